import type { Complaint } from "../documents/problems.ts";
import { isLoopback } from "../model/loopback.ts";

/**
 * Endpoints and URLs of providers: https anywhere; plain http to loopback addresses, and to Prometheus as long as no credential travels.
 * Anything that would carry a credential inside the URL is refused. Values are not repeated.
 */
export function checkEndpoints(providers: { [id: string]: unknown }): Complaint[] {
  const complaints: Complaint[] = [];
  for (const [id, settings] of Object.entries(providers)) {
    if (settings === null || typeof settings !== "object") continue;
    for (const key of ["endpoint", "url"]) {
      const text = Object.hasOwn(settings, key) ? (settings as { [key: string]: unknown })[key] : undefined;
      if (typeof text !== "string") continue;
      const say = objection(id, text, Object.hasOwn(settings, "auth"));
      if (say !== undefined) complaints.push({ at: ["providers", id, key], say });
    }
  }
  return complaints;
}

function objection(provider: string, text: string, carriesCredentials: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url) return "is not a URL; write it in full, such as https://metrics.example.com";
  if (url.protocol !== "https:" && url.protocol !== "http:")
    return "has to begin with https:// (or http:// on this machine)";
  if (text.includes("@")) {
    return "holds a user name or password. Take it out and name an environment variable that holds a token: auth: { tokenEnv: NAME }";
  }
  if (url.search !== "" || url.hash !== "") return "is the address alone, without ? and #";
  if (url.protocol === "https:" || isLoopback(url.hostname)) return undefined;
  if (provider !== "prometheus")
    return "plain http is accepted for this machine only (localhost, 127.0.0.1, [::1]); use https://";
  if (!carriesCredentials) return undefined;
  return "a token travels over https:// or inside this machine only; use https://, or leave auth out";
}
