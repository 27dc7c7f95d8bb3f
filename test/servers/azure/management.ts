import { type AzureWorld, type Request, type Response, refused } from "./world.ts";

/** `POST /providers/Microsoft.ResourceGraph/resources` (api-version 2024-04-01) */
export function answerGraph(request: Request, world: AzureWorld): Response {
  if (request.url.searchParams.get("api-version") !== "2024-04-01")
    return refused(400, "BadRequest", "The api-version is invalid");
  const { subscriptions, query, options } = JSON.parse(request.text) as {
    subscriptions?: string[];
    query?: string;
    options?: { $top?: number; $skipToken?: string; resultFormat?: string };
  };
  if (!Array.isArray(subscriptions) || subscriptions.length === 0)
    return refused(400, "BadRequest", "No subscriptions");
  if (typeof query !== "string" || !/^(recoveryservices)?resources\n/.test(query))
    return refused(400, "InvalidQuery", "Please provide below info when asking for support");
  const top = options?.$top ?? 100;
  if (top < 1 || top > 1000) return refused(400, "BadRequest", "The $top has to be between 1 and 1000");
  const seen = world.resources
    .filter(({ id }) =>
      subscriptions.some((one) => id.toLowerCase().startsWith(`/subscriptions/${one.toLowerCase()}/`)),
    )
    .map(({ id, type, kind = "", location, tags = null, planId = "", properties = {} }) => ({
      id,
      name: id.split("/").at(-1),
      type: type.toLowerCase(),
      kind,
      location,
      tags,
      planId,
      rule: "",
      since: "",
      alert: type.toLowerCase() === "microsoft.insights/metricalerts" ? properties : null,
      receivers: type.toLowerCase() === "microsoft.insights/actiongroups" ? properties : null,
    }));
  const certificates = world.resources
    .filter(({ type }) => /^microsoft\.web\/(certificates|sites)$/i.test(type))
    .map(({ id, properties = {} }) => {
      const {
        thumbprint = "",
        expirationDate = "",
        hostNameSslStates = null,
      } = properties as {
        [key: string]: unknown;
      };
      return { id, thumbprint, expires: expirationDate, bindings: hostNameSslStates };
    });
  const jobs = Object.entries(world.jobs ?? {}).map(([id, one]) => ({
    id,
    category: one.operationCategory ?? "",
    operation: one.operation ?? "",
    status: one.status ?? "",
    started: one.startTime ?? "",
    ended: one.endTime ?? "",
    source: one.dataSourceId ?? "",
    account: one.storageAccountName ?? "",
  }));
  const fired = (query.includes("union (alertsmanagementresources") ? (world.fired ?? []) : []).map(
    ({ rule, since }, at) => ({
      id: `/subscriptions/x/providers/microsoft.alertsmanagement/alerts/${at}`,
      type: "fired",
      rule: rule.toLowerCase(),
      since,
    }),
  );
  const asked = query.startsWith("recoveryservices")
    ? jobs
    : query.includes("'microsoft.web/certificates'")
      ? certificates
      : [...seen, ...fired];
  const all = asked.sort((a, b) => (a.id < b.id ? -1 : 1));
  const from = options?.$skipToken === undefined ? 0 : Number(Buffer.from(options.$skipToken, "base64").toString());
  const data = all.slice(from, from + top);
  const more = from + top < all.length || world.endless === true;
  return {
    status: 200,
    body: {
      totalRecords: all.length,
      count: data.length,
      data,
      facets: [],
      resultTruncated: more ? "true" : "false",
      ...(more
        ? { $skipToken: Buffer.from(String(world.endless === true ? from + 1 : from + top)).toString("base64") }
        : {}),
    },
  };
}

/** `GET /subscriptions/{id}/providers/Microsoft.Advisor/recommendations` */
export function answerAdvisor(request: Request, world: AzureWorld, base: string): Response {
  const { searchParams: query, pathname } = request.url;
  if (query.get("api-version") === null)
    return refused(400, "MissingApiVersionParameter", "The api-version query parameter is required");
  return paged(world.advice ?? [], world, query.get("$skiptoken"), (value, next) => ({
    value,
    ...(next === undefined
      ? {}
      : { nextLink: `${base}${pathname}?api-version=${query.get("api-version")}&$skiptoken=${next}` }),
  }));
}

/** `POST /subscriptions/{id}/providers/Microsoft.CostManagement/query` (api-version 2022-10-01) */
export function answerCost(request: Request, world: AzureWorld, base: string): Response {
  const { searchParams: query, pathname } = request.url;
  if (query.get("api-version") !== "2022-10-01") return refused(400, "BadRequest", "The api-version is invalid");
  const { type, timeframe, timePeriod, dataset } = JSON.parse(request.text) as {
    type: string;
    timeframe: string;
    timePeriod: { from: string; to: string };
    dataset: {
      granularity: string;
      aggregation: { [name: string]: { name: string; function: string } };
      grouping: { type: string; name: string }[];
      filter?: { dimensions?: { name: string; operator: string; values: string[] } };
    };
  };
  if (!["Usage", "ActualCost", "AmortizedCost"].includes(type)) return refused(400, "BadRequest", "Invalid type");
  if (timeframe !== "Custom" || dataset.granularity !== "Daily") return refused(400, "BadRequest", "Invalid timeframe");
  if (dataset.grouping.length > 2) return refused(400, "BadRequest", "At most two groups");
  if (dataset.grouping.some((one) => !["Dimension", "TagKey"].includes(one.type)))
    return refused(400, "BadRequest", "Invalid grouping type");
  const [aggregation] = Object.values(dataset.aggregation);
  if (aggregation === undefined || !["Cost", "CostUSD", "PreTaxCost"].includes(aggregation.name))
    return refused(400, "BadRequest", "Invalid aggregation");
  const [from, to] = [timePeriod.from.slice(0, 10), timePeriod.to.slice(0, 10)];
  const { name, operator, values = [] } = dataset.filter?.dimensions ?? {};
  if (name !== undefined && (operator !== "In" || values.length === 0))
    return refused(400, "BadRequest", "Invalid dimensions expression in the request's dataset");
  const byMeter = dataset.grouping.map((one) => one.name).join() === "MeterCategory,Meter";
  const groups = byMeter
    ? (world.meters ?? [])
        .filter(({ category }) => name !== "MeterCategory" || values.includes(category))
        .map(({ day, usd, category, meter }) => ({ day, usd, cells: [category, meter] }))
    : (world.costs ?? []).map(({ day, usd, service, owner }) => ({
        day,
        usd,
        cells: [service, dataset.grouping[1]?.name ?? "", owner],
      }));
  const rows = groups
    .filter(({ day }) => day >= from && day <= to)
    .map(({ day, usd, cells }) => [usd, Number(day.replaceAll("-", "")), ...cells, world.currency ?? "USD"]);
  const columns = [
    world.currency === undefined ? aggregation.name : "Cost",
    "UsageDate",
    ...(byMeter ? ["MeterCategory", "Meter"] : ["ServiceName", "TagKey", "TagValue"]),
    "Currency",
  ];
  return paged(rows, world, query.get("$skiptoken"), (value, next) => ({
    id: `${pathname}/1`,
    name: "1",
    type: "Microsoft.CostManagement/query",
    properties: {
      nextLink: next === undefined ? null : `${base}${pathname}?api-version=2022-10-01&$skiptoken=${next}`,
      columns: columns.map((name, at) => ({ name, type: at < 2 ? "Number" : "String" })),
      rows: value,
    },
  }));
}

function paged(
  all: readonly unknown[],
  world: AzureWorld,
  token: string | null,
  body: (value: unknown[], next: string | undefined) => object,
): Response {
  const page = world.page ?? 1000;
  const from = Number(token ?? 0);
  const next = world.endless === true ? from + 1 : from + page < all.length ? from + page : undefined;
  return { status: 200, body: body(all.slice(from, from + page), next === undefined ? undefined : String(next)) };
}
