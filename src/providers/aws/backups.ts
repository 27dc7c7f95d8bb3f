import type { ProviderContext } from "../../model/provider.ts";
import { DAY_MS } from "../../model/time.ts";
import { dailyCounts } from "../shared/daily-counts.ts";
import { plannedSignal, signalEvidence } from "../shared/signal-evidence.ts";
import { type Days, windowOf } from "./days.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import type { Job } from "./list-backups.ts";
import { pagesOf } from "./paged.ts";
import { namesComponent } from "./resource-arn.ts";

const COMPONENT = ["backup.completed", "backup.failed"];
const WORKLOAD = "restore.completed";

/** ListBackupJobs lists the last 30 days; the first of them is not whole, and a job may run from one day into the next. */
const DAYS = 28;
const LISTED_DAYS = 30;

/** Backups and restores of AWS Backup, by day. Of what has no job in the list nothing is known: its service may back it up by itself. */
export function backups(plan: Intended, context: ProviderContext): Inventory | undefined {
  if (plan.settings.backups !== true) return undefined;
  const days = daysOf(context.asOf);
  const { workload, asOf, signals } = context;
  const own = signals.filter(({ id }) => COMPONENT.includes(id));
  const whole = signals.filter(({ id }) => id === WORKLOAD);
  const stored = plan.components.flatMap(({ component }) =>
    own.length > 0 && plan.rules.types[component.type]?.backedUp === true ? [component] : [],
  );
  if (!days || (stored.length === 0 && whole.length === 0)) return undefined;
  return {
    api: "aws/backup",
    bound: 2 * plan.regions.length,
    usd: 0,
    readings: [
      ...stored.flatMap(({ id }) => own.map((signal) => plannedSignal("aws", id, signal))),
      ...whole.map((signal) => plannedSignal("aws", workload.name, signal)),
    ],
    async gather(access) {
      const { listBackups } = await import("./list-backups.ts");
      const lists = await Promise.all(plan.regions.map((region) => listBackups(region, days.start - DAY_MS, access)));
      const failed = lists.flatMap((one) => ("reason" in one ? [one.reason] : []));
      const jobs = lists.flatMap((one) => ("reason" in one ? [] : one.items));
      const made = jobs.filter(({ kind }) => kind === "backup");
      const query = `ListBackupJobs, ListRestoreJobs, ${plan.regions.join(", ")}`;
      const reading = { provider: "aws", query, window: windowOf(days), asOf };
      const told = (of: readonly Job[], counted: (job: Job) => boolean, none: string) =>
        failed[0] !== undefined
          ? { reason: failed[0] }
          : of.length === 0
            ? { reason: none }
            : { value: dailyCounts(jobs.filter(counted), days.start, days.days) };
      return {
        evidence: [
          ...stored.flatMap((component) => {
            const jobsOf = made.filter((job) => namesComponent(job, component, plan));
            return own.map((signal) =>
              signalEvidence(
                { ...reading, subject: component.id, signal },
                told(
                  jobsOf,
                  (job) => jobsOf.includes(job) && job.completed === (signal.id === "backup.completed"),
                  "AWS Backup lists no job of it; backups that its service makes by itself are not in the list",
                ),
              ),
            );
          }),
          ...whole.map((signal) =>
            signalEvidence(
              { ...reading, subject: workload.name, signal },
              told(
                jobs,
                ({ kind, completed }) => kind === "restore" && completed,
                "AWS Backup lists no job at all: what is restored here is restored by other means",
              ),
            ),
          ),
        ],
        diagnostics: failed.map((message) => ({ provider: "aws", level: "warning", message })),
        pages: pagesOf(lists),
      };
    },
  };
}

/** The whole days before the end of the run that are still listed. */
function daysOf(asOf: string): Days | undefined {
  const end = Math.floor(Date.parse(asOf) / DAY_MS) * DAY_MS;
  const oldest = Math.ceil((Date.now() - LISTED_DAYS * DAY_MS) / DAY_MS + 1) * DAY_MS;
  const start = Math.max(end - DAYS * DAY_MS, oldest);
  return start < end ? { start, days: (end - start) / DAY_MS } : undefined;
}
