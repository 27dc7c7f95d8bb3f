import { createHash } from "node:crypto";
import { byCodeUnit } from "./order.ts";

/** Hex digits of an id: 64 bits, so that a clash among a million of them has a chance of about 3 in 10^8. */
const DIGITS = 16;
/** A finding's id has a part for its check and one for its subject, so that a million of them need no million digests. */
const CHECK_DIGITS = 8;
const SUBJECT_DIGITS = 14;

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

const parts = new Map<string, string>();
/** Names remembered; a longer list of components computes its digests again. */
const MOST_REMEMBERED = 50_000;

function part(name: string, digits: number): string {
  const known = parts.get(name);
  if (known !== undefined) return known.slice(0, digits);
  if (parts.size >= MOST_REMEMBERED) parts.clear();
  const computed = digest([name]);
  parts.set(name, computed.slice(0, SUBJECT_DIGITS));
  return computed.slice(0, digits);
}

/** The same check and subject give the same id in every run. */
export function findingId(check: string, subject: string): string {
  return `f-${part(check, CHECK_DIGITS)}${part(subject, SUBJECT_DIGITS)}`;
}

/** The same subject, signal, source and attributes give the same id. */
export function evidenceId(of: {
  subject: string;
  signal: string;
  source: { provider: string; query?: string; path?: string; line?: number };
  attributes?: { [key: string]: string };
}): string {
  const attributes = Object.entries(of.attributes ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  return `e-${digest([
    of.subject,
    of.signal,
    of.source.provider,
    of.source.query ?? "",
    of.source.path ?? "",
    String(of.source.line ?? ""),
    JSON.stringify(attributes),
  ]).slice(0, DIGITS)}`;
}

export function sha256(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}
