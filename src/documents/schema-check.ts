import { visible } from "../model/text.ts";
import type { ErrorObject, ValidateFunction } from "./ajv.ts";
import { closest } from "./did-you-mean.ts";
import type { Complaint, Path } from "./problems.ts";
import { mayHoldSecret, secretKind } from "./secrets.ts";

/** A schema as far as its words are used in messages. */
interface SchemaPart {
  description?: string;
  properties?: { [key: string]: SchemaPart };
}

type Compile = "compileForPeople" | "compileForDocuments";
const compiled = { compileForPeople: new WeakMap(), compileForDocuments: new WeakMap() } as const satisfies {
  [how in Compile]: WeakMap<object, ValidateFunction>;
};

/** The validator's time for all errors grows with the square of their number; of larger values the first error is told. */
const MOST_PARTS = 60_000;

/**
 * Holds a value against a JSON Schema (draft 2020-12) and says in plain words what is wrong with it. `compileForDocuments` stops at the
 * first error, as does everything for a very large value. An empty list means valid.
 */
export async function checkSchema(
  schema: object,
  value: unknown,
  wanted: Compile = "compileForPeople",
): Promise<Complaint[]> {
  const how = wanted === "compileForPeople" && holdsMoreThan(MOST_PARTS, value) ? "compileForDocuments" : wanted;
  let validate: ValidateFunction | undefined = compiled[how].get(schema);
  if (!validate) {
    const ajv = await import("./ajv.ts");
    validate = ajv[how](schema);
    compiled[how].set(schema, validate);
  }
  if (validate(value)) return [];
  const complaints: Complaint[] = [];
  const seen = new Set<string>();
  const errors = meant(validate.errors ?? []);
  const misspelt = new Set(errors.map(misspeltKey));
  for (const error of errors) {
    // A key that is there under a wrong spelling is told once.
    if (missingKeys(error).some((key) => misspelt.has(`${error.instancePath}/${key}`))) continue;
    const complaint = explain(error, value);
    // Two keywords that fail at one place say the same thing twice; the first is the nearer one. Each missing key is one of its own.
    const key = JSON.stringify([complaint.at, missingKeys(error)]);
    if (seen.has(key)) continue;
    seen.add(key);
    complaints.push(complaint);
  }
  return complaints;
}

function holdsMoreThan(most: number, root: unknown): boolean {
  const waiting = [root];
  for (let seen = 0; waiting.length > 0; seen++) {
    if (seen + waiting.length > most) return true;
    const value = waiting.pop();
    if (value !== null && typeof value === "object") for (const inner of Object.values(value)) waiting.push(inner);
  }
  return false;
}

const BRANCHING = new Set(["anyOf", "oneOf"]);

/**
 * Where a value may have one of several forms, the validator reports why each form failed. Forms of quite another type were not meant;
 * when all are, the choice itself is what is said.
 */
function meant(errors: readonly ErrorObject[]): ErrorObject[] {
  const kept: ErrorObject[] = [];
  for (const error of errors) {
    if (error.keyword === "if") continue;
    if (!BRANCHING.has(error.keyword)) {
      kept.push(error);
      continue;
    }
    // Errors of the branches come just before the error of the choice.
    let from = kept.length;
    while (from > 0 && under(kept[from - 1], error)) from--;
    const branches = kept.splice(from);
    if (error.keyword === "oneOf" && Array.isArray(error.params.passingSchemas)) {
      // Several forms fit at once. Of what is no object all do that want keys; its type is what is said.
      if (error.data !== null && typeof error.data === "object") kept.push(error);
      continue;
    }
    const mismatched = (branch: ErrorObject) =>
      branch.instancePath === error.instancePath && (branch.keyword === "type" || branch.keyword === "const");
    if (branches.every(mismatched)) {
      const wanted = branches.flatMap((branch) =>
        branch.keyword === "const" ? [JSON.stringify(branch.schema)] : types(branch.schema),
      );
      kept.push({ ...error, keyword: "type", schema: [...new Set(wanted)] });
    } else if (
      branches.every((branch) => branch.keyword === "required" && branch.instancePath === error.instancePath)
    ) {
      const missingProperty = branches.map((branch) => String(branch.params.missingProperty));
      kept.push({ ...error, keyword: "required", params: { missingProperty } });
    } else kept.push(...branches.filter((branch) => !mismatched(branch)));
  }
  return kept;
}

function under(inner: ErrorObject | undefined, outer: ErrorObject): boolean {
  return inner !== undefined && `${inner.instancePath}/`.startsWith(`${outer.instancePath}/`);
}

/** The key that is missing, or the keys of which one is; empty for other errors. */
function missingKeys(error: ErrorObject): string[] {
  return error.keyword === "required" ? [error.params.missingProperty as string | string[]].flat() : [];
}

/** Instance path of the key that an unknown key was meant to be. */
function misspeltKey(error: ErrorObject): string | undefined {
  if (error.keyword !== "additionalProperties") return undefined;
  const allowed = Object.keys((error.parentSchema as SchemaPart | undefined)?.properties ?? {});
  const near = closest(String(error.params.additionalProperty), allowed);
  return near === undefined ? undefined : `${error.instancePath}/${near}`;
}

function explain(error: ErrorObject, root: unknown): Complaint {
  const at = pathOf(error.instancePath, root);
  const params = error.params as { [key: string]: string | number };
  const schema = (error.parentSchema ?? {}) as SchemaPart;
  const data = error.data;
  const found = mayHoldSecret(at) && typeof data === "string" ? "what is written there" : quoted(data);
  switch (error.keyword) {
    case "additionalProperties":
    case "unevaluatedProperties": {
      const key = String(params.additionalProperty ?? params.unevaluatedProperty);
      const allowed = Object.keys(schema.properties ?? {});
      return { at: [...at, key], on: "key", say: () => unknownKey(key, allowed) };
    }
    case "required": {
      const keys = missingKeys(error);
      const about = keys.length === 1 ? described(schema.properties?.[keys[0] ?? ""]) : "";
      return { at, on: "key", say: `needs ${keys.map((key) => `"${key}"`).join(" or ")}${about}` };
    }
    case "oneOf": {
      const keys = (error.schema as { required?: string[] }[]).flatMap(({ required }) => required ?? []);
      return { at, on: "key", say: `keep one of ${[...new Set(keys)].map((key) => `"${key}"`).join(" and ")}` };
    }
    case "propertyNames":
      return { at: [...at, String(params.propertyName)], on: "key", say: "is not an accepted name" };
    case "type":
      return { at, say: wrongType(types(error.schema), data, found) };
    case "enum":
      return { at, say: () => notOneOf(error.schema as unknown[], data, found) };
    case "const":
      return { at, say: `has to be ${quoted(error.schema)}, not ${found}` };
    case "pattern":
      if (error.propertyName !== undefined) {
        return {
          at: [...at, error.propertyName],
          on: "key",
          say: `is not accepted as a name here${described(schema)}`,
        };
      }
      return { at, say: `${found} is not accepted here${described(schema)}` };
    case "format":
      return { at, say: `${found} is not ${FORMATS[String(error.schema)] ?? `a valid ${String(error.schema)}`}` };
    case "minLength":
    case "minItems":
      return { at, say: Number(params.limit) === 1 ? "is empty" : `needs at least ${params.limit}` };
    case "minProperties":
      return { at, say: "is empty: write at least one key below it, or take it out" };
    case "maxLength":
      return { at, say: `is longer than ${params.limit} characters` };
    case "maxItems":
    case "maxProperties":
      return { at, say: `has more than ${params.limit} entries` };
    case "minimum":
      return { at, say: `is ${found}; the least is ${params.limit}` };
    case "maximum":
      return { at, say: `is ${found}; the most is ${params.limit}` };
    case "exclusiveMinimum":
      return { at, say: `is ${found}; it has to be more than ${params.limit}` };
    case "exclusiveMaximum":
      return { at, say: `is ${found}; it has to be less than ${params.limit}` };
    case "uniqueItems": {
      const again = Array.isArray(data) ? data[Number(params.i)] : undefined;
      return { at: [...at, Math.max(Number(params.i), Number(params.j))], say: `${quoted(again)} is listed twice` };
    }
    default:
      return { at, say: visible(error.message ?? "is not valid") };
  }
}

const FORMATS: { [format: string]: string } = {
  "date-time": "a time such as 2026-11-24T08:00:00Z",
  date: "a day such as 2026-11-24",
};

function unknownKey(key: string, allowed: readonly string[]): string {
  const near = closest(key, allowed);
  if (near !== undefined) return `unknown key; did you mean "${near}"?`;
  return allowed.length === 0 ? "unknown key; none is expected here" : `unknown key; known here: ${allowed.join(", ")}`;
}

function notOneOf(allowed: readonly unknown[], data: unknown, found: string): string {
  const near = typeof data === "string" ? closest(data, allowed.map(String)) : undefined;
  const hint = near === undefined ? "" : `; did you mean "${near}"?`;
  return `${found} is not one of ${allowed.map(String).join(", ")}${hint}`;
}

/** JSON pointer → path: a step is an index where the value has a list. */
function pathOf(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let value = root;
  for (const part of pointer.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    path.push(Array.isArray(value) ? Number(key) : key);
    value = value !== null && typeof value === "object" ? (value as { [key: string]: unknown })[key] : undefined;
  }
  return path;
}

function types(type: unknown): string[] {
  return typeof type === "string" ? [type] : Array.isArray(type) ? type.map(String) : [];
}

const TYPE_WORDS: { [type: string]: string } = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "keys and values",
  null: "empty",
};

function wrongType(wanted: readonly string[], data: unknown, found: string): string {
  const words = wanted.map((type) => TYPE_WORDS[type] ?? type).join(" or ");
  if (data === null) return `is empty; expected: ${words}`;
  if (wanted.includes("string") && (typeof data === "number" || typeof data === "boolean")) {
    return `is read as ${typeof data === "number" ? "the number" : "the truth value"} ${found}; put it in quotes: "${found}"`;
  }
  if (wanted.includes("array") && (data === null || typeof data !== "object")) {
    return `has to be a list; write [${found.replace(/^"(.*)"$/, "$1")}]`;
  }
  return `has to be ${words}, not ${found}`;
}

/** The first sentence of a part's description, as an aside. */
function described(part: SchemaPart | undefined): string {
  const sentence = part?.description?.split(/(?<=[\w)])\.(?:\s|$)/)[0];
  return sentence ? ` (${sentence[0]?.toLowerCase()}${sentence.slice(1)})` : "";
}

/** A value is repeated only when it is short and cannot be a secret. */
export function quoted(value: unknown): string {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string")
    return value === null ? "nothing" : Array.isArray(value) ? "a list" : "keys and values";
  if (secretKind(value) !== undefined) return "this value";
  return `"${visible(value.length > 60 ? `${value.slice(0, 60)}…` : value)}"`;
}
