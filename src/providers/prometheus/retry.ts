import { setTimeout as pause } from "node:timers/promises";
import { type Exchanged, exchange, isFailure, type Request, stopped } from "./client.ts";
import type { Limits } from "./limits.ts";
import type { Server } from "./server.ts";

/** Sends a request until it is answered or refused, with growing pauses, at most until `signal`. `sent` is told of every attempt. */
export async function persist(
  server: Server,
  request: Request,
  limits: Limits,
  signal: AbortSignal,
  endsAt: number,
  sent: () => void,
): Promise<Exchanged> {
  for (let attempt = 1; ; attempt++) {
    if (signal.aborted) return { kind: "server", reason: stopped(signal, limits), everywhere: true };
    sent();
    const result = await exchange(server, request, limits, signal);
    if (!isFailure(result) || result.kind !== "transient") return result;
    if (attempt >= limits.attempts) return { ...result, reason: `${result.reason}, ${attempt} times` };
    const wait = Math.max(backoff(attempt, limits), result.retryAfterMs ?? 0);
    if (Date.now() + wait >= endsAt) {
      const asked = result.retryAfterMs === undefined ? "" : ` and wants ${Math.ceil(wait / 1000)} s to pass`;
      return { ...result, reason: `${result.reason}${asked}; there was no time for another attempt` };
    }
    await pause(wait, undefined, { signal }).catch(() => undefined);
  }
}

/** Doubling, with "full jitter" (AWS Architecture Blog, "Exponential Backoff And Jitter"): several runs do not come back at once. */
function backoff(attempt: number, limits: Limits): number {
  const most = Math.min(limits.longestPauseMs, limits.pauseMs * 2 ** (attempt - 1));
  return most * (0.5 + Math.random() / 2);
}
