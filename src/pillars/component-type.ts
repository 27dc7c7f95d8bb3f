import type { Rules } from "../model/rules.ts";

/** A component's neutral type: its own, or the one that the table `component-types` gives for a vendor's. */
export function neutralType(rules: Pick<Rules, "tables">, type: string): string {
  const table = (rules.tables["component-types"] ?? {}) as { [vendorType: string]: unknown };
  const neutral = Object.hasOwn(table, type) ? table[type] : undefined;
  return typeof neutral === "string" ? neutral : type;
}
