import { type Diagnostic, type Evidence, type EvidenceValue, isSeries, type Window } from "../../model/evidence.ts";
import { evidenceId } from "../../model/ids.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { number } from "../../model/quantity.ts";
import type { Signal } from "../../model/rules.ts";
import { visible } from "../../model/text.ts";
import { formatInstant } from "../../model/time.ts";
import { Anomalies } from "./anomalies.ts";

export const PROVIDER = "recorded";

const MOST_DIAGNOSTICS = 500;
const PER_CENT = 100;

export interface ReadingOf {
  subject: string;
  signal: Signal;
  query: string;
  /** What the values were multiplied by. */
  scale?: number;
  path?: string | undefined;
  attributes?: { [key: string]: string } | undefined;
}

/** A value, or why there is none, and the window it speaks of (the run's when it is left out). */
export type Outcome = { value: EvidenceValue; window?: Window } | { missing: string; window?: Window };

/** What a run gathers: readings, diagnostics, anomalies, names that are no components, rows and spans counted. */
export class Gathering {
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
  readonly #readings: (Omit<Evidence, "window"> & { window: Window | undefined })[] = [];
  readonly #asked: boolean;

  constructor(context: ProviderContext) {
    this.#asOf = context.asOf;
    this.#asked = context.windowSeconds !== undefined;
    this.asOfMs = Date.parse(context.asOf);
    this.startMs = context.windowSeconds === undefined ? 0 : Math.max(0, this.asOfMs - context.windowSeconds * 1000);
    this.window = { start: formatInstant(this.startMs), end: formatInstant(this.asOfMs) };
  }

  put(of: ReadingOf, outcome: Outcome): void {
    const beyond = "missing" in outcome ? undefined : beyondMost(of, outcome.value);
    if (beyond !== undefined) this.diagnose("warning", `${of.signal.id} of ${of.subject}: ${beyond}`);
    const missing = "missing" in outcome ? outcome.missing : beyond;
    if (missing !== undefined) this.nothing(of, missing, outcome.window);
    else if ("value" in outcome) this.reading(of, outcome.value, outcome.window);
  }

  reading(of: ReadingOf, value: EvidenceValue, window?: Window): void {
    this.#push(of, window, { value });
  }

  nothing(of: ReadingOf, reason: string, window?: Window): void {
    this.#push(of, window, { value: null, reason: visible(reason) });
  }

  /** All readings. Those that speak of no time of their own speak of the asked window, else of all that was recorded. */
  settled(): Evidence[] {
    const starts = this.#readings.flatMap(({ window }) => window?.start ?? []).sort(byCodeUnit);
    const { end } = this.window;
    const whole = this.#asked ? this.window : { start: starts[0] ?? end, end };
    return this.#readings.map((reading) => ({ ...reading, window: reading.window ?? whole }));
  }

  #push(of: ReadingOf, window: Window | undefined, result: { value: EvidenceValue; reason?: string }): void {
    const source = { provider: PROVIDER, query: of.query, ...(of.path === undefined ? {} : { path: of.path }) };
    const identity = {
      subject: of.subject,
      signal: of.signal.id,
      source,
      ...(of.attributes === undefined ? {} : { attributes: of.attributes }),
    };
    this.#readings.push({
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

/** Why a series is not what it is taken for: a value of it that the signal cannot have. All of it is doubtful then, small values too. */
function beyondMost({ signal, query, path, scale = 1 }: ReadingOf, value: EvidenceValue): string | undefined {
  if (signal.most === undefined || !isSeries(value)) return undefined;
  const highest = value.values.reduce<number>((most, one) => Math.max(most, one ?? most), Number.NEGATIVE_INFINITY);
  const most = signal.most.value;
  if (highest <= most) return undefined;
  const hint = scale === 1 && highest <= most * PER_CENT ? "; did you mean `scale: 0.01`?" : "";
  return `${query}${path === undefined ? "" : ` in ${path}`} reaches ${number(highest)}, more than the ${number(most)} that ${signal.id} can be${hint}`;
}
