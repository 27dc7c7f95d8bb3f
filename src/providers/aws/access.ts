import type { ProviderContext } from "../../model/provider.ts";
import { Calls, callLimits } from "../shared/calls.ts";
import { explain } from "./failures.ts";
import { endpointOf, settingsOf } from "./settings.ts";

/** How the APIs of AWS are reached in a run: every client is made with `configFor`, every call is sent through `calls`. */
export interface Access {
  calls: Calls;
  /** The one address of all APIs, where one is set. */
  endpoint: string | undefined;
  /** Configuration of a client of that region. */
  configFor(region: string): ClientConfig;
  /** Puts W3C trace context on what the client sends. */
  traced<C extends Client>(client: C): C;
}

interface ClientConfig {
  region: string;
  endpoint?: string;
  /** Retries are ours, so that every request is counted. */
  maxAttempts: 1;
}

/** The part that all clients of AWS share; each has types of its own for it. */
interface Client {
  middlewareStack: object;
}

interface Request {
  request: { headers: { [name: string]: string } };
}

interface Stack {
  add(
    middleware: (next: (args: Request) => Promise<unknown>) => (args: Request) => Promise<unknown>,
    options: { step: "build"; name: string },
  ): void;
}

const SECRETS = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_ACCESS_KEY_ID"];

/** What of a run's context the way to AWS rests on. */
export type AccessContext = Pick<ProviderContext, "settings" | "tracing" | "abort" | "timeoutMs">;

/** Or why nothing can be asked. */
export function accessFor(context: AccessContext): Access | { reason: string } {
  const endpoint = endpointOf(settingsOf(context.settings));
  if (typeof endpoint === "object") return endpoint;
  const { tracing, abort, timeoutMs } = context;
  const secrets = SECRETS.map((name) => process.env[name] ?? "").filter((value) => value !== "");
  const calls = new Calls({
    limits: callLimits(timeoutMs),
    abort,
    tracing,
    explain: (error) => explain(error, secrets),
  });
  return {
    calls,
    endpoint,
    configFor: (region) => ({ region, maxAttempts: 1, ...(endpoint === undefined ? {} : { endpoint }) }),
    traced(client) {
      (client.middlewareStack as Stack).add(
        (next) => (args) => {
          Object.assign(args.request.headers, tracing.headers());
          return next(args);
        },
        { step: "build", name: "traceContext" },
      );
      return client;
    },
  };
}
