import type { Row } from "../../model/evidence.ts";
import { type Derivation, type Episode, type EvidenceIndex, missing } from "../../model/fact.ts";
import { calleesOf, callGraphOf } from "./call-graph.ts";
import { episodesOf } from "./collect-episodes.ts";
import { lengthInMinutes, minutesOf, problemOf, signalsOfKind } from "./episode-facts.ts";
import type { TelemetryRules } from "./rules.ts";

/** A slow time of a component and the trouble at, or on the way to, a component it calls at the same time. */
interface Coincidence {
  episode: Episode;
  cause: Episode;
  /** The component that was called. */
  callee: string;
}

/**
 * For each slow time of a component the trouble of a direct callee (its latency or CPU, or the calls to it) that began
 * no later and covers enough of it. Coincidence along the call graph, not proof: the wording of findings must say so.
 */
function coincidences(index: EvidenceIndex, subject: string, rules: TelemetryRules): Coincidence[] {
  const own = episodesOf(index, subject, rules);
  const candidates: { callee: string; cause: Episode }[] = own.calls.episodes.map((cause) => ({
    callee: cause.target ?? "",
    cause,
  }));
  for (const callee of calleesOf(callGraphOf(index), subject)) {
    const at = episodesOf(index, callee, rules);
    // Without its traffic, chance in a tail of few requests may look like trouble that explains something.
    const slow = index.gap(callee, "requests") === undefined ? at.latency.episodes : [];
    for (const cause of [...slow, ...at.cpu.episodes]) candidates.push({ callee, cause });
  }
  const found: Coincidence[] = [];
  for (const episode of own.latency.episodes) {
    let best: Coincidence | undefined;
    let most = 0;
    for (const { callee, cause } of candidates) {
      const share = coverOf(episode, cause, rules.episodes.lead.value);
      if (share < rules.episodes.overlap.value || share <= most) continue;
      most = share;
      best = { episode, cause, callee };
    }
    if (best) found.push(best);
  }
  return found;
}

/**
 * `episodes.propagated`: slow times that coincide with trouble at a callee. `episodes.own-latency-minutes`: the slow
 * minutes that do not. Losing a callee's evidence makes more of them the component's own, never fewer.
 */
export function propagation(rules: TelemetryRules): Derivation {
  const latency = signalsOfKind(rules, "latency");
  const propagated = "episodes.propagated";
  const own = "episodes.own-latency-minutes";
  return {
    facts: [
      {
        id: propagated,
        title: "Its slow times that coincide with trouble at a component it calls",
        unit: "",
        subject: "component",
        signals: [...latency, ...signalsOfKind(rules, "calls")],
        strength: "observed",
      },
      {
        id: own,
        title: "Its slow minutes that coincide with no trouble at a component it calls",
        unit: "min",
        subject: "component",
        signals: latency,
        strength: "observed",
      },
    ],
    handlesGaps: true,
    derive(index, subject) {
      const problem = problemOf(index, subject, "latency", rules);
      const { latency: slow } = episodesOf(index, subject, rules);
      if (problem !== undefined || slow.evidence.length === 0) {
        const fact = missing(problem ?? "no source gives its latency", slow.evidence);
        return { [propagated]: fact, [own]: fact };
      }
      const found = coincidences(index, subject, rules);
      const explained = new Set(found.map((one) => one.episode));
      const evidence = [...new Set([...slow.evidence, ...found.flatMap((one) => one.cause.evidence)])];
      const known = { strength: "observed" as const, evidence, sampleSize: slow.samples };
      return {
        [propagated]: { ...known, value: found.slice(0, rules.episodes.listed.value).map(rowOf), unit: "" },
        [own]: { ...known, value: minutesOf(slow.episodes.filter((one) => !explained.has(one))), unit: "min" },
      };
    },
  };
}

/** Share of the episode that the other covers, 0 when the other began too late to have come first. */
function coverOf(episode: Episode, other: Episode, leadSeconds: number): number {
  const [start, end] = [Date.parse(episode.start), Date.parse(episode.end)];
  const [otherStart, otherEnd] = [Date.parse(other.start), Date.parse(other.end)];
  if (otherStart > start + leadSeconds * 1000) return 0;
  return Math.max(0, Math.min(end, otherEnd) - Math.max(start, otherStart)) / (end - start);
}

function rowOf({ episode, cause, callee }: Coincidence): Row {
  return {
    start: episode.start,
    end: episode.end,
    minutes: lengthInMinutes(episode),
    signal: episode.signal,
    peak: episode.peak,
    baseline: episode.baseline,
    callee,
    calleeSignal: cause.signal,
    calleePeak: cause.peak,
    calleeBaseline: cause.baseline,
  };
}
