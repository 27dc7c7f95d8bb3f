import { problemsOf } from "../../documents/problems.ts";
import type { YamlSource } from "../../documents/yaml-source.ts";
import type { Objective } from "../../model/workload.ts";
import { readPyrra } from "./pyrra.ts";
import { type Imported, mappingOf, readingOf } from "./reading.ts";
import { readSloGenerator } from "./slo-generator.ts";
import { readSloth } from "./sloth.ts";

/**
 * The objectives of a document of Sloth, Pyrra or slo-generator, everything that is wrong in it and everything that could not be carried over; undefined when it is
 * of none of them. `beside` are the documents of the same folder: slo-generator keeps its windows in a file of its own.
 */
export function importObjectives(source: YamlSource, beside: readonly YamlSource[] = []): Imported | undefined {
  if (!mappingOf(source.value)) return undefined;
  const reading = readingOf(source);
  const objectives: Objective[] | undefined =
    readSloth(reading) ?? readPyrra(reading) ?? readSloGenerator(reading, beside);
  if (!objectives) return undefined;
  return { objectives, problems: problemsOf(source, reading.faults), notes: problemsOf(source, reading.notes) };
}
