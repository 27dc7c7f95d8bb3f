import type { DoctorResult, ProviderContext } from "../../model/provider.ts";
import { visible } from "../../model/text.ts";
import { isRefusal, resolveFiles, type WorkloadFile } from "../shared/files/workload-files.ts";
import { signalProblems } from "./mapped-signals.ts";
import { planMappings } from "./plan.ts";
import { missingColumn } from "./series/gather-series.ts";
import { timeColumn } from "./series/table-samples.ts";
import { columnOf, pathOf, settingsOf, timeOf } from "./settings.ts";
import { tableColumns } from "./tables/read-table.ts";

/** Whether every mapped file is there, may be read and has the columns that are mapped, and whether every mapped signal is one. */
export async function examineRecorded(context: ProviderContext): Promise<DoctorResult[]> {
  const settings = settingsOf(context.settings);
  const results = new Map<string, DoctorResult>();
  const say = (subject: string, ok: boolean, message: string, fix?: string) => {
    const before = results.get(subject);
    // A file mapped twice is well only when both mappings are.
    if (before && !before.ok) return;
    const result = { subject: visible(subject), ok, message: visible(message) };
    results.set(subject, fix === undefined ? result : { ...result, fix });
  };
  const check = async (
    file: WorkloadFile,
    delimiter: string | undefined,
    wanted: readonly string[],
    time?: { column: string | undefined },
  ) => {
    const { columns, reason } = await tableColumns(file, { delimiter }, context.abort);
    if (reason !== undefined)
      return say(file.path, false, reason, "check that the file is the one meant, and its `delimiter`");
    if (time && timeColumn(columns, time.column) < 0) {
      return say(
        file.path,
        false,
        time.column === undefined
          ? `${file.path} has no column named time`
          : missingColumn(file.path, time.column, columns, false),
        "name the time column: `time: <column>`",
      );
    }
    const missing = wanted.find((column) => !columns.includes(column));
    if (missing !== undefined)
      return say(
        file.path,
        false,
        missingColumn(file.path, missing, columns, false),
        "correct the column's name in plumbrule.yaml",
      );
    say(file.path, true, `${columns.length} columns`);
  };
  const mend = "correct `file` in plumbrule.yaml, or put the recording there";
  const { series } = await planMappings(context, settings);
  for (const job of series.jobs) {
    for (const refusal of job.refusals) say(refusal.path, false, refusal.reason, mend);
    const wanted = [
      ...Object.values(job.mapping.signals ?? {}).map((column) => columnOf(column).column),
      ...Object.keys(job.mapping.notRecorded ?? {}),
      ...(job.mapping.compareTime === undefined ? [] : [job.mapping.compareTime]),
    ];
    for (const file of job.files)
      await check(file, job.mapping.delimiter, wanted, { column: timeOf(job.mapping.time).column });
  }
  const others = [
    ...(settings.edges ?? []).map((mapping) => ({
      mapping,
      wanted: [] as string[],
      time: { column: timeOf(mapping.time).column },
    })),
    ...(settings.graph ?? []).map((mapping) => ({
      mapping,
      wanted: [mapping.source, mapping.target],
      time: undefined,
    })),
  ];
  for (const { mapping, wanted, time } of others) {
    for (const file of await resolveFiles(context.directory, pathOf(settings, mapping.file))) {
      if (isRefusal(file)) say(file.path, false, file.reason, mend);
      else await check(file, mapping.delimiter, wanted, time);
    }
  }
  for (const { file: name } of [...(settings.traces ?? []), ...(settings.metrics ?? [])]) {
    for (const file of await resolveFiles(context.directory, pathOf(settings, name))) {
      if (isRefusal(file)) say(file.path, false, file.reason, mend);
      else say(file.path, true, `${file.bytes} bytes`);
    }
  }
  for (const [id, problem] of signalProblems(context, settings))
    say(`signal ${id}`, false, problem, "correct the signal's name in plumbrule.yaml");
  return [...results.values()];
}
