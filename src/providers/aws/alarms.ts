import type { Evidence, Row } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import { tellingMetricsOf } from "../shared/metric-rules.ts";
import { plannedSignal, signalEvidence } from "../shared/signal-evidence.ts";
import { CLOUDWATCH } from "./batches.ts";
import { type Intended, regionOf } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import type { Alarm } from "./list-alarms.ts";
import { pagesOf } from "./paged.ts";
import { type AwsType, type Series, seriesOf } from "./series.ts";

const SIGNALS = ["alarm.list", "alarm.watched"];

/** The alarms of each region, and which golden signals of each component they watch. */
export function alarms(plan: Intended, context: ProviderContext): Inventory | undefined {
  const signals = context.signals.filter(({ id }) => SIGNALS.includes(id));
  const known = plan.components.map(({ component }) => component);
  if (plan.settings.alarms === false || signals.length === 0 || known.length === 0) return undefined;
  const regions = [...new Set(known.flatMap((one) => regionOf(one, plan.settings, plan.rules) ?? []))].sort();
  const window = { start: context.asOf, end: context.asOf };
  return {
    api: CLOUDWATCH,
    bound: regions.length,
    usd: 0,
    readings: known.flatMap(({ id }) => signals.map((signal) => plannedSignal("aws", id, signal))),
    async gather(access) {
      const { listAlarms } = await import("./list-alarms.ts");
      const found = new Map(
        await Promise.all(regions.map(async (region) => [region, await listAlarms(region, access)] as const)),
      );
      const evidence: Evidence[] = plan.components.flatMap(({ component, type }) => {
        const region = regionOf(component, plan.settings, plan.rules);
        const listed = region === undefined ? { reason: "its region is not known" } : found.get(region);
        return signals.map((signal) =>
          signalEvidence(
            {
              provider: "aws",
              subject: component.id,
              signal,
              query: `DescribeAlarms, ${region ?? "no region"}`,
              window,
              asOf: context.asOf,
            },
            !listed || "reason" in listed
              ? { reason: listed?.reason ?? "was not asked" }
              : {
                  value: valueFor(
                    signal.id,
                    watching(listed.alarms, plan, component, type as AwsType, context.signals),
                  ),
                },
          ),
        );
      });
      return {
        evidence,
        diagnostics: [...found.values()].flatMap((one) =>
          "reason" in one ? [{ provider: "aws", level: "warning" as const, message: `alarms: ${one.reason}` }] : [],
        ),
        pages: pagesOf([...found.values()]),
      };
    },
  };
}

type Watching = { alarm: Alarm; group: string }[];

function valueFor(signal: string, watched: Watching): Row[] | string[] {
  if (signal === "alarm.watched")
    return [
      ...new Set(watched.flatMap(({ alarm, group }) => (alarm.enabled && alarm.receivers > 0 ? [group] : []))),
    ].sort();
  return watched.map(({ alarm: { name, enabled, receivers, state, since }, group }) => ({
    name,
    enabled,
    receivers,
    state,
    since,
    group,
  }));
}

/** The alarms on metrics of a component, once for each golden group that they watch. */
function watching(
  alarms: readonly Alarm[],
  plan: Intended,
  component: Parameters<typeof seriesOf>[0],
  type: AwsType,
  signals: readonly Signal[],
): Watching {
  const golden = new Map(signals.map(({ id, golden: group }) => [id, group]));
  const groups = new Map<string, Set<string>>();
  for (const [id, formula] of Object.entries(type.signals)) {
    const group = golden.get(id);
    if (group === undefined) continue;
    for (const name of tellingMetricsOf(formula)) {
      const metric = type.metrics[name];
      const series = metric && seriesOf(component, metric, type, plan.settings.region);
      if (!series || "reason" in series) continue;
      const key = keyOf(series);
      groups.set(key, (groups.get(key) ?? new Set()).add(group));
    }
  }
  return alarms.flatMap((alarm) => {
    const own = alarm.metrics.flatMap((metric) => [...(groups.get(keyOf(metric)) ?? [])]);
    return [...new Set(own)].sort().map((group) => ({ alarm, group }));
  });
}

function keyOf({ namespace, metric, dimensions }: Pick<Series, "namespace" | "metric" | "dimensions">): string {
  return JSON.stringify([namespace, metric, dimensions]);
}
