import type { ProviderContext } from "../../model/provider.ts";
import { type ComponentReadings, planComponent } from "../shared/component-metrics.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import { type ObjectiveReading, planCloudObjectives } from "../shared/objective-metrics.ts";
import { Questions } from "../shared/questions.ts";
import { grainAtLeast } from "./grains.ts";
import type { AzureLimits } from "./limits.ts";
import { type LogPlan, planLogs } from "./log-plan.ts";
import { type MetricPlan, metricBatches } from "./metric-batches.ts";
import { type AzureMetric, type AzureRules, seriesOfComponent } from "./metric-series.ts";
import { type AzureSeries, isLogNumber, seriesOfObjective } from "./objective-series.ts";
import { settingsOf } from "./settings.ts";

/** Everything that a run asks of Azure's measurements. */
export interface Intended {
  rules: AzureRules;
  /** The end of every window. Milliseconds. */
  end: number;
  questions: Questions<AzureSeries>;
  components: ComponentReadings<AzureMetric>[];
  objectives: ObjectiveReading[];
  metrics: MetricPlan;
  logs: LogPlan;
}

/** Windows of counts are added up from hours, short ones from minutes. */
const TIERS = [
  // Azure Monitor, "Retention of metrics": 93 days
  { stepSeconds: 3600, longestSeconds: 93 * 86_400 },
  { stepSeconds: 60, longestSeconds: 86_400 },
];

/** Sends nothing. */
export function intended(context: ProviderContext, limits: AzureLimits): Intended {
  const rules = context.measures as AzureRules;
  const end = lastWholeMinute(context.asOf);
  const questions = new Questions<AzureSeries>();
  const components = context.workload.components.flatMap((component) => {
    const type = rules.types[component.type];
    if (!type) return [];
    const longest = type.longestGrain ?? 86_400;
    const planned = planComponent<AzureMetric, AzureSeries>(component, {
      rules,
      signals: context.signals,
      end,
      windowSeconds: context.windowSeconds,
      stepAtLeast: (seconds, metrics) =>
        Math.min(longest, grainAtLeast(Math.max(seconds, ...metrics.map(({ grain }) => grain ?? 0)))),
      seriesOf: (one, metric) => seriesOfComponent(one, type, metric),
      questions,
    });
    return planned ? [planned] : [];
  });
  const { workspace } = settingsOf(context.settings);
  const objectives = planCloudObjectives<AzureSeries>(context.objectives, {
    provider: "azure",
    sourceType: "AzureMonitor",
    end,
    tiers: TIERS,
    whole: (seconds) => seconds % 60 === 0 && seconds <= limits.spanSeconds,
    seriesOf: (query, part) => seriesOfObjective(query, part, workspace),
    questions,
  });
  const asked = questions.list.flatMap(({ of, grid }, number) =>
    isLogNumber(of) ? [] : [[number, { of, grid }] as const],
  );
  return {
    rules,
    end,
    questions,
    components,
    objectives,
    metrics: metricBatches(asked, limits),
    logs: planLogs(context, rules, end, questions.list, limits),
  };
}
