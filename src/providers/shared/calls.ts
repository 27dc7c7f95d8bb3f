import { setTimeout as pause } from "node:timers/promises";
import type { Tracing } from "../../model/tracing.ts";
import { UsageTable } from "./usage.ts";

/** Why a call has no answer. */
export interface Failure {
  reason: string;
  /** `transient`: the same call may be answered later; `denied`: these credentials may not; `final`: nothing helps. */
  kind: "transient" | "denied" | "final";
  /** How long the source wants to be left alone. */
  retryAfterMs?: number;
  /** Nothing went out, such as for want of credentials: it is no request. */
  unsent?: true;
  /** Something that was asked is wrong; the halves of the call may be answered. */
  divisible?: true;
}

export type Called<T> = { answer: T } | { failure: Failure };

export interface CallLimits {
  /** Calls at a time. */
  concurrency: number;
  /** A source that has given no answer for so long is given up. */
  silenceMs: number;
  /** For one attempt. */
  attemptMs: number;
  attempts: number;
  /** First pause before another attempt; it doubles, up to `longestPauseMs`. */
  pauseMs: number;
  longestPauseMs: number;
}

/** Of the silence that is borne: a hung connection leaves time for one other. */
const ATTEMPT_SHARE = 14 / 30;

export const CALL_LIMITS: CallLimits = {
  // ours: a tenth of the rate that the dearest API allows (CloudWatch GetMetricData: 50 a second and region)
  concurrency: 5,
  // The command line's contract: a source that does not answer is given up after 30 s in all (`--timeout`).
  silenceMs: 30_000,
  attemptMs: 30_000 * ATTEMPT_SHARE,
  attempts: 8,
  pauseMs: 200,
  longestPauseMs: 8_000,
};

/** The limits of a run that gives a source so long to answer. */
export function callLimits(silenceMs = CALL_LIMITS.silenceMs): CallLimits {
  return {
    ...CALL_LIMITS,
    silenceMs,
    attemptMs: Math.min(CALL_LIMITS.attemptMs, Math.ceil(silenceMs * ATTEMPT_SHARE)),
  };
}

interface CallsOptions {
  limits: CallLimits;
  abort: AbortSignal;
  tracing: Tracing;
  /** What an error of the vendor's client means. Its text must hold no secret. */
  explain(error: unknown): Failure;
}

/**
 * Every call of one source: so many at a time, each attempt counted, throttling waited out with growing pauses, and the source given
 * up when it has not answered for a time. The vendors' own retries are turned off, so that what is counted is what was sent.
 */
export class Calls {
  readonly usage = new UsageTable();
  readonly #options: CallsOptions;
  #running = 0;
  readonly #waiting: (() => void)[] = [];
  #lastAnswer = Date.now();
  #begun = false;

  constructor(options: CallsOptions) {
    this.#options = options;
  }

  /** Sends until it is answered, refused or given up. `send` has to obey its signal. Never throws but for a bug. */
  async call<T>(api: string, send: (signal: AbortSignal) => Promise<T>): Promise<Called<T>> {
    await this.#turn();
    try {
      if (!this.#begun) {
        this.#begun = true;
        this.#lastAnswer = Date.now();
      }
      return await this.#persist(api, send);
    } finally {
      this.#running--;
      this.#waiting.shift()?.();
    }
  }

  async #turn(): Promise<void> {
    while (this.#running >= this.#options.limits.concurrency)
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#running++;
  }

  async #persist<T>(api: string, send: (signal: AbortSignal) => Promise<T>): Promise<Called<T>> {
    const { limits, abort } = this.#options;
    for (let attempt = 1; ; attempt++) {
      if (abort.aborted) return { failure: { kind: "final", reason: "interrupted" } };
      const left = this.#lastAnswer + limits.silenceMs - Date.now();
      if (left <= 0) return { failure: { kind: "final", reason: `gave no answer for ${limits.silenceMs / 1000} s` } };
      const called = await this.#attempt(api, send, Math.min(limits.attemptMs, left));
      if ("answer" in called) return called;
      const { failure } = called;
      if (failure.kind !== "transient") return called;
      if (attempt >= limits.attempts)
        return { failure: { ...failure, kind: "final", reason: `${failure.reason}, ${attempt} times` } };
      const wait = Math.max(backoff(attempt, limits), failure.retryAfterMs ?? 0);
      if (Date.now() + wait >= this.#lastAnswer + limits.silenceMs)
        return {
          failure: { ...failure, kind: "final", reason: `${failure.reason}; there was no time for another attempt` },
        };
      await pause(wait, undefined, { signal: abort }).catch(() => undefined);
    }
  }

  async #attempt<T>(api: string, send: (signal: AbortSignal) => Promise<T>, ms: number): Promise<Called<T>> {
    const { abort, tracing, explain } = this.#options;
    const timeout = AbortSignal.timeout(ms);
    const signal = AbortSignal.any([abort, timeout]);
    this.usage.add(api, { requests: 1 });
    const end = aborted(signal);
    try {
      // A client that forgets its signal must not hold the run.
      const answer = await Promise.race([tracing.span(api, () => send(signal)), end.promise]);
      this.#lastAnswer = Date.now();
      return { answer };
    } catch (error) {
      if (abort.aborted) return { failure: { kind: "final", reason: "interrupted" } };
      if (timeout.aborted)
        return { failure: { kind: "transient", reason: `did not answer within ${Math.ceil(ms / 1000)} s` } };
      const failure = explain(error);
      if (failure.unsent) this.usage.add(api, { requests: -1 });
      // Being told to wait is an answer, too; a refused connection is none.
      if (failure.kind !== "transient" || failure.retryAfterMs !== undefined) this.#lastAnswer = Date.now();
      return { failure };
    } finally {
      end.release();
    }
  }
}

/** Rejects when the signal says so. A race that it has lost would otherwise hold the answer until the attempt's time is over. */
function aborted(signal: AbortSignal): { promise: Promise<never>; release(): void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  else signal.addEventListener("abort", stop, { once: true });
  return { promise, release: () => signal.removeEventListener("abort", stop) };
}

/** Doubling, with jitter (AWS Architecture Blog, "Exponential Backoff And Jitter"): several runs do not come back at once. */
function backoff(attempt: number, limits: CallLimits): number {
  const most = Math.min(limits.longestPauseMs, limits.pauseMs * 2 ** (attempt - 1));
  return most * (0.5 + Math.random() / 2);
}
