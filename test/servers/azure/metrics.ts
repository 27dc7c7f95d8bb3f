import { INTERVALS, SUPPORTED } from "./supported-metrics.ts";
import { type AzureWorld, type PerMinute, type Request, type Resource, type Response, refused } from "./world.ts";

const PARAMETERS = new Set([
  "api-version",
  "starttime",
  "endtime",
  "interval",
  "metricnamespace",
  "metricnames",
  "aggregation",
  "top",
  "orderby",
  "filter",
  "rollupby",
]);
const DAY = 86_400_000;

/** `POST /subscriptions/{id}/metrics:getBatch` (api-version 2024-02-01) */
export function answerMetrics(request: Request, world: AzureWorld): Response {
  const bad = (message: string) => refused(400, "BadRequest", message);
  const { searchParams: query, pathname } = request.url;
  const strange = [...query.keys()].find((key) => !PARAMETERS.has(key));
  if (strange !== undefined) return bad(`Unknown parameter ${strange}`);
  if (query.get("api-version") !== "2024-02-01") return bad("The api-version is invalid");
  const ids = (JSON.parse(request.text) as { resourceids?: unknown }).resourceids;
  if (!Array.isArray(ids) || ids.length === 0) return bad("resourceids is empty");
  if (ids.length > 50) return bad(`The batch has ${ids.length} resources; the maximum is 50`);
  const names = (query.get("metricnames") ?? "").split(",").filter(Boolean);
  if (names.length === 0 || names.length > 20) return bad(`${names.length} metric names; between 1 and 20 are allowed`);
  const subscription = pathname.split("/")[2]?.toLowerCase();
  const resources: Resource[] = [];
  for (const id of ids as string[]) {
    const one = world.resources.find((resource) => resource.id.toLowerCase() === id.toLowerCase());
    if (!one) return refused(404, "ResourceNotFound", `The resource ${id} was not found`);
    if (id.split("/")[2]?.toLowerCase() !== subscription) return bad("All resources have to be of the subscription");
    resources.push(one);
  }
  if (new Set(resources.map(({ location }) => location)).size > 1) return bad("All resources have to be of one region");
  const namespace = (query.get("metricnamespace") ?? "").toLowerCase();
  if (resources.some(({ type }) => type.toLowerCase() !== namespace))
    return bad("All resources have to be of the type of the namespace");
  const supported = SUPPORTED[namespace];
  if (!supported) return bad(`No metrics for ${namespace}`);
  const unknown = names.find((name) => !Object.hasOwn(supported, name));
  if (unknown !== undefined) {
    const [provider, ...type] = namespace.split("/");
    return bad(
      `Failed to find metric configuration for provider: ${provider}, resource Type: ${type.join("/")}, metric: ${unknown}, Valid metrics: ${Object.keys(supported).join(",")}`,
    );
  }
  const aggregations = (query.get("aggregation") ?? "").split(",").filter(Boolean);
  for (const name of names) {
    const wrong = aggregations.find((one) => supported[name]?.aggregations?.includes(one) !== true);
    if (wrong !== undefined)
      return bad(
        `Metric: ${name} does not support requested aggregation types: ${wrong}, supported types are: ${supported[name]?.aggregations?.join(",")}`,
      );
  }
  const [start, end] = ["starttime", "endtime"].map((key) => Date.parse(query.get(key) ?? "")) as [number, number];
  if (!(end > start)) return bad("The time span is invalid");
  const interval = query.get("interval") ?? "PT1M";
  const seconds = interval === "FULL" ? (end - start) / 1000 : INTERVALS[interval];
  if (seconds === undefined) return bad(`Detected invalid time grain input: ${interval}`);
  if (end - start > 30 * DAY) return bad("The time span is longer than 30 days");
  const longest = namespace === "microsoft.containerservice/managedclusters" ? 43_200 : 86_400;
  const shortest = Math.max(60, ...names.map((name) => supported[name]?.shortest ?? 60));
  if (interval !== "FULL" && (seconds > longest || seconds < shortest))
    return bad(
      `Commonly allowed time grains: ${Object.keys(INTERVALS).join(",")} between metrics: ${names.join(",")}, can not support requested time grain: ${interval}`,
    );
  const filter = filterOf(query.get("filter"));
  if (filter === "wrong") return bad("The filter is invalid");
  if (filter && names.some((name) => supported[name]?.dimensions?.includes(filter.dimension) !== true))
    return bad(`Metric: ${names.join(",")} does not have the dimension ${filter.dimension}`);
  const top = Number(query.get("top") ?? (filter ? 10 : Number.POSITIVE_INFINITY));
  let rows = 0;
  // In an order of its own: nothing says that it is that of the question.
  const values = resources.toReversed().map((resource) => ({
    starttime: new Date(start).toISOString(),
    endtime: new Date(end).toISOString(),
    interval,
    namespace,
    resourceregion: resource.location,
    resourceid: resource.id.toLowerCase(),
    value: names.map((name) => {
      const error = resource.broken?.[name];
      const timeseries = seriesOf(resource, name, filter).filter(() => rows++ < top);
      return {
        id: `${resource.id}/providers/Microsoft.Insights/metrics/${name}`,
        type: "Microsoft.Insights/metrics",
        name: { value: name, localizedValue: name.replace(/([a-z])([A-Z0-9])/g, "$1 $2") },
        unit: "Count",
        errorCode: error === undefined ? "Success" : "InternalServerError",
        ...(error === undefined ? {} : { errorMessage: error }),
        timeseries:
          error === undefined
            ? timeseries.map(({ label, values: each }) => ({
                metadatavalues:
                  label === undefined ? [] : [{ name: { value: filter ? filter.dimension : "" }, value: label }],
                data: points(each, start, end, seconds, aggregations),
              }))
            : [],
      };
    }),
  }));
  return { status: 200, body: { values } };
}

function filterOf(text: string | null): { dimension: string; values: string[] } | undefined | "wrong" {
  if (text === null) return undefined;
  const terms = text.split(" or ").map((term) => /^(\w+) eq '([^']*)'$/.exec(term.trim()));
  if (terms.some((term) => term === null)) return "wrong";
  const dimensions = new Set(terms.map((term) => term?.[1] ?? ""));
  const [dimension = ""] = dimensions;
  return dimensions.size === 1 ? { dimension, values: terms.map((term) => term?.[2] ?? "") } : "wrong";
}

function seriesOf(
  resource: Resource,
  name: string,
  filter: { dimension: string; values: string[] } | undefined,
): { label?: string; values: PerMinute }[] {
  const metric = resource.metrics?.[name];
  if (!metric) return filter ? [] : [{ values: () => undefined }];
  const parts = typeof metric === "function" ? [] : Object.entries(metric.values);
  if (!filter) {
    if (typeof metric === "function") return [{ values: metric }];
    return [
      {
        values: (minute) => {
          const known = parts.flatMap(([, each]) => each(minute) ?? []);
          return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0);
        },
      },
    ];
  }
  return parts
    .filter(
      ([value]) =>
        filter.values.includes("*") || filter.values.some((one) => one.toLowerCase() === value.toLowerCase()),
    )
    .map(([value, each]) => ({ label: value.toLowerCase(), values: each }));
}

/** Samples begin at the start that was asked for, whatever the clock says. */
function points(
  each: PerMinute,
  start: number,
  end: number,
  seconds: number,
  aggregations: readonly string[],
): object[] {
  const data: object[] = [];
  for (let at = start; at < end; at += seconds * 1000) {
    let [count, total, least, most] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    // What does not look at the minute is the same in each: a thousand resources are answered quickly.
    const constant = each.length === 0 ? each(0) : undefined;
    if (constant !== undefined) {
      count = (Math.min(end, at + seconds * 1000) - at) / 60_000;
      total = constant * count;
      [least, most] = [constant, constant];
    }
    for (
      let minute = at / 60_000;
      constant === undefined && minute < Math.min(end, at + seconds * 1000) / 60_000;
      minute++
    ) {
      const value = each(minute);
      if (value === undefined) continue;
      count += 1;
      total += value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    const point: { [key: string]: unknown } = { timeStamp: new Date(at).toISOString().replace(".000Z", "Z") };
    if (count > 0)
      for (const one of aggregations) {
        // Of a metric that counts, the count is of what was counted.
        point[one.toLowerCase()] = {
          Average: total / count,
          Minimum: least,
          Maximum: most,
          Total: total,
          Count: total,
        }[one];
      }
    data.push(point);
  }
  return data;
}
