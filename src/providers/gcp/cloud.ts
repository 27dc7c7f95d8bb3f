import type { ProviderContext } from "../../model/provider.ts";
import { CALL_LIMITS, type Called, type CallLimits, Calls } from "../shared/calls.ts";
import type { Credentials } from "./credentials.ts";
import { type Api, addressOf, type Endpoint, endpointOf } from "./endpoint.ts";
import { LIMITS } from "./limits.ts";
import type { MonitoringClient, Page } from "./monitoring.ts";
import { settingsOf } from "./settings.ts";
import { Wire } from "./wire.ts";
import { explain } from "./wire-fault.ts";

interface RestRequest {
  api: Api;
  /** Below the API's address. */
  path: string;
  query?: { [name: string]: string | string[] };
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as a form. */
  form?: { [name: string]: string };
  permission: string;
}

/** Google Cloud as one run sees it. */
export class Cloud {
  readonly calls: Calls;
  readonly endpoint: Endpoint;
  readonly wire: Wire;
  readonly credentials: Credentials;
  #client: Promise<MonitoringClient> | undefined;

  constructor(endpoint: Endpoint, credentials: Credentials, context: Cloudy, limits: CallLimits) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.wire = new Wire(credentials, context.tracing);
    this.calls = new Calls({ limits, abort: context.abort, tracing: context.tracing, explain });
  }

  /** One page of what the official clients give. The clients are dear to load: it is done when the first is needed. */
  async monitoring<T>(
    source: string,
    ask: (client: MonitoringClient, signal: AbortSignal) => Promise<Page<T>>,
  ): Promise<Called<Page<T>>> {
    this.#client ??= import("./client.ts").then(({ monitoringClient }) => monitoringClient(this.endpoint, this.wire));
    const client = await this.#client;
    return this.calls.call(source, (signal) => ask(client, signal));
  }

  /** The JSON object that a REST API answers with. */
  rest(source: string, request: RestRequest): Promise<Called<{ [key: string]: unknown }>> {
    return this.calls.call(source, async (signal) => {
      const url = addressOf(this.endpoint, request.api, request.path);
      for (const [name, value] of Object.entries(request.query ?? {}))
        for (const one of [value].flat()) url.searchParams.append(name, one);
      const { body, form, permission } = request;
      const sent =
        body === undefined && form === undefined
          ? {}
          : {
              method: "POST",
              headers: new Headers({
                "content-type": form === undefined ? "application/json" : "application/x-www-form-urlencoded",
              }),
              body: form === undefined ? JSON.stringify(body) : new URLSearchParams(form).toString(),
            };
      const answer: unknown = JSON.parse(await this.wire.send(url, { ...sent, signal, permission }));
      if (answer === null || typeof answer !== "object" || Array.isArray(answer)) throw new TypeError("no object");
      return answer as { [key: string]: unknown };
    });
  }

  /**
   * All pages of a list. The plan knows of one: what an answer announces beyond it is added to the bound. A page that cannot be had
   * takes the whole list with it: half of a list would pass for all of it.
   */
  async all<T>(source: string, page: (token: string) => Promise<Called<Page<T>>>): Promise<Called<T[]>> {
    const items: T[] = [];
    const seen = new Set<string>();
    for (let token = "", count = 1; ; count++) {
      const called = await page(token);
      if ("failure" in called) return called;
      const { answer } = called;
      for (const item of answer.items) items.push(item);
      if (answer.next === "") return { answer: items };
      if (seen.has(answer.next) || count >= LIMITS.pages)
        return { failure: { kind: "final", reason: `the list does not end: ${count} pages were read` } };
      seen.add(answer.next);
      token = answer.next;
      this.calls.usage.add(source, { bound: 1 });
    }
  }
}

type Cloudy = Pick<ProviderContext, "settings" | "abort" | "tracing" | "timeoutMs">;

/** The cloud of the settings, or why it cannot be asked. */
export async function cloudFor(context: Cloudy, base: CallLimits = CALL_LIMITS): Promise<Cloud | { reason: string }> {
  const settings = settingsOf(context.settings);
  const endpoint = endpointOf(settings.endpoint);
  if ("reason" in endpoint) return endpoint;
  const { credentialsFor } = await import("./credentials.ts");
  const credentials = credentialsFor(settings, process.env);
  if ("reason" in credentials) return credentials;
  const limits = context.timeoutMs === undefined ? base : { ...base, silenceMs: context.timeoutMs };
  return new Cloud(endpoint, credentials, context, limits);
}
