import type { Evidence, Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { Rules } from "../../model/rules.ts";
import { DAY_MS, parseInstant } from "../../model/time.ts";
import { weakest } from "../statistics.ts";
import { idsOf } from "./readings.ts";

const FACT = "runtime.support";
const SIGNAL = "manifest.runtime";

/** rules/runtime-support.yaml, compiled. */
interface SupportTable {
  names?: { [alias: string]: string };
  runtimes?: { [name: string]: { until?: { [version: string]: string } } };
}

/**
 * The runtimes that manifests and Dockerfiles ask for and whose end of support is known, one row each: runtime, until (a day),
 * daysLeft at `asOf` (negative: ended), path. What names a range, or a line without a published end, is not judged.
 */
export function runtimeSupport(rules: Rules): Derivation {
  const table = (rules.tables["runtime-support"] ?? {}) as SupportTable;
  return {
    facts: [
      {
        id: FACT,
        title: "Runtimes asked for, and the days until their publisher's support ends",
        unit: "",
        subject: "workload",
        signals: [SIGNAL],
        strength: "configured",
      },
    ],
    derive: (index, subject) => ({ [FACT]: support(index, subject, table) }),
  };
}

function support(index: EvidenceIndex, subject: string, table: SupportTable): Fact {
  const readings = index.of(subject, SIGNAL);
  const asOf = parseInstant(index.document.asOf);
  if (readings.length === 0 || asOf === undefined) return missing("no manifest or Dockerfile names a runtime");
  const rows = readings.flatMap((reading) => rowOf(reading, asOf, table));
  if (rows.length === 0) return missing("no runtime is named whose end of support is known", idsOf(readings));
  // The worst first: a sentence names only a few.
  rows.sort((a, b) => Number(a.daysLeft) - Number(b.daysLeft) || byCodeUnit(orderOf(a), orderOf(b)));
  return { value: rows, unit: "", strength: weakest(readings), evidence: idsOf(readings), sampleSize: rows.length };
}

function rowOf(reading: Evidence, asOf: number, table: SupportTable): Row[] {
  // The `go` line of go.mod is the oldest version that would do, not the one that builds.
  if (typeof reading.value !== "string" || reading.source.path?.endsWith("go.mod")) return [];
  const [, alias, version] =
    /^([A-Za-z.+#-]+)[\s:]+[v=^~]*(\d+(?:\.\d+)*)(?:[.-][\w.-]*)?$/.exec(reading.value.trim()) ?? [];
  if (alias === undefined || version === undefined) return [];
  const name = alias.toLowerCase();
  const known = ownValue(table.names, name) ?? name;
  const until = untilOf(ownValue(table.runtimes, known)?.until, version);
  if (until === undefined) return [];
  const end = parseInstant(`${until}T00:00:00Z`);
  if (end === undefined) return [];
  // Supported up to and including its last day.
  const daysLeft = Math.floor((end + DAY_MS - asOf) / DAY_MS);
  return [{ runtime: `${known} ${version}`, path: reading.source.path ?? "", until, daysLeft }];
}

function untilOf(lines: { [version: string]: string } | undefined, version: string): string | undefined {
  const parts = version.split(".");
  for (let length = parts.length; length > 0; length--) {
    const until = ownValue(lines, parts.slice(0, length).join("."));
    if (until !== undefined) return until;
  }
  return undefined;
}

function ownValue<T>(table: { [key: string]: T } | undefined, key: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

function orderOf(row: Row): string {
  return JSON.stringify([row.runtime, row.path]);
}
