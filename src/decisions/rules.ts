import type { Check, DecisionOption, Rules } from "../model/rules.ts";

/** `rules/decisions.yaml`. */
export interface DecisionRules {
  /** Days from the evidence to the confirmation that a draft asks for. */
  confirmAfter: { value: number; source: string };
  /** Days after which a proposal is forgotten. */
  staleProposal: { value: number; source: string };
  /** What several checks fail for, as the question that a person has to answer. */
  causes: { id: string; title: string }[];
}

export function decisionRules(rules: Pick<Rules, "tables">): DecisionRules {
  return rules.tables.decisions as DecisionRules;
}

/** What is wrong with the causes that checks name: one that does not exist, or whose options disagree. */
export function causeProblems(checks: readonly Check[], { causes }: Pick<DecisionRules, "causes">): string[] {
  const known = new Set(causes.map(({ id }) => id));
  const byCause = Map.groupBy(
    checks.filter(({ decision }) => decision?.cause !== undefined),
    ({ decision }) => decision?.cause ?? "",
  );
  return [
    ...checks.flatMap(({ id, decision }) =>
      decision?.cause !== undefined && !known.has(decision.cause)
        ? [`check ${id}: there is no cause ${decision.cause} in rules/decisions.yaml`]
        : [],
    ),
    // A decision is named by its cause or its check: one name must not mean both.
    ...checks.flatMap(({ id }) => (known.has(id) ? [`check ${id} has the id of a cause in rules/decisions.yaml`] : [])),
    ...[...byCause].flatMap(([cause, mine]) => disagreements(cause, mine)),
  ];
}

function disagreements(cause: string, checks: readonly Check[]): string[] {
  const first = new Map<string, { check: string; said: string }>();
  return checks.flatMap(({ id, decision }) =>
    (decision?.options ?? []).flatMap((option) => {
      const said = saidBy(option);
      const before = first.get(option.name);
      if (!before) first.set(option.name, { check: id, said });
      return before === undefined || before.said === said
        ? []
        : [
            `check ${id}: its option "${option.name}" says something else than that of ${before.check} (cause ${cause})`,
          ];
    }),
  );
}

/** Whether it mends or accepts is for each check to say. */
function saidBy({ gains, costs, against = [] }: DecisionOption): string {
  return JSON.stringify([gains, costs, [...against].sort()]);
}
