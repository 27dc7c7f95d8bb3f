import type { Derivation } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { busiestDayBytes } from "./busiest-day-bytes.ts";
import { cpuRequestUtilisation } from "./cpu-request-utilisation.ts";
import { entryBytes } from "./entry-bytes.ts";
import { observedDays } from "./observed-days.ts";
import { spareCapacity } from "./spare-capacity.ts";

/** The pillar's own analyses. Reads the tables `telemetry` and `component-types`. */
export function derivations(rules: Pick<Rules, "tables">): Derivation[] {
  const { series } = rules.tables.telemetry as TelemetryRules;
  return [
    ...observedDays(series),
    busiestDayBytes(series),
    cpuRequestUtilisation(series),
    spareCapacity(rules),
    entryBytes(rules, series),
  ];
}
