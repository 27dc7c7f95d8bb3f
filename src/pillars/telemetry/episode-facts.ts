import {
  type Derivation,
  type Episode,
  type EvidenceIndex,
  type Fact,
  type FactDefinition,
  missing,
} from "../../model/fact.ts";
import { episodesOf } from "./collect-episodes.ts";
import { EPISODE_KINDS, type EpisodeKind, type TelemetryRules } from "./rules.ts";

const SECONDS_A_MINUTE = 60;

/**
 * Facts of each kind of episode, a component at a time: `episodes.<kind>-minutes`, `-count`, `-longest` and `-share` (of
 * the time that was judged, 0..1). One derivation a kind, so that a gap in one signal leaves the other kinds standing.
 */
export function episodeKinds(rules: TelemetryRules): Derivation[] {
  return EPISODE_KINDS.map((kind) => episodesOfKind(rules, kind));
}

/** Signals that tell of a kind; traffic among them where it guards against the tail of a few requests. */
export function signalsOfKind(rules: TelemetryRules, kind: EpisodeKind): string[] {
  const signals = rules.episodes.families.filter((family) => family.kind === kind).flatMap((family) => family.signals);
  const guarded = signals.some((signal) => signal.tail !== undefined);
  return [...signals.map((signal) => signal.id), ...(guarded ? ["requests"] : [])];
}

function episodesOfKind(rules: TelemetryRules, kind: EpisodeKind): Derivation {
  const title = rules.episodes.families.find((family) => family.kind === kind)?.title ?? kind;
  const define = (suffix: string, what: string, unit: string): FactDefinition => ({
    id: `episodes.${kind}-${suffix}`,
    title: `${what} in which it ${kind === "calls" ? "waits: " : ""}${title}`,
    unit,
    subject: "component",
    signals: signalsOfKind(rules, kind),
    strength: "observed",
  });
  const facts = [
    define("minutes", "Minutes", "min"),
    define("count", "Episodes", "{count}"),
    define("longest", "Longest episode, in minutes,", "min"),
    define("share", "Share of the time", "1"),
  ];
  return {
    facts,
    derive(index, subject) {
      const found = episodesOf(index, subject, rules)[kind];
      const reason =
        found.problems[0] ??
        (found.evidence.length === 0 ? `no source gives ${facts[0]?.signals.join(" or ")}` : undefined);
      if (reason !== undefined)
        return Object.fromEntries(facts.map((fact) => [fact.id, missing(reason, found.evidence)]));
      const minutes = minutesOf(found.episodes);
      const values = [
        minutes,
        found.episodes.length,
        Math.max(0, ...found.episodes.map(lengthInMinutes)),
        found.minutes > 0 ? Math.min(1, minutes / found.minutes) : 0,
      ];
      return Object.fromEntries(
        facts.map((fact, i): [string, Fact] => [
          fact.id,
          {
            value: values[i] ?? 0,
            unit: fact.unit,
            strength: "observed",
            evidence: found.evidence,
            sampleSize: found.samples,
          },
        ]),
      );
    },
  };
}

export function lengthInMinutes(episode: Episode): number {
  return (Date.parse(episode.end) - Date.parse(episode.start)) / 1000 / SECONDS_A_MINUTE;
}

/** Minutes covered by any of the episodes; times that overlap count once. */
export function minutesOf(episodes: readonly Episode[]): number {
  const spans = episodes
    .map((one) => [Date.parse(one.start), Date.parse(one.end)] as const)
    .sort((a, b) => a[0] - b[0]);
  let total = 0;
  let until = Number.NEGATIVE_INFINITY;
  for (const [start, end] of spans) {
    total += Math.max(0, end - Math.max(start, until));
    until = Math.max(until, end);
  }
  return total / 1000 / SECONDS_A_MINUTE;
}

/** The first reason why the readings of a kind cannot all be relied on, at one component. */
export function problemOf(
  index: EvidenceIndex,
  subject: string,
  kind: EpisodeKind,
  rules: TelemetryRules,
): string | undefined {
  for (const signal of signalsOfKind(rules, kind)) {
    const gap = index.gap(subject, signal);
    if (gap !== undefined) return gap;
  }
  return episodesOf(index, subject, rules)[kind].problems[0];
}
