import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { weakest } from "../statistics.ts";
import { idsOf, textsOf } from "./readings.ts";

const FACT = "workload.run-signs";
const COUNTED = [
  { signal: "iac.count", name: "infrastructure code" },
  { signal: "kubernetes.count", name: "Kubernetes workloads" },
  { signal: "kubernetes.templated", name: "Helm templates" },
  { signal: "dockerfile.count", name: "container images" },
] as const;
const TOOLS = "iac.tool";
const DEPLOYS = "ci.deploys";

/**
 * What shows that anything of the workload runs somewhere, in words; an empty list when the files were read and nothing does, as in a
 * library's repository. A sign stands whatever else could not be read; that there is none is said only when nothing is missing.
 */
export const runSigns: Derivation = {
  facts: [
    {
      id: FACT,
      title: "Signs that something of the workload runs somewhere",
      unit: "",
      subject: "workload",
      signals: [...COUNTED.map(({ signal }) => signal), TOOLS, DEPLOYS],
      strength: "configured",
    },
  ],
  handlesGaps: true,
  derive: (index, subject) => ({ [FACT]: signs(index, subject) }),
};

function signs(index: EvidenceIndex, workload: string): Fact {
  const counts = COUNTED.map(({ signal, name }) => ({ name, readings: index.of(workload, signal) }));
  const tools = index.of(workload, TOOLS);
  const deploys = index.of(workload, DEPLOYS);
  const readings = [...counts.flatMap((one) => one.readings), ...tools, ...deploys];
  const value = [
    ...(index.components.length > 0 ? ["components"] : []),
    ...counts.flatMap(({ name, readings: of }) =>
      of.some((one) => typeof one.value === "number" && one.value > 0) ? [name] : [],
    ),
    ...tools.flatMap(textsOf),
    ...(deploys.some((one) => one.value === true) ? ["a CI definition that deploys"] : []),
  ];
  const evidence = idsOf(readings);
  if (value.length === 0) {
    const gap = [...COUNTED.map(({ signal }) => signal), TOOLS, DEPLOYS]
      .map((signal) => index.gap(workload, signal))
      .find((reason) => reason !== undefined);
    if (gap !== undefined) return missing(gap, evidence);
    if (readings.length === 0) return missing("no repository was read", evidence);
  }
  return {
    value,
    unit: "",
    strength: readings.length > 0 ? weakest(readings) : "attested",
    evidence,
    sampleSize: value.length,
  };
}
