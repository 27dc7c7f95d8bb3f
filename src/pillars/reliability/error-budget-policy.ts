import { covers } from "../../model/budget-policy.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { parseInstant } from "../../model/time.ts";

const OWNER = "objective.policy-owner";
const COUNT = "objective.count";
const FILES = "error-budget-policy.files";
const OBJECTIVES = "error-budget-policy.objectives";
const UNCOVERED = "error-budget-policy.uncovered-objectives";
const APPROVER = "error-budget-policy.approver";
const REVISIT = "error-budget-policy.revisit";
const INCIDENT_RULE = "error-budget-policy.incident-rule";
const INCIDENTS = "error-budget-policy.costly-incidents";
const OVERDUE = "error-budget-policy.revisit-overdue";

/** What the workload says it does about its error budgets. It is the manifest's word, which no source can lose. */
export const errorBudgetPolicy: Derivation = {
  facts: [
    { id: FILES, title: "Its error-budget policy, if there is one" },
    { id: OBJECTIVES, title: "Its objectives" },
    { id: UNCOVERED, title: "Its objectives that no error-budget policy is about" },
    { id: APPROVER, title: "Who approved the error-budget policy; empty when nobody is named" },
    { id: REVISIT, title: "When the error-budget policy is to be looked at again; empty when it does not say" },
    { id: INCIDENT_RULE, title: "What its error-budget policy asks for after a costly incident, if it does" },
    { id: INCIDENTS, title: "Incidents that spent more of an error budget than the policy allows a single one" },
    { id: OVERDUE, title: "Whether that day has passed, or is missing" },
  ].map((one) => ({ ...one, unit: "", subject: "workload", signals: [OWNER, COUNT], strength: "attested" })),
  handlesGaps: true,
  derive(index) {
    const { errorBudgetPolicy: policy, objectives, asOf } = index.document;
    const evidence = [OWNER, COUNT].flatMap((signal) => index.of(index.workload, signal).map(({ id }) => id));
    const known = (value: string | string[] | boolean): Fact => ({
      value,
      unit: "",
      strength: "attested",
      evidence,
      sampleSize: 1,
    });
    const names = objectives.map(({ name }) => name);
    const base = {
      [FILES]: known(policy ? [policy.source.path] : []),
      [OBJECTIVES]: known(names),
      [UNCOVERED]: known(policy ? names.filter((name) => !covers(policy, name)) : names),
    };
    if (!policy) {
      const none = missing("the workload has no error-budget policy", evidence);
      return {
        ...base,
        [APPROVER]: none,
        [REVISIT]: none,
        [OVERDUE]: none,
        [INCIDENT_RULE]: known([]),
        [INCIDENTS]: none,
      };
    }
    const until = policy.revisit === undefined ? undefined : parseInstant(policy.revisit);
    return {
      ...base,
      [INCIDENT_RULE]: known(policy.incident ? [policy.incident.action] : []),
      [INCIDENTS]: costlyIncidents(index, policy.incident?.spent ?? 1),
      [APPROVER]: known(policy.approvedBy ?? ""),
      [REVISIT]: known(policy.revisit ?? ""),
      [OVERDUE]: known(until === undefined || until < (parseInstant(asOf) ?? 0)),
    };
  },
};

/** That there was none is told only where the worst incident of each objective is known; one that is known is told in any case. */
function costlyIncidents(index: EvidenceIndex, most: number): Fact {
  const mine = index.budgets.flatMap(({ name, policy }) => (policy ? [{ name, worst: policy.worstIncident }] : []));
  const costly = mine.flatMap(({ name, worst }) =>
    worst && worst.spent > most
      ? [`${name} from ${worst.from} to ${worst.to} (${percent(worst.spent)} % of the budget)`]
      : [],
  );
  const open = mine.find(({ worst }) => worst === undefined);
  if (costly.length === 0 && open)
    return missing(`${open.name}: incidents can be told apart in objectives of slices only, whose slices are known`);
  if (mine.length === 0) return missing("the error-budget policy is about no objective");
  return { value: costly, unit: "", strength: "observed", evidence: [], sampleSize: mine.length };
}

function percent(share: number): number {
  return Number((share * 100).toPrecision(3));
}
