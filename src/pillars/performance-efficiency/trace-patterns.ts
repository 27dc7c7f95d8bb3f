import type { Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { isRow } from "../telemetry/call-graph.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";

const REPEATED = "calls.repeated";
const SERIAL = "calls.serial";

/**
 * What traces show of how components call: `calls.repeated` (the same operation called several times by one parent, most
 * often first) and `calls.serial` (share of the time of a parent's calls that could overlap and did not, highest first).
 * Both are unknown below `graph.minTraces`: few traces show neither that nor its absence.
 */
export function tracePatterns(rules: TelemetryRules): Derivation[] {
  return [
    patternOf(rules, {
      id: REPEATED,
      title: "Calls of one operation repeated by one parent",
      signal: "trace.repeated-calls",
      fields: ["source", "target", "operation", "median", "maximum", "traces"],
      worst: "median",
    }),
    patternOf(rules, {
      id: SERIAL,
      title: "Share of the time of calls that could overlap and did not, by caller",
      signal: "trace.serial-share",
      fields: ["source", "share", "parents"],
      worst: "share",
    }),
  ];
}

interface Pattern {
  id: string;
  title: string;
  signal: string;
  /** Fields of a row, in the order in which a sentence names them. */
  fields: string[];
  /** The field that tells worse from better: higher is worse. */
  worst: string;
}

function patternOf(rules: TelemetryRules, pattern: Pattern): Derivation {
  return {
    facts: [
      {
        id: pattern.id,
        title: pattern.title,
        unit: "",
        subject: "workload",
        signals: [pattern.signal, "trace.traces"],
        strength: "observed",
      },
    ],
    derive: (index) => ({ [pattern.id]: rowsOf(index, rules, pattern) }),
  };
}

function rowsOf(index: EvidenceIndex, rules: TelemetryRules, { signal, fields, worst }: Pattern): Fact {
  const traces = index.of(index.workload, "trace.traces")[0];
  const readings = index.of(index.workload, signal);
  if (readings.length === 0) return missing(`no source gives ${signal}`);
  if (typeof traces?.value !== "number") return missing(traces?.reason ?? "the number of traces is not known");
  const least = rules.graph.minTraces.value;
  if (traces.value < least)
    return missing(`${traces.value} traces, fewer than the ${least} that this needs`, [traces.id]);
  const rows: Row[] = [];
  for (const reading of readings) {
    if (!Array.isArray(reading.value)) return missing(reading.reason ?? `${signal} is no list`, [reading.id]);
    for (const row of reading.value) {
      if (!isRow(row) || typeof row[worst] !== "number") continue;
      rows.push(Object.fromEntries(fields.map((field) => [field, row[field] ?? null])));
    }
  }
  rows.sort((a, b) => Number(b[worst]) - Number(a[worst]) || byCodeUnit(JSON.stringify(a), JSON.stringify(b)));
  return {
    value: rows.slice(0, rules.episodes.listed.value),
    unit: "",
    strength: "observed",
    evidence: [traces.id, ...readings.map((reading) => reading.id)],
    sampleSize: traces.value,
  };
}
