import { AdvisorManagementClient, getContinuationToken, type ResourceRecommendationBase } from "@azure/arm-advisor";
import type { Connection } from "./connection.ts";

export interface AdvicePage {
  recommendations: ResourceRecommendationBase[];
  /** Of the next page, on Azure's public host. */
  next?: string;
}

/** Asks Advisor, page by page. */
export class AdviceSender {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async send(subscription: string, continuationToken: string | undefined, signal: AbortSignal): Promise<AdvicePage> {
    const options = await this.#connection.options();
    const client = new AdvisorManagementClient(await this.#connection.credential("management"), subscription, options);
    let listed = false;
    // A new listing for each page: one that failed would end, as if there were no more.
    const pages = client.recommendations
      .list({
        abortSignal: signal,
        onResponse: ({ parsedBody }) => {
          listed = Array.isArray((parsedBody as { value?: unknown } | null | undefined)?.value);
        },
      })
      .byPage(continuationToken === undefined ? {} : { continuationToken });
    const { value: page } = (await pages.next()) as { value: ResourceRecommendationBase[] | undefined };
    if (!listed || !page) throw new TypeError("no list");
    const next = getContinuationToken(page);
    return { recommendations: page, ...(next === undefined ? {} : { next: this.#connection.publicLink(next) }) };
  }
}
