import type { protos } from "@google-cloud/monitoring";

export type ITimeSeries = protos.google.monitoring.v3.ITimeSeries;
export type IAlertPolicy = protos.google.monitoring.v3.IAlertPolicy;
export type INotificationChannel = protos.google.monitoring.v3.INotificationChannel;
export type IService = protos.google.monitoring.v3.IService;
export type IObjective = protos.google.monitoring.v3.IServiceLevelObjective;

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
  ): Promise<Page<ITimeSeries>>;
  alertPolicies(project: string, pageToken: string, signal: AbortSignal): Promise<Page<IAlertPolicy>>;
  channels(project: string, pageToken: string, signal: AbortSignal): Promise<Page<INotificationChannel>>;
  services(project: string, pageToken: string, signal: AbortSignal): Promise<Page<IService>>;
  objectives(service: string, pageToken: string, signal: AbortSignal): Promise<Page<IObjective>>;
}
