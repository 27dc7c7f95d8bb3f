import { isLoopback } from "../../model/loopback.ts";

/** The manifest's `providers.aws`, as settings.schema.json describes it. */
export interface AwsSettings {
  region?: string;
  endpoint?: string;
  alarms?: boolean;
  tags?: { owner: string };
  backups?: boolean;
  quotas?: boolean;
  costs?: { owner?: string; days?: number };
  traces?: { hours?: number };
  objectives?: boolean;
  advice?: boolean;
  reviews?: string[];
}

export function settingsOf(settings: { [key: string]: unknown }): AwsSettings {
  return settings as AwsSettings;
}

/** The endpoint that is set, or why it cannot be used; undefined: AWS' own addresses. */
export function endpointOf({ endpoint }: AwsSettings): string | undefined | { reason: string } {
  if (endpoint === undefined) return undefined;
  const url = URL.parse(endpoint);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:"))
    return { reason: "providers.aws.endpoint has to begin with https:// or http://" };
  if (url.username !== "" || url.password !== "")
    return { reason: "providers.aws.endpoint holds a user name or password; credentials come from AWS' own chain" };
  if (url.protocol === "http:" && !isLoopback(url.hostname))
    return { reason: "providers.aws.endpoint is plain http, which is used inside this machine only" };
  return url.href.replace(/\/$/, "");
}
