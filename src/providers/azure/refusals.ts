import { WireFault } from "./wire-fault.ts";

type Header = (name: string) => string | undefined;

/** An answer with a status of an error. */
export function refusal(status: number, header: Header, body: string | null | undefined): WireFault {
  const text = saidBy(body);
  const said = text === undefined ? {} : { said: text };
  if (status === 401)
    return new WireFault({ kind: "denied", status, reason: "Azure refuses the credentials (HTTP 401)", ...said });
  if (status === 403)
    return new WireFault({ kind: "denied", status, reason: "Azure does not allow it (HTTP 403)", ...said });
  if (status === 429)
    return new WireFault({
      kind: "transient",
      status,
      reason: "Azure asks for fewer requests (HTTP 429)",
      ...later(header),
    });
  if (status >= 500 || status === 408)
    return new WireFault({
      kind: "transient",
      status,
      reason: `Azure failed (HTTP ${status})`,
      ...said,
      ...later(header),
    });
  return new WireFault({ kind: "final", status, reason: `Azure refuses the request (HTTP ${status})`, ...said });
}

/** Azure's errors: `{ error: { code, message } }`, those of metrics without the envelope. */
function saidBy(body: string | null | undefined): string | undefined {
  try {
    const parsed = JSON.parse(body ?? "") as { error?: unknown } | null;
    const one = (parsed?.error ?? parsed) as { message?: unknown; code?: unknown } | null;
    if (typeof one?.message === "string") return one.message;
    return typeof one?.code === "string" ? one.code : undefined;
  } catch {
    return undefined;
  }
}

const WAITS = [
  "retry-after",
  // Cost Management's three limits, each with its own wait.
  "x-ms-ratelimit-microsoft.costmanagement-qpu-retry-after",
  "x-ms-ratelimit-microsoft.costmanagement-entity-retry-after",
  "x-ms-ratelimit-microsoft.costmanagement-tenant-retry-after",
];

/** The longest of what is asked for; RFC 9110 §10.2.3: seconds, or a date. */
function later(header: Header): { retryAfterMs?: number } {
  const waits = WAITS.flatMap((name) => {
    const text = header(name)?.trim();
    if (!text) return [];
    const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
    return Number.isFinite(ms) ? [Math.max(0, ms)] : [];
  });
  return waits.length === 0 ? {} : { retryAfterMs: Math.max(...waits) };
}
