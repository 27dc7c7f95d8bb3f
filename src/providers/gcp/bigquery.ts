import type { Cloud } from "./cloud.ts";
import { LIMITS } from "./limits.ts";
import { type Item, isItem, textOf } from "./rest-list.ts";

/** Rows of one page of an answer. */
export const PAGE_ROWS = 50_000;
/** How long BigQuery may take to answer one request. Milliseconds. */
const ANSWER_MS = 10_000;
/** Requests that find the query still running. Ours: two minutes of ANSWER_MS. */
const MOST_WAITS = 12;

export interface Parameter {
  name: string;
  parameterType: object;
  parameterValue: object;
}

interface Job {
  /** Pays for the query. */
  project: string;
  location: string;
  /** GoogleSQL; what comes from outside stands in the parameters. */
  query: string;
  parameters: Parameter[];
  /** A query that would read more is refused by BigQuery itself. */
  mostBytes: number;
  permission: string;
}

/** Rows as the API writes them: a text, or null, for each column. */
export type Cells = unknown[];

/** Runs a query to its end. The plan knows of `pages` requests; what an answer needs beyond is added to the bound. */
export async function runQuery(
  cloud: Cloud,
  source: string,
  job: Job,
  pages = 1,
): Promise<{ rows: Cells[]; bytes: number } | { reason: string }> {
  const { usage } = cloud.calls;
  const path = `bigquery/v2/projects/${encodeURIComponent(job.project)}/queries`;
  const rows: Cells[] = [];
  let bytes = 0;
  let waits = 0;
  let got = 0;
  let next: { id: string; token: string } | undefined;
  for (;;) {
    const called = await cloud.rest(source, {
      api: "bigquery",
      permission: job.permission,
      ...(next === undefined
        ? { path, body: bodyOf(job, false) }
        : {
            path: `${path}/${encodeURIComponent(next.id)}`,
            query: {
              location: job.location,
              maxResults: String(PAGE_ROWS),
              timeoutMs: String(ANSWER_MS),
              ...(next.token === "" ? {} : { pageToken: next.token }),
            },
          }),
    });
    if ("failure" in called) return { reason: called.failure.reason };
    const { answer } = called;
    const read = Number(answer.totalBytesProcessed ?? 0);
    if (Number.isFinite(read)) bytes = Math.max(bytes, read);
    const id: string = textOf(isItem(answer.jobReference) ? answer.jobReference.jobId : undefined) || (next?.id ?? "");
    if (answer.jobComplete !== true) {
      if (id === "" || ++waits > MOST_WAITS)
        return { reason: `the query took longer than ${(waits * ANSWER_MS) / 1000} s` };
      next = { id, token: "" };
      usage.add(source, { bound: 1 });
      continue;
    }
    for (const row of Array.isArray(answer.rows) ? answer.rows : []) rows.push(cellsOf(row));
    got++;
    const token = textOf(answer.pageToken);
    if (token === "") return { rows, bytes };
    if (id === "" || token === next?.token || got >= LIMITS.pages)
      return { reason: `the answer does not end: ${got} pages were read` };
    if (got >= pages) usage.add(source, { bound: 1 });
    next = { id, token };
  }
}

/** What the query would read, in bytes. It is not run. */
export async function tryQuery(
  cloud: Cloud,
  source: string,
  job: Job,
): Promise<{ bytes: number } | { reason: string }> {
  const called = await cloud.rest(source, {
    api: "bigquery",
    path: `bigquery/v2/projects/${encodeURIComponent(job.project)}/queries`,
    permission: job.permission,
    body: bodyOf(job, true),
  });
  if ("failure" in called) return { reason: called.failure.reason };
  const bytes = Number(called.answer.totalBytesProcessed);
  return Number.isFinite(bytes) ? { bytes } : { reason: "BigQuery does not say how much the query would read" };
}

function bodyOf({ query, parameters, location, mostBytes }: Job, dryRun: boolean): object {
  return {
    query,
    useLegacySql: false,
    location,
    ...(dryRun ? { dryRun } : { maximumBytesBilled: String(mostBytes), maxResults: PAGE_ROWS, timeoutMs: ANSWER_MS }),
    parameterMode: "NAMED",
    queryParameters: parameters,
  };
}

function cellsOf(row: unknown): Cells {
  const cells: unknown[] = isItem(row) && Array.isArray(row.f) ? row.f : [];
  return cells.map((cell) => (isItem(cell) ? cell.v : null));
}

/** A value, or a list of them. */
export function parameter(name: string, type: string, value: string | readonly string[]): Parameter {
  return typeof value === "string"
    ? { name, parameterType: { type }, parameterValue: { value } }
    : {
        name,
        parameterType: { type: "ARRAY", arrayType: { type } },
        parameterValue: { arrayValues: value.map((one) => ({ value: one })) },
      };
}

/** A list of structures whose fields are texts. */
export function structures(name: string, fields: readonly string[], rows: readonly Item[]): Parameter {
  const structTypes = fields.map((field) => ({ name: field, type: { type: "STRING" } }));
  return {
    name,
    parameterType: { type: "ARRAY", arrayType: { type: "STRUCT", structTypes } },
    parameterValue: {
      arrayValues: rows.map((row) => ({
        structValues: Object.fromEntries(fields.map((field) => [field, { value: textOf(row[field]) }])),
      })),
    },
  };
}
