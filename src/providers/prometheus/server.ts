import { isLoopback } from "../../model/loopback.ts";
import type { Tracing } from "../../model/tracing.ts";
import type { PrometheusSettings } from "./settings.ts";

/** One server and what is sent to it with every request. */
export interface Server {
  /** Ends with a slash. */
  base: URL;
  headers: { [name: string]: string };
  /** Never shown. */
  secrets: string[];
  tracing: Tracing;
}

/** The address in messages: without anything that could be a credential. */
export function shownAddress({ base }: Server): string {
  return `${base.origin}${base.pathname}`.replace(/\/$/, "");
}

type Environment = { readonly [name: string]: string | undefined };

/**
 * The server that a query is for: that of its DataSource, else the manifest's. Headers and token are the manifest's and go to its own
 * address only.
 */
export function serverFor(
  url: string | undefined,
  settings: PrometheusSettings,
  environment: Environment,
  tracing: Tracing,
): Server | { reason: string } {
  const own = settings.url ?? settings.endpoint;
  const text = url ?? own;
  if (text === undefined) return { reason: "no address: set providers.prometheus.url, or url in the DataSource" };
  const base = addressOf(text);
  if ("reason" in base) return base;
  const ownBase = own === undefined ? undefined : addressOf(own);
  if (ownBase === undefined || "reason" in ownBase || ownBase.origin !== base.origin) {
    return { base, headers: {}, secrets: [], tracing };
  }
  const headers = { ...settings.headers };
  const secrets = Object.values(headers);
  if (settings.auth) {
    const token = tokenFrom(settings.auth.tokenEnv, base, environment);
    if (typeof token !== "string") return token;
    headers.authorization = `Bearer ${token}`;
    secrets.push(token);
  }
  return { base, headers, secrets, tracing };
}

function addressOf(text: string): URL | { reason: string } {
  const url = URL.parse(text);
  if (!url) return { reason: "the server's address is not a URL" };
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return { reason: "the server's address has to begin with https:// or http://" };
  if (url.username !== "" || url.password !== "")
    return { reason: "the server's address holds a user name or password; a token is named by auth.tokenEnv" };
  if (url.search !== "" || url.hash !== "")
    return { reason: "the server's address is the address alone, without ? and #" };
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function tokenFrom(name: string, base: URL, environment: Environment): string | { reason: string } {
  if (base.protocol === "http:" && !isLoopback(base.hostname))
    return { reason: "a token travels over https or inside this machine only: nothing was asked" };
  const token = environment[name]?.trim();
  if (token === undefined || token === "") return { reason: `the environment variable ${name} is not set` };
  if (!/^[!-~]+$/.test(token)) return { reason: `the environment variable ${name} holds what is no token` };
  return token;
}
