import { at, isObject } from "../json-values.ts";
import type { Reading } from "../scanner.ts";
import { Unresolved } from "./unresolved.ts";

/** One resource of infrastructure code, whatever the tool. */
export interface IacResource {
  tool: "terraform" | "cloudformation";
  /** `aws_db_instance` or `AWS::RDS::DBInstance` */
  type: string;
  /** Logical name in the file. */
  name: string;
  path: string;
  line: number;
  /** What it is deployed with: a Terraform module's folder, or a template's path. References resolve inside it. */
  scope: string;
  body: unknown;
}

/** A value, or why it is not known. */
export type Known<T> = { value: T } | { value: null; reason: string };

export function unknown(reason: string): { value: null; reason: string } {
  return { value: null, reason };
}

/** The value at a dotted path; of a repeated block the first. Undefined when it is not set. */
export function property(resource: IacResource, path: string): unknown {
  return inside(resource.body, path);
}

export function inside(body: unknown, path: string): unknown {
  let value: unknown = body;
  for (const key of path.split(".")) {
    if (value instanceof Unresolved) return value;
    const holder = Array.isArray(value) && isObject(value[0]) ? value[0] : value;
    value = at(holder, key);
    if (value === undefined || value === null) return undefined;
  }
  return value;
}

/** Every block or list item at a path. */
export function every(resource: IacResource, path: string): unknown[] {
  const value = property(resource, path);
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

export function isSet(resource: IacResource, path: string): boolean {
  return property(resource, path) !== undefined;
}

export function flag(resource: IacResource, path: string, fallback: boolean | string): Known<boolean> {
  const value = property(resource, path);
  if (value === undefined)
    return typeof fallback === "boolean" ? { value: fallback } : unknown(`${path} is not set: ${fallback}`);
  if (typeof value === "boolean") return { value };
  if (value === "true" || value === "false") return { value: value === "true" };
  return unknown(notLiteral(path, value));
}

export function amount(resource: IacResource, path: string, fallback: number | string): Known<number> {
  const value = property(resource, path);
  if (value === undefined)
    return typeof fallback === "number" ? { value: fallback } : unknown(`${path} is not set: ${fallback}`);
  const number =
    typeof value === "number" ? value : typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? { value: number } : unknown(notLiteral(path, value));
}

export function word(resource: IacResource, path: string, fallback?: string): Known<string> {
  const value = property(resource, path);
  if (value === undefined) return fallback === undefined ? unknown(`${path} is not set`) : { value: fallback };
  return typeof value === "string" || typeof value === "number"
    ? { value: String(value) }
    : unknown(notLiteral(path, value));
}

function notLiteral(path: string, value: unknown): string {
  return value instanceof Unresolved ? `${path} is an expression: ${value.text}` : `${path} is not a plain value`;
}

/** Applies a judgement to a known value. */
export function map<A, B>(known: Known<A>, to: (value: A) => B): Known<B> {
  return known.value === null ? unknown("reason" in known ? known.reason : "") : { value: to(known.value) };
}

/** A plain value as text, "" for anything else: for looking for words. */
export function plainText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

export function readingOf(
  of: IacResource,
  signal: string,
  known: { value: string | number | boolean } | { value: null; reason?: string },
): Reading {
  return {
    signal,
    value: known.value,
    path: of.path,
    line: of.line,
    attributes: { resource: `${of.type}.${of.name}` },
    ...(known.value === null && "reason" in known && known.reason ? { reason: known.reason } : {}),
  };
}
