import { problemsOf } from "../../documents/problems.ts";
import type { YamlSource } from "../../documents/yaml-source.ts";
import type { Objective } from "../../model/workload.ts";
import { readPyrra } from "./pyrra.ts";
import { type Imported, mappingOf, type Reading } from "./reading.ts";
import { readSloGenerator } from "./slo-generator.ts";
import { readSloth } from "./sloth.ts";

/**
 * The objectives of a document of Sloth, Pyrra or slo-generator, and everything in it that could not be carried over; undefined when it is
 * of none of them. `beside` are the documents of the same folder: slo-generator keeps its windows in a file of its own.
 */
export function importObjectives(source: YamlSource, beside: readonly YamlSource[] = []): Imported | undefined {
  if (!mappingOf(source.value)) return undefined;
  const reading: Reading = { source, complaints: [] };
  const objectives: Objective[] | undefined =
    readSloth(reading) ?? readPyrra(reading) ?? readSloGenerator(reading, beside);
  return objectives && { objectives, notes: problemsOf(source, reading.complaints) };
}
