import { type AzureWorld, type Item, type Request, type Response, refused } from "./world.ts";

interface Query {
  id: string;
  workspace: string;
  path: string;
  method: string;
  body: { query: string; timespan?: string };
}

/** `POST /v1/$batch`: each query is answered by itself, in an order of the server's own. */
export function answerLogs(request: Request, world: AzureWorld): Response {
  const { requests } = JSON.parse(request.text) as { requests?: Query[] };
  if (!Array.isArray(requests) || requests.length === 0) return refused(400, "BadArgumentError", "No requests");
  if (requests.length > 100) return refused(400, "BadArgumentError", "At most 100 queries fit into a batch");
  if (new Set(requests.map(({ id }) => id)).size < requests.length)
    return refused(400, "BadArgumentError", "The ids repeat");
  const responses = requests.map((query) => {
    const { status, body } = world.logFault?.(query.body.query) ?? answerQuery(query, world);
    return { id: query.id, status, headers: { "content-type": "application/json" }, body };
  });
  return { status: 200, body: { responses: responses.toReversed() } };
}

function answerQuery({ workspace, path, method, body }: Query, world: AzureWorld): Response {
  if (path !== "/query" || method !== "POST") return refused(404, "PathNotFoundError", `No such path: ${path}`);
  const known = world.workspace;
  if (known?.id !== workspace)
    return refused(404, "WorkspaceNotFoundError", `The workspace ${workspace} could not be found`);
  const [from, to] = (body.timespan ?? "").split("/").map((text) => Date.parse(text)) as [number, number];
  if (!(to > from)) return refused(400, "BadArgumentError", "The timespan is not one of ISO 8601");
  const number = known.numbers?.[body.query];
  if (number) {
    const value = number(from, to);
    return table([["value", "real"]], value === undefined ? [] : [[value]]);
  }
  const [name = ""] = body.query.split("\n");
  const span = /TimeGenerated >= datetime\(([^)]+)\) and TimeGenerated < datetime\(([^)]+)\)/.exec(body.query);
  const [start, end] = [Date.parse(span?.[1] ?? ""), Date.parse(span?.[2] ?? "")];
  const items = (name === "AppRequests" ? known.requests : known.dependencies).filter(
    ({ at }) => at >= Math.max(start, from) && at < Math.min(end, to),
  );
  // An item counts once unless the query weighs it: that is what sampling falsifies.
  const weight = (item: Item) => (body.query.includes("sum(ItemCount)") ? item.items : 1);
  if (name === "AppRequests") return requestRows(body.query, items, weight);
  if (name === "AppDependencies") return dependencyRows(items, weight);
  return refused(400, "BadArgumentError", `Failed to resolve table or column expression named '${name}'`);
}

function table(columns: [name: string, type: string][], rows: unknown[][]): Response {
  return {
    status: 200,
    body: { tables: [{ name: "PrimaryResult", columns: columns.map(([name, type]) => ({ name, type })), rows }] },
  };
}

function requestRows(query: string, items: readonly Item[], weight: (item: Item) => number): Response {
  const wanted = (/AppRoleName in~ \(([^\n]*)\)$/m.exec(query)?.[1] ?? "")
    .split(", ")
    .map((text) => (JSON.parse(text) as string).toLowerCase());
  const bin = /bin_at\(TimeGenerated, (\d+)s, datetime\(([^)]+)\)\)/.exec(query);
  const [step, origin] = [Number(bin?.[1]) * 1000, Date.parse(bin?.[2] ?? "")];
  const groups = Map.groupBy(
    items.filter(({ role }) => wanted.includes(role.toLowerCase())),
    ({ role, at }) => JSON.stringify([role.toLowerCase(), origin + Math.floor((at - origin) / step) * step]),
  );
  return table(
    [
      ["role", "string"],
      ["sample", "datetime"],
      ["requests", "long"],
      ["errors", "long"],
      ["p50", "real"],
      ["p90", "real"],
      ["p95", "real"],
      ["p99", "real"],
    ],
    [...groups].map(([key, some]) => {
      const [role, sample] = JSON.parse(key) as [string, number];
      return [
        role,
        new Date(sample).toISOString(),
        sum(some, weight),
        sum(
          some.filter(({ success }) => !success),
          weight,
        ),
        ...[50, 90, 95, 99].map((percent) => percentile(some, weight, percent)),
      ];
    }),
  );
}

function dependencyRows(items: readonly Item[], weight: (item: Item) => number): Response {
  const groups = Map.groupBy(items, ({ role, target }) => JSON.stringify([role, target]));
  const client = /^4\d\d$/;
  return table(
    [
      ["source", "string"],
      ["target", "string"],
      ["calls", "long"],
      ["throttled", "long"],
      ["errors", "long"],
      ["faults", "long"],
      ["ms", "real"],
    ],
    [...groups].map(([key, some]) => [
      ...(JSON.parse(key) as [string, string]),
      sum(some, weight),
      sum(
        some.filter(({ code }) => code === "429"),
        weight,
      ),
      sum(
        some.filter(({ code = "" }) => client.test(code) && code !== "429"),
        weight,
      ),
      sum(
        some.filter(({ code = "", success }) => !success && !client.test(code)),
        weight,
      ),
      sum(some, (item) => item.ms * weight(item)),
    ]),
  );
}

function sum(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}

/** The smallest value at or below which so many per cent of the weight lie. */
function percentile(items: readonly Item[], weight: (item: Item) => number, percent: number): number | null {
  const sorted = [...items].sort((a, b) => a.ms - b.ms);
  const most = (sum(sorted, weight) * percent) / 100;
  let below = 0;
  for (const item of sorted) {
    below += weight(item);
    if (below >= most) return item.ms;
  }
  return null;
}
