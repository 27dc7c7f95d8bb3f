import { lstat, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { type DecisionRecord, isRecordName, parseDecisionRecord, templateOf } from "../documents/decision-record.ts";
import { readMarkdown } from "../documents/markdown-lines.ts";
import { readText } from "../documents/read-text.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import { FileError, UsageError } from "../model/errors.ts";
import { insideFolder } from "./inside-folder.ts";

/** Where records usually are, by the conventions of adr-tools, MADR and log4brains. */
export const ADR_FOLDERS = ["docs/adr", "docs/adrs", "docs/decisions", "doc/adr", "adr", "adrs", "decisions"] as const;

const MOST_BYTES = 1_048_576;
const MOST_RECORDS = 10_000;
const TEMPLATE = /^(?:adr[-_])?template\.md$|^0000-.*template.*\.md$/i;

export interface DecisionFolder {
  /** The workload's name in its manifest. */
  workload?: string;
  /** Relative to the workload's folder, with forward slashes; it need not exist yet. */
  path: string;
  absolute: string;
  records: DecisionRecord[];
  /** Names of everything in it: none is written over. */
  names: string[];
  /** The folder's own template. */
  template?: { path: string; text: string };
}

/**
 * The workload's decision records: in the folder that the manifest names, else in that of adr-tools' `.adr-dir` or log4brains' settings,
 * else in one of the usual names. Throws FileError for a file that cannot be read, UsageError for a folder outside of the workload.
 */
export async function readDecisionFolder(directory: string, stated: string | undefined): Promise<DecisionFolder> {
  const named = stated ?? (await settled(directory)) ?? (await usual(directory)) ?? ADR_FOLDERS[0];
  const inside = await insideFolder(directory, named);
  if ("refused" in inside) throw new UsageError(`the folder of decision records, "${named}", ${inside.refused}`);
  const { absolute, relative } = inside;
  const found = await stat(absolute).catch(() => undefined);
  if (!found) return { path: relative, absolute, records: [], names: [] };
  if (!found.isDirectory())
    throw new FileError({ file: relative }, "is a file; a folder of decision records is expected");
  const names = (await readdir(absolute)).sort();
  const folder: DecisionFolder = { path: relative, absolute, records: [], names };
  for (const name of names.filter((one) => /\.(?:md|markdown)$/i.test(one)).slice(0, MOST_RECORDS)) {
    const file = relative === "." ? name : `${relative}/${name}`;
    if (TEMPLATE.test(name)) folder.template = { path: file, text: await readInside(directory, file) };
    else if (isRecordName(name.toLowerCase()))
      folder.records.push(parseDecisionRecord(await readInside(directory, file), file));
  }
  return folder;
}

/** The shape that new records take: that of the folder's own template, else of its newest record that has one. */
export function formOf({ template, records }: DecisionFolder): "madr" | "nygard" {
  const own = template && templateOf(readMarkdown(template.text).headings.filter(({ level }) => level === 2));
  const newest = records.findLast((record) => record.template !== "other")?.template;
  return [own, newest].find((form) => form === "madr" || form === "nygard") ?? "madr";
}

async function readInside(directory: string, file: string): Promise<string> {
  const inside = await insideFolder(directory, file);
  if ("refused" in inside) throw new FileError({ file }, inside.refused);
  return readText(inside.absolute, file, MOST_BYTES);
}

async function settled(directory: string): Promise<string | undefined> {
  const said = async (file: string) =>
    (await lstat(path.join(directory, file)).catch(() => undefined)) ? readInside(directory, file) : undefined;
  const adrDir = (await said(".adr-dir"))?.split(/\r?\n/)[0]?.trim();
  if (adrDir) return adrDir;
  const log4brains = await said(".log4brains.yml");
  const folder = log4brains && Object(Object(parseYaml(log4brains, ".log4brains.yml").value).project).adrFolder;
  return typeof folder === "string" ? folder : undefined;
}

async function usual(directory: string): Promise<string | undefined> {
  for (const folder of ADR_FOLDERS) {
    const found = await stat(path.join(directory, folder)).catch(() => undefined);
    if (found?.isDirectory()) return folder;
  }
  return undefined;
}
