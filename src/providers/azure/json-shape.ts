/** Parts of answers whose shape nobody vouches for. */
export type Unknowns = { readonly [key: string]: unknown };

export function objectIn(value: unknown): Unknowns {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? { ...value } : {};
}

export function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}
