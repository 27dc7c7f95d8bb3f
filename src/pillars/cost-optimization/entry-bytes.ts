import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { Rules } from "../../model/rules.ts";
import { listed } from "../../model/text.ts";
import { DAY_SECONDS } from "../../model/time.ts";
import type { Component } from "../../model/workload.ts";
import { neutralType } from "../component-type.ts";
import { weakest } from "../statistics.ts";
import type { SeriesRules } from "../telemetry/rules.ts";
import { isSample, oneSeries, type UsableSeries } from "../telemetry/usable-series.ts";

const FACT = "network.entry-bytes-per-month";
const TRANSMIT = "network.transmit";
/** A month of 30 days. */
const MONTH_SECONDS = 30 * DAY_SECONDS;
/** Neutral types that answer requests from outside. */
const SERVING: ReadonlySet<string> = new Set(["http-service", "gateway", "load-balancer", "function"]);

/**
 * Bytes that the workload's entry points send in a month, at the mean rate seen. Unit: By. An entry point serves requests and no
 * component depends on it. An upper bound of what leaves the workload, since what they send inwards is in it.
 */
export function entryBytes(rules: Pick<Rules, "tables">, series: SeriesRules): Derivation {
  return {
    facts: [
      {
        id: FACT,
        title: "Bytes a month that the entry points send, at the mean rate seen",
        unit: "By",
        subject: "workload",
        signals: [TRANSMIT],
        strength: "observed",
      },
    ],
    // Only the entry points' readings matter; a gap in one of them is a problem of its series, or no series at all.
    handlesGaps: true,
    derive: (index) => ({ [FACT]: bytesPerMonth(index, entryPoints(index, rules), series) }),
  };
}

/** Components that answer requests and that no other declares to depend on, by id; none where no dependency is declared. */
export function entryPoints(index: EvidenceIndex, rules: Pick<Rules, "tables">): Component[] {
  const called = new Set(index.components.flatMap((component) => component.dependsOn));
  if (called.size === 0 && index.components.length > 1) return [];
  return index.components
    .filter((component) => !called.has(component.id) && SERVING.has(neutralType(rules, component.type)))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

function bytesPerMonth(index: EvidenceIndex, entries: readonly Component[], rules: SeriesRules): Fact {
  if (entries.length === 0)
    return missing("which components are entry points cannot be told from the declared dependencies");
  const found: UsableSeries[] = [];
  const unread: string[] = [];
  for (const { id } of entries) {
    const series = oneSeries(index, id, TRANSMIT, rules);
    const gap = index.gap(id, TRANSMIT);
    if ("found" in series && gap === undefined) found.push(series.found);
    else unread.push(`${id}: ${gap ?? ("reason" in series ? series.reason : "")}`);
  }
  const evidence = found.map(({ reading }) => reading.id);
  if (unread.length > 0) return missing(`what an entry point sends is not known (${listed(unread)})`, evidence);
  return {
    value: found.reduce((total, series) => total + meanOf(series) * MONTH_SECONDS, 0),
    unit: "By",
    strength: weakest(found.map(({ reading }) => reading)),
    evidence,
    sampleSize: found.reduce((total, { samples }) => total + samples, 0),
  };
}

function meanOf({ series, samples }: UsableSeries): number {
  return series.values.reduce<number>((total, value) => (isSample(value) ? total + value : total), 0) / samples;
}
