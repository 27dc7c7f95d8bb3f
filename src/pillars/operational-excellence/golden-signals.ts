import type { Evidence, Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, missing } from "../../model/fact.ts";
import type { Rules, Signal } from "../../model/rules.ts";
import { weakest } from "../statistics.ts";
import { type Expectations, expectationsOf } from "./expectations.ts";
import { hasPositive, hasSamples, idsOf } from "./readings.ts";

const SHARE = "telemetry.golden-signal-share";
const DARK = "telemetry.missing-golden-signals";

/**
 * Which golden groups a component of its type can be expected to report, and which of them carry data.
 *
 * A loss from the document makes both facts unknown. A reading that is there without a value counts as dark when the
 * same provider could read something else of the component, else the source was not readable and both are unknown.
 */
export function goldenSignals(rules: Rules): Derivation {
  const expectations = expectationsOf(rules);
  const groups = new Map<string, string[]>();
  for (const signal of rules.signals) {
    if (signal.golden === undefined || signal.subject !== "component") continue;
    groups.set(signal.golden, [...(groups.get(signal.golden) ?? []), signal.id]);
  }
  const signals = [...groups.values()].flat().sort();
  return {
    facts: [
      {
        id: SHARE,
        title: "Share of the golden signals its type can give that carry data",
        unit: "1",
        subject: "component",
        signals,
        strength: "observed",
      },
      {
        id: DARK,
        title: "Golden signals its type can give that carry no data",
        unit: "",
        subject: "component",
        signals,
        strength: "observed",
      },
    ],
    handlesGaps: true,
    derive(index, subject) {
      const fact = darkGroups(index, subject, expectations, groups);
      if ("reason" in fact)
        return { [SHARE]: missing(fact.reason, fact.evidence), [DARK]: missing(fact.reason, fact.evidence) };
      const known = { strength: fact.strength, evidence: fact.evidence, sampleSize: fact.expected.length };
      return {
        [SHARE]: { ...known, value: (fact.expected.length - fact.dark.length) / fact.expected.length, unit: "1" },
        [DARK]: { ...known, value: fact.dark, unit: "" },
      };
    },
  };
}

type DarkGroups =
  | { reason: string; evidence: string[] }
  | {
      expected: readonly string[];
      dark: string[];
      strength: "attested" | "configured" | "observed";
      evidence: string[];
    };

function darkGroups(
  index: EvidenceIndex,
  subject: string,
  expectations: Expectations,
  groups: ReadonlyMap<string, string[]>,
): DarkGroups {
  const type = index.component(subject)?.type ?? "";
  const expected = expectations.goldenGroups(type);
  if (!expected || expected.length === 0)
    return { reason: `no golden signal is expected of the type "${type}"`, evidence: [] };
  const signals = [...groups.values()].flat();
  const readings = signals.flatMap((signal) => index.of(subject, signal));
  const evidence = idsOf(readings);
  if (readings.length === 0 && !signals.some((signal) => index.planned(subject, signal))) {
    return { reason: "no source of telemetry is configured for it", evidence };
  }
  const carrying = readings.filter(carriesData);
  const readable = new Set(carrying.map((reading) => reading.source.provider));
  const dark: string[] = [];
  for (const group of expected) {
    const own = (groups.get(group) ?? []).flatMap((signal) => index.of(subject, signal));
    if (own.some(carriesData)) continue;
    const loss = (groups.get(group) ?? [])
      .map((signal) => index.lost(subject, signal))
      .find((one) => one !== undefined);
    if (loss !== undefined) return { reason: `${group}: ${loss}`, evidence };
    const unread = own.find((reading) => reading.value === null && !readable.has(reading.source.provider));
    if (unread) return { reason: `${group}: ${unread.reason ?? "the reading has no value"}`, evidence };
    dark.push(group);
  }
  return { expected, dark, strength: carrying.length > 0 ? weakest(carrying) : "observed", evidence };
}

/** A success ratio of 0 in every sample is a column that was never filled, not a component that failed all along. */
function carriesData(reading: Evidence): boolean {
  if (reading.signal === "success-ratio") return hasPositive(reading);
  return hasSamples(reading);
}

const UNRECORDED = "telemetry.unrecorded";

/** Signals that a source was asked for, or is mapped to, and gave nothing of: one row each with the reason. */
export function unrecordedSignals(rules: Rules): Derivation {
  const signals = rules.signals
    .filter(isMetric)
    .map((signal) => signal.id)
    .sort();
  return {
    facts: [
      {
        id: UNRECORDED,
        title: "Signals that are mapped to a source which gave no data: signal, reason",
        unit: "",
        subject: "component",
        signals,
        strength: "observed",
      },
    ],
    handlesGaps: true,
    derive: (index, subject) => ({ [UNRECORDED]: unrecorded(index, subject, signals) }),
  };
}

function unrecorded(index: EvidenceIndex, subject: string, signals: readonly string[]): Fact {
  const readings = signals.flatMap((signal) => index.of(subject, signal));
  const evidence = idsOf(readings);
  for (const signal of signals) {
    const loss = index.lost(subject, signal);
    if (loss !== undefined) return missing(loss, evidence);
  }
  if (readings.length === 0) return missing("no source of telemetry is configured for it");
  const empty = readings.filter((reading) => !carriesData(reading));
  if (empty.length === readings.length) {
    return missing(empty[0]?.reason ?? "none of its signals could be read", evidence);
  }
  // One row a signal: with a row a reading, a second empty one that is lost would go unnoticed.
  const rows = new Map<string, Row>();
  for (const reading of empty) {
    if (!rows.has(reading.signal)) {
      rows.set(reading.signal, { signal: reading.signal, reason: reading.reason ?? emptyReason(reading) });
    }
  }
  return { value: [...rows.values()], unit: "", strength: weakest(readings), evidence, sampleSize: readings.length };
}

function emptyReason(reading: Evidence): string {
  return hasSamples(reading) ? "0 in every sample: it was most likely never recorded" : "no sample in the window";
}

/** Series of a running component; what traces say of the minutes that were traced is left to the checks of traces. */
function isMetric(signal: Signal): boolean {
  return (
    signal.subject === "component" &&
    signal.value === "series" &&
    signal.strength === "observed" &&
    !signal.id.startsWith("trace.")
  );
}
