import { PARTIAL, Unresolved } from "../iac/unresolved.ts";
import type { HclBlock, HclExpression } from "./hcl-expression.ts";

/** Variables' defaults and locals of one module folder. */
export interface HclScope {
  variables: Map<string, HclExpression | undefined>;
  locals: Map<string, HclExpression>;
  /** Parts of expressions that were evaluated so far, behind the first. */
  steps?: number;
}

// A chain of locals longer than this is a circle, or a puzzle.
const MOST_HOPS = 20;
// Locals that name each other several times multiply; a folder kept by hand has some thousand parts.
const MOST_STEPS = 1_000_000;

/** Calls whose value is that of their first argument, for what is asked here. */
const TRANSPARENT = new Set([
  "jsonencode",
  "tolist",
  "toset",
  "tomap",
  "tostring",
  "tonumber",
  "tobool",
  "sensitive",
  "nonsensitive",
]);

/** What an expression comes to with the defaults of its module; parts that are not known are `Unresolved`. */
export function evaluate(of: HclExpression, scope: HclScope, hops = 0): unknown {
  if (hops > 0) scope.steps = (scope.steps ?? 0) + 1;
  if (hops > MOST_HOPS || (scope.steps ?? 0) > MOST_STEPS) return new Unresolved("text" in of ? of.text : of.kind);
  switch (of.kind) {
    case "literal":
      return of.value;
    case "list":
      return of.items.map((item) => evaluate(item, scope, hops + 1));
    case "object": {
      const out = ownObject(of.entries.map(([key, value]) => [key, evaluate(value, scope, hops + 1)]));
      if (of.partial) mark(out);
      return out;
    }
    case "reference":
      return reference(of.text, scope, hops);
    case "template": {
      const parts = of.parts.map((part) => evaluate(part, scope, hops + 1));
      const one = parts.length === 1 ? parts[0] : undefined;
      if (one instanceof Unresolved) return one;
      return parts.every((part) => typeof part !== "object" || part === null)
        ? parts.map((part) => (part === null ? "" : `${part as string | number | boolean}`)).join("")
        : new Unresolved(of.text);
    }
    case "call":
      return call(of, scope, hops);
    case "choice": {
      const [yes, no] = of.options.map((option) => evaluate(option, scope, hops + 1));
      return JSON.stringify(yes) === JSON.stringify(no) && !(yes instanceof Unresolved) ? yes : new Unresolved(of.text);
    }
    case "other":
      return new Unresolved(of.text);
  }
}

function call(of: HclExpression & { kind: "call" }, scope: HclScope, hops: number): unknown {
  const [first] = of.args;
  if (TRANSPARENT.has(of.name) && first) return evaluate(first, scope, hops + 1);
  if (of.name === "merge") {
    const out = ownObject([]);
    for (const arg of of.args) {
      const value = evaluate(arg, scope, hops + 1);
      if (typeof value !== "object" || value === null || value instanceof Unresolved || Array.isArray(value)) mark(out);
      else {
        for (const [key, inner] of Object.entries(value)) define(out, key, inner);
        if (PARTIAL in value) mark(out);
      }
    }
    return out;
  }
  if (of.name === "concat") {
    const lists = of.args.map((arg) => evaluate(arg, scope, hops + 1));
    return lists.every(Array.isArray) ? lists.flat() : new Unresolved(of.text);
  }
  return new Unresolved(of.text);
}

function reference(text: string, scope: HclScope, hops: number): unknown {
  const [root, name, ...rest] = text.split(".");
  const source =
    root === "var" && name ? scope.variables.get(name) : root === "local" && name ? scope.locals.get(name) : undefined;
  if (!source) return new Unresolved(text);
  let value = evaluate(source, scope, hops + 1);
  // A default of null or "" means that the caller decides.
  if (root === "var" && (value === null || value === "")) return new Unresolved(text);
  for (const key of rest) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return new Unresolved(text);
    value = (value as { [key: string]: unknown })[key];
  }
  return value;
}

/** A block as an object: attributes by name, nested blocks as lists of objects; a `dynamic` block gives its content once. */
export function blockValue(block: HclBlock, scope: HclScope): { [key: string]: unknown } {
  const out = ownObject(block.attributes.map(([key, value]) => [key, evaluate(value, scope)]));
  for (const inner of block.blocks) {
    const [label] = inner.labels;
    const dynamic = inner.type === "dynamic" && label !== undefined;
    const content = dynamic ? inner.blocks.find((child) => child.type === "content") : inner;
    const name = dynamic ? label : inner.type;
    const value = content ? blockValue(content, scope) : ownObject([]);
    const before = Object.hasOwn(out, name) ? out[name] : undefined;
    if (Array.isArray(before)) before.push(value);
    else define(out, name, [value]);
  }
  return out;
}

function ownObject(entries: [string, unknown][]): { [key: string]: unknown } {
  const out: { [key: string]: unknown } = {};
  for (const [key, value] of entries) define(out, key, value);
  return out;
}

/** Sets an own key whatever it is called. */
function define(on: object, key: string, value: unknown): void {
  Object.defineProperty(on, key, { value, enumerable: true, configurable: true, writable: true });
}

function mark(value: object): void {
  Object.defineProperty(value, PARTIAL, { value: true, enumerable: false });
}
