import { isLoopback } from "../../model/loopback.ts";

/** The manifest's `endpoint`, which stands for all of Azure's hosts; or what is wrong with it. */
export function addressOf(endpoint: string): URL | { reason: string } {
  const url = URL.parse(endpoint);
  if (!url) return { reason: "the endpoint is not a URL" };
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return { reason: "the endpoint has to begin with https:// or http://" };
  if (url.username !== "" || url.password !== "")
    return { reason: "the endpoint holds a user name or password; a token is named by auth.tokenEnv" };
  if (url.search !== "" || url.hash !== "") return { reason: "the endpoint is the address alone, without ? and #" };
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return { reason: "a token travels over https or inside this machine only: nothing was asked" };
  return url;
}

/** The public hosts, to which alone a token is sent. */
export const MANAGEMENT = "https://management.azure.com";

export function metricsHost(region: string): string {
  return `https://${region}.metrics.monitor.azure.com`;
}

const PUBLIC = /^(management\.azure\.com|api\.loganalytics\.io|[a-z0-9]+\.metrics\.monitor\.azure\.com)$/;

/** Where a request goes: its public host, or the endpoint that stands for it; undefined for any other host. */
export function placed(url: string, endpoint: URL | undefined): URL | undefined {
  const asked = new URL(url);
  if (asked.protocol !== "https:" || !PUBLIC.test(asked.hostname)) return undefined;
  if (!endpoint) return asked;
  const base = endpoint.pathname.replace(/\/$/, "");
  return new URL(`${endpoint.origin}${base}${asked.pathname}${asked.search}`);
}
