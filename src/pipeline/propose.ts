import { readdir, readFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import type { Rules } from "../model/rules.ts";
import type { Component } from "../model/workload.ts";
import { loadProvider, PROVIDER_IDS } from "../providers/registry.ts";
import { type Found, proposeManifest } from "../workload/init.ts";
import { type DescribeOptions, discoveryContext, folder } from "./workload.ts";

export interface Proposal {
  /** The text of plumbrule.yaml. */
  text: string;
  found: Found;
}

/** Looks at a folder and proposes its manifest. Writes nothing. Throws UsageError when there is no such folder. */
export async function proposeFor(
  options: Pick<DescribeOptions, "directory" | "progress" | "abort"> & { rules: Rules },
): Promise<Proposal> {
  const directory = await folder(options.directory);
  const components: Component[] = [];
  for (const id of PROVIDER_IDS) {
    const provider = await loadProvider(id);
    const found = (await provider.discover?.(discoveryContext(directory, {}, options))) ?? [];
    for (const component of found) components.push(component);
  }
  const entries = await readdir(directory, { withFileTypes: true });
  const names = new Set(entries.map((entry) => entry.name));
  const folders = new Set(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name));
  const firstOf = (...candidates: string[]) => candidates.find((name) => folders.has(name));
  const recordings = firstOf("telemetry", "metrics", "recordings");
  const slos = firstOf("slos", "slo");
  const adrs = await firstFolder(directory, [
    "docs/adr",
    "docs/adrs",
    "docs/decisions",
    "doc/adr",
    "adr",
    "adrs",
    "decisions",
  ]);
  const found: Found = {
    name: (await packageName(directory)) ?? basename(directory),
    components,
    frameworks: [],
    ...(recordings ? { telemetry: await recordedFiles(directory, recordings) } : {}),
    ...(slos ? { slos: [`${slos}/*.yaml`] } : {}),
    ...(adrs ? { adrs } : {}),
    ...(names.has("answers.yaml") ? { answers: "answers.yaml" } : {}),
    ...(names.has("waivers.yaml") ? { waivers: "waivers.yaml" } : {}),
  };
  return { text: proposeManifest(found), found };
}

/** Files that a mapping could name; more than these are for the user to group by a pattern. */
const MOST_FILES = 50;

async function recordedFiles(directory: string, path: string): Promise<NonNullable<Found["telemetry"]>> {
  const root = join(directory, path);
  const files = (await readdir(root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort()
    .slice(0, MOST_FILES);
  const lines = files.filter((file) => /\.(jsonl|ndjson)(\.gz)?$/.test(file));
  return {
    path,
    traces: lines.filter((file) => !/metric/i.test(file)),
    metrics: lines.filter((file) => /metric/i.test(file)),
    tables: files.filter((file) => /\.(csv|json)(\.gz)?$/.test(file)),
  };
}

async function firstFolder(directory: string, candidates: string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    const there = await readdir(join(directory, candidate)).catch(() => undefined);
    if (there) return candidate;
  }
  return undefined;
}

async function packageName(directory: string): Promise<string | undefined> {
  try {
    const { name } = JSON.parse(await readFile(join(directory, "package.json"), "utf8")) as { name?: unknown };
    return typeof name === "string" ? name.replace(/^@[^/]*\//, "") : undefined;
  } catch {
    return undefined;
  }
}
