import type { Finding, Fix } from "../model/assessment.ts";
import type { Decision, Option, RecordReference, Tradeoff } from "../model/decision.ts";
import { byCodeUnit } from "../model/order.ts";
import { type Check, type Framework, PILLARS } from "../model/rules.ts";
import { DAY_MS, parseInstant } from "../model/time.ts";
import { recommend } from "./recommend.ts";
import type { DecisionRules } from "./rules.ts";

/** Decisions listed at most: nobody takes more at once, and all findings are there. */
const LISTED = 20;
/** The framework whose trade-offs are named. */
const TRADEOFFS_OF = "azure-well-architected";

export interface Undecided {
  checks: readonly Check[];
  findings: readonly Finding[];
  fixes: readonly Fix[];
  frameworks: readonly Framework[];
  rules: DecisionRules;
  /** RFC 3339. */
  asOf: string;
  /** Decision id → records of the workload that take it up. */
  records: ReadonlyMap<string, RecordReference[]>;
}

/**
 * Decisions to take: one for each cause that a check with options fails for, the one that would gain the most first. Findings that are
 * partly met, or that only show the cause, belong to it too, but alone ask for no decision; neither do waived ones.
 */
export function decisionsOf(undecided: Undecided): Decision[] {
  const { checks, findings, fixes, asOf, rules } = undecided;
  const unmet = Map.groupBy(
    findings.filter(({ outcome }) => outcome === "fail" || outcome === "partial"),
    ({ check }) => check,
  );
  const gains = new Map(fixes.map(({ check, gain }) => [check, gain]));
  const gain = (check: Check) => gains.get(check.id) ?? 0;
  const concerned = checks.filter(
    (check) => check.decision && check.decision.worth === undefined && unmet.has(check.id),
  );
  const byCause = Map.groupBy(concerned, (check) => check.decision?.cause ?? check.id);
  const by = day((parseInstant(asOf) ?? 0) + rules.confirmAfter.value * DAY_MS);
  return [...byCause]
    .flatMap(([id, members]): Decision[] => {
      const sorted = members.sort((a, b) => gain(b) - gain(a) || byCodeUnit(a.id, b.id));
      const choosing = sorted.filter((check) => check.decision?.options);
      if (!choosing.some((check) => unmet.get(check.id)?.some(({ outcome }) => outcome === "fail"))) return [];
      const options = optionsOf(choosing);
      const choosingIds = choosing.map((check) => check.id);
      const recommended = recommend(options, choosingIds);
      const cause = rules.causes.find((one) => one.id === id);
      const records = undecided.records.get(id);
      return [
        {
          id,
          title: cause?.title ?? choosing[0]?.decision?.problem ?? id,
          findings: sorted.flatMap((check) => (unmet.get(check.id) ?? []).map((finding) => finding.id)).sort(),
          ...(cause ? { cause: id } : {}),
          checks: sorted.map((check) => check.id),
          gain: sorted.reduce((total, check) => total + gain(check), 0),
          options,
          ...(recommended ? { recommended } : {}),
          tradeoffs: tradeoffsOf(options, undecided.frameworks),
          confirmation: { checks: choosingIds, by },
          ...(records ? { records } : {}),
        },
      ];
    })
    .sort((a, b) => (b.gain ?? 0) - (a.gain ?? 0) || byCodeUnit(a.id, b.id))
    .slice(0, LISTED);
}

/** Options of one name are one. */
function optionsOf(checks: readonly Check[]): Option[] {
  const options = new Map<string, Option>();
  for (const { id, pillar, decision } of checks) {
    for (const { name, gains, costs, against = [], accepts } of decision?.options ?? []) {
      const option = options.get(name) ?? { name, gains, costs, answers: [], serves: [], against: [...against] };
      if (accepts === undefined) option.answers.push(id);
      if (!option.serves.includes(pillar)) option.serves.push(pillar);
      options.set(name, option);
    }
  }
  return [...options.values()];
}

function tradeoffsOf(options: readonly Option[], frameworks: readonly Framework[]): Tradeoff[] {
  const pillars = frameworks.find(({ id }) => id === TRADEOFFS_OF)?.pillars ?? [];
  return options.flatMap((option) =>
    PILLARS.filter((pillar) => option.serves.includes(pillar)).flatMap((serves) =>
      option.against.flatMap((against): Tradeoff[] => {
        const named = pillars.find(({ id }) => id === serves)?.tradeoffs?.find((one) => one.against === against);
        return named ? [{ option: option.name, serves, against, titles: named.titles }] : [];
      }),
    ),
  );
}

/** The last day that RFC 3339 can write. */
const LAST_DAY_MS = 253_402_214_400_000;

function day(ms: number): string {
  return new Date(Math.min(ms, LAST_DAY_MS)).toISOString().slice(0, 10);
}
