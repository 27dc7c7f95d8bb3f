import { ResourceGraphClient } from "@azure/arm-resourcegraph";
import type { Connection } from "./connection.ts";

export interface GraphPage {
  rows: unknown[];
  /** Of the next page. */
  skipToken?: string;
  /** Rows are missing, and no page brings them. */
  truncated: boolean;
}

/** Asks Resource Graph, page by page. */
export class GraphSender {
  readonly #connection: Connection;
  #client: Promise<ResourceGraphClient> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async send(
    query: string,
    subscriptions: readonly string[],
    page: { top: number; skipToken?: string },
    signal: AbortSignal,
  ): Promise<GraphPage> {
    this.#client ??= this.#made();
    const client = await this.#client;
    const { data, skipToken, resultTruncated } = await client.resources(
      {
        query,
        subscriptions: [...subscriptions],
        options: {
          top: page.top,
          resultFormat: "objectArray",
          ...(page.skipToken === undefined ? {} : { skipToken: page.skipToken }),
        },
      },
      { abortSignal: signal },
    );
    if (!Array.isArray(data)) throw new TypeError("no rows");
    return {
      rows: data,
      ...(skipToken === undefined ? {} : { skipToken }),
      truncated: resultTruncated === "true" && skipToken === undefined,
    };
  }

  async #made(): Promise<ResourceGraphClient> {
    const options = await this.#connection.options();
    return new ResourceGraphClient(await this.#connection.credential("management"), options);
  }
}
