import type { Tracing } from "../../model/tracing.ts";
import type { Failure } from "../shared/calls.ts";
import { redacted } from "../shared/redact.ts";
import type { Credentials } from "./credentials.ts";
import { LIMITS } from "./limits.ts";
import { NO_SUCH_METRIC, WireFault } from "./wire-fault.ts";

export interface Sending {
  method?: string;
  headers?: Headers;
  body?: string;
  signal: AbortSignal;
  /** What the identity needs to be allowed this. */
  permission: string;
}

/** Every request to Google Cloud goes through here, those of the official clients too. No redirect is followed: what travels along is meant for this address. */
export class Wire {
  readonly #credentials: Credentials;
  readonly #tracing: Tracing;
  /** How far the server's clock was ahead at the last answer. Milliseconds. */
  clockOffset: number | undefined;

  constructor(credentials: Credentials, tracing: Tracing) {
    this.#credentials = credentials;
    this.#tracing = tracing;
  }

  /** The body of a right answer, JSON as far as can be seen. Throws WireFault for anything else. */
  async send(
    url: URL,
    { method = "GET", headers = new Headers(), body, signal, permission }: Sending,
  ): Promise<string> {
    for (const [name, value] of await this.#credentials.headers()) headers.set(name, value);
    for (const [name, value] of Object.entries(this.#tracing.headers())) headers.set(name, value);
    headers.set("accept", "application/json");
    let response: Response;
    let text: string | undefined;
    try {
      response = await fetch(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: "manual",
        signal,
      });
      text = await boundedText(response);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      throw new WireFault({ kind: "transient", reason: `${url.host} cannot be reached${codeOf(error)}` });
    }
    const failure = this.#failureOf(url, response, text, permission);
    if (failure) throw new WireFault(failure, response.status);
    return text ?? "";
  }

  #failureOf(url: URL, response: Response, text: string | undefined, permission: string): Failure | undefined {
    const { status } = response;
    const { host } = url;
    if (status >= 300 && status < 400) {
      const to = URL.parse(response.headers.get("location") ?? "", url.href);
      const where = to ? ` to ${redacted(to.host, this.#credentials.secrets)}` : "";
      return { kind: "final", reason: `${host} redirects${where}, which is not followed (HTTP ${status})` };
    }
    const clock = this.#clockFault(host, response);
    if (clock !== undefined) return { kind: "final", reason: clock };
    if (text === undefined)
      return { kind: "final", reason: `the answer is longer than ${LIMITS.answerBytes / 1_048_576} MiB` };
    const page = !/^\s*[[{]/.test(text);
    if (status === 200) {
      return page
        ? { kind: "final", reason: `${host} answers with what is no JSON: it is no Google Cloud endpoint` }
        : undefined;
    }
    const { message, reasons } = page ? { message: "", reasons: [] } : errorOf(text);
    const said = message === "" ? "" : `: ${redacted(message, this.#credentials.secrets)}`;
    if (
      status === 429 ||
      (status === 403 && reasons.some((one) => /^(rate|user|quota)\w*Exceeded$|^RATE_LIMIT_EXCEEDED$/.test(one)))
    )
      return { kind: "transient", reason: `${host} asks for fewer requests (HTTP ${status})`, ...later(response) };
    if (status === 401) return { kind: "denied", reason: `${host} refuses the credentials (HTTP 401)` };
    if (status === 403) {
      if (reasons.includes("SERVICE_DISABLED"))
        return { kind: "denied", reason: `the API ${host} is not enabled in the project (HTTP 403)` };
      return { kind: "denied", reason: `the permission ${permission} is missing (HTTP 403)` };
    }
    if (status >= 500 || status === 408)
      return { kind: "transient", reason: `${host} failed (HTTP ${status})${said}`, ...later(response) };
    if (status === 404 && /^cannot find metric/i.test(message)) return { kind: "final", reason: NO_SUCH_METRIC };
    if (page) return { kind: "final", reason: `${host} is no Google Cloud endpoint (HTTP ${status})` };
    return { kind: "final", reason: `${host} refuses the request (HTTP ${status})${said}` };
  }

  #clockFault(host: string, response: Response): string | undefined {
    const there = Date.parse(response.headers.get("date") ?? "");
    if (Number.isNaN(there)) return undefined;
    this.clockOffset = there - Date.now();
    if (Math.abs(this.clockOffset) <= LIMITS.clockMs) return undefined;
    const minutes = Math.round(Math.abs(this.clockOffset) / 60_000);
    return `the clocks of ${host} and of this machine are ${minutes} minutes apart: the windows would be others`;
  }
}

/** The body, or undefined when it is longer than accepted. */
async function boundedText(response: Response): Promise<string | undefined> {
  if (!response.body) return "";
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes > LIMITS.answerBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Seconds, or a date (RFC 9110 §10.2.3). */
function later(response: Response): { retryAfterMs?: number } {
  const text = response.headers.get("retry-after");
  if (text === null) return {};
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isFinite(ms) ? { retryAfterMs: Math.max(0, ms) } : {};
}

/** google.rpc.Status in JSON, and the older form with `errors`. */
function errorOf(text: string): { message: string; reasons: string[] } {
  try {
    const answer = JSON.parse(text) as { error?: { message?: unknown; errors?: unknown; details?: unknown } };
    const { message, errors, details } = answer.error ?? {};
    const reasons = [errors, details]
      .flatMap((list) => (Array.isArray(list) ? (list as { reason?: unknown }[]) : []))
      .flatMap((one) => (typeof one?.reason === "string" ? [one.reason] : []));
    return { message: typeof message === "string" ? message : "", reasons };
  } catch {
    return { message: "", reasons: [] };
  }
}

/** `ECONNREFUSED` and its like. */
function codeOf(error: unknown): string {
  const code = error instanceof Error ? (error.cause as { code?: unknown } | undefined)?.code : undefined;
  return typeof code === "string" && /^\w+$/.test(code) ? ` (${code})` : "";
}
