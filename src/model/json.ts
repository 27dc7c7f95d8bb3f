/** JSON with keys in code-unit order, so that equal values give equal bytes whatever order they were built in. */
export function canonicalJson(value: unknown, indent = 0): string {
  return JSON.stringify(sorted(value), null, indent);
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
