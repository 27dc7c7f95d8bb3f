import { byCodeUnit } from "../model/order.ts";
import type { Check, CheckMapping, Framework, FrameworkPillar } from "../model/rules.ts";
import { nearest } from "../model/text.ts";

/** A check that speaks to a practice, from whichever of the two files says so. */
export interface PracticeCheck {
  check: string;
  covers: "full" | "part";
  why: string;
}

/** Practice id → the checks that speak to it, in order of check id. A check counts once for a practice. */
export function practiceChecks(framework: Framework, checks: readonly Check[]): Map<string, PracticeCheck[]> {
  const byPractice = new Map<string, Map<string, PracticeCheck>>();
  const add = (practice: string, entry: PracticeCheck) => {
    const list = byPractice.get(practice) ?? new Map<string, PracticeCheck>();
    const known = list.get(entry.check);
    if (!known || known.covers === "part") list.set(entry.check, known && entry.covers === "part" ? known : entry);
    byPractice.set(practice, list);
  };
  for (const check of checks) {
    for (const mapping of check.practices[framework.id] ?? []) {
      add(mapping.id, { check: check.id, covers: mapping.covers, why: mapping.why });
    }
  }
  for (const pillar of framework.pillars) {
    for (const practice of pillar.practices) {
      for (const mapping of practice.checks ?? []) {
        add(practice.id, { check: mapping.id, covers: mapping.covers, why: mapping.why });
      }
    }
  }
  return new Map(
    [...byPractice].map(([practice, entries]) => [
      practice,
      [...entries.values()].sort((a, b) => byCodeUnit(a.check, b.check)),
    ]),
  );
}

/** The checks with the practices that frameworks' own files say they speak to, so that each knows all of its practices. */
export function withAllPractices(checks: readonly Check[], frameworks: readonly Framework[]): Check[] {
  const told = new Map<string, { framework: string; mapping: CheckMapping }[]>();
  for (const { id: framework, pillars } of frameworks)
    for (const practice of pillars.flatMap((pillar) => pillar.practices))
      for (const { id, covers, why } of practice.checks ?? [])
        told.set(id, [...(told.get(id) ?? []), { framework, mapping: { id: practice.id, covers, why } }]);
  return checks.map((check) => {
    const practices = { ...check.practices };
    for (const { framework, mapping } of told.get(check.id) ?? []) {
      const own = practices[framework] ?? [];
      if (!own.some(({ id }) => id === mapping.id)) practices[framework] = [...own, mapping];
    }
    return { ...check, practices };
  });
}

/** In how many practices of the pillar each check speaks: its weight is split among them. */
export function splitsOf(pillar: FrameworkPillar, mappings: Map<string, PracticeCheck[]>): Map<string, number> {
  const splits = new Map<string, number>();
  for (const practice of pillar.practices) {
    for (const entry of mappings.get(practice.id) ?? []) splits.set(entry.check, (splits.get(entry.check) ?? 0) + 1);
  }
  return splits;
}

/** What is wrong within and between frameworks and checks: unknown ids, doubled ids. Any of these breaks the build. */
export function mappingProblems(frameworks: readonly Framework[], checks: readonly Check[]): string[] {
  const problems: string[] = [];
  const checkIds = new Set<string>();
  for (const check of checks) {
    if (checkIds.has(check.id)) problems.push(`check ${check.id} is there twice`);
    checkIds.add(check.id);
  }
  const practices = new Map<string, Set<string>>();
  for (const framework of frameworks) {
    if (practices.has(framework.id)) problems.push(`framework ${framework.id} is there twice`);
    const ids = new Set<string>();
    practices.set(framework.id, ids);
    const pillars = framework.pillars.map((pillar) => pillar.id);
    for (const pillar of framework.pillars) {
      for (const { against } of pillar.tradeoffs ?? []) {
        if (!pillars.includes(against) || against === pillar.id) {
          problems.push(
            `${framework.id}: pillar ${pillar.id} names trade-offs against ${against}, which is no other pillar of it${didYouMean(against, pillars)}`,
          );
        }
      }
      for (const practice of pillar.practices) {
        if (ids.has(practice.id)) problems.push(`${framework.id}: practice ${practice.id} is there twice`);
        ids.add(practice.id);
        for (const mapping of practice.checks ?? []) {
          if (!checkIds.has(mapping.id)) {
            problems.push(
              `${framework.id}/${practice.id} names the check ${mapping.id}, which does not exist${didYouMean(mapping.id, [...checkIds])}`,
            );
          }
        }
      }
    }
  }
  for (const check of checks) {
    for (const [framework, mappings] of Object.entries(check.practices)) {
      const ids = practices.get(framework);
      if (!ids) {
        problems.push(
          `check ${check.id} names the framework ${framework}, which does not exist${didYouMean(framework, [...practices.keys()])}`,
        );
        continue;
      }
      const seen = new Set<string>();
      for (const mapping of mappings) {
        if (!ids.has(mapping.id)) {
          problems.push(
            `check ${check.id} names ${framework}/${mapping.id}, which does not exist${didYouMean(mapping.id, [...ids])}`,
          );
        }
        if (seen.has(mapping.id)) problems.push(`check ${check.id} names ${framework}/${mapping.id} twice`);
        seen.add(mapping.id);
      }
    }
  }
  return problems;
}

function didYouMean(id: string, candidates: string[]): string {
  const near = nearest(id, candidates);
  return near ? `; did you mean ${near}?` : "";
}
