import type { Evidence, Row } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import { tellingMetricsOf } from "../shared/metric-rules.ts";
import { plannedSignal, signalEvidence } from "../shared/signal-evidence.ts";
import { CLOUDWATCH } from "./batches.ts";
import { type Intended, regionOf } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import type { Alarm } from "./list-alarms.ts";
import type { Firing } from "./list-firings.ts";
import { pagesOf } from "./paged.ts";
import { type AwsType, type Series, seriesOf } from "./series.ts";

const SIGNALS = ["alarm.list", "alarm.watched"];
const FIRINGS = "alarm.firings";

/** CloudWatch keeps the history of alarms for 30 days (recalled). */
const HISTORY_DAYS = 30;

/** The alarms of each region, which golden signals of each component they watch, and when they fired. */
export function alarms(plan: Intended, context: ProviderContext): Inventory | undefined {
  const history = historyOf(plan, context);
  const signals = context.signals.filter(({ id }) => SIGNALS.includes(id) || (history && id === FIRINGS));
  const known = plan.components.map(({ component }) => component);
  if (plan.settings.alarms === false || signals.length === 0 || known.length === 0) return undefined;
  const regions = [...new Set(known.flatMap((one) => regionOf(one, plan.settings, plan.rules) ?? []))].sort();
  const now = { start: context.asOf, end: context.asOf };
  const fired = signals.some(({ id }) => id === FIRINGS) ? history : undefined;
  return {
    api: CLOUDWATCH,
    bound: regions.length * (fired ? 2 : 1),
    usd: 0,
    readings: known.flatMap(({ id }) => signals.map((signal) => plannedSignal("aws", id, signal))),
    async gather(access) {
      const [{ listAlarms }, { listFirings }] = await Promise.all([
        import("./list-alarms.ts"),
        import("./list-firings.ts"),
      ]);
      const found = await eachOf(regions, (region) => listAlarms(region, access));
      const histories = await eachOf(fired ? regions : [], (region) => listFirings(region, fired ?? NEVER, access));
      const evidence: Evidence[] = plan.components.flatMap(({ component, type }) => {
        const region = regionOf(component, plan.settings, plan.rules);
        const listed = region === undefined ? { reason: "its region is not known" } : found.get(region);
        const told = region === undefined ? undefined : histories.get(region);
        const watched: { alarms: Watching } | { reason: string } =
          !listed || "reason" in listed
            ? { reason: listed?.reason ?? "was not asked" }
            : { alarms: watching(listed.alarms, plan, component, type as AwsType, context.signals) };
        const reading = { provider: "aws", subject: component.id, asOf: context.asOf };
        return signals.map((signal) =>
          signal.id === FIRINGS && fired
            ? signalEvidence(
                {
                  ...reading,
                  signal,
                  query: `DescribeAlarms, DescribeAlarmHistory, ${region ?? "no region"}`,
                  window: { start: formatInstant(fired.start), end: formatInstant(fired.end) },
                },
                firingsOf(watched, told),
              )
            : signalEvidence(
                { ...reading, signal, query: `DescribeAlarms, ${region ?? "no region"}`, window: now },
                "reason" in watched ? watched : { value: valueFor(signal.id, watched.alarms) },
              ),
        );
      });
      const lists = [...found.values(), ...histories.values()];
      return {
        evidence,
        diagnostics: lists.flatMap((one) =>
          "reason" in one ? [{ provider: "aws", level: "warning" as const, message: `alarms: ${one.reason}` }] : [],
        ),
        pages: pagesOf(lists),
      };
    },
  };
}

const NEVER = { start: 0, end: 0 };

/** Of what time the history is read; undefined where the run's window is older than what is kept. Milliseconds. */
function historyOf(plan: Intended, context: ProviderContext): { start: number; end: number } | undefined {
  const end = lastWholeMinute(context.asOf);
  const oldest = Math.ceil((Date.now() - HISTORY_DAYS * DAY_MS) / DAY_MS) * DAY_MS;
  const start = Math.max(end - (context.windowSeconds ?? plan.rules.window.value) * 1000, oldest);
  return start < end ? { start, end } : undefined;
}

async function eachOf<T>(regions: readonly string[], list: (region: string) => Promise<T>): Promise<Map<string, T>> {
  return new Map(await Promise.all(regions.map(async (region) => [region, await list(region)] as const)));
}

/** Of a component that no alarm watches it says nothing that none fired. */
function firingsOf(
  watched: { alarms: Watching } | { reason: string },
  told: { firings: Firing[] } | { reason: string } | undefined,
): { value: Row[] } | { reason: string } {
  if ("reason" in watched) return watched;
  if (watched.alarms.length === 0) return { reason: "no alarm watches it, so that none could fire" };
  if (!told || "reason" in told) return { reason: told?.reason ?? "was not asked" };
  const own = new Set(watched.alarms.map(({ alarm }) => alarm.name));
  return { value: told.firings.filter(({ name }) => own.has(name)).map((one) => ({ ...one })) };
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
