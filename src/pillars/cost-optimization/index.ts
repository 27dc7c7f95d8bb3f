import type { Derivation } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { busiestDayBytes } from "./busiest-day-bytes.ts";
import { cpuRequestUtilisation } from "./cpu-request-utilisation.ts";
import { entryBytes } from "./entry-bytes.ts";
import { observedDays } from "./observed-days.ts";
import { spareCapacity } from "./spare-capacity.ts";
import { spend } from "./spend.ts";
import { taggedResources } from "./tagged-resources.ts";
import { busiestDayRequests, unitCost } from "./unit-cost.ts";

/** The pillar's own analyses. Reads the tables `telemetry` and `component-types`. */
export function derivations(rules: Pick<Rules, "tables">): Derivation[] {
  const telemetry = rules.tables.telemetry as TelemetryRules;
  const { series } = telemetry;
  return [
    ...observedDays(series),
    busiestDayBytes(series),
    cpuRequestUtilisation(series),
    spareCapacity(rules),
    entryBytes(rules, series),
    spend(telemetry),
    unitCost(rules, telemetry),
    busiestDayRequests(telemetry),
    taggedResources,
  ];
}
