import { closest } from "../../documents/did-you-mean.ts";
import type { Complaint, Path, Problem } from "../../documents/problems.ts";
import { quoted } from "../../documents/schema-check.ts";
import type { YamlSource } from "../../documents/yaml-source.ts";
import { visible } from "../../model/text.ts";
import type { Objective } from "../../model/workload.ts";

/** What was made of a document of another tool. */
export interface Imported {
  objectives: Objective[];
  /** What is wrong; its objective is not among the objectives. */
  problems: Problem[];
  /** What could not be carried over, and what is odd. */
  notes: Problem[];
}

/** A document while it is read, and what there is to say about it. */
export interface Reading {
  source: YamlSource;
  faults: Complaint[];
  notes: Complaint[];
}

export function readingOf(source: YamlSource): Reading {
  return { source, faults: [], notes: [] };
}

export type Mapping = { [key: string]: unknown };

/** Names longer than this are no names. */
const LONGEST_NAME = 253;

/** Something right that cannot be carried over, or is odd. */
export function say(reading: Reading, at: Path, words: Complaint["say"], on: Complaint["on"] = "value"): undefined {
  reading.notes.push({ at, on, say: words });
  return undefined;
}

/** Something wrong, for the tool it was written for too. */
export function fault(reading: Reading, at: Path, words: string, on: Complaint["on"] = "value"): undefined {
  reading.faults.push({ at, on, say: words });
  return undefined;
}

export function mappingOf(value: unknown): Mapping | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Mapping) : undefined;
}

/** Own keys only: a document must not reach what every object inherits. */
export function valueAt(reading: Reading, at: Path): unknown {
  let value = reading.source.value;
  for (const part of at) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, part)) return undefined;
    value = (value as { [key: string | number]: unknown })[part];
  }
  return value;
}

export function mappingAt(reading: Reading, at: Path): Mapping | undefined {
  const value = valueAt(reading, at);
  return (
    mappingOf(value) ?? fault(reading, at, value === undefined ? "is missing" : "has to be keys and values", "key")
  );
}

export function listAt(reading: Reading, at: Path): unknown[] | undefined {
  const value = valueAt(reading, at);
  if (!Array.isArray(value)) return fault(reading, at, value === undefined ? "is missing" : "has to be a list", "key");
  return value.length > 0 ? value : fault(reading, at, "is empty", "key");
}

/** Not empty, without spaces around it. */
export function textAt(reading: Reading, at: Path): string | undefined {
  const value = valueAt(reading, at);
  if (value === undefined) return fault(reading, at, "is missing");
  if (typeof value !== "string") return fault(reading, at, `has to be text, not ${quoted(value)}`);
  return value.trim() === "" ? fault(reading, at, "is empty") : value.trim();
}

export function nameAt(reading: Reading, at: Path): string | undefined {
  const name = textAt(reading, at);
  if (name === undefined) return undefined;
  if (visible(name) !== name) return fault(reading, at, "holds a line break or another control character");
  if (name.length > LONGEST_NAME) return fault(reading, at, `is longer than ${LONGEST_NAME} characters`);
  return name;
}

/** Says of every key below `at` that is not read why not: by `reasons`, or that nobody knows it. */
export function tellUnread(
  reading: Reading,
  at: Path,
  read: readonly string[],
  reasons: { [key: string]: string },
): void {
  const known = [...read, ...Object.keys(reasons)];
  for (const key of Object.keys(mappingOf(valueAt(reading, at)) ?? {})) {
    if (read.includes(key)) continue;
    const reason = Object.hasOwn(reasons, key) ? reasons[key] : undefined;
    say(
      reading,
      [...at, key],
      reason === undefined ? () => unknownKey(key, known) : `is not carried over: ${reason}`,
      "key",
    );
  }
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = closest(key, known);
  return `is not carried over: unknown key${near === undefined ? "" : `; did you mean "${near}"?`}`;
}

/** A percentage as a share: 99.9 is 0.999, not the 0.9990000000000001 of the division. */
export function shareOf(percent: number): number {
  return Number((percent / 100).toPrecision(15));
}

/** 100 % is carried over, but seldom meant. */
export function tellWhole(reading: Reading, at: Path, target: number): void {
  if (target === 1)
    say(reading, at, "100 % is carried over as it is: it leaves no budget, the first failure exhausts it");
}
