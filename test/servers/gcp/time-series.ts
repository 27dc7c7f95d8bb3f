import { ALIGNERS, aligned, BadAlignment, REDUCERS, reduced, type Source, typed, type Value } from "./align.ts";
import { BadFields, partOf } from "./fields.ts";
import { BadFilter, matches, parseFilter } from "./filter.ts";
import { invalid, type Reply } from "./reply.ts";

const KNOWN = new Set([
  "filter",
  "interval.startTime",
  "interval.endTime",
  "aggregation.alignmentPeriod",
  "aggregation.perSeriesAligner",
  "aggregation.crossSeriesReducer",
  "aggregation.groupByFields",
  "view",
  "pageSize",
  "pageToken",
  "orderBy",
  "fields",
  "$alt",
]);
const MOST_POINTS = 100_000;

interface Made {
  metric: { type: string; labels: { [name: string]: string | number } };
  resource: { type: string; labels: { [name: string]: string } };
  kind: string;
  points: { interval: { startTime: string; endTime: string }; value: object }[];
}

/** projects.timeSeries.list; `budgets`: values of SLO selectors by their text. */
export function listTimeSeries(
  sources: readonly Source[],
  project: string,
  query: URLSearchParams,
  budgets: ReadonlyMap<string, number>,
): Reply {
  for (const name of query.keys())
    if (!KNOWN.has(name)) return invalid(`Invalid JSON payload received. Unknown name "${name}"`);
  const start = Date.parse(query.get("interval.startTime") ?? "");
  const end = Date.parse(query.get("interval.endTime") ?? "");
  if (Number.isNaN(end) || !(start < end))
    return invalid("Field interval had an invalid value: the start must be before the end");
  if (query.get("view") !== null && !["0", "FULL", "1", "HEADERS"].includes(query.get("view") ?? ""))
    return invalid("Field view had an invalid value");
  const period = Number(/^(\d+)s$/.exec(query.get("aggregation.alignmentPeriod") ?? "")?.[1] ?? Number.NaN) * 1000;
  const aligner = nameOf(ALIGNERS, query.get("aggregation.perSeriesAligner") ?? "0", "ALIGN_");
  const reducer = nameOf(REDUCERS, query.get("aggregation.crossSeriesReducer") ?? "0", "REDUCE_");
  if (aligner === undefined || reducer === undefined) return invalid("Field aggregation had an invalid value");
  if (aligner === "NONE" && reducer !== "NONE")
    return invalid("Field aggregation.perSeriesAligner must be set to reduce");
  if (aligner !== "NONE" && !(period >= 60_000))
    return invalid("Field aggregation.alignmentPeriod had an invalid value: it must be at least 60 seconds");
  const filter = query.get("filter") ?? "";
  const slo = /^select_slo_\w+\("[^"]+"(, *"\w+")?\)$/.test(filter);
  try {
    const made = slo
      ? budgetSeries(filter, budgets, end, project)
      : seriesOf(sources, project, filter, {
          start,
          end,
          period,
          aligner,
          reducer,
          groups: query.getAll("aggregation.groupByFields"),
        });
    if (made === undefined)
      return {
        status: 404,
        body: { error: { code: 404, status: "NOT_FOUND", message: "Cannot find metric(s) that match type." } },
      };
    const page = paged(
      ["1", "HEADERS"].includes(query.get("view") ?? "")
        ? made.map((one) => ({ ...one, points: one.points.slice(0, 1) }))
        : made,
      query,
    );
    return page.status === 200 ? { ...page, body: partOf(page.body, query.get("fields")) } : page;
  } catch (error) {
    if (error instanceof BadFilter || error instanceof BadAlignment || error instanceof BadFields)
      return invalid(error.message);
    throw error;
  }
}

function nameOf(names: { [number: string]: string }, given: string, prefix: string): string | undefined {
  return names[given] ?? Object.values(names).find((name) => prefix + name === given);
}

interface Wanted {
  start: number;
  end: number;
  period: number;
  aligner: string;
  reducer: string;
  groups: string[];
}

function seriesOf(sources: readonly Source[], project: string, filter: string, wanted: Wanted): Made[] | undefined {
  const terms = parseFilter(filter);
  const type = terms.find(({ field }) => field === "metric.type")?.values[0];
  const own = sources.filter((one) => one.project === project && one.metric.type === type);
  if (own.length === 0) return undefined;
  const found = own.filter((one) => matches(terms, one));
  const groups = Map.groupBy(found, (one) =>
    wanted.reducer === "NONE"
      ? JSON.stringify([one.metric.labels, one.resource.labels])
      : JSON.stringify(wanted.groups.map((field) => labelOf(one, field))),
  );
  const made: Made[] = [];
  for (const members of groups.values()) {
    const [first] = members;
    if (!first) continue;
    const points: Made["points"] = [];
    // Aligned to the end of the interval, newest first; the start is not in.
    for (let at = wanted.end; at > wanted.start; at -= wanted.period) {
      const values = members
        .map((one) => aligned(one, wanted.aligner, at, wanted.period))
        .filter((one): one is Value => one !== undefined);
      if (values.length === 0) continue;
      const value = wanted.reducer === "NONE" ? values[0] : reduced(values, wanted.reducer);
      const begin = first.kind === "GAUGE" ? at : at - wanted.period;
      points.push({ interval: { startTime: iso(begin), endTime: iso(at) }, value: typed(value ?? 0) });
    }
    if (points.length === 0) continue;
    const kept = (of: string) =>
      Object.fromEntries(
        wanted.groups
          .filter((field) => field.startsWith(`${of}.`))
          .map((field) => [field.split(".").at(-1) ?? "", String(labelOf(first, field))]),
      );
    made.push({
      metric: {
        type: first.metric.type,
        labels: wanted.reducer === "NONE" ? first.metric.labels : kept("metric"),
      },
      resource: {
        type: first.resource.type,
        labels: wanted.reducer === "NONE" ? first.resource.labels : { project_id: project, ...kept("resource") },
      },
      kind: first.kind,
      points,
    });
  }
  return made;
}

function labelOf(source: Source, field: string): string | number {
  const [of, , name = ""] = field.split(".");
  return (of === "metric" ? source.metric.labels : source.resource.labels)[name] ?? "";
}

function budgetSeries(filter: string, budgets: ReadonlyMap<string, number>, end: number, project: string): Made[] {
  const value = budgets.get(filter);
  if (value === undefined) return [];
  return [
    {
      metric: { type: "", labels: {} },
      resource: { type: "gce_instance", labels: { project_id: project } },
      kind: "GAUGE",
      points: [{ interval: { startTime: iso(end), endTime: iso(end) }, value: { doubleValue: value } }],
    },
  ];
}

/** Pages of so many points; a series may go on on the next. */
function paged(made: readonly Made[], query: URLSearchParams): Reply {
  const asked = Number(query.get("pageSize") ?? 0);
  const size = asked > 0 && asked <= MOST_POINTS ? asked : MOST_POINTS;
  const from = Number(query.get("pageToken") || 0);
  if (!Number.isInteger(from) || from < 0) return invalid("Invalid page token");
  const page: object[] = [];
  let passed = 0;
  for (const { points, kind, metric, resource } of made) {
    const begin = Math.max(0, from - passed);
    const own = points.slice(begin, Math.max(begin, from + size - passed));
    // Enums are numbers, as asked by $alt.
    if (own.length > 0)
      page.push({ metric, resource, metricKind: kind === "GAUGE" ? 1 : 2, valueType: 3, points: own });
    passed += points.length;
  }
  const next = from + size < passed ? { nextPageToken: String(from + size) } : {};
  return { status: 200, body: { ...(page.length > 0 ? { timeSeries: page } : {}), ...next, unit: "1" } };
}

function iso(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}
