import {
  MetricsClient,
  type MetricsQueryResourcesOptions,
  type MetricsQueryResult,
} from "@azure/monitor-query-metrics";
import { metricsHost } from "./address.ts";
import type { Connection } from "./connection.ts";
import type { MetricBatch } from "./metric-batches.ts";

/** Sends calls of the metrics batch, each to the endpoint of its region. */
export class MetricsSender {
  readonly #connection: Connection;
  readonly #clients = new Map<string, Promise<MetricsClient>>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async send(batch: MetricBatch, top: number, signal: AbortSignal): Promise<MetricsQueryResult[]> {
    const client = await this.#client(batch.region);
    // Its type leaves out what it hands on to the pipeline.
    const options: MetricsQueryResourcesOptions & { abortSignal: AbortSignal } = {
      startTime: new Date(batch.start),
      endTime: new Date(batch.end),
      interval: batch.interval,
      aggregation: batch.aggregation,
      ...(batch.filter === undefined ? {} : { filter: batch.filter, top }),
      abortSignal: signal,
    };
    return client.queryResources(batch.resources, batch.names, batch.namespace, options);
  }

  #client(region: string): Promise<MetricsClient> {
    const known = this.#clients.get(region);
    if (known) return known;
    const client = this.#made(region);
    this.#clients.set(region, client);
    return client;
  }

  async #made(region: string): Promise<MetricsClient> {
    const options = await this.#connection.options();
    return new MetricsClient(metricsHost(region), await this.#connection.credential("management"), options);
  }
}
