import type { Evidence, Window } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import type { Component } from "../../model/workload.ts";
import type { Called } from "../shared/calls.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import type { Cloud } from "./cloud.ts";
import type { GcpRules } from "./measures.ts";
import { type Item, instantOf, restSince, textOf } from "./rest-list.ts";
import { labelsOf, projectOf } from "./series.ts";
import { settingsOf } from "./settings.ts";
import { evidenceOf, type Reading, type View } from "./views.ts";

const SOURCE = "gcp/sqladmin";
const PAGE = "500";

/** Statuses of a run that is over (sqladmin v1, SqlBackupRunStatus); of the others nothing is known yet. */
const ENDED: { [status: string]: "backup.completed" | "backup.failed" } = {
  SUCCESSFUL: "backup.completed",
  FAILED: "backup.failed",
  SKIPPED: "backup.failed",
};

/** Operations that bring back what a backup holds (sqladmin v1, SqlOperationType). */
const RESTORES: ReadonlySet<string> = new Set(["RESTORE_VOLUME"]);

interface Instance {
  component: Component;
  project: string;
  name: string;
}

/** Days of 24 hours that end with the run: a backup that is due once a day falls once into each. */
interface Days {
  start: number;
  count: number;
  window: Window;
}

/** Backups of Cloud SQL instances, a list for each project, and restores, another one. */
export function databaseBackupsView(context: ProviderContext, { backups }: GcpRules): View | undefined {
  const instances = instancesOf(context);
  const projects = [...new Set(instances.map(({ project }) => project))].sort();
  const signals = (...ids: string[]) => context.signals.filter(({ id }) => ids.includes(id));
  const kept = daysOf(context.asOf, backups.days.value);
  const watched = daysOf(context.asOf, backups.restoreDays.value);
  const runs = instances.flatMap(({ component, project }) =>
    signals("backup.completed", "backup.failed").map(
      (signal): Reading => ({
        subject: component.id,
        signal,
        query: `projects/${project}/instances/-/backupRuns`,
        window: kept.window,
      }),
    ),
  );
  const restores = signals("restore.completed").map(
    (signal): Reading => ({
      subject: context.workload.name,
      signal,
      query: projects.map((project) => `projects/${project}/operations`).join(" "),
      window: watched.window,
    }),
  );
  const readings = [...runs, ...(projects.length > 0 ? restores : [])];
  if (readings.length === 0) return undefined;
  const lists = (Number(runs.length > 0) + Number(restores.length > 0)) * projects.length;
  return {
    source: SOURCE,
    readings,
    plan: (usage) => usage.add(SOURCE, { requests: lists, bound: lists }),
    async see(cloud, complaints) {
      cloud.calls.usage.add(SOURCE, { bound: lists });
      const ask = (
        on: boolean,
        list: (cloud: Cloud, project: string, since: number) => Promise<Called<Item[]>>,
        since: number,
      ) =>
        Promise.all(on ? projects.map(async (project) => [project, await list(cloud, project, since)] as const) : []);
      const [backupLists, operationLists] = await Promise.all([
        ask(runs.length > 0, runsOf, kept.start),
        ask(restores.length > 0, operationsOf, watched.start),
      ]);
      for (const [, called] of [...backupLists, ...operationLists]) {
        if ("failure" in called) complaints.failed(SOURCE, called.failure.reason);
        else complaints.answered(SOURCE);
      }
      const byProject = new Map(backupLists);
      const evidence = runs.map((reading): Evidence => {
        const own = instances.find(({ component }) => component.id === reading.subject);
        const called = own && byProject.get(own.project);
        return evidenceOf(
          reading,
          backupsIn(called, own?.name ?? "", reading.signal.id, kept, backups.lateHours.value),
          context.asOf,
        );
      });
      const restored = restoresIn(
        operationLists.map(([, called]) => called),
        watched,
      );
      return { evidence: [...evidence, ...restores.map((reading) => evidenceOf(reading, restored, context.asOf))] };
    },
  };
}

function instancesOf({ workload, settings }: ProviderContext): Instance[] {
  return workload.components.flatMap((component) => {
    const project = projectOf(component, settingsOf(settings).project);
    const name = labelsOf(component).get("database_id")?.split(":").at(-1);
    return component.type === "gcp.cloudsql" && project !== undefined && name !== undefined && name !== ""
      ? [{ component, project, name }]
      : [];
  });
}

function daysOf(asOf: string, count: number): Days {
  const end = lastWholeMinute(asOf);
  const start = end - count * DAY_MS;
  return { start, count, window: { start: formatInstant(start), end: formatInstant(end) } };
}

/** "-" stands for all instances. */
function runsOf(cloud: Cloud, project: string, since: number): Promise<Called<Item[]>> {
  const path = `v1/projects/${encodeURIComponent(project)}/instances/-/backupRuns`;
  return listOf(cloud, path, "cloudsql.backupRuns.list", since, ({ enqueuedTime }) => instantOf(enqueuedTime));
}

function operationsOf(cloud: Cloud, project: string, since: number): Promise<Called<Item[]>> {
  const path = `v1/projects/${encodeURIComponent(project)}/operations`;
  return listOf(cloud, path, "cloudsql.instances.get", since, ({ startTime }) => instantOf(startTime));
}

function listOf(cloud: Cloud, path: string, permission: string, since: number, timeOf: (item: Item) => number) {
  const request = { api: "sqladmin" as const, path, query: { maxResults: PAGE }, permission, items: "items" };
  return restSince(cloud, SOURCE, request, since, timeOf);
}

type Daily = { value: { start: string; step: number; values: (number | null)[] } } | { reason: string };

/**
 * How many runs of one instance were completed, or failed, each day. A run counts on the day whose backup window it is of, so that a late
 * start moves nothing. Old backups are deleted together with their runs: days before the oldest one are not known.
 */
function backupsIn(
  called: Called<Item[]> | undefined,
  name: string,
  signal: string,
  days: Days,
  lateHours: number,
): Daily {
  if (!called) return { reason: "was not asked" };
  if ("failure" in called) return { reason: called.failure.reason };
  const runs = called.answer
    .filter(({ instance }) => textOf(instance) === name)
    .map((run) => ({ at: dueAt(run), kind: ENDED[textOf(run.status)] }))
    .filter(({ at }) => Number.isFinite(at));
  const ended = runs.filter(({ kind }) => kind !== undefined);
  if (ended.length === 0)
    return { reason: "no run of a backup of it is listed: it may be a replica, have none, or have lost the old ones" };
  const first = Math.min(...ended.map(({ at }) => at));
  const newest = Math.max(...ended.map(({ at }) => at));
  const values = counted(
    ended.filter(({ kind }) => kind === signal).map(({ at }) => at),
    days,
    first,
  );
  // The last day's may be on its way: it is missing when its time is over.
  const end = days.start + days.count * DAY_MS;
  const open = newest <= end - DAY_MS && end < newest + DAY_MS + lateHours * 3_600_000;
  if (open) values[days.count - 1] = null;
  return series(values, days);
}

/** Start of its backup window; of one on demand, when it was asked for. */
function dueAt({ windowStartTime, enqueuedTime }: Item): number {
  const due = instantOf(windowStartTime);
  return Number.isNaN(due) ? instantOf(enqueuedTime) : due;
}

/** Of several projects all have to be known; how long operations are listed is not told, so that days before the oldest are not known. */
function restoresIn(lists: readonly Called<Item[]>[], days: Days): Daily {
  const failure = lists.find((called) => "failure" in called);
  if (failure && "failure" in failure) return { reason: failure.failure.reason };
  const all = lists.map((called) => ("answer" in called ? called.answer : []));
  if (all.some((list) => list.length === 0))
    return { reason: "no operation is listed: how far back the list goes is not known" };
  const first = Math.max(...all.map((list) => Math.min(...list.map(({ startTime }) => instantOf(startTime)))));
  if (!Number.isFinite(first)) return { reason: "the answer does not have the shape that this API gives" };
  const done = all
    .flat()
    .filter((one) => RESTORES.has(textOf(one.operationType)) && one.status === "DONE" && one.error === undefined);
  const values = counted(
    done.map(({ endTime }) => instantOf(endTime)),
    days,
    first,
  );
  return series(values, days);
}

/** Events of each day; days that began before `first` are not known, except that they had what is listed. */
function counted(times: readonly number[], { start, count }: Days, first: number): (number | null)[] {
  const values = Array.from({ length: count }, (_, at): number | null => (start + at * DAY_MS >= first ? 0 : null));
  for (const time of times) {
    const at = Math.ceil((time - start) / DAY_MS) - 1;
    if (at >= 0 && at < count) values[at] = (values[at] ?? 0) + 1;
  }
  return values;
}

function series(values: (number | null)[], { window }: Days): Daily {
  return values.every((value) => value === null)
    ? { reason: "none is listed in that time" }
    : { value: { start: window.start, step: DAY_MS / 1000, values } };
}
