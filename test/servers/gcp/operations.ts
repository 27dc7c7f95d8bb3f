import type { Source } from "./align.ts";
import { type BigQuery, bigQueryOf, query, results } from "./bigquery.ts";
import { invalid, type Reply } from "./reply.ts";
import { listTimeSeries } from "./time-series.ts";

/** What the project holds beside time series. */
export interface Lists {
  alertPolicies: object[];
  /** Newest first, as asked. */
  alerts: object[];
  /** Runs of backups of Cloud SQL, newest first. */
  backupRuns: object[];
  /** Operations of Cloud SQL, newest first. */
  operations: object[];
  /** Assets with their whole resources. */
  resources: { name: string; assetType: string; resource: { data: object } }[];
  notificationChannels: object[];
  services: { name: string; displayName?: string }[];
  /** By the service's name. */
  objectives: Map<string, object[]>;
  /** By `LOCATION/RECOMMENDER`; what is not here has none. */
  recommendations: Map<string, object[]>;
  traces: object[];
  assets: { name: string; assetType: string; location?: string; labels?: { [key: string]: string } }[];
  bigquery: BigQuery;
  /** Permissions that the identity has; undefined: all. */
  permissions: string[] | undefined;
  /** Values of select_slo_…("…") by that text. */
  budgets: Map<string, number>;
  /** Answers to PromQL by query: values at all times, or rows. */
  promql: Map<string, number[]>;
}

export function listsOf(lists: Partial<Lists>): Lists {
  return {
    budgets: new Map(),
    promql: new Map(),
    alertPolicies: [],
    alerts: [],
    backupRuns: [],
    operations: [],
    resources: [],
    notificationChannels: [],
    services: [],
    objectives: new Map(),
    recommendations: new Map(),
    traces: [],
    assets: [],
    bigquery: bigQueryOf(),
    permissions: undefined,
    ...lists,
  };
}

interface Given {
  sources: readonly Source[];
  lists: Lists;
  query: URLSearchParams;
  body: string;
}

interface Operation {
  id: string;
  permission: string;
  answer(given: Given): Reply;
}

/** Which operation a request is, by its public path. */
export function operationOf(method: string, path: string): Operation {
  for (const [id, wanted, pattern, permission, answer] of OPERATIONS) {
    const match = method === wanted ? pattern.exec(path) : null;
    if (match) return { id, permission, answer: (given) => answer(given, decodeURIComponent(match[1] ?? ""), match) };
  }
  return {
    id: "unknown",
    permission: "",
    answer: () => ({ status: 404, body: { error: { code: 404, status: "NOT_FOUND", message: "Not found" } } }),
  };
}

type Answering = (given: Given, project: string, match: RegExpExecArray) => Reply;

const OPERATIONS: [id: string, method: string, pattern: RegExp, permission: string, answer: Answering][] = [
  [
    "timeSeries",
    "GET",
    /^\/v3\/projects\/([^/]+)\/timeSeries$/,
    "monitoring.timeSeries.list",
    ({ sources, lists, query }, project) => listTimeSeries(sources, project, query, lists.budgets),
  ],
  [
    "promql",
    "POST",
    /^\/v1\/projects\/([^/]+)\/location\/global\/prometheus\/api\/v1\/query(_range)?$/,
    "monitoring.timeSeries.list",
    ({ lists, body }, _project, match) => promql(lists, new URLSearchParams(body), match[2] !== undefined),
  ],
  [
    "alertPolicies",
    "GET",
    /^\/v3\/projects\/([^/]+)\/alertPolicies$/,
    "monitoring.alertPolicies.list",
    ({ lists, query }) => listed("alertPolicies", lists.alertPolicies, query, 1000),
  ],
  [
    "alerts",
    "GET",
    /^\/v3\/projects\/([^/]+)\/alerts$/,
    "monitoring.alerts.list",
    ({ lists, query }) => {
      if (query.get("orderBy") !== "open_time desc") return invalid("Invalid order by");
      return listed("alerts", lists.alerts, query, 1000, ["orderBy"]);
    },
  ],
  [
    "backupRuns",
    "GET",
    /^\/v1\/projects\/([^/]+)\/instances\/-\/backupRuns$/,
    "cloudsql.backupRuns.list",
    ({ lists, query }) => listed("items", lists.backupRuns, query, 500, ["maxResults"], "maxResults"),
  ],
  [
    "operations",
    "GET",
    /^\/v1\/projects\/([^/]+)\/operations$/,
    "cloudsql.instances.get",
    ({ lists, query }) => listed("items", lists.operations, query, 500, ["maxResults"], "maxResults"),
  ],
  [
    "resources",
    "GET",
    /^\/v1\/projects\/([^/]+)\/assets$/,
    "cloudasset.assets.listResource",
    ({ lists, query }) => {
      if (query.get("contentType") !== "RESOURCE") return invalid("Only contentType=RESOURCE has data");
      const types = query.getAll("assetTypes");
      const own = lists.resources.filter(({ assetType }) => types.includes(assetType));
      return listed("assets", own, query, 1000, ["assetTypes", "contentType"]);
    },
  ],
  [
    "notificationChannels",
    "GET",
    /^\/v3\/projects\/([^/]+)\/notificationChannels$/,
    "monitoring.notificationChannels.list",
    ({ lists, query }) => listed("notificationChannels", lists.notificationChannels, query, 1000),
  ],
  [
    "services",
    "GET",
    /^\/v3\/projects\/([^/]+)\/services$/,
    "monitoring.services.list",
    ({ lists, query }) => listed("services", lists.services, query, 1000),
  ],
  [
    "objectives",
    "GET",
    /^\/v3\/(projects\/[^/]+\/services\/[^/]+)\/serviceLevelObjectives$/,
    "monitoring.slos.list",
    ({ lists, query }, service) => listed("serviceLevelObjectives", lists.objectives.get(service) ?? [], query, 1000),
  ],
  [
    "recommendations",
    "GET",
    /^\/v1\/projects\/([^/]+)\/locations\/([^/]+)\/recommenders\/([^/]+)\/recommendations$/,
    "recommender.iamPolicyRecommendations.list",
    ({ lists, query }, _project, match) =>
      listed("recommendations", lists.recommendations.get(`${match[2]}/${match[3]}`) ?? [], query, 1000, ["filter"]),
  ],
  [
    "traces",
    "GET",
    /^\/v1\/projects\/([^/]+)\/traces$/,
    "cloudtrace.traces.list",
    ({ lists, query }) => {
      if (!["MINIMAL", "ROOTSPAN", "COMPLETE"].includes(query.get("view") ?? "MINIMAL")) return invalid("Invalid view");
      return listed("traces", lists.traces, query, 1000, ["view", "startTime", "endTime", "orderBy"]);
    },
  ],
  [
    "assets",
    "GET",
    /^\/v1\/projects\/([^/]+):searchAllResources$/,
    "cloudasset.assets.searchAllResources",
    ({ lists, query }) => {
      const types = query.getAll("assetTypes");
      return listed(
        "results",
        lists.assets.filter(({ assetType }) => types.includes(assetType)),
        query,
        500,
        ["assetTypes"],
      );
    },
  ],
  [
    "query",
    "POST",
    /^\/bigquery\/v2\/projects\/([^/]+)\/queries$/,
    "bigquery.jobs.create",
    ({ lists, body }, project) => query(lists.bigquery, project, body),
  ],
  [
    "queryResults",
    "GET",
    /^\/bigquery\/v2\/projects\/([^/]+)\/queries\/([^/]+)$/,
    "bigquery.jobs.create",
    ({ lists, query: asked }, project, match) => results(lists.bigquery, project, match[2] ?? "", asked),
  ],
  [
    "testIamPermissions",
    "POST",
    /^\/v3\/projects\/([^/]+):testIamPermissions$/,
    "",
    ({ lists, body }) => {
      const { permissions } = JSON.parse(body) as { permissions: string[] };
      if (permissions.length > 100 || permissions.some((one) => one.includes("*")))
        return invalid("Invalid permissions");
      const own = permissions.filter((one) => lists.permissions === undefined || lists.permissions.includes(one));
      return { status: 200, body: own.length > 0 ? { permissions: own } : {} };
    },
  ],
  [
    "tokeninfo",
    "POST",
    /^\/tokeninfo$/,
    "",
    ({ body }) =>
      new URLSearchParams(body).get("access_token")
        ? { status: 200, body: { email: "plumbrule@shop-1.iam.gserviceaccount.com", expires_in: "3599", scope: "x" } }
        : invalid("no token"),
  ],
];

function promql({ promql: known }: Lists, form: URLSearchParams, range: boolean): Reply {
  const rows = known.get(form.get("query") ?? "");
  if (!rows) return invalid('invalid parameter "query": parse error');
  const result = rows.map((value, at) => {
    const metric = { row: String(at) };
    if (!range) return { metric, value: [Number(form.get("time")), String(value)] };
    const values: [number, string][] = [];
    for (let time = Number(form.get("start")); time <= Number(form.get("end")); time += Number(form.get("step")))
      values.push([time, String(value)]);
    return { metric, values };
  });
  return { status: 200, body: { status: "success", data: { resultType: range ? "matrix" : "vector", result } } };
}

/** A page of a list; what is longer than a page goes on with a token. */
function listed(
  key: string,
  all: readonly object[],
  query: URLSearchParams,
  most: number,
  more: readonly string[] = [],
  sizeName = "pageSize",
): Reply {
  const known = new Set(["pageSize", "pageToken", "$alt", ...more]);
  for (const name of query.keys()) if (!known.has(name)) return invalid(`Unknown name "${name}"`);
  const asked = Number(query.get(sizeName) ?? 0);
  const size = asked > 0 ? Math.min(asked, most) : most;
  const from = Number(query.get("pageToken") || 0);
  if (!Number.isInteger(from) || from < 0) return invalid("Invalid page token");
  const items = all.slice(from, from + size);
  const next = from + size < all.length ? { nextPageToken: String(from + size) } : {};
  return { status: 200, body: { ...(items.length > 0 ? { [key]: items } : {}), ...next } };
}
