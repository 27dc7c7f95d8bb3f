import type { Finding, FrameworkResult, Input } from "../model/assessment.ts";
import type { Fact } from "../model/fact.ts";
import { findingId } from "../model/ids.ts";
import { formatQuantity } from "../model/quantity.ts";
import { listed } from "../model/text.ts";
import type { Contradiction } from "./evaluate.ts";

/** The id under which such findings are listed: no rule of its own, since it compares what other checks read. */
const CHECK = "contradicted-claim";

const COMMON = {
  check: CHECK,
  title: "A claim is contradicted by stronger evidence",
  pillar: "operational-excellence",
  severity: "medium",
  outcome: "fail",
  score: 0,
  practices: [],
  thresholds: [],
  blindSpot:
    "Only claims that a check reads from both sides, and answers to practices that a check speaks to, are compared.",
  effort: "S",
} as const;

/** What configuration says and telemetry does not bear out. */
export function contradictedConfiguration(one: Contradiction): Finding {
  const claimed = one.claimed.value === null ? "" : formatQuantity(one.claimed.value, one.claimed.unit);
  const found = one.found.value === null ? "" : formatQuantity(one.found.value, one.found.unit);
  return {
    ...shared(),
    id: findingId(`${CHECK}/${one.check}/${one.need}`, one.subject),
    subject: one.subject,
    message: `${one.check}: ${one.need} is ${claimed} by configuration, and ${found} was observed`,
    measured: { value: found, unit: "" },
    expected: claimed,
    strength: "observed",
    evidence: [...new Set([...one.claimed.evidence, ...one.found.evidence])].sort(),
    remediation: "Find out which of the two is right, and mend the configuration or its deployment.",
    inputs: [asInput("claimed", one.claimed, "configuration"), asInput("found", one.found, "telemetry")],
    why: "Decisions are taken on what the configuration says; where the running system differs they are wrong.",
  };
}

/** Answers that say a practice is met, or does not apply, while a check of it fails. */
export function contradictedAnswers(
  results: readonly FrameworkResult[],
  findings: readonly Finding[],
  workload: string,
): Finding[] {
  const failing = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.outcome !== "fail") continue;
    for (const practice of finding.practices) {
      const others = failing.get(practice);
      if (others) others.push(finding);
      else failing.set(practice, [finding]);
    }
  }
  return results.flatMap((framework) =>
    framework.pillars.flatMap((pillar) =>
      pillar.practices.flatMap((practice): Finding[] => {
        const { answer } = practice;
        if (!answer || (answer.outcome !== "pass" && answer.outcome !== "not-applicable")) return [];
        const name = `${framework.id}/${practice.id}`;
        const against = failing.get(name);
        if (!against) return [];
        const checks = [...new Set(against.map((one) => one.check))].sort();
        return [
          {
            ...shared(),
            id: findingId(`${CHECK}/answer/${name}`, workload),
            subject: workload,
            message: `${answer.by} answered "${answer.outcome}" to ${name}, and ${listed(checks)} fails`,
            measured: { value: checks, unit: "" },
            expected: `the answer "${answer.outcome}"`,
            strength: against.some((one) => one.strength === "observed") ? "observed" : "configured",
            evidence: [...new Set(against.flatMap((one) => one.evidence))].sort(),
            remediation:
              "Look at the findings together with the person who answered; mend the workload, or correct the answer.",
            inputs: [],
            why: "An answer that evidence contradicts misleads whoever relies on it.",
          },
        ];
      }),
    ),
  );
}

function shared(): typeof COMMON & { practices: string[]; thresholds: [] } {
  return { ...COMMON, practices: [], thresholds: [] };
}

function asInput(name: string, fact: Fact, from: string): Input {
  if (fact.value === null)
    return { name, value: null, unit: "", strength: null, evidence: fact.evidence, reason: fact.reason, from };
  return { name, value: fact.value, unit: fact.unit, strength: fact.strength, evidence: fact.evidence, from };
}
