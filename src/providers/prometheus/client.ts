import { redacted } from "../shared/redact.ts";
import type { Limits } from "./limits.ts";
import { type Server, shownAddress } from "./server.ts";

/** `data` of an answer, unread. */
interface Success {
  data: unknown;
  warnings: string[];
}

/**
 * What went wrong, and what it means:
 * `transient`: the same request may succeed later; `refused`: this request, or something in it, will not; `server`: no request will.
 */
export interface Failure {
  kind: "transient" | "refused" | "server";
  reason: string;
  /** The server is not there, or wants to be left alone: when it stays so, the other requests need not be tried. */
  everywhere?: boolean;
  /** Refused for its size, as far as can be told. */
  size?: boolean;
  /** The server's wish, milliseconds. */
  retryAfterMs?: number;
}

export type Exchanged = Success | Failure;

export function isFailure(one: Exchanged): one is Failure {
  return "kind" in one;
}

export interface Request {
  /** Below the server's address: `api/v1/query`. */
  path: string;
  /** Sent in the body; undefined: a GET without parameters. */
  form?: { [name: string]: string };
}

/** Sends a request once. Never throws; no redirect is followed, since what travels along is meant for this address. */
export function exchange(server: Server, request: Request, limits: Limits, signal: AbortSignal): Promise<Exchanged> {
  const api = request.path.slice(request.path.lastIndexOf("/") + 1);
  return server.tracing.span(`prometheus/${api}`, () => sent(server, request, limits, signal));
}

async function sent(server: Server, request: Request, limits: Limits, signal: AbortSignal): Promise<Exchanged> {
  const attempt = AbortSignal.timeout(limits.attemptMs);
  try {
    const response = await fetch(new URL(request.path, server.base), {
      method: request.form ? "POST" : "GET",
      headers: { accept: "application/json", ...server.tracing.headers(), ...server.headers },
      ...(request.form ? { body: new URLSearchParams(request.form) } : {}),
      redirect: "manual",
      signal: AbortSignal.any([signal, attempt]),
    });
    const text = await boundedText(response, limits.answerBytes);
    return understood(server, response, text, limits);
  } catch (error) {
    if (signal.aborted) return { kind: "server", reason: stopped(signal, limits), everywhere: true };
    if (attempt.aborted)
      return {
        kind: "transient",
        reason: `${shownAddress(server)} gave no answer within ${limits.attemptMs / 1000} s`,
      };
    return unreachable(server, error);
  }
}

export function stopped(signal: AbortSignal, { deadlineMs }: Limits): string {
  const timedOut = signal.reason instanceof DOMException && signal.reason.name === "TimeoutError";
  return timedOut
    ? `given up: the source did not answer within ${deadlineMs / 1000} s`
    : "interrupted before it had finished";
}

/** The body, or undefined when it is longer than accepted. */
async function boundedText(response: Response, most: number): Promise<string | undefined> {
  if (!response.body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function understood(server: Server, response: Response, text: string | undefined, limits: Limits): Exchanged {
  const { status } = response;
  const address = shownAddress(server);
  if (status >= 300 && status < 400) {
    const to = URL.parse(response.headers.get("location") ?? "", server.base.href);
    const where = to ? ` to ${to.host}` : "";
    return {
      kind: "server",
      reason: `${address} redirects${where}, which is not followed: write the address that answers (HTTP ${status})`,
    };
  }
  const clock = clockFault(address, response, limits);
  if (clock !== undefined) return { kind: "server", reason: clock };
  if (text === undefined) {
    return {
      kind: "refused",
      size: true,
      reason: `the answer is longer than ${Math.round(limits.answerBytes / 1_048_576)} MiB`,
    };
  }
  const json = parsed(text);
  const said = json && typeof json.error === "string" ? `: ${redacted(json.error, server.secrets)}` : "";
  if (status === 401 || status === 403)
    return { kind: "server", reason: `${address} refuses the credentials (HTTP ${status})` };
  if (status === 429) {
    return {
      kind: "transient",
      everywhere: true,
      reason: `${address} asks for fewer requests (HTTP 429)`,
      ...later(response),
    };
  }
  // Prometheus gives up a query that takes too long with 503: half of it may be quick enough.
  if (json?.errorType === "timeout" || json?.errorType === "canceled")
    return { kind: "refused", size: true, reason: `the query takes the server too long${said}` };
  if (status >= 500) {
    return { kind: "transient", reason: `${address} failed (HTTP ${status})${said}`, ...later(response) };
  }
  if (json && (json.status === "error" ? [200, 400, 413, 422] : [400, 413, 422]).includes(status)) {
    return { kind: "refused", reason: `the server refuses the query (HTTP ${status})${said}`, ...sized(status, said) };
  }
  if (status === 413 || status === 414)
    return { kind: "refused", size: true, reason: `the query is too long (HTTP ${status})` };
  if (status !== 200)
    return { kind: "server", reason: `${address} has no Prometheus API there (HTTP ${status})${said}` };
  if (json === undefined) {
    if (/^\s*</.test(text))
      return { kind: "server", reason: `${address} answers with a web page, not with the Prometheus API` };
    return { kind: "transient", reason: `${address} gave an answer that is no whole JSON` };
  }
  if (json.status !== "success")
    return { kind: "server", reason: `${address} does not answer as the Prometheus API does` };
  // VictoriaMetrics' cluster says so when a storage node is missing.
  if (json.isPartial === true) return { kind: "transient", reason: `${address} gave a part of the data only` };
  const warnings = Array.isArray(json.warnings) ? json.warnings : [];
  return {
    data: json.data,
    warnings: warnings.filter((one) => typeof one === "string").map((one) => redacted(one, server.secrets)),
  };
}

function parsed(text: string): { [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** How servers say that it was too much: Prometheus, Thanos, Mimir, VictoriaMetrics. */
const TOO_MUCH = /maximum resolution|too many|too long|too large|max-samples|exceed|limit/i;

function sized(status: number, said: string): { size?: true } {
  return status === 413 || TOO_MUCH.test(said) ? { size: true } : {};
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function later(response: Response): { retryAfterMs?: number } {
  const text = response.headers.get("retry-after")?.trim();
  if (!text) return {};
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? { retryAfterMs: Math.max(0, ms) } : {};
}

/** A server whose clock is off holds data of other times than it says. */
function clockFault(address: string, response: Response, limits: Limits): string | undefined {
  const there = Date.parse(response.headers.get("date") ?? "");
  if (Number.isNaN(there)) return undefined;
  // What a cache answers is older by its Age (RFC 9111 §5.1).
  const age = Number(response.headers.get("age") ?? 0) * 1000;
  const off = there + (Number.isFinite(age) ? age : 0) - Date.now();
  if (Math.abs(off) <= limits.clockMs) return undefined;
  const minutes = Math.round(Math.abs(off) / 60_000);
  return `the clock of ${address} is ${minutes} minutes ${off > 0 ? "ahead of" : "behind"} this machine's: its windows are not the run's`;
}

const CAUSES: { [code: string]: string } = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name cannot be looked up",
  EHOSTUNREACH: "no way leads there",
  ENETUNREACH: "no way leads there",
  ETIMEDOUT: "the connection took too long",
  UND_ERR_CONNECT_TIMEOUT: "the connection took too long",
  ECONNRESET: "the connection was broken off",
  UND_ERR_SOCKET: "the connection was broken off",
  EPIPE: "the connection was broken off",
};

/** In our own words: texts of errors may repeat headers. */
function unreachable(server: Server, error: unknown): Failure {
  const address = shownAddress(server);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "";
  if (/CERT|TLS|SSL|SIGNATURE|SIGNED/.test(code)) {
    return { kind: "server", reason: `${address} cannot be trusted: its certificate or TLS is refused (${code})` };
  }
  if (/^(UND_ERR_INVALID_ARG|ERR_INVALID)/.test(code))
    return { kind: "server", reason: `${address} cannot be asked (${code})` };
  const why = CAUSES[code] ?? (code === "" ? "the connection was broken off" : code);
  return {
    kind: "transient",
    everywhere: code in CAUSES && !/RESET|SOCKET|PIPE/.test(code),
    reason: `${address} cannot be reached: ${why}`,
  };
}
