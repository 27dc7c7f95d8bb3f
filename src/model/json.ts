/** JSON with keys in code-unit order, so that equal values give equal bytes whatever order they were built in. */
export function canonicalJson(value: unknown, indent = 0): string {
  return JSON.stringify(sorted(value), null, indent);
}

/**
 * The text of `canonicalJson(value, indent)` in pieces, one for each item of the object's own lists: together they may be longer than
 * the longest string (2^29 characters).
 */
export function* canonicalJsonPieces(value: { [key: string]: unknown }, indent = 0): Generator<string> {
  const by = " ".repeat(indent);
  const line = indent === 0 ? "" : "\n";
  const colon = indent === 0 ? ":" : ": ";
  // Strings hold no line break in JSON, so that every one of the text is between lines.
  const inner = (part: unknown, depth: number) =>
    (JSON.stringify(sorted(part), null, indent) ?? "null").replaceAll("\n", `\n${by.repeat(depth)}`);
  const named = Object.keys(value).filter((key) => value[key] !== undefined);
  // Objects put keys that are whole numbers first, whatever order they were set in.
  const keys = Object.keys(Object.fromEntries(named.sort().map((key) => [key, true])));
  yield "{";
  for (const [index, key] of keys.entries()) {
    const part = value[key];
    yield `${index === 0 ? "" : ","}${line}${by}${JSON.stringify(key)}${colon}`;
    if (!Array.isArray(part) || part.length === 0) yield inner(part, 1);
    else {
      yield "[";
      for (const [i, item] of part.entries()) yield `${i === 0 ? "" : ","}${line}${by}${by}${inner(item, 2)}`;
      yield `${line}${by}]`;
    }
  }
  yield keys.length === 0 ? "}" : `${line}}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const out: { [key: string]: unknown } = Object.create(null);
  for (const key of Object.keys(value).sort()) {
    const inner = (value as { [key: string]: unknown })[key];
    if (inner !== undefined) out[key] = sorted(inner);
  }
  return out;
}
