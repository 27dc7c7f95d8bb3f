import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { weakest } from "../statistics.ts";
import { distinctSorted, idsOf, textsOf } from "./readings.ts";

const FACT = "ownership.owners";
const SIGNAL = "codeowners.component";
const RULES = "codeowners.count";

/** Who answers for a component: CODEOWNERS of its folder, else the manifest's owner of it, else the workload's owner. */
export const componentOwners: Derivation = {
  facts: [
    {
      id: FACT,
      title: "Owners of the component by CODEOWNERS or the manifest",
      unit: "",
      subject: "component",
      signals: [SIGNAL, RULES],
      strength: "configured",
    },
  ],
  derive: (index, subject) => ({ [FACT]: owners(index, subject) }),
};

function owners(index: EvidenceIndex, subject: string): Fact {
  const readings = index.of(subject, SIGNAL);
  const named = distinctSorted(readings.flatMap(textsOf));
  const evidence = idsOf(readings);
  if (named.length > 0) {
    return { value: named, unit: "", strength: weakest(readings), evidence, sampleSize: named.length };
  }
  const declared = index.component(subject)?.owner ?? index.document.workload.owner;
  if (declared !== undefined && declared !== "") {
    return { value: [declared], unit: "", strength: "attested", evidence, sampleSize: 1 };
  }
  // That nobody is named is known only where somebody could have been.
  const rules = index.of(index.workload, RULES);
  if (readings.length === 0 && rules.every((reading) => reading.value === null)) {
    return missing("the workload names no owner, and no CODEOWNERS could be read", idsOf(rules));
  }
  if (readings.length === 0 && rules.some((reading) => reading.value !== 0)) {
    return missing(
      "the workload names no owner, and which folder CODEOWNERS would have to name is not known: state the component's `ref.path`",
      idsOf(rules),
    );
  }
  const read = [...readings, ...rules];
  return { value: [], unit: "", strength: weakest(read), evidence: idsOf(read), sampleSize: 0 };
}
