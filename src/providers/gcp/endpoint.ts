import { isLoopback } from "../../model/loopback.ts";

/** The APIs that are asked, by their host below googleapis.com. */
export type Api =
  | "monitoring"
  | "recommender"
  | "cloudtrace"
  | "bigquery"
  | "cloudasset"
  | "sqladmin"
  | "cloudresourcemanager"
  | "oauth2";

/** Where the APIs are. */
export interface Endpoint {
  /** Absent: each API at its own address. */
  own?: URL;
}

/** What `endpoint` says, or why it cannot be used. */
export function endpointOf(text: string | undefined): Endpoint | { reason: string } {
  if (text === undefined) return {};
  const url = URL.parse(text);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:"))
    return { reason: "providers.gcp.endpoint is no address that begins with https:// or http://" };
  if (url.username !== "" || url.password !== "")
    return { reason: "providers.gcp.endpoint holds a user name or password; a token is named by auth.tokenEnv" };
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "")
    return {
      reason: "providers.gcp.endpoint is an address alone, without a path: the APIs are below it by their public paths",
    };
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return { reason: "providers.gcp.endpoint is plain http, which is for loopback addresses only" };
  return { own: url };
}

/** The address of a path of an API, such as `v1/projects/shop/traces`. */
export function addressOf(endpoint: Endpoint, api: Api, path: string): URL {
  return new URL(path, endpoint.own ?? `https://${api}.googleapis.com/`);
}

/** Host and port for the official clients. */
export function clientAddress({ own }: Endpoint): { apiEndpoint?: string; port?: number; protocol?: "http" | "https" } {
  if (!own) return {};
  const protocol = own.protocol === "http:" ? "http" : "https";
  const port = own.port === "" ? (protocol === "http" ? 80 : 443) : Number(own.port);
  return { apiEndpoint: own.hostname, port, protocol };
}
