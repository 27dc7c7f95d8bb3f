import type { Evidence, EvidenceValue } from "../../model/evidence.ts";
import type { Signal } from "../../model/rules.ts";
import type { Component } from "../../model/workload.ts";
import { endOf, type Grid, windowOf } from "../shared/grid.ts";
import { signalEvidence } from "../shared/signal-evidence.ts";
import { kqlText, kqlTime, within } from "./kql.ts";
import type { LogAnswer, LogRow } from "./logs-client.ts";

/** What Application Insights keeps of the requests of a role, sample by sample; each item is weighted by how many it stands for. */
export function requestsQuery(roles: readonly string[], grid: Grid): string {
  return [
    "AppRequests",
    within(grid.start, endOf(grid)),
    `| where AppRoleName in~ (${roles.map(kqlText).join(", ")})`,
    "| summarize requests = sum(ItemCount), errors = sumif(ItemCount, Success == false),",
    "    (p50, p90, p95, p99) = percentilesw(DurationMs, ItemCount, 50, 90, 95, 99)",
    `    by role = tolower(AppRoleName), sample = bin_at(TimeGenerated, ${grid.stepSeconds}s, ${kqlTime(grid.start)})`,
  ].join("\n");
}

/** The signals that it gives, where the platform's metrics do not. */
export const REQUEST_SIGNALS = [
  "requests",
  "errors",
  "success-ratio",
  "latency.p50",
  "latency.p90",
  "latency.p95",
  "latency.p99",
];

/** One component under the name that its telemetry has. */
export interface LoggedComponent {
  component: Component;
  role: string;
  signals: Signal[];
}

/** Samples by role, in small letters. */
export function samplesByRole(rows: readonly LogRow[], grid: Grid): Map<string, (LogRow | undefined)[]> {
  const roles = new Map<string, (LogRow | undefined)[]>();
  for (const row of rows) {
    const at =
      row.sample instanceof Date ? (row.sample.getTime() - grid.start) / (grid.stepSeconds * 1000) : Number.NaN;
    if (!Number.isInteger(at) || at < 0 || at >= grid.count) continue;
    const role = String(row.role).toLowerCase();
    const samples = roles.get(role) ?? Array.from({ length: grid.count }, (): LogRow | undefined => undefined);
    samples[at] = row;
    roles.set(role, samples);
  }
  return roles;
}

/** The evidence of one component: each signal a series, or null with the reason. */
export function loggedEvidence(
  { component, role, signals }: LoggedComponent,
  answer: LogAnswer,
  roles: ReadonlyMap<string, (LogRow | undefined)[]>,
  grid: Grid,
  asOf: string,
): Evidence[] {
  const query = requestsQuery([role], grid);
  const samples = roles.get(role.toLowerCase());
  return signals.map((signal) => {
    const reading = { provider: "azure", subject: component.id, signal, query, window: windowOf(grid), asOf };
    return signalEvidence(reading, "reason" in answer ? answer : readingOf(signal.id, role, samples, grid));
  });
}

function readingOf(
  signal: string,
  role: string,
  samples: readonly (LogRow | undefined)[] | undefined,
  grid: Grid,
): { value: EvidenceValue } | { reason: string } {
  if (!samples)
    return {
      reason: `the workspace has no request of the role ${role} in the window: set ref.roleName if it reports under another name`,
    };
  const first = samples.findIndex((sample) => sample !== undefined);
  const values = samples.map((sample, at) => (at < first ? null : sampleOf(signal, sample, grid.stepSeconds)));
  if (values.every((value) => value === null)) return { reason: "no data in the window" };
  return { value: { start: windowOf(grid).start, step: grid.stepSeconds, values } };
}

/** Once a role has reported, a sample without an item is one without requests. */
function sampleOf(signal: string, sample: LogRow | undefined, stepSeconds: number): number | null {
  const requests = sample === undefined ? 0 : numberIn(sample.requests);
  const errors = sample === undefined ? 0 : numberIn(sample.errors);
  if (requests === null || errors === null) return null;
  if (signal === "requests") return requests / stepSeconds;
  if (signal === "errors") return errors / stepSeconds;
  if (signal === "success-ratio") return requests > 0 ? 1 - errors / requests : null;
  const ms = numberIn(sample?.[signal.replace("latency.", "")]);
  return ms === null ? null : ms / 1000;
}

/** Logs write large and exact numbers as texts, and NaN. */
export function numberIn(cell: unknown): number | null {
  const value = typeof cell === "string" && cell.trim() !== "" ? Number(cell) : cell;
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
