import type { Dirent } from "node:fs";
import { lstat, opendir } from "node:fs/promises";
import { basename, join } from "node:path";
import { readText } from "../documents/read-text.ts";
import { PlumbruleError } from "../model/errors.ts";
import type { Rules } from "../model/rules.ts";
import type { Component } from "../model/workload.ts";
import { loadProvider } from "../providers/registry.ts";
import { loadAnswers } from "../workload/answers.ts";
import { ADR_FOLDERS } from "../workload/decision-folder.ts";
import { discoverWorkload } from "../workload/discover.ts";
import { type Found, proposeManifest } from "../workload/init.ts";
import { insideFolder } from "../workload/inside-folder.ts";
import { loadWaivers } from "../workload/waivers.ts";
import { namedSources } from "./named-sources.ts";
import { loadObjectives } from "./objectives.ts";
import { type DescribeOptions, discoveryContext, folder, idsOf } from "./workload.ts";

export interface Proposal {
  /** The text of plumbrule.yaml. */
  text: string;
  found: Found;
}

/** Looks at a folder and proposes its manifest, one that loads. Writes nothing. Throws UsageError when there is no such folder. */
export async function proposeFor(
  options: Pick<DescribeOptions, "directory" | "progress" | "abort" | "tracing"> & {
    rules: Rules;
    /** Sources that are asked beside the folder itself. */
    providers?: readonly string[];
    /** Of those, `KEY=VALUE`. */
    settings?: readonly string[];
  },
): Promise<Proposal> {
  const directory = await folder(options.directory);
  const sources = await namedSources(directory, options.providers ?? [], options.settings ?? []);
  const components: Component[] = [];
  for (const id of new Set(["repository", ...Object.keys(sources)]))
    components.push(...(await componentsOf(id, directory, sources[id] ?? {}, options)));
  options.abort.throwIfAborted();
  const name = (await packageName(directory)) ?? basename(directory);
  const recordings = await firstFolder(directory, ["telemetry", "metrics", "recordings"]);
  const sloFolder = await firstFolder(directory, ["slos", "slo"]);
  const adrs = await firstFolder(directory, ADR_FOLDERS);
  const workload = discoverWorkload(name, components);
  const known = { directory, ...idsOf(options.rules, workload) };
  const leftOut: string[] = [];
  /** The file or pattern, when it is there and can be read; what cannot is said, since the manifest would be refused for it. */
  const readable = async <T>(there: T | undefined, read: (what: T) => Promise<unknown>): Promise<T | undefined> => {
    if (there === undefined) return undefined;
    try {
      await read(there);
      return there;
    } catch (error) {
      if (!(error instanceof PlumbruleError)) throw error;
      leftOut.push(error.message);
      return undefined;
    }
  };
  const slos = await readable(sloFolder && `${sloFolder}/*.{yaml,yml}`, (one) => loadObjectives(directory, [one]));
  const answers = await readable(await fileThere(directory, "answers.yaml"), (one) => loadAnswers(one, known));
  const waivers = await readable(await fileThere(directory, "waivers.yaml"), (one) => loadWaivers(one, known));
  const found: Found = {
    name,
    components,
    frameworks: [],
    sources,
    ...(recordings ? { telemetry: await recordedFiles(directory, recordings, options.abort) } : {}),
    ...(slos ? { slos: [slos] } : {}),
    ...(adrs ? { adrs } : {}),
    ...(answers ? { answers } : {}),
    ...(waivers ? { waivers } : {}),
    leftOut,
  };
  options.abort.throwIfAborted();
  return { text: proposeManifest(found), found };
}

/** Throws PlumbruleError (exit 3) when a source that was named cannot be read. */
async function componentsOf(
  id: string,
  directory: string,
  settings: { [key: string]: unknown },
  options: Parameters<typeof proposeFor>[0],
): Promise<Component[]> {
  const provider = await loadProvider(id);
  try {
    return (await provider.discover?.(discoveryContext(id, directory, settings, options))) ?? [];
  } catch (error) {
    if (error instanceof PlumbruleError || options.abort.aborted || id === "repository") throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new PlumbruleError(`${id}: ${why}`, { code: "PLUMBRULE_E_SOURCE", exitCode: 3 });
  }
}

/** Files that a mapping could name; more than these are for the user to group by a pattern. */
const MOST_FILES = 50;
/** Entries of a folder of recordings that are looked at. */
const MOST_ENTRIES = 10_000;
/** A name with one of these would be read as a pattern. */
const PATTERN = /[*?[\]{}\\]/;

async function recordedFiles(
  directory: string,
  path: string,
  abort: AbortSignal,
): Promise<NonNullable<Found["telemetry"]>> {
  const files = (await filesBelow(join(directory, path), abort)).filter((file) => !PATTERN.test(file)).sort();
  const some = files.slice(0, MOST_FILES);
  const lines = some.filter((file) => /\.(jsonl|ndjson)(\.gz)?$/.test(file));
  return {
    path,
    traces: lines.filter((file) => !/metric/i.test(file)),
    metrics: lines.filter((file) => /metric/i.test(file)),
    tables: some.filter((file) => /\.(csv|json)(\.gz)?$/.test(file)),
  };
}

/** Relative to the folder, with forward slashes; links are not followed. */
async function filesBelow(root: string, abort: AbortSignal): Promise<string[]> {
  const files: string[] = [];
  let entries = 0;
  const queue = [""];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    for await (const entry of entriesOf(join(root, at))) {
      abort.throwIfAborted();
      if (++entries > MOST_ENTRIES) return files;
      const path = at === "" ? entry.name : `${at}/${entry.name}`;
      if (entry.isFile()) files.push(path);
      else if (entry.isDirectory()) queue.push(path);
    }
  }
  return files;
}

/** None of a folder that may not be looked into. */
async function* entriesOf(path: string): AsyncGenerator<Dirent> {
  const opened = await opendir(path).catch(() => undefined);
  if (opened) yield* opened;
}

/** A folder of the workload itself: a link that leads out of it would be refused. */
async function firstFolder(directory: string, candidates: readonly string[]): Promise<string | undefined> {
  for (const candidate of candidates) {
    const there = await lstat(join(directory, candidate)).catch(() => undefined);
    if (there?.isDirectory() && !("refused" in (await insideFolder(directory, candidate)))) return candidate;
  }
  return undefined;
}

async function fileThere(directory: string, name: string): Promise<string | undefined> {
  return (await lstat(join(directory, name)).catch(() => undefined)) ? name : undefined;
}

/** No package.json that people keep comes near it. */
const MOST_PACKAGE_BYTES = 1_048_576;

async function packageName(directory: string): Promise<string | undefined> {
  try {
    const text = await readText(join(directory, "package.json"), "package.json", MOST_PACKAGE_BYTES);
    const { name } = JSON.parse(text) as { name?: unknown };
    return typeof name === "string" ? name.replace(/^@[^/]*\//, "") : undefined;
  } catch {
    return undefined;
  }
}
