import type { Objective } from "../../model/workload.ts";

type Mapping = { [key: string]: unknown };

const LATENCY_WORDS = /latenc|duration|response.?time|(?:^|[^a-z])(?:slow|fast|speed|p9\d|p50|quantile)(?:[^a-z]|$)/i;
const AVAILABILITY_WORDS = /availab|uptime|success|error|failure|(?:^|[^a-z])(?:fail|5xx)(?:[^a-z]|$)/i;
// Bounded, so that no query takes long.
const LATENCY_QUERY = /_bucket\b[^}]{0,500}\ble\s*=|histogram_quantile|TargetResponseTime|latenc/i;
const FAILURE_QUERY =
  /\b(?:code|status|status_code|response_code|grpc_code|http_status_code)\s*(?:!~|=~|!=|=)|errors?_total|failed|5xx/i;

/**
 * What an objective speaks of. Its names decide; where they are silent, its queries do; where either says both, it is `other`: a wrong
 * guess would give credit for something that nobody has promised.
 */
export function kindOf(document: object, objective: object): Objective["kind"] {
  const spec = objectOf((document as Mapping).spec);
  const own = objective as Mapping;
  const indicators = [objectOf(spec?.indicator), objectOf(own.indicator)];
  const names = [
    nameOf(document as Mapping),
    spec?.indicatorRef,
    own.displayName,
    own.indicatorRef,
    ...indicators.map(nameOf),
  ];
  const byName = oneKind(names.join(" "), LATENCY_WORDS, AVAILABILITY_WORDS);
  if (byName !== undefined) return byName;
  const queries = indicators.flatMap((indicator) => textsOf(indicator?.spec));
  // A count of a duration's histogram counts requests: the word alone says nothing.
  return oneKind(queries.join("\n"), LATENCY_QUERY, FAILURE_QUERY) ?? "other";
}

function oneKind(text: string, latency: RegExp, availability: RegExp): Objective["kind"] | undefined {
  const [slow, failed] = [latency.test(text), availability.test(text)];
  if (slow && failed) return "other";
  return slow ? "latency" : failed ? "availability" : undefined;
}

function nameOf(of: Mapping | undefined): string {
  const metadata = objectOf(of?.metadata);
  return [metadata?.name, metadata?.displayName].filter((name) => typeof name === "string").join(" ");
}

/** Every text inside a value; its depth is bounded by the loader. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsOf);
}

function objectOf(value: unknown): Mapping | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Mapping) : undefined;
}
