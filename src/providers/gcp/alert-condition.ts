import { byCodeUnit } from "../../model/order.ts";
import type { Signal } from "../../model/rules.ts";
import type { Component } from "../../model/workload.ts";
import { type SignalFormula, tellingMetricsOf } from "../shared/metric-rules.ts";
import type { GcpRules } from "./measures.ts";
import { labelsOf } from "./series.ts";

/** One test of a label in a filter. */
interface LabelTest {
  of: "metric" | "resource";
  name: string;
  equal: boolean;
  values: string[];
}

/** What a filter of the monitoring language says; undefined where it uses more of the language than equality joined by AND. */
interface ConditionFilter {
  metric: string;
  resource: string | undefined;
  labels: LabelTest[];
}

const TERM =
  /^(?:AND\s+)?(?:(metric|resource)\.(type|labels?\."?(\w+)"?))\s*(=|!=|>=|>|<=|<)\s*(?:one_of\(([^()]*)\)|"((?:[^"\\]|\\.)*)"|(-?\d+(?:\.\d+)?))\s*/i;

function parsedFilter(text: string): ConditionFilter | undefined {
  let rest = text.trim();
  let metric: string | undefined;
  let resource: string | undefined;
  const labels: LabelTest[] = [];
  while (rest !== "") {
    const match = TERM.exec(rest);
    if (!match) return undefined;
    const [whole, of, field, name, op, many, one, number] = match;
    const values =
      many === undefined
        ? [one ?? number ?? ""]
        : [...many.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, value = ""]) => value);
    if (name !== undefined) labels.push({ of: of as "metric", name, equal: op === "=", values });
    else if (op !== "=" || values.length !== 1 || field !== "type") return undefined;
    else if (of === "metric") metric = values[0];
    else resource = values[0];
    rest = rest.slice(whole.length);
  }
  return metric === undefined ? undefined : { metric, resource, labels };
}

type GoldenGroup = NonNullable<Signal["golden"]>;

/** Labels that say where a resource is: a test of one that the component does not name does not make it another resource. */
const PLACES: ReadonlySet<string> = new Set(["project_id", "location", "region", "zone"]);

/** The golden groups of a component that a condition watches; empty when it is about something else. */
export function watchedGroups(
  text: string,
  component: Component,
  rules: GcpRules,
  signals: readonly Signal[],
): GoldenGroup[] {
  const type = rules.types[component.type];
  if (!type) return [];
  const own = labelsOf(component);
  const filter = parsedFilter(text);
  const groups = new Set<GoldenGroup>();
  for (const [id, metric] of Object.entries(type.metrics)) {
    const known = metric.labels ?? type.labels;
    const needed = metric.needs ?? known.slice(0, 1);
    if (needed.some((name) => !own.has(name))) continue;
    const found = filter
      ? filter.metric === metric.type &&
        (filter.resource === undefined || filter.resource === (metric.resource ?? type.resource)) &&
        filter.labels.every((test) => test.of === "metric" || isOf(test, own)) &&
        fits(filter.labels, metric.filter)
      : // A query of a language that is not read here names a resource when its name and a metric of its type stand in it.
        mentions(text, metric.type) &&
        needed.every((name) => quotes(text, own.get(name) ?? "")) &&
        metric.filter === undefined;
    if (found) for (const group of groupsOf(id, type.signals, signals)) groups.add(group);
  }
  const errors = filter?.labels.some(({ of, name }) => of === "metric" && /^(response_|status)/.test(name));
  // Errors are told apart in more ways than the catalogue's own, which all are about a label of the response.
  if (
    filter &&
    errors &&
    groups.size === 0 &&
    watchedGroups(withoutMetricLabels(filter), component, rules, signals).length > 0
  )
    groups.add("errors");
  return [...groups].sort(byCodeUnit);
}

function isOf({ name, equal, values }: LabelTest, own: ReadonlyMap<string, string>): boolean {
  const value = own.get(name);
  if (value === undefined) return PLACES.has(name);
  return values.includes(value) === equal;
}

/** Whether the tests of a metric's labels are those of the catalogue's filter. */
function fits(labels: readonly LabelTest[], filter: string | undefined): boolean {
  const tests = labels.filter(({ of }) => of === "metric");
  if (filter === undefined) return tests.length === 0;
  const own = parsedFilter(`metric.type = "x" AND ${filter}`)?.labels ?? [];
  return own.every((one) =>
    tests.some(
      (test) => test.name === one.name && test.equal === one.equal && test.values.join() === one.values.join(),
    ),
  );
}

function withoutMetricLabels({ metric, resource, labels }: ConditionFilter): string {
  const rest = labels.filter(({ of }) => of === "resource");
  return [
    `metric.type = "${metric}"`,
    ...(resource === undefined ? [] : [`resource.type = "${resource}"`]),
    ...rest.map(
      ({ name, equal, values }) =>
        `resource.labels.${name} ${equal ? "=" : "!="} one_of(${values.map((value) => `"${value}"`).join(",")})`,
    ),
  ].join(" AND ");
}

/** The name as it is, or as PromQL writes it: `run_googleapis_com:request_count`. */
function mentions(text: string, metric: string): boolean {
  const promql = metric.replace("/", ":").replaceAll(/[^A-Za-z0-9:]/g, "_");
  return [metric, promql].some((name) =>
    new RegExp(`(?<![\\w./:])${name.replaceAll(/[./]/g, "\\$&")}(?![\\w./:])`).test(text),
  );
}

function quotes(text: string, value: string): boolean {
  return value !== "" && (text.includes(`"${value}"`) || text.includes(`'${value}'`));
}

/** The groups of the signals that are mainly made of a metric: of a share, its part. */
function groupsOf(
  metric: string,
  formulas: { [signal: string]: SignalFormula },
  signals: readonly Signal[],
): GoldenGroup[] {
  return Object.entries(formulas).flatMap(([id, formula]) => {
    const golden = signals.find((signal) => signal.id === id)?.golden;
    return golden !== undefined && tellingMetricsOf(formula).includes(metric) ? [golden] : [];
  });
}
