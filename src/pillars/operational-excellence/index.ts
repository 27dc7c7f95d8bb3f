import type { Derivation } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { telemetryRules } from "../telemetry/rules.ts";
import { alarmCoverage } from "./alarm-coverage.ts";
import { alarmFlaps } from "./alarm-firings.ts";
import { alarmStates } from "./alarm-states.ts";
import { callGraphAgreement } from "./call-graph-agreement.ts";
import { continuousIntegration } from "./continuous-integration.ts";
import { decisionOutcomes } from "./decision-outcomes.ts";
import { decisionRecordAge } from "./decision-records.ts";
import { definedAlerts } from "./defined-alerts.ts";
import { componentDelivery, delivery } from "./delivery/index.ts";
import { frozenReleases } from "./frozen-releases.ts";
import { gitHistory } from "./git-history.ts";
import { goldenSignals, unrecordedSignals } from "./golden-signals.ts";
import { infrastructureCode, namedEnvironments } from "./infrastructure-code.ts";
import { componentOwners } from "./ownership.ts";
import { probeDisagreement } from "./probe-disagreement.ts";
import { recordingAnomalies } from "./recording-anomalies.ts";
import { runSigns } from "./run-signs.ts";
import { runtimeSupport } from "./runtime-support.ts";
import { spansSeen } from "./spans-seen.ts";
import { telemetryStrangers } from "./strangers.ts";
import { toil } from "./toil.ts";
import { traceCoverage } from "./trace-coverage.ts";
import { vendorAdvice } from "./vendor-advice.ts";
import { vendorReview } from "./vendor-review.ts";

/** The pillar's own analyses. */
export function derivations(rules: Rules): Derivation[] {
  return [
    componentOwners,
    continuousIntegration,
    decisionRecordAge,
    decisionOutcomes,
    infrastructureCode,
    namedEnvironments,
    runSigns,
    runtimeSupport(rules),
    delivery,
    componentDelivery,
    frozenReleases,
    gitHistory(rules),
    goldenSignals(rules),
    unrecordedSignals(rules),
    recordingAnomalies,
    telemetryStrangers,
    traceCoverage(rules),
    spansSeen,
    callGraphAgreement(rules),
    alarmCoverage(rules),
    alarmStates,
    alarmFlaps(telemetryRules(rules)),
    definedAlerts,
    vendorAdvice,
    vendorReview,
    probeDisagreement(telemetryRules(rules)),
    toil(rules),
  ];
}
