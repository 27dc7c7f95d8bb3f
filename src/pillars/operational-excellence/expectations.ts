import type { Rules } from "../../model/rules.ts";

/** rules/signals/expected.yaml, compiled. */
interface ExpectedTable {
  golden?: { types?: { [neutralType: string]: string[] } };
  traced?: { value?: string[] };
  leastTraces?: { value?: number };
}

/** What a component of a type is expected to report. */
export interface Expectations {
  /** Golden groups by neutral type; undefined where nothing is expected of the type. */
  goldenGroups(componentType: string): readonly string[] | undefined;
  /** Whether spans of it are expected where there are traces. */
  isTraced(componentType: string): boolean;
  /** Fewest traces that a call graph may be read from; Infinity when the table is missing, so that nothing is claimed. */
  leastTraces: number;
}

/** Reads the tables `expected` and `component-types` (vendor type → neutral type). */
export function expectationsOf(rules: Rules): Expectations {
  const table = (rules.tables.expected ?? {}) as ExpectedTable;
  const vendorTypes = (rules.tables["component-types"] ?? {}) as { [vendorType: string]: unknown };
  const neutral = (type: string): string => {
    const known = Object.hasOwn(vendorTypes, type) ? vendorTypes[type] : undefined;
    return typeof known === "string" ? known : type;
  };
  const types = table.golden?.types ?? {};
  const traced = new Set(table.traced?.value ?? []);
  return {
    goldenGroups: (type) => (Object.hasOwn(types, neutral(type)) ? types[neutral(type)] : undefined),
    isTraced: (type) => traced.has(neutral(type)),
    leastTraces: table.leastTraces?.value ?? Number.POSITIVE_INFINITY,
  };
}
