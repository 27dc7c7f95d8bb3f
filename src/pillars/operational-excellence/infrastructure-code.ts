import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { weakest } from "../statistics.ts";
import { distinctSorted, idsOf, textsOf } from "./readings.ts";

const TOOLS = "infrastructure.described-by";
const ENVIRONMENTS = "environments.named";
const COUNTS = [
  { signal: "iac.count", name: "resources in code" },
  { signal: "kubernetes.count", name: "kubernetes" },
  { signal: "kubernetes.templated", name: "helm" },
] as const;

/** By what the infrastructure is described in the folder; an empty list when it was read and nothing describes any. */
export const infrastructureCode: Derivation = {
  facts: [
    {
      id: TOOLS,
      title: "Tools by which the repository describes infrastructure",
      unit: "",
      subject: "workload",
      signals: ["iac.count", "iac.tool", "kubernetes.count", "kubernetes.templated"],
      strength: "configured",
    },
  ],
  derive: (index, subject) => ({ [TOOLS]: tools(index, subject) }),
};

function tools(index: EvidenceIndex, subject: string): Fact {
  const named = index.of(subject, "iac.tool");
  const counted = COUNTS.flatMap(({ signal, name }) =>
    index
      .of(subject, signal)
      .map((reading) => ({ reading, name: typeof reading.value === "number" && reading.value > 0 ? name : undefined })),
  );
  const readings = [...named, ...counted.map(({ reading }) => reading)];
  const value = distinctSorted([...named.flatMap(textsOf), ...counted.flatMap(({ name }) => name ?? [])]);
  if (readings.length === 0) return missing("no repository was read");
  if (value.length === 0 && !counted.some(({ reading }) => typeof reading.value === "number")) {
    return missing("no infrastructure code could be read", idsOf(readings));
  }
  return { value, unit: "", strength: weakest(readings), evidence: idsOf(readings), sampleSize: readings.length };
}

const ENVIRONMENT_SIGNALS = ["ci.environments", "iac.environments"];

/** Environments that CI definitions or infrastructure code name. */
export const namedEnvironments: Derivation = {
  facts: [
    {
      id: ENVIRONMENTS,
      title: "Environments that CI definitions or infrastructure code name",
      unit: "",
      subject: "workload",
      signals: ENVIRONMENT_SIGNALS,
      strength: "configured",
    },
  ],
  derive(index, subject) {
    const readings = ENVIRONMENT_SIGNALS.flatMap((signal) => index.of(subject, signal));
    const value = distinctSorted(readings.flatMap(textsOf).map((name) => name.toLowerCase()));
    if (value.length === 0)
      return { [ENVIRONMENTS]: missing("nothing in the repository names an environment", idsOf(readings)) };
    return {
      [ENVIRONMENTS]: {
        value,
        unit: "",
        strength: weakest(readings),
        evidence: idsOf(readings),
        sampleSize: value.length,
      },
    };
  },
};
