import type { Evidence } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { listed } from "../../model/text.ts";
import { weakest } from "../statistics.ts";
import type { ReadInstanceType } from "./instance-type.ts";

const PREVIOUS = "compute.previous-generation-types";
const ARM = "compute.arm";
const TYPE = "iac.compute.instance-type";
const ARM_FLAGS = ["kubernetes.arm", "iac.compute.arm"];

/**
 * Instance types of a previous generation, and whether any compute asks for Arm. What was found stands whatever else could not
 * be read; that there is none is said only when every type could be read and is in the tables, and when the machines are in code.
 */
export function instanceGenerations(read: ReadInstanceType): Derivation {
  const definition = { unit: "", subject: "workload" as const, strength: "configured" as const };
  return {
    facts: [
      {
        ...definition,
        id: PREVIOUS,
        title: "Instance types in code that are of a previous generation",
        signals: [TYPE],
      },
      { ...definition, id: ARM, title: "Some compute asks for Arm processors", signals: [TYPE, ...ARM_FLAGS] },
    ],
    handlesGaps: true,
    derive(index, subject) {
      const types = readTypes(index, subject, read);
      return { [PREVIOUS]: previousTypes(types), [ARM]: asksForArm(index, subject, types) };
    },
  };
}

interface ReadTypes {
  readings: Evidence[];
  /** Readings by what the tables say of them. */
  previous: Evidence[];
  arm: Evidence[];
  /** Why not every type is known. */
  doubt: string | undefined;
}

function readTypes(index: EvidenceIndex, subject: string, read: ReadInstanceType): ReadTypes {
  const readings = [...index.of(subject, TYPE)];
  const previous: Evidence[] = [];
  const arm: Evidence[] = [];
  const strange = new Set<string>();
  let unread: string | undefined;
  for (const reading of readings) {
    if (typeof reading.value !== "string") {
      unread ??= reading.reason ?? "an instance type could not be read";
      continue;
    }
    const type = read(reading.value);
    if (type === "unknown") strange.add(reading.value);
    else if (type !== "ignored") {
      if (type.previous) previous.push(reading);
      if (type.arm) arm.push(reading);
    }
  }
  const doubt =
    index.gap(subject, TYPE) ??
    unread ??
    (strange.size > 0 ? `in no table of instance types: ${listed([...strange].sort())}` : undefined);
  return { readings, previous, arm, doubt };
}

function previousTypes({ readings, previous, doubt }: ReadTypes): Fact {
  const evidence = readings.map((reading) => reading.id);
  if (previous.length === 0) {
    if (doubt !== undefined) return missing(doubt, evidence);
    if (readings.length === 0) return missing("no instance type is named in code");
  }
  const value = [...new Set(previous.map(({ value: type }) => (typeof type === "string" ? type : "")))].sort();
  const used = previous.length > 0 ? previous : readings;
  return {
    value,
    unit: "",
    strength: weakest(used),
    evidence: used.map((reading) => reading.id),
    sampleSize: readings.length,
  };
}

function asksForArm(index: EvidenceIndex, subject: string, types: ReadTypes): Fact {
  const flags = ARM_FLAGS.flatMap((signal) => index.of(subject, signal));
  const found = [...flags.filter((reading) => reading.value === true), ...types.arm];
  const all = [...flags, ...types.readings];
  const evidence = all.map((reading) => reading.id);
  if (found.length === 0) {
    const gap = ARM_FLAGS.map((signal) => index.gap(subject, signal)).find((reason) => reason !== undefined);
    const unread = flags.find((reading) => typeof reading.value !== "boolean");
    const doubt = gap ?? (unread ? (unread.reason ?? `${unread.signal} is not true or false`) : types.doubt);
    if (doubt !== undefined) return missing(doubt, evidence);
    if (all.length === 0) return missing("no compute is declared in code");
    // A pod without a node selector runs on whatever the nodes are.
    if (all.every((reading) => reading.signal === "kubernetes.arm"))
      return missing("which processors the nodes of the cluster have is not in code", evidence);
  }
  const used = found.length > 0 ? found : all;
  return {
    value: found.length > 0,
    unit: "",
    strength: weakest(used),
    evidence: used.map((reading) => reading.id),
    sampleSize: all.length,
  };
}
