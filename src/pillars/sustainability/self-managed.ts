import { type Derivation, type Fact, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";

const FACT = "component.self-managed";
const WORKLOAD = "kubernetes.replicas";

/** Whether a component runs as a workload of the team's own cluster (true) or is a vendor's managed service by its type (false). */
export function selfManaged(rules: Pick<Rules, "tables">): Derivation {
  const vendorTypes = (rules.tables["component-types"] ?? {}) as { [vendorType: string]: unknown };
  return {
    facts: [
      {
        id: FACT,
        title: "It runs as a workload of your own cluster",
        unit: "",
        subject: "component",
        signals: [WORKLOAD],
        strength: "configured",
      },
    ],
    derive(index, subject): { [factId: string]: Fact } {
      const readings = index.of(subject, WORKLOAD);
      const type = index.component(subject)?.type;
      if (readings.length > 0) {
        const evidence = readings.map((reading) => reading.id);
        return { [FACT]: { value: true, unit: "", strength: "configured", evidence, sampleSize: readings.length } };
      }
      if (type !== undefined && Object.hasOwn(vendorTypes, type)) {
        return { [FACT]: { value: false, unit: "", strength: "attested", evidence: [], sampleSize: 1 } };
      }
      return { [FACT]: missing("no Kubernetes workload matches it, and its type names no vendor's service") };
    },
  };
}
