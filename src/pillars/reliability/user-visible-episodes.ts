import type { Row } from "../../model/evidence.ts";
import { type Derivation, type Episode, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import { callGraphOf, EDGE_SIGNALS, entriesOf } from "../telemetry/call-graph.ts";
import { episodesOf } from "../telemetry/collect-episodes.ts";
import { lengthInMinutes, minutesOf, problemOf, signalsOfKind } from "../telemetry/episode-facts.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";

const MINUTES = "episodes.user-visible-minutes";
const ROWS = "episodes.user-visible";
const KINDS = ["latency", "errors"] as const;

/**
 * Times in which an entry component answered slower, or failed more, than normal: what users could notice. An entry of
 * which neither is measured makes both facts unknown, and so does a lost source of edges.
 */
export function userVisibleEpisodes(rules: TelemetryRules): Derivation {
  const signals = [...KINDS.flatMap((kind) => signalsOfKind(rules, kind)), ...EDGE_SIGNALS];
  return {
    facts: [
      {
        id: MINUTES,
        title: "Minutes in which an entry component was slower or failed more than normal",
        unit: "min",
        subject: "workload",
        signals,
        strength: "observed",
      },
      {
        id: ROWS,
        title: "Times in which an entry component was slower or failed more than normal",
        unit: "",
        subject: "workload",
        signals,
        strength: "observed",
      },
    ],
    handlesGaps: true,
    derive(index) {
      const entries = entriesOf(index);
      const { problem: lost } = callGraphOf(index);
      if (lost !== undefined) return unknown(lost);
      if (entries.length === 0) return unknown("nothing tells where requests come in");
      const episodes: Episode[] = [];
      const evidence: string[] = [];
      let samples = 0;
      for (const entry of entries) {
        const found = episodesOf(index, entry, rules);
        let judged = 0;
        for (const kind of KINDS) {
          const problem = problemOf(index, entry, kind, rules);
          if (problem !== undefined) return unknown(`${entry}: ${problem}`);
          judged += found[kind].evidence.length;
          samples += found[kind].samples;
          for (const id of found[kind].evidence) evidence.push(id);
          for (const episode of found[kind].episodes) episodes.push(episode);
        }
        if (judged === 0) return unknown(`${entry}: no source gives its latency or its errors`);
      }
      const known = { strength: "observed" as const, evidence, sampleSize: samples };
      const rows = episodes
        .map(rowOf)
        .sort((a, b) => Number(b.minutes) - Number(a.minutes) || byCodeUnit(String(a.start), String(b.start)));
      return {
        [MINUTES]: { ...known, value: minutesOf(episodes), unit: "min" },
        [ROWS]: { ...known, value: rows.slice(0, rules.episodes.listed.value), unit: "" },
      };
    },
  };
}

function unknown(reason: string) {
  const fact = missing(reason);
  return { [MINUTES]: fact, [ROWS]: fact };
}

function rowOf(episode: Episode): Row {
  return {
    component: episode.subject,
    signal: episode.signal,
    start: episode.start,
    end: episode.end,
    minutes: lengthInMinutes(episode),
    peak: episode.peak,
    baseline: episode.baseline,
  };
}
