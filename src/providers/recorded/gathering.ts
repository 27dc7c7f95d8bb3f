import type { Diagnostic, Evidence, EvidenceValue, Window } from "../../model/evidence.ts";
import { evidenceId } from "../../model/ids.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import { visible } from "../../model/text.ts";
import { formatInstant } from "../../model/time.ts";
import { Anomalies } from "./anomalies.ts";

export const PROVIDER = "recorded";

const MOST_DIAGNOSTICS = 500;

export interface ReadingOf {
  subject: string;
  signal: Signal;
  query: string;
  path?: string | undefined;
  attributes?: { [key: string]: string } | undefined;
}

/** A value, or why there is none, and the window it speaks of (the run's when it is left out). */
export type Outcome = { value: EvidenceValue; window?: Window } | { missing: string; window?: Window };

/** What a run gathers: readings, diagnostics, anomalies, names that are no components, rows and spans counted. */
export class Gathering {
  readonly evidence: Evidence[] = [];
  readonly anomalies = new Anomalies();
  readonly strangers = new Set<string>();
  readonly edges = new Map<string, { source: string; target: string }>();
  readonly asOfMs: number;
  readonly startMs: number;
  /** The asked window, or from the epoch on when none was asked for. */
  readonly window: Window;
  rows = 0;
  readonly #diagnostics = new Map<string, Diagnostic>();
  readonly #asOf: string;

  constructor(context: ProviderContext) {
    this.#asOf = context.asOf;
    this.asOfMs = Date.parse(context.asOf);
    this.startMs = context.windowSeconds === undefined ? 0 : Math.max(0, this.asOfMs - context.windowSeconds * 1000);
    this.window = { start: formatInstant(this.startMs), end: formatInstant(this.asOfMs) };
  }

  put(of: ReadingOf, outcome: Outcome): void {
    if ("missing" in outcome) this.nothing(of, outcome.missing, outcome.window);
    else this.reading(of, outcome.value, outcome.window);
  }

  reading(of: ReadingOf, value: EvidenceValue, window: Window = this.window): void {
    this.#push(of, window, { value });
  }

  nothing(of: ReadingOf, reason: string, window: Window = this.window): void {
    this.#push(of, window, { value: null, reason: visible(reason) });
  }

  #push(of: ReadingOf, window: Window, result: { value: EvidenceValue; reason?: string }): void {
    const source = { provider: PROVIDER, query: of.query, ...(of.path === undefined ? {} : { path: of.path }) };
    const identity = {
      subject: of.subject,
      signal: of.signal.id,
      source,
      ...(of.attributes === undefined ? {} : { attributes: of.attributes }),
    };
    this.evidence.push({
      id: evidenceId(identity),
      ...identity,
      ...result,
      unit: of.signal.unit,
      strength: "observed",
      window,
      observedAt: this.#asOf,
    });
  }

  diagnose(level: Diagnostic["level"], message: string): void {
    const shown = visible(message);
    const key = `${level} ${shown}`;
    if (this.#diagnostics.size < MOST_DIAGNOSTICS)
      this.#diagnostics.set(key, { provider: PROVIDER, level, message: shown });
  }

  diagnostics(): Diagnostic[] {
    return [...this.#diagnostics.values()];
  }
}
