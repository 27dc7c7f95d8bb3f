import type { IncomingHttpHeaders } from "node:http";

export type Operation =
  | "metrics"
  | "logs"
  | "graph"
  | "advisor"
  | "cost"
  | "alerts"
  | "quotas"
  | "cost-alerts"
  | "commitments"
  | "unknown";

export interface Request {
  method: string;
  url: URL;
  headers: IncomingHttpHeaders;
  text: string;
  operation: Operation;
}

export interface Response {
  status: number;
  body: unknown;
  headers?: { [name: string]: string };
}

/** A value of each minute; undefined where nothing was emitted. Minutes since the epoch. */
export type PerMinute = (minute: number) => number | undefined;

export interface Resource {
  id: string;
  type: string;
  location: string;
  kind?: string;
  tags?: { [key: string]: string };
  planId?: string;
  properties?: object;
  /** By REST name; with a dimension: by its values. */
  metrics?: { [name: string]: PerMinute | { dimension: string; values: { [value: string]: PerMinute } } };
  /** Metrics that cannot be read just now, with their error. */
  broken?: { [name: string]: string };
}

/** One sampled item of Application Insights: it stands for `items` of them. */
export interface Item {
  /** Milliseconds. */
  at: number;
  role: string;
  items: number;
  ms: number;
  success: boolean;
  /** Of a dependency. */
  target?: string;
  code?: string;
}

export interface AzureWorld {
  resources: Resource[];
  workspace?: {
    id: string;
    requests: Item[];
    dependencies: Item[];
    numbers?: { [query: string]: (start: number, end: number) => unknown };
  };
  /** Another answer to a log query, inside of the batch. */
  logFault?(query: string): Response | undefined;
  fired?: { rule: string; since: string }[];
  /** Properties of jobs of Azure Backup, by the job's id. */
  jobs?: { [id: string]: { [property: string]: string } };
  advice?: object[];
  /** What lists of management hold, by their paths. */
  lists?: { [path: string]: object[] };
  /** Of each day (YYYY-MM-DD). */
  costs?: { day: string; service: string; owner: string; usd: number }[];
  /** Of each day, by meter. */
  meters?: { day: string; category: string; meter: string; usd: number }[];
  /** Costs come in this currency alone. */
  currency?: string;
  /** Lists that never end. */
  endless?: boolean;
  /** Rows of one page of Advisor and of Cost Management. */
  page?: number;
}

export function refused(status: number, code: string, message: string): Response {
  return { status, body: { error: { code, message } } };
}
