import type { Row } from "../../model/evidence.ts";
import { type Derivation, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { weakest } from "../statistics.ts";
import { idsOf, rowsOf } from "./readings.ts";

const FACT = "telemetry.anomalies";
const SIGNAL = "recorded.anomalies";

interface Group {
  kind: string;
  column: string;
  files: Set<string>;
  count: number;
  first: { file: string; example: string; treatment: string };
}

/** What is odd about the recordings, one row per kind and column: kind, column, files, count, and file, example and treatment of the first file. */
export const recordingAnomalies: Derivation = {
  facts: [
    {
      id: FACT,
      title:
        "What is odd about the recordings: kind, column, files, count, and of the first file its name, example and treatment",
      unit: "",
      subject: "workload",
      signals: [SIGNAL],
      strength: "observed",
    },
  ],
  derive(index, subject) {
    const readings = index.of(subject, SIGNAL);
    if (readings.length === 0) return { [FACT]: missing("nothing was recorded that could be odd") };
    const groups = new Map<string, Group>();
    for (const row of readings.flatMap(rowsOf)) add(groups, row);
    const value = [...groups.entries()].sort(([a], [b]) => byCodeUnit(a, b)).map(([, group]) => asRow(group));
    return {
      [FACT]: { value, unit: "", strength: weakest(readings), evidence: idsOf(readings), sampleSize: readings.length },
    };
  },
};

function add(groups: Map<string, Group>, row: Row): void {
  const kind = text(row.kind);
  const column = text(row.column);
  const file = text(row.file);
  const count = typeof row.count === "number" && row.count > 0 ? row.count : 1;
  const key = JSON.stringify([kind, column]);
  const known = groups.get(key);
  if (!known) {
    groups.set(key, { kind, column, files: new Set([file]), count, first: firstOf(row) });
    return;
  }
  known.files.add(file);
  known.count += count;
  // The example of the first file by name, so that the order of rows changes nothing.
  if (file < known.first.file) known.first = firstOf(row);
}

function firstOf(row: Row): Group["first"] {
  return { file: text(row.file), example: text(row.example), treatment: text(row.treatment) };
}

function asRow(group: Group): Row {
  return {
    kind: group.kind,
    column: group.column,
    example: group.first.example,
    file: group.first.file,
    files: group.files.size,
    count: group.count,
    treatment: group.first.treatment,
  };
}

function text(value: Row[string] | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}
