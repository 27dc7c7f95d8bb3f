import { visible } from "../../model/text.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";

const MINUTE_MS = 60_000;
/** Minutes that are remembered: more strays than that are no strays. */
const MOST_MINUTES = 200;
/** Of all samples, the most that can be strays: a tenth. What lies apart and is more is a recording of its own. */
const LARGEST_SHARE = 0.1;

interface Minute {
  minute: number;
  ms: number;
  count: number;
  file: string;
  line: number | undefined;
  value: string | undefined;
}

/** The last sample of everything that was recorded, strays left out. Keeps the latest minutes with a sample of each. */
export class LatestSamples {
  readonly #latest: Minute[] = [];
  #first = Number.POSITIVE_INFINITY;
  #count = 0;

  add(ms: number, file: string, line?: number, value?: string): void {
    this.#count++;
    if (ms < this.#first) this.#first = ms;
    const latest = this.#latest;
    const minute = Math.floor(ms / MINUTE_MS);
    if (latest.length === MOST_MINUTES && minute < (latest[MOST_MINUTES - 1] as Minute).minute) return;
    let at = 0;
    while (at < latest.length && (latest[at] as Minute).minute > minute) at++;
    const same = latest[at];
    if (same?.minute === minute) {
      same.count++;
      return;
    }
    latest.splice(at, 0, { minute, ms, count: 1, file, line, value });
    if (latest.length > MOST_MINUTES) latest.pop();
  }

  /** Milliseconds; undefined without a sample. */
  get last(): number | undefined {
    return this.#latest[this.#strays()]?.ms;
  }

  /** What was left out, for people. */
  get warnings(): string[] {
    const last = this.last;
    if (last === undefined) return [];
    return this.#latest.slice(0, this.#strays()).map(({ ms, count, file, line, value }) => {
      const place = line === undefined ? file : `${file}, line ${line}`;
      const shown = value === undefined ? formatInstant(ms) : visible(value.slice(0, 80));
      const several = count === 1 ? "the sample" : `${count} samples`;
      return `${place}: ${several} at ${shown} ${count === 1 ? "is" : "are"} not taken for the end of the recording, which ends at ${formatInstant(last)}: no other lies within its whole length; \`--as-of\` says otherwise`;
    });
  }

  /** How many of the latest minutes lie further after the rest than the rest is long, and more than a day. */
  #strays(): number {
    let found = 0;
    let samples = 0;
    for (let at = 0; at + 1 < this.#latest.length; at++) {
      const [{ ms, count }, before] = [this.#latest[at] as Minute, this.#latest[at + 1] as Minute];
      samples += count;
      if (samples > LARGEST_SHARE * this.#count) break;
      if (ms - before.ms > Math.max(DAY_MS, before.ms - this.#first)) found = at + 1;
    }
    return found;
  }
}
