import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import type { Evidence, Row, Series } from "../../../src/model/evidence.ts";
import type { GatherResult, ProviderContext } from "../../../src/model/provider.ts";
import type { Signal } from "../../../src/model/rules.ts";
import { UNTRACED } from "../../../src/model/tracing.ts";
import { provider } from "../../../src/providers/recorded/index.ts";

const catalogue = parse(readFileSync(new URL("../../../rules/signals/telemetry.yaml", import.meta.url), "utf8"));

/** The signals of the shipped catalogue. */
const SIGNALS: Signal[] = catalogue.signals.map((signal: object) => ({ ...catalogue.defaults, ...signal }));

export const FIXTURES = new URL("../../fixtures/recorded/", import.meta.url).pathname;

export function contextOf(
  directory: string,
  components: readonly string[],
  settings: object,
  more: Partial<ProviderContext> = {},
): ProviderContext {
  return {
    directory,
    workload: { name: "shop", components: components.map((id) => ({ id, type: "http-service", dependsOn: [] })) },
    settings: settings as ProviderContext["settings"],
    asOf: "2022-08-23T00:00:00Z",
    signals: SIGNALS,
    objectives: [],
    paths: { slos: [] },
    progress: () => undefined,
    abort: new AbortController().signal,
    tracing: UNTRACED,
    ...more,
  };
}

/** A folder with the given files that is gone after the test; names that end in `.gz` are gzipped. */
export async function folderOf(files: { [name: string]: string | Buffer }): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "plumbrule-recorded-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(
      join(folder, name),
      name.endsWith(".gz") && typeof content === "string" ? gzipSync(content) : content,
    );
  }
  return folder;
}

/** Gathers with asOf at the last sample, as a run without `--as-of` does. */
export async function gatherAll(context: ProviderContext): Promise<GatherResult & { asOf: string }> {
  const asOf = (await provider.lastSample?.(context)) ?? context.asOf;
  return { ...(await provider.gather({ ...context, asOf })), asOf };
}

export function find(result: GatherResult, subject: string, signal: string, target?: string): Evidence {
  const found = result.evidence.filter(
    (evidence) =>
      evidence.subject === subject &&
      evidence.signal === signal &&
      (target === undefined || evidence.attributes?.target === target),
  );
  if (found.length !== 1 || found[0] === undefined)
    throw new Error(`${found.length} readings of ${signal} of ${subject}`);
  return found[0];
}

export function series(evidence: Evidence): Series {
  const { value } = evidence;
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new Error(`${evidence.signal}: ${evidence.reason ?? "no series"}`);
  return value;
}

export function rows(evidence: Evidence): Row[] {
  if (!Array.isArray(evidence.value)) throw new Error(`${evidence.signal}: ${evidence.reason ?? "no rows"}`);
  return evidence.value as Row[];
}
