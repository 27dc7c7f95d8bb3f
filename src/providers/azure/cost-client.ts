import { CostManagementClient, type QueryColumn } from "@azure/arm-costmanagement";
import { createPipelineRequest } from "@azure/core-rest-pipeline";
import { MANAGEMENT } from "./address.ts";
import type { Connection } from "./connection.ts";
import type { CostQuestion } from "./cost-questions.ts";
import type { CostPeriod } from "./cost-rows.ts";
import { listIn, objectIn, textIn } from "./json-shape.ts";

export interface CostPage {
  columns: string[];
  rows: unknown[][];
  /** Of the next page, on Azure's public host. */
  next?: string;
}

/** Asks Cost Management, page by page. */
export class CostSender {
  readonly #connection: Connection;
  #client: Promise<CostManagementClient> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async send(subscription: string, period: CostPeriod, question: CostQuestion, signal: AbortSignal): Promise<CostPage> {
    this.#client ??= this.#made();
    const client = await this.#client;
    let status = 0;
    const result = await client.query.usage(`subscriptions/${subscription}`, definition(period, question), {
      abortSignal: signal,
      onResponse: (response) => {
        status = response.status;
      },
    });
    // No content: nothing was spent.
    if (status === 204) return { columns: [], rows: [] };
    return this.#page(result);
  }

  /** The client has no word for a further page: the same query goes to its link. */
  async sendNext(link: string, period: CostPeriod, question: CostQuestion, signal: AbortSignal): Promise<CostPage> {
    this.#client ??= this.#made();
    const client = await this.#client;
    const request = createPipelineRequest({
      url: link,
      method: "POST",
      abortSignal: signal,
      body: JSON.stringify(definition(period, question)),
    });
    request.headers.set("content-type", "application/json");
    request.headers.set("accept", "application/json");
    const { bodyAsText } = await client.sendRequest(request);
    return this.#page(objectIn(objectIn(JSON.parse(bodyAsText ?? "")).properties));
  }

  #page(result: { columns?: unknown; rows?: unknown; nextLink?: unknown }): CostPage {
    if (!Array.isArray(result.rows) || !Array.isArray(result.columns)) throw new TypeError("no rows");
    const next = textIn(result.nextLink);
    return {
      columns: (result.columns as QueryColumn[]).map(({ name }) => textIn(name)),
      rows: result.rows.map(listIn),
      ...(next === "" ? {} : { next: this.#connection.publicLink(next) }),
    };
  }

  async #made(): Promise<CostManagementClient> {
    const options = await this.#connection.options();
    // Its second argument is the options; a subscription there would make it forget them.
    return new CostManagementClient(await this.#connection.credential("management"), {
      ...options,
      endpoint: MANAGEMENT,
    });
  }
}

function definition({ from, to }: CostPeriod, { grouping, filter }: CostQuestion) {
  return {
    type: "ActualCost",
    timeframe: "Custom",
    timePeriod: { from: new Date(from), to: new Date(to - 1000) },
    dataset: {
      granularity: "Daily",
      aggregation: { totalCost: { name: "CostUSD", function: "Sum" } },
      grouping: [...grouping],
      ...(filter && { filter: { dimensions: { name: filter.name, operator: "In", values: [...filter.values] } } }),
    },
  };
}
