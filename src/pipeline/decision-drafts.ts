import { lstat, realpath } from "node:fs/promises";
import path from "node:path";
import { draftsOf } from "../decisions/draft.ts";
import { type NumberStyle, nextNumber, numberStyleOf, recordFileName } from "../decisions/file-names.ts";
import { fillTemplate, type RecordForm, renderDraft, renderEmpty } from "../decisions/render.ts";
import type { Assessment } from "../model/assessment.ts";
import type { RecordReference } from "../model/decision.ts";
import { UsageError } from "../model/errors.ts";
import { visible } from "../model/text.ts";
import { type DecisionFolder, formOf, readDecisionFolder } from "../workload/decision-folder.ts";
import { insideFolder } from "../workload/inside-folder.ts";
import { readManifest } from "../workload/manifest.ts";

interface SuggestedRecord {
  /** The decision's id. */
  id: string;
  title: string;
  /** Where it stands or would stand, relative to the workload's folder. */
  path: string;
  text: string;
}

export interface Suggestions {
  /** Relative to the workload's folder. */
  folder: string;
  template: RecordForm;
  drafts: SuggestedRecord[];
  /** Decisions that a record takes up already. */
  recorded: { id: string; title: string; records: RecordReference[] }[];
}

/** The folder of records of a workload's folder. Throws UsageError or FileError. */
export async function decisionFolderOf(directory: string, configPath?: string): Promise<DecisionFolder> {
  const root = await realpath(directory).catch(() => {
    throw new UsageError(`there is no folder "${directory}"`);
  });
  const manifest = Object((await readManifest(root, configPath))?.source.value);
  const [stated, name]: unknown[] = [manifest.adrs, Object(manifest.metadata).name];
  const folder = await readDecisionFolder(root, typeof stated === "string" ? stated : undefined);
  return typeof name === "string" ? { ...folder, workload: name } : folder;
}

/** Records to write for the decisions of an assessment; those that a record names already are left out, whatever became of it. `today` is a day. */
export function suggestRecords(
  assessment: Assessment,
  folder: DecisionFolder,
  form: RecordForm | undefined,
  today: string,
): Suggestions {
  if (folder.workload !== undefined && visible(folder.workload) !== visible(assessment.workload.name))
    throw new UsageError(
      `the assessment is of the workload "${visible(assessment.workload.name)}", the folder of "${visible(folder.workload)}"`,
      ["name the folder of the workload that was assessed"],
    );
  const template = form ?? formOf(folder);
  const style = styleOf(folder);
  const known = new Map(assessment.decisions.map(({ id, records = [] }) => [id, [...records]]));
  for (const { marker, path: file, title, status } of folder.records) {
    const records = marker?.decision === undefined ? undefined : known.get(marker.decision);
    if (records && !records.some((one) => one.path === file))
      records.push({ path: file, title: title?.value ?? "", status: status?.value ?? "none" });
  }
  const taken = new Set(folder.names);
  let number = nextNumber(folder.names);
  const drafts = draftsOf(assessment, today)
    .filter(({ decision }) => known.get(decision)?.length === 0)
    .map((draft): SuggestedRecord => {
      let name = recordFileName(draft.title, style, number, draft.date);
      if (taken.has(name)) name = name.replace(/\.md$/, `-${draft.decision}.md`);
      taken.add(name);
      const text = renderDraft(draft, template, style.kind === "number" ? number : undefined);
      number += 1;
      return { id: draft.decision, title: draft.title, path: placed(folder, name), text };
    });
  const recorded = assessment.decisions.flatMap(({ id, title }) => {
    const records = known.get(id) ?? [];
    return records.length === 0 ? [] : [{ id, title, records }];
  });
  return { folder: folder.path, template, drafts, recorded };
}

/** A record to fill in, in the folder's own template where it has one and no other form is asked for. `today` is a day. */
export function newRecord(
  title: string,
  folder: DecisionFolder,
  form: RecordForm | undefined,
  today: string,
): { path: string; text: string } {
  const style = styleOf(folder);
  const number = nextNumber(folder.names);
  const shown = style.kind === "number" ? number : undefined;
  const text =
    form === undefined && folder.template
      ? fillTemplate(folder.template.text, title, today, shown)
      : renderEmpty(title, form ?? formOf(folder), today, shown);
  return { path: placed(folder, recordFileName(title, style, number, today)), text };
}

function styleOf({ records }: DecisionFolder): NumberStyle {
  return numberStyleOf(records.flatMap(({ prefix }) => (prefix === undefined ? [] : [`${prefix}-`])));
}

function placed({ path: folder }: DecisionFolder, name: string): string {
  return folder === "." ? name : `${folder}/${name}`;
}

/** Absolute paths of new files of the workload's folder. Throws UsageError for one that is there already or leads out of it. */
export async function newFilesIn(directory: string, paths: readonly string[]): Promise<string[]> {
  const root = await realpath(directory);
  const absolute: string[] = [];
  for (const file of paths) {
    const inside = await insideFolder(root, file);
    if ("refused" in inside) throw new UsageError(`"${file}" ${inside.refused}`);
    const target = path.join(root, inside.relative);
    if (await lstat(target).catch(() => undefined))
      throw new UsageError(`"${file}" is there already`, ["nothing was written; move it, or run the command again"]);
    absolute.push(target);
  }
  return absolute;
}
