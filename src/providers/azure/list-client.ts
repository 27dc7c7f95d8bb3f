import {
  bearerTokenAuthenticationPolicy,
  createPipelineFromOptions,
  createPipelineRequest,
  type Pipeline,
} from "@azure/core-rest-pipeline";
import { MANAGEMENT } from "./address.ts";
import type { Connection } from "./connection.ts";
import { objectIn, textIn } from "./json-shape.ts";

export interface ListPage {
  items: unknown[];
  /** Of the next page, on Azure's public host. */
  next?: string;
}

/** Asks for lists of management that no client of ours knows, page by page: `{ value: […], nextLink }`. */
export class ListSender {
  readonly #connection: Connection;
  #pipeline: Promise<Pipeline> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** `from` is a path with its query, or the link of a further page. */
  async send(from: string, signal: AbortSignal): Promise<ListPage> {
    this.#pipeline ??= this.#made();
    const pipeline = await this.#pipeline;
    const request = createPipelineRequest({ url: new URL(from, MANAGEMENT).href, abortSignal: signal });
    request.headers.set("accept", "application/json");
    const { httpClient } = await this.#connection.options();
    const { bodyAsText } = await pipeline.sendRequest(httpClient, request);
    const { value, nextLink } = objectIn(JSON.parse(bodyAsText ?? ""));
    if (!Array.isArray(value)) throw new TypeError("no list");
    const next = textIn(nextLink);
    return { items: value, ...(next === "" ? {} : { next: this.#connection.publicLink(next) }) };
  }

  async #made(): Promise<Pipeline> {
    const { retryOptions, redirectOptions } = await this.#connection.options();
    const pipeline = createPipelineFromOptions({ retryOptions, redirectOptions });
    const credential = await this.#connection.credential("management");
    pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: `${MANAGEMENT}/.default` }));
    return pipeline;
  }
}
