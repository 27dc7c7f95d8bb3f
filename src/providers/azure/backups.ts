import type { ProviderContext } from "../../model/provider.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import type { Component } from "../../model/workload.ts";
import { dailyCounts } from "../shared/daily-counts.ts";
import { BACKUP_JOBS, type BackupJob, backupJobOf } from "./backup-jobs.ts";
import { GRAPH, readGraph } from "./graph.ts";
import type { AzureLimits } from "./limits.ts";
import type { AzureRules } from "./metric-series.ts";
import { type Gathered, type Part, plannedReading, told } from "./part.ts";
import { parseResourceId } from "./resource-id.ts";
import { placedComponents, subscriptionsOf } from "./scope.ts";

const COMPONENT = ["backup.completed", "backup.failed"];
const WORKLOAD = "restore.completed";

/** Whole days, UTC. Milliseconds. */
interface Days {
  start: number;
  count: number;
}

/**
 * Backups and restores of Azure Backup, by day, from one query. Of what has no job in the list nothing is known: its service may back it
 * up by itself, and Resource Graph leaves out silently what may not be read.
 */
export function planBackups(context: ProviderContext, rules: AzureRules, limits: AzureLimits): Part | undefined {
  const subscriptions = subscriptionsOf(context);
  const days = daysOf(context.asOf, rules.backups.days.value);
  const own = context.signals.filter(({ id }) => COMPONENT.includes(id));
  const whole = context.signals.filter(({ id }) => id === WORKLOAD);
  const stored = placedComponents(context).filter(({ type }) => own.length > 0 && rules.types[type]?.backedUp === true);
  if (!days || subscriptions.length === 0 || stored.length + whole.length === 0) return undefined;
  const subject = context.workload.name;
  const end = days.start + days.count * DAY_MS;
  const window = { start: formatInstant(days.start), end: formatInstant(end) };
  const evidence = (read: { jobs: BackupJob[] } | { reason: string }) => {
    const dailyOf = (of: (job: BackupJob) => boolean, counts: (job: BackupJob) => boolean, none: string) => {
      if ("reason" in read) return read;
      const known = read.jobs.filter(of);
      return known.length === 0
        ? { reason: none }
        : { value: dailyCounts(known.filter(counts), days.start, days.count) };
    };
    return [
      ...stored.flatMap((component) => {
        const isOf = naming(component);
        return own.map((signal) => {
          const completed = signal.id === "backup.completed";
          const backups = (job: BackupJob) => job.kind === "backup" && isOf(job);
          const result = dailyOf(backups, (job) => job.completed === completed, NONE_OF_IT);
          return told(signal, component.id, result, BACKUP_JOBS, window, context.asOf);
        });
      }),
      ...whole.map((signal) => {
        const result = dailyOf(
          () => true,
          (job) => job.kind === "restore" && job.completed,
          NONE,
        );
        return told(signal, subject, result, BACKUP_JOBS, window, context.asOf);
      }),
    ];
  };
  return {
    api: GRAPH,
    requests: 1,
    readings: [
      ...stored.flatMap(({ id }) => own.map((signal) => plannedReading(id, signal))),
      ...whole.map((signal) => plannedReading(subject, signal)),
    ],
    async gather(connection): Promise<Gathered> {
      if ("reason" in connection) return { evidence: evidence(connection), troubles: [] };
      const read = await readGraph(connection, BACKUP_JOBS, subscriptions, limits);
      if ("failure" in read)
        return { evidence: evidence(read.failure), troubles: [{ api: GRAPH, failure: read.failure }] };
      const jobs = read.rows.flatMap(backupJobOf).filter(({ at }) => at >= days.start && at < end);
      return { evidence: evidence({ jobs }), troubles: [] };
    },
  };
}

const NONE_OF_IT =
  "Azure Backup lists no job of it in these days: backups that its service makes by itself, and vaults that these credentials may not read, are not in the list";
const NONE = "Azure Backup lists no job at all in these days: what is restored here is restored by other means";

/** Whether a job is of the component. */
function naming({ ref }: Component): (job: BackupJob) => boolean {
  const resource = parseResourceId(ref?.resourceId);
  const id = resource?.id.toLowerCase();
  const isAccount = resource?.type.toLowerCase() === "microsoft.storage/storageaccounts";
  const name = isAccount ? resource?.name.toLowerCase() : undefined;
  return ({ source, account }) => (source === "" ? account !== "" && account === name : source === id);
}

/** The whole days before the end of the run that are still listed. */
function daysOf(asOf: string, listedDays: number): Days | undefined {
  const end = Math.floor(Date.parse(asOf) / DAY_MS) * DAY_MS;
  const start = Math.ceil((Math.max(Date.now(), Date.parse(asOf)) - listedDays * DAY_MS) / DAY_MS) * DAY_MS;
  return start < end ? { start, count: (end - start) / DAY_MS } : undefined;
}
