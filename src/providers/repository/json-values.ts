/** Parsed files are of unknown shape: these read them without trusting it. Only own keys are seen, so `__proto__` is a key like any other. */
export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function object(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function objects(value: unknown): JsonObject[] {
  return list(value).filter(isObject);
}

/** A value deep inside, or undefined. */
export function at(value: unknown, ...keys: string[]): unknown {
  let inner: unknown = value;
  for (const key of keys) {
    if (!isObject(inner) || !Object.hasOwn(inner, key)) return undefined;
    inner = inner[key];
  }
  return inner;
}

export function text(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
}

export function strings(value: unknown): string[] {
  return list(value)
    .map(text)
    .filter((item) => item !== undefined);
}

/** A string or a list of strings, as YAML formats often allow either. */
export function oneOrMore(value: unknown): string[] {
  const one = text(value);
  return one === undefined ? strings(value) : [one];
}

export function entries(value: unknown): [string, unknown][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** Text values of an object, such as labels. */
export function textMap(value: unknown): { [key: string]: string } {
  const out: { [key: string]: string } = Object.create(null) as { [key: string]: string };
  for (const [key, inner] of entries(value)) {
    const said = text(inner);
    if (said !== undefined) out[key] = said;
  }
  return out;
}

/** Every object inside a value, itself included, at most `limit` of them; in document order. */
export function* objectsInside(value: unknown, limit = 100_000): Generator<JsonObject> {
  const stack: unknown[] = [value];
  let seen = 0;
  while (stack.length > 0 && seen < limit) {
    const next = stack.pop();
    if (typeof next !== "object" || next === null) continue;
    seen++;
    const inner = Array.isArray(next) ? next : Object.values(next);
    if (!Array.isArray(next)) yield next as JsonObject;
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i]);
  }
}
