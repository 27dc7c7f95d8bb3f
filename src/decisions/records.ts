import type { RecordReference } from "../model/decision.ts";
import type { Diagnostic, Row } from "../model/evidence.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Waiver } from "../model/workload.ts";

/** A record as evidence holds it. */
export interface KnownRecord extends RecordReference {
  decision?: string;
}

/** The decision records of the workload, by path. */
export function recordsIn(index: EvidenceIndex): KnownRecord[] {
  return index
    .of(index.workload, "adr.record")
    .flatMap((reading): KnownRecord[] => {
      const { path } = reading.source;
      const [row] = Array.isArray(reading.value) ? (reading.value as Row[]) : [];
      if (path === undefined || typeof row !== "object") return [];
      const { title, status, decision } = row;
      return [
        {
          path,
          title: typeof title === "string" ? title : "",
          status: typeof status === "string" ? status : "none",
          ...(typeof decision === "string" ? { decision } : {}),
        },
      ];
    })
    .sort((a, b) => byCodeUnit(a.path, b.path));
}

/** Decision id → the records that take it up. */
export function recordsByDecision(records: readonly KnownRecord[]): Map<string, RecordReference[]> {
  const byDecision = new Map<string, RecordReference[]>();
  for (const { decision, ...record } of records)
    if (decision !== undefined) byDecision.set(decision, [...(byDecision.get(decision) ?? []), record]);
  return byDecision;
}

/** The record that a waiver names: by its path, or by the end of it. */
export function recordOf(adr: string, records: readonly KnownRecord[]): RecordReference | undefined {
  const wanted = adr.replace(/^\.\//, "");
  const found = records.find(({ path }) => path === wanted) ?? records.find(({ path }) => path.endsWith(`/${wanted}`));
  return found && { path: found.path, title: found.title, status: found.status };
}

/** A waiver rests on a decision in force. Nothing is said where no record was read at all, or of an address. */
export function doubtfulWaivers(waivers: readonly Waiver[], records: readonly KnownRecord[]): Diagnostic[] {
  if (records.length === 0) return [];
  return waivers.flatMap(({ adr, owner, practice, check, component }): Diagnostic[] => {
    if (adr === undefined || /^[a-z]+:\/\//i.test(adr)) return [];
    const record = recordOf(adr, records);
    if (record?.status === "accepted") return [];
    const what = [practice, check, component].filter(Boolean).join(", ");
    const why =
      record === undefined
        ? `${adr}, which is no decision record of the workload`
        : `${record.path}, which is ${record.status === "none" ? "without a status" : record.status}`;
    return [{ provider: "workload", level: "warning", message: `the waiver of ${what} by ${owner} rests on ${why}` }];
  });
}
