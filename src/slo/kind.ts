import type { Objective } from "../model/workload.ts";

const LATENCY_WORDS = /latenc|duration|response.?time|(?:^|[^a-z])(?:slow|fast|speed|p9\d|p50|quantile)(?:[^a-z]|$)/i;
const AVAILABILITY_WORDS = /availab|uptime|success|error|failure|(?:^|[^a-z])(?:fail|5xx)(?:[^a-z]|$)/i;
// Bounded, so that no query takes long.
const LATENCY_QUERY = /_bucket\b[^}]{0,500}\ble\s*=|histogram_quantile|histogram_fraction|TargetResponseTime|latenc/i;
const FAILURE_QUERY =
  /\b(?:code|status|status_code|response_code|grpc_code|http_status_code)\s*(?:!~|=~|!=|=)|errors?_total|failed|5xx/i;

/** Names decide; where they are silent, queries do; where either says both it is `other`: a wrong guess would credit what nobody promised. */
export function kindOf(names: string, queries: string): Objective["kind"] {
  return oneKind(names, LATENCY_WORDS, AVAILABILITY_WORDS) ?? oneKind(queries, LATENCY_QUERY, FAILURE_QUERY) ?? "other";
}

function oneKind(text: string, latency: RegExp, availability: RegExp): Objective["kind"] | undefined {
  const [slow, failed] = [latency.test(text), availability.test(text)];
  if (slow && failed) return "other";
  return slow ? "latency" : failed ? "availability" : undefined;
}
