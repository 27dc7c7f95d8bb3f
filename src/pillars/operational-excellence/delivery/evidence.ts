import type { Evidence, Row } from "../../../model/evidence.ts";
import { parseInstant } from "../../../model/time.ts";

/** Times are milliseconds since the epoch. */
export interface DeploymentRow {
  service: string;
  tag: string;
  at: number;
  /** null: the first of its line, or one before the window. */
  commits: number | null;
  dateSource: string;
}

export interface ChangeRow {
  service: string;
  tag: string;
  /** null: the commit's time cannot be read */
  leadHours: number | null;
  squash: boolean;
  cherryPick: boolean;
  /** The kind that the error-budget policy exempts from a freeze, null when it is of none; undefined: not looked for. */
  exempt?: string | null;
}

export interface FailureRow {
  service: string;
  tag: string;
  at: number;
  kind: string;
  grade: string;
  evidence: string;
  recoveredBy: string | null;
  /** null: open */
  recoveryHours: number | null;
  fixes: string[];
}

export interface UnattributedRow {
  sha: string;
  at: number | null;
  service: string | null;
  why: string;
}

/** The four delivery readings as rows, and since when they are complete. */
export interface DeliveryHistory {
  /** ms */
  since: number;
  zone: string | undefined;
  deployments: DeploymentRow[];
  changes: ChangeRow[];
  failures: FailureRow[];
  unattributed: UnattributedRow[];
  evidence: string[];
}

export const DELIVERY_SIGNALS = [
  "delivery.deployments",
  "delivery.changes",
  "delivery.failures",
  "delivery.unattributed",
];

/** The readings of the four signals, or why there are none. Rows of a wrong form are left out: evidence may come from anywhere. */
export function deliveryHistory(
  evidence: readonly Evidence[],
): DeliveryHistory | { missing: string; evidence: string[] } {
  const own = evidence.filter((one) => DELIVERY_SIGNALS.includes(one.signal));
  const ids = own.map((one) => one.id).sort();
  const rows = new Map<string, Row[]>();
  let since = Number.NEGATIVE_INFINITY;
  for (const signal of DELIVERY_SIGNALS) {
    const readings = own.filter((one) => one.signal === signal);
    const lost = readings.find((one) => one.value === null);
    if (lost !== undefined) return { missing: lost.reason ?? `${signal} could not be read`, evidence: ids };
    if (readings.length === 0) return { missing: `${signal} was not gathered`, evidence: ids };
    rows.set(
      signal,
      readings.flatMap((one) => (Array.isArray(one.value) ? one.value.filter((row) => typeof row === "object") : [])),
    );
    for (const one of readings) since = Math.max(since, parseInstant(one.window.start) ?? Number.NEGATIVE_INFINITY);
  }
  const deployments = (rows.get("delivery.deployments") ?? []).flatMap(deployment);
  const zone = (rows.get("delivery.deployments") ?? []).find((row) => typeof row.zone === "string")?.zone;
  return {
    since,
    zone: typeof zone === "string" ? zone : undefined,
    deployments,
    changes: (rows.get("delivery.changes") ?? []).flatMap(change),
    failures: (rows.get("delivery.failures") ?? []).flatMap(failure),
    unattributed: (rows.get("delivery.unattributed") ?? []).flatMap(unattributed),
    evidence: ids,
  };
}

function deployment(row: Row): DeploymentRow[] {
  const at = instant(row.at);
  const { service, tag } = row;
  if (typeof service !== "string" || typeof tag !== "string" || at === null) return [];
  return [{ service, tag, at, commits: number(row.commits), dateSource: text(row.dateSource) ?? "" }];
}

function change(row: Row): ChangeRow[] {
  const { service, tag } = row;
  if (typeof service !== "string" || typeof tag !== "string") return [];
  return [
    {
      service,
      tag,
      leadHours: number(row.leadHours),
      squash: row.squash === true,
      cherryPick: row.cherryPick === true,
      ...(row.exempt === undefined ? {} : { exempt: text(row.exempt) }),
    },
  ];
}

function failure(row: Row): FailureRow[] {
  const at = instant(row.at);
  const { service, tag } = row;
  if (typeof service !== "string" || typeof tag !== "string" || at === null) return [];
  const fixes = Array.isArray(row.fixes) ? row.fixes.filter((one) => typeof one === "string") : [];
  return [
    {
      service,
      tag,
      at,
      kind: text(row.kind) ?? "",
      grade: text(row.grade) ?? "inferred",
      evidence: text(row.evidence) ?? "",
      recoveredBy: text(row.recoveredBy),
      recoveryHours: number(row.recoveryHours),
      fixes,
    },
  ];
}

function unattributed(row: Row): UnattributedRow[] {
  const sha = text(row.sha);
  if (sha === null) return [];
  return [{ sha, at: instant(row.at), service: text(row.service), why: text(row.why) ?? "" }];
}

function instant(value: unknown): number | null {
  return typeof value === "string" ? (parseInstant(value) ?? null) : null;
}

function number(value: unknown): number | null {
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
