import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { weakest } from "../statistics.ts";

const FACT = "secrets.signs";
const FILES = "secret.count";
const OBJECTS = "kubernetes.plain-secret";
const VARIABLES = "kubernetes.plain-secret-env";

/**
 * What in the repository shows that the workload has secrets, in words; an empty list when the files were read and nothing does.
 * A sign stands whatever else could not be read; that there is none is said only when nothing is missing.
 */
export const secretSigns: Derivation = {
  facts: [
    {
      id: FACT,
      title: "Signs in the repository that the workload has secrets",
      unit: "",
      subject: "workload",
      signals: [FILES, OBJECTS, VARIABLES],
      strength: "configured",
    },
  ],
  handlesGaps: true,
  derive: (index, subject) => ({ [FACT]: signs(index, subject) }),
};

function signs(index: EvidenceIndex, workload: string): Fact {
  const subjects = index.components.map((component) => component.id);
  const files = index.of(workload, FILES);
  const objects = index.of(workload, OBJECTS);
  const variables = subjects.flatMap((id) => index.of(id, VARIABLES));
  const value = [
    ...(objects.some((one) => one.value === true) ? ["Secret objects with literal data"] : []),
    ...(files.some((one) => typeof one.value === "number" && one.value > 0) ? ["credentials in files"] : []),
    ...(variables.some((one) => one.value === true) ? ["literal secrets in variables"] : []),
  ];
  const readings = [...files, ...objects, ...variables];
  const evidence = readings.map((reading) => reading.id);
  if (value.length === 0) {
    const gap =
      index.gap(workload, FILES) ??
      index.gap(workload, OBJECTS) ??
      subjects.map((id) => index.gap(id, VARIABLES)).find((reason) => reason !== undefined);
    if (gap !== undefined) return missing(gap, evidence);
    if (files.length === 0) return missing("no repository was read", evidence);
  }
  return { value, unit: "", strength: weakest(readings), evidence, sampleSize: readings.length };
}
