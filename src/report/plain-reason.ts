import type { Assessment } from "../model/assessment.ts";
import { byCodeUnit } from "../model/order.ts";
import { listed } from "../model/text.ts";

/** What the pipeline puts before the reason of components that share a finding. */
const SHARED = /^no configured source measures it for [^:]*: /;
/** A last bracket with figures, such as `(busiest part over quietest: 1.24)`: every subject has its own. */
const FIGURES = / \([^()]*\d[^()]*\)$/;
const NO_SOURCE = /^no source gives (\S+)$/;

/** Turns reasons into plain words, so that those that say the same become one: without the name a condition gives to what it needs, and without figures. */
export function plainReasons(assessment: Assessment): (reason: string) => string {
  const needs = new Set(assessment.findings.flatMap((finding) => finding.inputs.map((input) => input.name)));
  return (reason) => {
    const own = reason.replace(SHARED, "");
    const colon = own.indexOf(": ");
    const plain = colon > 0 && needs.has(own.slice(0, colon)) ? own.slice(colon + 2) : own;
    return plain.replace(FIGURES, "");
  };
}

/** The signal of `no source gives latency.p50`. */
export function missingSignal(reason: string): string | undefined {
  return NO_SOURCE.exec(reason)?.[1];
}

/** One reason for all signals that nothing supplies; `brief` names a few of them. */
export function noSource(signals: readonly string[]): { reason: string; brief: string } {
  const names = [...new Set(signals)].sort(byCodeUnit);
  return { reason: `no source gives ${names.join(", ")}`, brief: `no source gives ${listed(names)}` };
}
