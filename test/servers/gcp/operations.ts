import type { Source } from "./align.ts";
import { invalid, type Reply } from "./reply.ts";
import { listTimeSeries } from "./time-series.ts";

/** What the project holds beside time series. */
export interface Lists {
  /** Values of select_slo_…("…") by that text. */
  budgets: Map<string, number>;
  /** Answers to PromQL by query: values at all times, or rows. */
  promql: Map<string, number[]>;
}

export function listsOf(lists: Partial<Lists>): Lists {
  return { budgets: new Map(), promql: new Map(), ...lists };
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
