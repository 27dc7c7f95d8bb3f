import type { Evidence } from "../../model/evidence.ts";
import { evidenceId } from "../../model/ids.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { Signal } from "../../model/rules.ts";
import type { Reading } from "./scanner.ts";

export interface EvidenceFrame {
  provider: string;
  /** The subject of readings that name none. */
  workload: string;
  signals: ReadonlyMap<string, Signal>;
  asOf: string;
  /** Put before every path, so that it is relative to the workload's folder; "" or with a trailing slash. */
  prefix: string;
}

/** Readings as evidence, with the units and strengths of the catalogue, in a fixed order; signals that were not asked for are left out. */
export function asEvidence(readings: readonly Reading[], frame: EvidenceFrame): Evidence[] {
  const out: Evidence[] = [];
  for (const reading of readings) {
    const signal = frame.signals.get(reading.signal);
    if (!signal) continue;
    const query = reading.query ?? (reading.path === undefined ? `files of the folder: ${reading.signal}` : undefined);
    const source = {
      provider: frame.provider,
      ...(query === undefined ? {} : { query }),
      ...(reading.path === undefined ? {} : { path: frame.prefix + reading.path }),
      ...(reading.line === undefined ? {} : { line: reading.line }),
    };
    out.push({
      id: "",
      subject: reading.subject ?? frame.workload,
      signal: reading.signal,
      value: reading.value,
      unit: signal.unit,
      strength: signal.strength,
      // What is configured holds at an instant: the window is empty.
      window: { start: frame.asOf, end: frame.asOf },
      observedAt: frame.asOf,
      source,
      ...(reading.attributes === undefined ? {} : { attributes: reading.attributes }),
      ...(reading.value === null ? { reason: reading.reason ?? "it could not be read" } : {}),
    });
  }
  return distinct(out);
}

/** Gives ids; two readings that nothing tells apart, such as two objects of one line, are numbered. */
function distinct(evidence: Evidence[]): Evidence[] {
  const key = (of: Evidence): string =>
    [
      of.subject,
      of.signal,
      of.source.path ?? "",
      String(of.source.line ?? 0).padStart(9, "0"),
      of.source.query ?? "",
      JSON.stringify(Object.entries(of.attributes ?? {}).sort(([a], [b]) => byCodeUnit(a, b))),
      JSON.stringify(of.value),
    ].join("\0");
  const sorted = evidence.map((one) => ({ one, key: key(one) })).sort((a, b) => byCodeUnit(a.key, b.key));
  const seen = new Map<string, number>();
  return sorted.map(({ one }) => {
    let id = evidenceId(one);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    if (times === 1) return { ...one, id };
    const attributes = { ...one.attributes, occurrence: String(times) };
    id = evidenceId({ ...one, attributes });
    return { ...one, id, attributes };
  });
}
