import { lstat, realpath } from "node:fs/promises";
import path from "node:path";
import { type LintContext, lintRecords } from "../decisions/lint.ts";
import type { RecordProblem } from "../decisions/record-problem.ts";
import { decisionRules } from "../decisions/rules.ts";
import { type DecisionRecord, parseDecisionRecord } from "../documents/decision-record.ts";
import { linksIn } from "../documents/markdown-lines.ts";
import type { Rules } from "../model/rules.ts";
import { visibleDeep } from "../model/text.ts";
import { readManifest } from "../workload/manifest.ts";
import { decisionFolderOf } from "./decision-drafts.ts";

export interface ListedRecord {
  path: string;
  number: number | null;
  title: string;
  status: string;
  date: string | null;
  /** The decision of an assessment that it takes up. */
  decision: string | null;
  /** Checks that show that it was carried out, and by when. */
  confirmation: string[];
  by: string | null;
}

/** The records of a workload, by file name. Throws UsageError or FileError. */
export async function listRecords(
  directory: string,
  configPath?: string,
): Promise<{ folder: string; records: ListedRecord[] }> {
  const { path: folder, records } = await decisionFolderOf(directory, configPath);
  return visibleDeep({
    folder,
    records: records.map(({ path: file, number = null, title, status, date, marker }) => ({
      path: file,
      number,
      title: title?.value ?? "",
      status: status?.value ?? "none",
      date: date?.valid ? date.value : null,
      decision: marker?.decision ?? null,
      confirmation: marker?.confirmation ?? [],
      by: marker?.by ?? null,
    })),
  });
}

export interface LintedRecords {
  folder: string;
  records: number;
  problems: RecordProblem[];
  /** What could not be looked at, and why. */
  unchecked: { rule: string; reason: string }[];
}

/** Everything that is wrong with the records of a workload. Throws UsageError or FileError for what cannot be read (exit 2). */
export async function lintFolder(
  directory: string,
  options: { configPath?: string | undefined; rules: Rules; now: number; abort: AbortSignal },
): Promise<LintedRecords> {
  const folder = await decisionFolderOf(directory, options.configPath);
  const root = await realpath(directory);
  const { acceptedTexts } = await import("../providers/repository/git/accepted-texts.ts");
  const settings = Object(
    Object(Object((await readManifest(root, options.configPath))?.source.value).providers).repository,
  );
  const past = folder.records.filter(({ status }) => status !== undefined && status.value !== "proposed");
  const found = await acceptedTexts(
    { directory: root, settings, abort: options.abort },
    past.map((record) => record.path),
    (text, file) => parseDecisionRecord(text, file).status?.value === "accepted",
  );
  const texts = "texts" in found ? found.texts : new Map<string, string>();
  const context: LintContext = {
    records: folder.records,
    checkIds: options.rules.checks.map(({ id }) => id),
    exists: await linkTargets(folder.records, root),
    accepted: new Map([...texts].map(([file, text]) => [file, parseDecisionRecord(text, file)])),
    staleAfterDays: decisionRules(options.rules).staleProposal.value,
    now: options.now,
  };
  const unchecked = "unknown" in found && past.length > 0 ? [{ rule: "immutable", reason: found.unknown }] : [];
  return visibleDeep({
    folder: folder.path,
    records: folder.records.length,
    problems: lintRecords(context),
    unchecked,
  });
}

/** Whether a link leads to something, looked up once; what lies outside of the workload's folder is not looked at, and passes. */
async function linkTargets(records: readonly DecisionRecord[], root: string): Promise<LintContext["exists"]> {
  const place = ({ path: file }: DecisionRecord, target: string): string | undefined => {
    const written = target.split(/[#?]/)[0] ?? "";
    let decoded = written;
    try {
      decoded = decodeURIComponent(written);
    } catch {
      // Not percent-encoded: taken as it stands.
    }
    const absolute = decoded.startsWith("/")
      ? path.join(root, decoded)
      : path.resolve(root, path.dirname(file), decoded);
    return absolute.includes("\0") || (absolute !== root && !absolute.startsWith(root + path.sep))
      ? undefined
      : absolute;
  };
  const missing = new Set<string>();
  for (const record of records) {
    for (const { target } of linksIn(record.text.prose)) {
      const absolute = place(record, target);
      if (absolute !== undefined && !(await lstat(absolute).catch(() => undefined))) missing.add(absolute);
    }
  }
  return (record, target) => !missing.has(place(record, target) ?? "");
}
