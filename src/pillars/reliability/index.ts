import type { Derivation } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { episodeKinds } from "../telemetry/episode-facts.ts";
import { propagation } from "../telemetry/propagation.ts";
import { telemetryRules } from "../telemetry/rules.ts";
import { boundedWaits } from "./bounded-waits.ts";
import { diskFilling } from "./disk-filling.ts";
import { edgeFailures } from "./edge-failures.ts";
import { entryObjectives } from "./entry-objectives.ts";
import { errorBudgetPolicy } from "./error-budget-policy.ts";
import { errorBudgets } from "./error-budgets.ts";
import { objectiveCeiling } from "./objective-ceiling.ts";
import { objectiveCoverage } from "./objective-coverage.ts";
import { queues } from "./queues.ts";
import { scalingCeiling } from "./scaling-ceiling.ts";
import { singlePoints } from "./single-points.ts";
import { synchronousDepth } from "./synchronous-depth.ts";
import { userVisibleEpisodes } from "./user-visible-episodes.ts";
import { vendorObjectives } from "./vendor-objectives.ts";

/** Analyses of the reliability pillar; the episodes of telemetry are its too. */
export function derivations(rules: Rules): Derivation[] {
  const telemetry = telemetryRules(rules);
  return [
    ...episodeKinds(telemetry),
    propagation(telemetry),
    userVisibleEpisodes(telemetry),
    boundedWaits(telemetry),
    singlePoints(telemetry),
    synchronousDepth(),
    entryObjectives(rules),
    objectiveCeiling(),
    objectiveCoverage(rules),
    errorBudgets(),
    errorBudgetPolicy,
    scalingCeiling(telemetry),
    queues(telemetry),
    ...edgeFailures,
    diskFilling(telemetry),
    vendorObjectives,
  ];
}
