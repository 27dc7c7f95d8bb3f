import { practiceChecks } from "../frameworks/mapping.ts";
import type { FrameworkResult, PillarGain } from "../model/assessment.ts";
import type { Framework, Practice } from "../model/rules.ts";
import type { CheckSummary, Summaries } from "./check-summary.ts";
import { practiceScorer, type ScoreInput } from "./score.ts";

/** Gains below this many points are rounding. */
const LEAST_GAIN = 1e-9;

/** A pillar of one chosen framework, with what scoring its practices again needs. */
interface Place {
  framework: string;
  pillar: string;
  score: ReturnType<typeof practiceScorer>;
  /** Of all its practices. */
  weight: number;
  /** Practices by the check that speaks to them; `low` is weighted, as assessed. */
  spokenTo: ReadonlyMap<string, { practice: Practice; low: number }[]>;
}

/** Scores again with other summaries than were found: only the practices that the changed checks speak to. Pure. */
export class WhatIf {
  readonly #summaries: Summaries;
  readonly #places: Place[];

  constructor(frameworks: readonly Framework[], results: readonly FrameworkResult[], input: ScoreInput) {
    this.#summaries = input.summaries;
    this.#places = frameworks.flatMap((framework, at) => {
      const mappings = practiceChecks(framework, input.checks);
      return framework.pillars.map((pillar): Place => {
        const found = results[at]?.pillars.find((one) => one.id === pillar.id)?.practices ?? [];
        const lows = new Map(found.map((one) => [one.id, one.weight * one.low]));
        const pairs = pillar.practices.flatMap((practice) =>
          (mappings.get(practice.id) ?? []).map(({ check }) => ({ check, practice, low: lows.get(practice.id) ?? 0 })),
        );
        return {
          framework: framework.id,
          pillar: pillar.id,
          score: practiceScorer(framework.id, pillar, mappings, input),
          weight: found.reduce((sum, one) => sum + one.weight, 0),
          spokenTo: Map.groupBy(pairs, ({ check }) => check),
        };
      });
    });
  }

  /** Points of `low` that every pillar would gain, had these checks these summaries; pillars that stay are left out. */
  gains(changed: ReadonlyMap<string, CheckSummary>): PillarGain[] {
    const summaries: Summaries = {
      get: (check) => changed.get(check) ?? this.#summaries.get(check),
    };
    return this.#places.flatMap(({ framework, pillar, score, weight, spokenTo }) => {
      const touched = new Map(
        [...changed.keys()].flatMap((check) => (spokenTo.get(check) ?? []).map((one) => [one.practice.id, one])),
      );
      let more = 0;
      for (const { practice, low } of touched.values()) {
        const { result } = score(practice, summaries);
        more += result.weight * result.low - low;
      }
      const gain = weight > 0 ? (100 * more) / weight : 0;
      return gain > LEAST_GAIN ? [{ framework, pillar, gain }] : [];
    });
  }
}

/** The check's summary with everything mended that was decided. */
export function allMended(summary: CheckSummary): CheckSummary {
  return { ...summary, low: summary.decided, fails: false };
}

/** With one subject mended, which had reached `score` (0..1); `lastFailing`: no other subject of the check fails. */
export function oneMended(summary: CheckSummary, score: number, lastFailing: boolean): CheckSummary {
  if (summary.applicable === 0) return summary;
  const low = Math.min(summary.decided, summary.low + (1 - score) / summary.applicable);
  return { ...summary, low, fails: summary.fails && !lastFailing };
}
