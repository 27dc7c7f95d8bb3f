import { invalid, type Reply } from "./reply.ts";

/** One entry of a request, as a linked dataset has it. */
export interface LogEntry {
  log: string;
  resource: string;
  labels: { [name: string]: string };
  /** Milliseconds. */
  at: number;
  status?: number;
  /** Seconds. */
  latency?: number | undefined;
}

/** What the project's BigQuery holds, and how it answers. */
export interface BigQuery {
  /** Of linked datasets by their names: entries of requests. */
  logs: Map<string, LogEntry[]>;
  /** Rows of the billing export, each a list of texts. */
  costs: string[][];
  /** What each query scans. */
  bytes: number;
  /** How often a job is asked for before it is complete. */
  waits: number;
  pageRows: number;
  jobs: Map<string, { rows: (string | null)[][]; waits: number }>;
}

export function bigQueryOf(): BigQuery {
  const holds = { logs: new Map(), costs: [], jobs: new Map() };
  return { ...holds, bytes: 104_857_600, waits: 0, pageRows: 50_000 };
}

interface Given {
  name: string;
  parameterType: { type: string; arrayType?: { type: string; structTypes?: { name: string }[] } };
  parameterValue: {
    value?: unknown;
    arrayValues?: { value?: string; structValues?: { [name: string]: { value: string } } }[];
  };
}

/** jobs.query */
export function query(bigquery: BigQuery, project: string, body: string): Reply {
  const job = JSON.parse(body) as {
    query: string;
    useLegacySql?: boolean;
    parameterMode?: string;
    queryParameters?: Given[];
    maximumBytesBilled?: unknown;
    maxResults?: number;
    dryRun?: boolean;
  };
  if (job.useLegacySql !== false) return invalid("Legacy SQL knows no named parameters");
  const used = new Set([...job.query.matchAll(/@(\w+)/g)].map(([, name]) => name));
  const given = new Map((job.queryParameters ?? []).map((one) => [one.name, one]));
  for (const name of used) if (!given.has(name ?? "")) return invalid(`Query parameter '${name}' not found`);
  if (job.maximumBytesBilled !== undefined && typeof job.maximumBytesBilled !== "string")
    return invalid("maximumBytesBilled is a string");
  const [, dataset] = /FROM `([^`]+)\._AllLogs`/.exec(job.query) ?? [];
  const entries = dataset === undefined ? undefined : bigquery.logs.get(dataset);
  if (dataset !== undefined && entries === undefined) {
    const message = `Not found: Dataset ${dataset.replace(".", ":")} was not found in location US`;
    return { status: 404, body: { error: { code: 404, status: "NOT_FOUND", message } } };
  }
  const head = { kind: "bigquery#queryResponse", totalBytesProcessed: String(bigquery.bytes) };
  if (job.dryRun) return { status: 200, body: { ...head, jobComplete: true, jobReference: { projectId: project } } };
  if (Number(job.maximumBytesBilled ?? Number.POSITIVE_INFINITY) < bigquery.bytes) {
    const message = `Query exceeded limit for bytes billed: ${String(job.maximumBytesBilled)}. ${bigquery.bytes} or higher required.`;
    return { status: 400, body: { error: { code: 400, message, errors: [{ reason: "bytesBilledLimitExceeded" }] } } };
  }
  const id = `job_${bigquery.jobs.size}`;
  bigquery.jobs.set(id, { rows: entries ? requestRows(entries, given) : bigquery.costs, waits: bigquery.waits });
  return results(bigquery, project, id, new URLSearchParams());
}

/** jobs.getQueryResults */
export function results(bigquery: BigQuery, project: string, id: string, asked: URLSearchParams): Reply {
  const job = bigquery.jobs.get(id);
  if (!job)
    return { status: 404, body: { error: { code: 404, status: "NOT_FOUND", message: `Not found: Job ${id}` } } };
  const head = { jobReference: { projectId: project, jobId: id }, totalBytesProcessed: String(bigquery.bytes) };
  if (job.waits-- > 0) return { status: 200, body: { ...head, jobComplete: false } };
  const from = Number(asked.get("pageToken") ?? 0);
  const rows = job.rows.slice(from, from + bigquery.pageRows).map((row) => ({ f: row.map((v) => ({ v })) }));
  const more = from + bigquery.pageRows < job.rows.length ? { pageToken: String(from + bigquery.pageRows) } : {};
  const body = { ...head, jobComplete: true, totalRows: String(job.rows.length), ...(rows.length > 0 && { rows }) };
  return { status: 200, body: { ...body, ...more } };
}

/** What the query of requests gives, by its parameters: entries of each component by sample. */
function requestRows(entries: readonly LogEntry[], given: ReadonlyMap<string, Given>): (string | null)[][] {
  const one = (name: string) => String(given.get(name)?.parameterValue.value);
  const [start, end] = [Date.parse(one("start")), Date.parse(one("end"))];
  const logs = new Set((given.get("logs")?.parameterValue.arrayValues ?? []).map(({ value }) => value));
  const groups = new Map<string, LogEntry[]>();
  for (const { structValues = {} } of given.get("components")?.parameterValue.arrayValues ?? []) {
    const { id, project, log, type, name, ...labels } = Object.fromEntries(
      Object.entries(structValues).map(([field, { value }]) => [field, value]),
    );
    for (const entry of entries) {
      const own = entry.labels;
      if (entry.at < start || entry.at >= end || !logs.has(entry.log)) continue;
      if (entry.log !== log || entry.resource !== type || own.project_id !== project) continue;
      if ((own.service_name ?? own.url_map_name) !== name) continue;
      if (!Object.entries(labels).every(([label, value]) => value === "" || own[label] === value)) continue;
      const sample = Math.floor((entry.at / 1000 - Number(one("origin"))) / Number(one("step")));
      const key = JSON.stringify([id, String(sample)]);
      groups.set(key, [...(groups.get(key) ?? []), entry]);
    }
  }
  return [...groups].map(([key, own]) => {
    const seconds = own.flatMap(({ latency }) => latency ?? []).sort((a, b) => a - b);
    const at = (share: number) => seconds[Math.max(0, Math.ceil(share * seconds.length) - 1)];
    const mean = seconds.length === 0 ? undefined : seconds.reduce((a, b) => a + b, 0) / seconds.length;
    const count = (test: (status: number) => boolean) => String(own.filter(({ status }) => test(status ?? 0)).length);
    return [
      ...(JSON.parse(key) as string[]),
      String(own.length),
      count((status) => status >= 500),
      count((status) => status === 429),
      ...[mean, at(0.5), at(0.9), at(0.95), at(0.99)].map((value) => (value === undefined ? null : String(value))),
    ];
  });
}
