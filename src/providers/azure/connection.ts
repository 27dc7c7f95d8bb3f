import type { HttpClient } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import type { ProviderContext } from "../../model/provider.ts";
import { Calls } from "../shared/calls.ts";
import { addressOf, MANAGEMENT } from "./address.ts";
import { type Audience, type Credentials, credentialsOf } from "./credential.ts";
import { explained } from "./failures.ts";
import type { AzureLimits } from "./limits.ts";
import { settingsOf } from "./settings.ts";
import { type Refusal, WireFault } from "./wire-fault.ts";

/** What every client is made with. */
export interface ClientOptions {
  httpClient: HttpClient;
  retryOptions: { maxRetries: 0 };
  redirectOptions: { maxRetries: 0 };
}

/** An answer, or why there is none. */
export type Asked<T> = { answer: T } | { failure: Refusal };

/** The way to Azure: credentials, the wire, and every call counted. */
export class Connection {
  readonly calls: Calls;
  /** The largest distance of a source's clock from this machine's. Milliseconds; undefined while none told. */
  clockOffMs: number | undefined;
  readonly #credentials: Credentials;
  readonly #context: Omit<ProviderContext, "asOf">;
  readonly #endpoint: URL | undefined;
  readonly #clockMs: number;
  readonly #answered = new Set<string>();
  #options: Promise<ClientOptions> | undefined;

  constructor(
    context: Omit<ProviderContext, "asOf">,
    limits: AzureLimits,
    credentials: Credentials,
    endpoint: URL | undefined,
  ) {
    this.#context = context;
    this.#credentials = credentials;
    this.#endpoint = endpoint;
    this.#clockMs = limits.clockMs;
    const { abort, tracing } = context;
    this.calls = new Calls({
      limits: { ...limits.calls, ...(context.timeoutMs === undefined ? {} : { silenceMs: context.timeoutMs }) },
      abort,
      tracing,
      explain: (error) =>
        error instanceof Explained ? error.failure : { kind: "final", reason: "the request failed" },
    });
  }

  get secrets(): readonly string[] {
    return this.#credentials.secrets;
  }

  credential(audience: Audience): Promise<TokenCredential> {
    return this.#credentials.for(audience);
  }

  /** Shared by all clients, so that connections are. */
  options(): Promise<ClientOptions> {
    this.#options ??= import("./wire.ts").then(({ wire }) => ({
      httpClient: wire({
        endpoint: this.#endpoint,
        tracing: this.#context.tracing,
        clockMs: this.#clockMs,
        clock: (off) => {
          if (Math.abs(off) >= Math.abs(this.clockOffMs ?? 0)) this.clockOffMs = off;
        },
      }),
      retryOptions: { maxRetries: 0 },
      redirectOptions: { maxRetries: 0 },
    }));
    return this.#options;
  }

  /** The link to a further page on Azure's public host, wherever the endpoint that stands for it says it is. */
  publicLink(link: string): string {
    const url = URL.parse(link);
    if (!url || url.origin !== this.#endpoint?.origin) return link;
    const base = this.#endpoint.pathname.replace(/\/$/, "");
    const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : url.pathname;
    return `${MANAGEMENT}${path}${url.search}`;
  }

  heard(api: string): void {
    this.#answered.add(api);
  }

  /** Whether that API has answered at all. */
  hasAnswered(api: string): boolean {
    return this.#answered.has(api);
  }

  /** One request of that API, until it is answered, refused or given up. */
  async call<T>(api: string, send: (signal: AbortSignal) => Promise<T>): Promise<Asked<T>> {
    // Loading what sends is no part of the time that the source has to answer.
    await this.options();
    return this.calls.call(api, async (signal) => {
      try {
        const answer = await send(signal);
        this.heard(api);
        return answer;
      } catch (error) {
        if (signal.aborted) throw error;
        throw new Explained(explained(error, this.secrets, api));
      }
    });
  }
}

/** A failure on its way through `Calls`, which does not know which API it is of. */
class Explained extends WireFault {}

/** Throws nothing: what is wrong with the settings is a reason. */
export function connect(context: Omit<ProviderContext, "asOf">, limits: AzureLimits): Connection | { reason: string } {
  const settings = settingsOf(context.settings);
  const endpoint = settings.endpoint === undefined ? undefined : addressOf(settings.endpoint);
  if (endpoint && "reason" in endpoint) return endpoint;
  const credentials = credentialsOf(settings, process.env);
  return "reason" in credentials ? credentials : new Connection(context, limits, credentials, endpoint);
}
