import type { protos } from "@google-cloud/monitoring";
import type { Distribution } from "./distribution.ts";

export type IAlertPolicy = protos.google.monitoring.v3.IAlertPolicy;
export type INotificationChannel = protos.google.monitoring.v3.INotificationChannel;
export type IService = protos.google.monitoring.v3.IService;
export type IObjective = protos.google.monitoring.v3.IServiceLevelObjective;

/** A time series as the API writes it; nothing of it is checked yet. */
export interface TimeSeries {
  metric?: { labels?: { [name: string]: string } };
  resource?: { labels?: { [name: string]: string } };
  points?: Point[];
}

export interface Point {
  /** RFC 3339. */
  interval?: { endTime?: string };
  /** 64-bit numbers are texts, and so are those that are not finite. */
  value?: {
    doubleValue?: number | string;
    int64Value?: string;
    boolValue?: boolean;
    distributionValue?: Distribution;
  };
}

export interface Page<T> {
  items: T[];
  /** Token of the next page; empty: there is none. */
  next: string;
  /** Why some of the data may be missing. */
  partial?: string[];
}

/** What is asked of Cloud Monitoring through its official clients: each a request of one page. */
export interface MonitoringClient {
  timeSeries(
    request: protos.google.monitoring.v3.IListTimeSeriesRequest,
    signal: AbortSignal,
  ): Promise<Page<TimeSeries>>;
  alertPolicies(project: string, pageToken: string, signal: AbortSignal): Promise<Page<IAlertPolicy>>;
  channels(project: string, pageToken: string, signal: AbortSignal): Promise<Page<INotificationChannel>>;
  services(project: string, pageToken: string, signal: AbortSignal): Promise<Page<IService>>;
  objectives(service: string, pageToken: string, signal: AbortSignal): Promise<Page<IObjective>>;
}

/** What `TimeSeries` has of an answer. Exemplars of distributions and the starts of intervals would be half of it. */
export const TIME_SERIES_FIELDS =
  "timeSeries(metric/labels,resource/labels,points(interval/endTime,value(doubleValue,int64Value,boolValue,distributionValue(count,mean,bucketOptions,bucketCounts)))),nextPageToken,executionErrors/message";

/** A page of timeSeries.list. Throws TypeError for what is none. */
export function timeSeriesPage(answer: unknown): Page<TimeSeries> {
  const { timeSeries = [], nextPageToken = "", executionErrors = [] } = (answer ?? {}) as { [key: string]: unknown };
  const lists = Array.isArray(timeSeries) && Array.isArray(executionErrors);
  if (!lists || typeof nextPageToken !== "string" || !timeSeries.every(isSeries)) throw new TypeError("no time series");
  return {
    items: timeSeries,
    next: nextPageToken,
    partial: executionErrors.map((one: { message?: unknown } | null) =>
      typeof one?.message === "string" ? one.message : "",
    ),
  };
}

function isSeries(value: unknown): value is TimeSeries {
  if (value === null || typeof value !== "object") return false;
  const { points } = value as { points?: unknown };
  return (
    points === undefined || (Array.isArray(points) && points.every((one) => one !== null && typeof one === "object"))
  );
}
