import type { Path } from "../../documents/problems.ts";
import { quoted } from "../../documents/schema-check.ts";
import type { Indicator } from "../../model/objective.ts";
import { prometheus } from "./queries.ts";
import { fault, mappingAt, type Reading, say, tellUnread, textAt, valueAt } from "./reading.ts";
import { overWindow, parseSelector } from "./selector.ts";
import { plainTextAt } from "./slo-generator-variables.ts";

const DEFAULT_OPERATORS = ["increase", "sum"];

/** Of the Prometheus backend; what it asks is what slo-generator would ask. */
export function indicatorAt(reading: Reading): Indicator | undefined {
  const backend = textAt(reading, ["spec", "backend"]);
  const method = textAt(reading, ["spec", "method"]);
  const at = ["spec", "service_level_indicator"];
  if (!mappingAt(reading, at) || backend === undefined || method === undefined) return undefined;
  // `prometheus/team-a` is the backend of that name in the shared configuration.
  if (backend.split("/")[0] !== "prometheus")
    return say(
      reading,
      ["spec", "backend"],
      `${quoted(backend)} is not carried over, and so its objective is not: only prometheus is read`,
    );
  if (backend !== "prometheus")
    say(
      reading,
      ["spec", "backend"],
      "which server it is stands in slo-generator's configuration; the one of plumbrule.yaml is asked",
    );
  if (method === "good_bad_ratio") return goodBadRatio(reading, at);
  if (method === "query_sli") return querySli(reading, at);
  if (method === "distribution_cut") return distributionCut(reading, at);
  return fault(
    reading,
    ["spec", "method"],
    `${quoted(method)} is no method of its prometheus backend; good_bad_ratio, query_sli and distribution_cut are`,
  );
}

/** slo-generator's own way: `[window` is filled in, or the window is put behind; then each operator is wrapped around. */
function goodBadRatio(reading: Reading, at: Path): Indicator | undefined {
  tellUnread(reading, at, ["filter_good", "filter_bad", "filter_valid", "operators"], {});
  const operators = operatorsAt(reading, [...at, "operators"]);
  const filterAt = (key: string) => {
    const filter = plainTextAt(reading, [...at, key]);
    return filter === undefined || !operators
      ? undefined
      : operators.reduce((inner, operator) => `${operator}(${inner})`, withWindow(filter));
  };
  const has = (key: string) => (valueAt(reading, [...at, key]) ?? null) !== null;
  const good = filterAt("filter_good");
  if (has("filter_bad")) {
    if (has("filter_valid"))
      say(
        reading,
        [...at, "filter_valid"],
        "is not carried over: filter_bad is there, which slo-generator prefers",
        "key",
      );
    const bad = filterAt("filter_bad");
    if (good === undefined || bad === undefined) return undefined;
    // Nothing has failed yet, or nothing has succeeded: the one that is there is all there is.
    const total = `(sum(${good}) or vector(0)) + (sum(${bad}) or vector(0))`;
    return { kind: "ratio", counter: false, bad: prometheus(bad), total: prometheus(total) };
  }
  if (!has("filter_valid"))
    return fault(reading, at, 'needs "filter_bad" or "filter_valid" beside "filter_good"', "key");
  const total = filterAt("filter_valid");
  if (good === undefined || total === undefined) return undefined;
  return { kind: "ratio", counter: false, good: prometheus(good), total: prometheus(total) };
}

function operatorsAt(reading: Reading, at: Path): string[] | undefined {
  const operators = valueAt(reading, at);
  if (operators === undefined || operators === null) return DEFAULT_OPERATORS;
  if (
    Array.isArray(operators) &&
    operators.every((operator) => typeof operator === "string" && /^[a-z_]{1,40}$/.test(operator))
  )
    return operators as string[];
  return fault(reading, at, "has to be a list of functions of PromQL, such as [increase, sum]", "key");
}

function querySli(reading: Reading, at: Path): Indicator | undefined {
  tellUnread(reading, at, ["expression"], {});
  const expression = plainTextAt(reading, [...at, "expression"]);
  if (expression === undefined) return undefined;
  if (!expression.includes("[window"))
    return say(
      reading,
      [...at, "expression"],
      "has no [window]: one number of one moment is not the ratio of a window",
    );
  return { kind: "raw", means: "success", raw: prometheus(withWindow(expression)) };
}

function distributionCut(reading: Reading, at: Path): Indicator | undefined {
  tellUnread(reading, at, ["expression", "threshold_bucket"], {});
  const bucket = valueAt(reading, [...at, "threshold_bucket"]);
  const edge = typeof bucket === "number" || typeof bucket === "string" ? String(bucket).trim() : "";
  if (!/^(?:\d{1,15}(?:\.\d{1,15})?|\+Inf)$/.test(edge))
    return fault(
      reading,
      [...at, "threshold_bucket"],
      bucket === undefined
        ? "is missing"
        : `is ${quoted(bucket)}; it has to be the upper bound of a bucket, such as 0.25`,
    );
  const place = [...at, "expression"];
  const expression = plainTextAt(reading, place);
  if (expression === undefined) return undefined;
  const selector = parseSelector(expression.replace(/\[window\]$/, ""));
  if (!selector?.name.endsWith("_bucket"))
    return fault(
      reading,
      place,
      `${quoted(expression)} is no plain metric of a histogram's buckets, such as http_request_duration_seconds_bucket{handler="/"}`,
    );
  if (selector.labels.includes("le")) return fault(reading, place, "names a bucket itself; threshold_bucket does");
  const count = { ...selector, name: selector.name.replace(/_bucket$/, "_count") };
  return {
    kind: "ratio",
    counter: false,
    good: prometheus(`sum(increase(${overWindow(selector, `le="${edge}"`)}))`),
    total: prometheus(`sum(increase(${overWindow(count)}))`),
  };
}

function withWindow(query: string): string {
  return query.includes("[window") ? query.replaceAll("[window", "[{{.window}}") : `${query}[{{.window}}]`;
}
