import type { Row } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { DAY_MS, formatInstant } from "../../model/time.ts";
import type { Called } from "../shared/calls.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import { redacted } from "../shared/redact.ts";
import type { Cloud } from "./cloud.ts";
import { LIMITS } from "./limits.ts";
import type { GcpRules } from "./measures.ts";
import type { TimeSeries } from "./monitoring.ts";
import { projectsOf } from "./projects.ts";
import { evidenceOf, type View } from "./views.ts";
import { NO_SUCH_METRIC } from "./wire-fault.ts";

const SOURCE = "gcp/quotas";

/** Both are of the resource consumer_quota; what is used and what may be used share these labels. */
const GROUPS = ["resource.labels.service", "resource.labels.location", "metric.labels.quota_metric"];

const METRICS = {
  used: { type: "serviceruntime.googleapis.com/quota/allocation/usage", pick: "MAX" },
  // Of several limits of one quota the lowest binds.
  limit: { type: "serviceruntime.googleapis.com/quota/limit", pick: "MIN" },
} as const;

/** How much of the quotas of things that are held (not of calls) was used on each day at most: two metrics a project, with points of a day. */
export function quotasView(context: ProviderContext, { quotas }: GcpRules): View | undefined {
  const signal = context.signals.find(({ id }) => id === "quota.used");
  const projects = projectsOf(context);
  if (!signal || projects.length === 0) return undefined;
  const end = lastWholeMinute(context.asOf);
  const start = end - quotas.days.value * DAY_MS;
  const reading = {
    subject: context.workload.name,
    signal,
    query: projects
      .map((project) => `projects/${project} ${METRICS.used.type} of ${METRICS.limit.type}, daily`)
      .join("; "),
    window: { start: formatInstant(start), end: formatInstant(end) },
  };
  const requests = 2 * projects.length;
  const price = (context.measures as GcpRules).pricePerSeries.value;
  return {
    source: SOURCE,
    readings: [reading],
    // How many quotas a project has is known when they have been read.
    plan: (usage) => usage.add(SOURCE, { requests, bound: requests, usd: requests * quotas.series.value * price }),
    async see(cloud, complaints) {
      cloud.calls.usage.add(SOURCE, { bound: requests });
      const rows: Row[] = [];
      const lists = await Promise.all(
        projects.map(async (project) => ({
          project,
          used: await seriesOf(cloud, project, METRICS.used, start, end, price),
          limit: await seriesOf(cloud, project, METRICS.limit, start, end, price),
        })),
      );
      for (const { project, used, limit } of lists) {
        if ("failure" in used) return { reason: used.failure.reason };
        if ("failure" in limit) return { reason: limit.failure.reason };
        rows.push(...sharesOf(project, projects.length > 1, used.answer, limit.answer, cloud));
      }
      complaints.answered(SOURCE);
      const value = rows.sort((a, b) => Number(b.share) - Number(a.share)).slice(0, LIMITS.rows);
      const result = value.length === 0 ? { reason: "no quota has both a use and a limit in that time" } : { value };
      return { evidence: [evidenceOf(reading, result, context.asOf)] };
    },
  };
}

/** A project in which nobody ever wrote the metric has no series of it. */
async function seriesOf(
  cloud: Cloud,
  project: string,
  { type, pick }: { type: string; pick: "MAX" | "MIN" },
  start: number,
  end: number,
  price: number,
): Promise<Called<TimeSeries[]>> {
  const seconds = (ms: number) => ({ seconds: Math.floor(ms / 1000) });
  const listed = await cloud.all(SOURCE, async (pageToken) => {
    const called = await cloud.monitoring(SOURCE, (client, signal) =>
      client.timeSeries(
        {
          name: `projects/${project}`,
          filter: `metric.type = "${type}" AND resource.type = "consumer_quota"`,
          interval: { startTime: seconds(start), endTime: seconds(end) },
          aggregation: {
            alignmentPeriod: { seconds: DAY_MS / 1000 },
            perSeriesAligner: `ALIGN_${pick}`,
            crossSeriesReducer: `REDUCE_${pick}`,
            groupByFields: GROUPS,
          },
          view: "FULL",
          pageSize: LIMITS.pagePoints,
          pageToken,
        },
        signal,
      ),
    );
    if ("failure" in called) return called;
    const { items, partial = [] } = called.answer;
    if (partial.length > 0) return { failure: { kind: "final", reason: "a part of the data is missing" } };
    const points = items.reduce((sum, one) => sum + (one.points?.length ?? 0), 0);
    cloud.calls.usage.add(SOURCE, { metrics: items.length, points, usd: items.length * price });
    return called;
  });
  return "failure" in listed && listed.failure.reason === NO_SUCH_METRIC ? { answer: [] } : listed;
}

/** Of each quota the highest share of a day: use and limit of the same day, so that one that was raised is not held against its old limit. */
function sharesOf(
  project: string,
  several: boolean,
  used: readonly TimeSeries[],
  limits: readonly TimeSeries[],
  cloud: Cloud,
): Row[] {
  const limitOf = new Map(limits.map((one) => [nameOf(one), dailyOf(one)]));
  return used.flatMap((one): Row[] => {
    const name = nameOf(one);
    const daily = limitOf.get(name);
    const shares = [...dailyOf(one)].flatMap(([day, use]) => {
      const most = daily?.get(day);
      // -1 is no limit, and of a limit of nothing there is no share.
      return most !== undefined && most > 0 && use >= 0 ? [use / most] : [];
    });
    if (shares.length === 0) return [];
    const quota = redacted(several ? `${project} ${name}` : name, cloud.credentials.secrets);
    // Whether more is given on request, no metric tells.
    return [{ quota, share: Math.max(...shares), adjustable: null }];
  });
}

function nameOf({ metric, resource }: TimeSeries): string {
  return [metric?.labels?.quota_metric, resource?.labels?.location].filter((one) => one !== undefined).join(" ");
}

function dailyOf({ points = [] }: TimeSeries): Map<string, number> {
  return new Map(
    points.flatMap(({ interval, value }): [string, number][] => {
      const number = Number(value?.int64Value ?? value?.doubleValue);
      return Number.isFinite(number) ? [[interval?.endTime ?? "", number]] : [];
    }),
  );
}
