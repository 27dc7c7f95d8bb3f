import type { Derivation } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { telemetryRules } from "../telemetry/rules.ts";
import { headroom } from "./headroom.ts";
import { hiddenWaits } from "./hidden-waits.ts";
import { latencyDrift } from "./latency-drift.ts";
import { loadResponse } from "./load-response.ts";
import { ownTime } from "./own-time.ts";
import { tailRatio } from "./tail-ratio.ts";
import { tracePatterns } from "./trace-patterns.ts";
import { worstHourThrottled } from "./worst-hour-throttled.ts";

/** Analyses of the performance efficiency pillar. */
export function derivations(rules: Rules): Derivation[] {
  const telemetry = telemetryRules(rules);
  return [
    headroom(telemetry),
    tailRatio(telemetry),
    loadResponse(telemetry),
    latencyDrift(telemetry),
    hiddenWaits(telemetry),
    ownTime(telemetry),
    ...tracePatterns(telemetry),
    ...worstHourThrottled(telemetry),
  ];
}
