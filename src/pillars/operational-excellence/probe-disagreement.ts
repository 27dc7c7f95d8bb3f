import { type Derivation, missing } from "../../model/fact.ts";
import { factFrom } from "../telemetry/listed-rows.ts";
import { pairedSeries } from "../telemetry/paired-series.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { oneSeries } from "../telemetry/usable-series.ts";

const FACT = "probe.unseen-failures";
const PROBE = "probe.success-ratio";
const SERVER = "success-ratio";

/**
 * Share of probes from outside that failed while the server counted success: the mean over the intervals that both saw of what
 * probes failed more than requests did. Unit: 1.
 */
export function probeDisagreement({ series, probes }: Pick<TelemetryRules, "series" | "probes">): Derivation {
  return {
    facts: [
      {
        id: FACT,
        title: "Share of probes from outside that failed unseen by the server",
        unit: "1",
        subject: "component",
        signals: [PROBE, SERVER],
        strength: "observed",
      },
    ],
    derive(index, subject) {
      const probe = oneSeries(index, subject, PROBE, series);
      if ("reason" in probe) return { [FACT]: missing(probe.reason) };
      const server = oneSeries(index, subject, SERVER, series);
      if ("reason" in server) return { [FACT]: missing(server.reason) };
      const pairs = pairedSeries(probe.found.series, server.found.series, probes.interval.value);
      if (pairs.length === 0) return { [FACT]: missing("probes and requests were never seen in the same interval") };
      const unseen = pairs.reduce((sum, { first, second }) => sum + Math.max(0, Math.min(1, second) - first), 0);
      const readings = [probe.found.reading, server.found.reading];
      return { [FACT]: factFrom(readings, unseen / pairs.length, "1", pairs.length) };
    },
  };
}
