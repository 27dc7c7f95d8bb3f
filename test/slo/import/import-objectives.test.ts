import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseYaml, parseYamlDocuments, type YamlSource } from "../../../src/documents/yaml-source.ts";
import type { Indicator } from "../../../src/model/objective.ts";
import { visible } from "../../../src/model/text.ts";
import type { Objective } from "../../../src/model/workload.ts";
import { importObjectives } from "../../../src/slo/import/import-objectives.ts";

const FOLDER = path.join(import.meta.dirname, "../../fixtures/slo/import");
const documents = (file: string) => parseYamlDocuments(readFileSync(path.join(FOLDER, file), "utf8"), file);
const POLICIES = documents("slo-generator-config.yaml");

function imported(file: string) {
  const read = documents(file).map((source) => importObjectives(source, POLICIES));
  return {
    objectives: read.flatMap((one) => one?.objectives ?? []),
    problems: read.flatMap((one) => one?.problems ?? []),
    notes: read.flatMap((one) => one?.notes ?? []).map(({ file, line, path }) => `${file}:${line}: ${path}`),
  };
}

const outline = ({ name, service, kind, target, window, source }: Objective) => [
  name,
  service,
  kind,
  target,
  window,
  source.line,
];

const query = (text: string) => ({ type: "Prometheus", spec: { query: text } });

it("of files that are right, nothing is wrong", () => {
  for (const file of ["sloth.yaml", "sloth-kubernetes.yaml", "pyrra.yaml", "slo-generator.yaml"])
    expect(imported(file).problems, file).toEqual([]);
});

describe("Sloth", () => {
  it("is carried over whole, or its rest is named", () => {
    const { objectives, notes } = imported("sloth.yaml");
    const common = { service: "cart", window: "30d", budgetingMethod: "Occurrences" };
    expect(objectives).toEqual([
      {
        ...common,
        name: "cart-availability",
        kind: "availability",
        target: 0.999,
        indicator: {
          kind: "ratio",
          counter: false,
          bad: query('sum(rate(http_requests_total{job="cart",code=~"5.."}[{{.window}}]))'),
          total: query('sum(rate(http_requests_total{job="cart"}[{{.window}}]))'),
        },
        source: { path: "sloth.yaml", line: 7 },
      },
      {
        ...common,
        name: "cart-render-latency",
        kind: "latency",
        target: 1,
        indicator: {
          kind: "raw",
          means: "failure",
          raw: query(
            '1 - (\n  sum(rate(render_seconds_bucket{le="0.3"}[{{.window}}]))\n  /\n  sum(rate(render_seconds_count[{{.window}}]))\n)',
          ),
        },
        source: { path: "sloth.yaml", line: 20 },
      },
    ]);
    expect(notes).toEqual([
      "sloth.yaml:1: version",
      "sloth.yaml:3: labels",
      "sloth.yaml:4: slo_plugins",
      "sloth.yaml:9: slos[0].description",
      "sloth.yaml:10: slos[0].labels",
      "sloth.yaml:15: slos[0].alerting",
      "sloth.yaml:21: slos[1].objective",
      "sloth.yaml:22: slos[1].interval",
      "sloth.yaml:31: slos[1].alerting",
      "sloth.yaml:35: slos[2].sli.plugin",
      "sloth.yaml:36: slos[2].alerting",
    ]);
  });

  it("is read as Kubernetes writes it", () => {
    const { objectives, notes } = imported("sloth-kubernetes.yaml");
    expect(objectives.map(({ name, target, kind, source }) => [name, target, kind, source.line])).toEqual([
      ["cart-errors", 0.9995, "availability", 8],
      ["cart-ratio", 0.95, "other", 15],
    ]);
    expect(objectives[0]?.indicator).toEqual({
      kind: "ratio",
      counter: false,
      bad: query('sum(increase(calls_total{code="500"}[{{.window}}]))'),
      total: query("sum(increase(calls_total[{{.window}}]))"),
    });
    expect(notes).toEqual([
      "sloth-kubernetes.yaml:2: kind",
      "sloth-kubernetes.yaml:3: metadata",
      "sloth-kubernetes.yaml:6: spec.labels",
      "sloth-kubernetes.yaml:14: spec.slos[0].alerting",
      "sloth-kubernetes.yaml:18: spec.slos[1].alerting",
    ]);
  });
});

describe("Pyrra", () => {
  const { objectives, notes } = imported("pyrra.yaml");

  it("is carried over with each of its indicators", () => {
    const histogram = 'sum(increase(rpc_duration_seconds{job="checkout", code=~"o{1,2}k"}[{{.window}}] offset 5m))';
    expect(objectives.map(outline)).toEqual([
      ["checkout-errors", "checkout", "availability", 0.999, "2w", 4],
      ["checkout-fast", "checkout-fast", "latency", 1, "28d", 20],
      ["checkout-native", "checkout-native", "latency", 0.995, "8d", 31],
      ["checkout-probe", "checkout-probe", "other", 0.99, "365d", 42],
    ]);
    expect(objectives.map(({ indicator }) => indicator)).toEqual([
      {
        kind: "ratio",
        counter: true,
        bad: query('http_requests_total{job="checkout",code=~"5.."} offset 1m'),
        total: query('http_requests_total{job="checkout"} offset 1m'),
      },
      {
        kind: "ratio",
        counter: true,
        good: query('http_request_duration_seconds_bucket{job="checkout",le="0.5"}'),
        total: query('http_request_duration_seconds_count{job="checkout"}'),
      },
      {
        kind: "ratio",
        counter: false,
        good: query(`histogram_fraction(0, 1.2, ${histogram}) * histogram_count(${histogram})`),
        total: query(`histogram_count(${histogram})`),
      },
      {
        kind: "ratio",
        counter: false,
        good: query('sum(sum_over_time(probe_success{job="checkout"}[{{.window}}]))'),
        total: query('sum(count_over_time(probe_success{job="checkout"}[{{.window}}]))'),
      },
    ] satisfies Indicator[]);
  });

  it("names what is left out", () => {
    expect(notes).toEqual([
      "pyrra.yaml:5: metadata.namespace",
      'pyrra.yaml:6: metadata.labels["pyrra.dev/team"]',
      "pyrra.yaml:10: spec.description",
      "pyrra.yaml:15: spec.indicator.ratio.grouping",
      "pyrra.yaml:16: spec.alerting",
      "pyrra.yaml:20: metadata.name",
      "pyrra.yaml:22: spec.target",
      "pyrra.yaml:31: metadata.name",
      "pyrra.yaml:42: metadata.name",
    ]);
  });
});

describe("slo-generator", () => {
  it("is carried over with the methods of its Prometheus backend, over the longest step of its policy", () => {
    const { objectives, notes } = imported("slo-generator.yaml");
    expect(objectives.map(outline)).toEqual([
      ["orders-api-availability", "orders", "availability", 0.999, "28d", 4],
      ["orders-api-failures", "orders", "availability", 1, "7d", 19],
      ["orders-ratio", "orders-ratio", "availability", 0.99, "28d", 34],
      ["orders-cut", "orders", "latency", 0.95, "28d", 48],
    ]);
    const [good, bad] = ["2..", "5.."].map((code) => `sum(rate(orders_calls_total{code=~"${code}"}[{{.window}}]))`);
    expect(objectives.map(({ indicator }) => indicator)).toEqual([
      {
        kind: "ratio",
        counter: false,
        good: query('sum(increase(orders_calls_total{code=~"2.."}[{{.window}}]))'),
        total: query("sum(increase(orders_calls_total[{{.window}}]))"),
      },
      {
        kind: "ratio",
        counter: false,
        bad: query(String(bad)),
        total: query(`(sum(${good}) or vector(0)) + (sum(${bad}) or vector(0))`),
      },
      {
        kind: "raw",
        means: "success",
        raw: query(
          'sum(rate(orders_calls_total{code=~"2.."}[{{.window}}])) / sum(rate(orders_calls_total[{{.window}}]))',
        ),
      },
      {
        kind: "ratio",
        counter: false,
        good: query(
          'sum(increase(orders_duration_seconds_bucket{path=~"/a{1,3}", code="200", le="0.25"}[{{.window}}]))',
        ),
        total: query('sum(increase(orders_duration_seconds_count{path=~"/a{1,3}", code="200"}[{{.window}}]))'),
      },
    ] satisfies Indicator[]);
    expect(notes.filter((note) => !note.endsWith("description") && !note.endsWith(": spec"))).toEqual([
      "slo-generator.yaml:5: metadata.labels.feature_name",
      "slo-generator.yaml:5: metadata.labels.slo_name",
      "slo-generator.yaml:10: spec.exporters",
      "slo-generator.yaml:23: spec.backend",
      "slo-generator.yaml:25: spec.error_budget_policy",
      "slo-generator.yaml:30: spec.goal",
      "slo-generator.yaml:34: metadata.name",
      "slo-generator.yaml:63: spec.backend",
    ]);
  });

  it("has a shared configuration without objectives, of which no value is repeated", () => {
    const read = importObjectives(POLICIES[0] as YamlSource);
    expect(read?.objectives).toEqual([]);
    expect(read?.notes.map(({ path }) => path)).toEqual([
      "default_exporters",
      "backends",
      "exporters",
      "error_budget_policies.default",
      "error_budget_policies.weekly",
    ]);
    expect(JSON.stringify(read?.notes)).not.toMatch(/PROMETHEUS_URL|gateway/);
  });

  const document = (spec: string) =>
    parseYaml(
      `{ apiVersion: sre.google.com/v2, kind: ServiceLevelObjective, metadata: { name: n, labels: { service: s } }, spec: { backend: prometheus, method: query_sli, goal: 0.9, service_level_indicator: { expression: "a[window]" }, ${spec} } }`,
      "slo.yaml",
    );
  const policy = (steps: string, file = "config.yaml") =>
    parseYaml(`error_budget_policies: { default: { steps: ${steps} } }`, file);

  it.each([
    ["no policy", [], /"default", which no file beside it holds/],
    ["a policy without steps", [policy("[]")], /steps without a window/],
    ["a step without a window", [policy("[{ window: 60 }, {}]")], /steps without a window/],
    ["a step of a text", [policy('[{ window: "60" }]')], /steps without a window/],
    ["a window of seconds", [policy("[{ window: 90 }]")], /90 s, is not a whole number of minutes/],
    [
      "two policies",
      [policy("[{ window: 60 }]"), policy("[{ window: 60 }]", "b.yaml")],
      /several files: config.yaml, b/,
    ],
  ])("with %s has no window and is not carried over", (_, beside, reason) => {
    const read = importObjectives(document("error_budget_policy: default"), beside);
    expect(read?.objectives).toEqual([]);
    // A policy that its own tool could not use is a fault; one that only we cannot use is none.
    const faulty = String(reason).includes("steps without");
    expect(faulty ? read?.notes : read?.problems).toEqual([]);
    expect(faulty ? read?.problems : read?.notes).toMatchObject([
      { file: "slo.yaml", line: 1, path: "spec.error_budget_policy", message: expect.stringMatching(reason) },
    ]);
  });
});

const sloth = (slo: string, head = "service: s") => `version: prometheus/v1\n${head}\nslos:\n  - ${slo}\n`;
const events = 'sli: { events: { error_query: "a[{{.window}}]", total_query: "b[{{.window}}]" } }';
const pyrra = (spec: string, metadata = "{ name: n, labels: { pyrra.dev/service: s } }") =>
  `apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: ${metadata}\nspec:\n  ${spec}\n`;
const ratio = "indicator: { ratio: { errors: { metric: a }, total: { metric: b } } }";
const generator = (spec: string, metadata = "{ name: n, labels: { service: s } }") =>
  `apiVersion: sre.google.com/v2\nkind: ServiceLevelObjective\nmetadata: ${metadata}\nspec:\n  ${spec}\n`;
const sli = (method: string, text: string) =>
  `{ backend: prometheus, goal: 0.9, method: ${method}, service_level_indicator: ${text} }`;

/** What is written, the line and path of what is said, and its words. None of it becomes an objective. */
type Row = [string, string, number, string, RegExp];

const WRONG: Row[] = [
  ["Sloth, no service", "version: prometheus/v1\nslos: [{ name: a }]", 1, "service", /missing/],
  [
    "Sloth, service of a number",
    sloth(`{ name: a, objective: 99, ${events} }`, "service: 7"),
    2,
    "service",
    /text, not 7/,
  ],
  ["Sloth, no list", "version: prometheus/v1\nservice: s\nslos: { a: 1 }", 3, "slos", /has to be a list/],
  ["Sloth, empty list", "version: prometheus/v1\nservice: s\nslos: []", 3, "slos", /is empty/],
  ["Sloth, an entry of text", sloth("text"), 4, "slos[0]", /keys and values/],
  ["Sloth, no name", sloth(`{ objective: 99, ${events} }`), 4, "slos[0].name", /missing/],
  ["Sloth, a name of two lines", sloth(`{ name: "a\\nb", objective: 99, ${events} }`), 4, "slos[0].name", /control/],
  ["Sloth, a long name", sloth(`{ name: ${"a".repeat(254)}, objective: 99, ${events} }`), 4, "slos[0].name", /longer/],
  ["Sloth, no objective", sloth(`{ name: a, ${events} }`), 4, "slos[0].objective", /missing/],
  ["Sloth, objective of text", sloth(`{ name: a, objective: "99", ${events} }`), 4, "slos[0].objective", /"99"/],
  ["Sloth, objective 0", sloth(`{ name: a, objective: 0, ${events} }`), 4, "slos[0].objective", /above 0/],
  ["Sloth, objective 101", sloth(`{ name: a, objective: 101, ${events} }`), 4, "slos[0].objective", /at most 100/],
  ["Sloth, no sli", sloth("{ name: a, objective: 99 }"), 4, "slos[0].sli", /missing/],
  ["Sloth, empty sli", sloth("{ name: a, objective: 99, sli: {} }"), 4, "slos[0].sli", /needs "events" or "raw"/],
  [
    "Sloth, two slis",
    sloth("{ name: a, objective: 99, sli: { events: {}, raw: {} } }"),
    4,
    "slos[0].sli",
    /keep one of "events", "raw"/,
  ],
  [
    "Sloth, events of a list",
    sloth("{ name: a, objective: 99, sli: { events: [] } }"),
    4,
    "slos[0].sli.events",
    /keys/,
  ],
  [
    "Sloth, a query without window",
    sloth('{ name: a, objective: 99, sli: { raw: { error_ratio_query: "a" } } }'),
    4,
    "slos[0].sli.raw.error_ratio_query",
    /no \{\{\.window\}\}/,
  ],
  [
    "Sloth, another variable",
    sloth('{ name: a, objective: 99, sli: { raw: { error_ratio_query: "a{b=\\"{{.c}}\\"}[{{.window}}]" } } }'),
    4,
    "slos[0].sli.raw.error_ratio_query",
    /"\{\{\.c"; only/,
  ],
  ["Sloth, no spec", "apiVersion: sloth.slok.dev/v1\nkind: PrometheusServiceLevel", 1, "spec", /missing/],
  [
    "Pyrra, no metadata",
    "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nspec: {}",
    1,
    "metadata",
    /missing/,
  ],
  ["Pyrra, no name", pyrra(`{ target: "99", window: 1w, ${ratio} }`, "{}"), 3, "metadata.name", /missing/],
  [
    "Pyrra, spec of text",
    "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective\nmetadata: { name: n }\nspec: x",
    4,
    "spec",
    /keys/,
  ],
  ["Pyrra, no target", pyrra(`{ window: 1w, ${ratio} }`), 4, "spec.target", /missing/],
  ["Pyrra, a target in words", pyrra(`{ target: most, window: 1w, ${ratio} }`), 5, "spec.target", /"most"/],
  ["Pyrra, a target above 100", pyrra(`{ target: "100.1", window: 1w, ${ratio} }`), 5, "spec.target", /0 to 100/],
  ["Pyrra, a target below 0", pyrra(`{ target: "-1", window: 1w, ${ratio} }`), 5, "spec.target", /0 to 100/],
  ["Pyrra, a hexadecimal target", pyrra(`{ target: "0x10", window: 1w, ${ratio} }`), 5, "spec.target", /0 to 100/],
  ["Pyrra, no window", pyrra(`{ target: "99", ${ratio} }`), 4, "spec.window", /missing/],
  ["Pyrra, a window of months", pyrra(`{ target: "99", window: 1M, ${ratio} }`), 5, "spec.window", /no duration/],
  ["Pyrra, a window of nothing", pyrra(`{ target: "99", window: 0d, ${ratio} }`), 5, "spec.window", /no duration/],
  ["Pyrra, a window of a number", pyrra(`{ target: "99", window: 28, ${ratio} }`), 5, "spec.window", /text, not 28/],
  ["Pyrra, no indicator", pyrra('{ target: "99", window: 1w }'), 4, "spec.indicator", /missing/],
  ["Pyrra, an empty indicator", pyrra('{ target: "99", window: 1w, indicator: {} }'), 5, "spec.indicator", /needs one/],
  [
    "Pyrra, two indicators",
    pyrra('{ target: "99", window: 1w, indicator: { ratio: {}, latency: {} } }'),
    5,
    "spec.indicator",
    /keep one of "ratio", "latency"/,
  ],
  [
    "Pyrra, a ratio without total",
    pyrra('{ target: "99", window: 1w, indicator: { ratio: { errors: { metric: a } } } }'),
    5,
    "spec.indicator.ratio.total",
    /missing/,
  ],
  [
    "Pyrra, an expression for a metric",
    pyrra('{ target: "99", window: 1w, indicator: { ratio: { errors: { metric: sum(a) }, total: { metric: b } } } }'),
    5,
    "spec.indicator.ratio.errors.metric",
    /"sum\(a\)" is no plain metric/,
  ],
  [
    "Pyrra, a latency without bucket",
    pyrra(
      '{ target: "99", window: 1w, indicator: { latency: { success: { metric: a_bucket }, total: { metric: b } } } }',
    ),
    5,
    "spec.indicator.latency.success.metric",
    /names no bucket/,
  ],
  [
    "Pyrra, a native latency in words",
    pyrra('{ target: "99", window: 1w, indicator: { latencyNative: { total: { metric: a }, latency: fast } } }'),
    5,
    "spec.indicator.latencyNative.latency",
    /"fast" is no duration/,
  ],
  [
    "Pyrra, a gauge of a list",
    pyrra('{ target: "99", window: 1w, indicator: { bool_gauge: { metric: [] } } }'),
    5,
    "spec.indicator.bool_gauge.metric",
    /text, not a list/,
  ],
  [
    "slo-generator, no goal",
    generator('{ backend: prometheus, method: query_sli, service_level_indicator: { expression: "a[window]" } }'),
    4,
    "spec.goal",
    /missing/,
  ],
  [
    "slo-generator, a percentage",
    generator(
      '{ backend: prometheus, goal: 99.9, method: query_sli, service_level_indicator: { expression: "a[window]" } }',
    ),
    5,
    "spec.goal",
    /did you mean 0.999\?/,
  ],
  [
    "slo-generator, a goal of text",
    generator(
      '{ backend: prometheus, goal: "0.9", method: query_sli, service_level_indicator: { expression: "a[window]" } }',
    ),
    5,
    "spec.goal",
    /"0.9"/,
  ],
  ["slo-generator, another method", generator(sli("window", "{}")), 5, "spec.method", /"window" is no method/],
  [
    "slo-generator, good alone",
    generator(sli("good_bad_ratio", "{ filter_good: a }")),
    5,
    "spec.service_level_indicator",
    /filter_bad/,
  ],
  [
    "slo-generator, no good",
    generator(sli("good_bad_ratio", "{ filter_valid: a }")),
    5,
    "spec.service_level_indicator.filter_good",
    /missing/,
  ],
  [
    "slo-generator, operators of text",
    generator(sli("good_bad_ratio", "{ filter_good: a, filter_valid: b, operators: sum }")),
    5,
    "spec.service_level_indicator.operators",
    /list of functions/,
  ],
  [
    "slo-generator, operators that are none",
    generator(sli("good_bad_ratio", '{ filter_good: a, filter_valid: b, operators: ["sum(x) or "] }')),
    5,
    "spec.service_level_indicator.operators",
    /list of functions/,
  ],
  [
    "slo-generator, no bucket",
    generator(sli("distribution_cut", "{ expression: a_bucket }")),
    5,
    "spec.service_level_indicator.threshold_bucket",
    /missing/,
  ],
  [
    "slo-generator, a bucket in words",
    generator(sli("distribution_cut", "{ expression: a_bucket, threshold_bucket: '0.1\"} or b{c=\"' }")),
    5,
    "spec.service_level_indicator.threshold_bucket",
    /upper bound/,
  ],
  [
    "slo-generator, no histogram",
    generator(sli("distribution_cut", "{ expression: a, threshold_bucket: 1 }")),
    5,
    "spec.service_level_indicator.expression",
    /histogram/,
  ],
  [
    "slo-generator, two buckets",
    generator(sli("distribution_cut", "{ expression: 'a_bucket{le=\"1\"}', threshold_bucket: 1 }")),
    5,
    "spec.service_level_indicator.expression",
    /bucket itself/,
  ],
];

const NOT_CARRIED_OVER: Row[] = [
  ["Sloth, another version", "version: prometheus/v2\nservice: s", 1, "version", /prometheus\/v1 is/],
  [
    "Sloth, the spelling of Kubernetes",
    sloth('{ name: a, objective: 99, sli: { raw: { errorRatioQuery: "a[{{.window}}]" } } }'),
    4,
    "slos[0].sli.raw.errorRatioQuery",
    /did you mean "error_ratio_query"/,
  ],
  ["Sloth, alert windows", "apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\nspec: {}", 2, "kind", /windows are not/],
  ["Sloth, another kind", "apiVersion: sloth.slok.dev/v2\nkind: X", 2, "kind", /"X" of "sloth.slok.dev\/v2"/],
  [
    "Pyrra, a list",
    "apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjectiveList\nitems: []",
    2,
    "kind",
    /not read/,
  ],
  ["Pyrra, another version", "apiVersion: pyrra.dev/v1\nkind: ServiceLevelObjective", 2, "kind", /pyrra.dev\/v1"/],
  ["Pyrra, a window of seconds", pyrra(`{ target: "99", window: 90s, ${ratio} }`), 5, "spec.window", /whole number/],
  [
    "slo-generator, the first format",
    "service_name: a\nslo_target: 0.9\nbackend: { class: Prometheus }",
    1,
    "",
    /"migrate"/,
  ],
  [
    "slo-generator, another version",
    "apiVersion: sre.google.com/v3\nkind: ServiceLevelObjective",
    2,
    "kind",
    /not read/,
  ],
  [
    "slo-generator, a goal from the environment",
    generator(
      `{ backend: prometheus, goal: "\${GOAL}", method: query_sli, service_level_indicator: { expression: "a[window]" } }`,
    ),
    5,
    "spec.goal",
    /environment/,
  ],
  [
    "slo-generator, a name from the environment",
    generator(sli("query_sli", '{ expression: "a[window]" }'), `{ name: "\${N}" }`),
    3,
    "metadata.name",
    /environment/,
  ],
  [
    "slo-generator, a query from the environment",
    generator(sli("query_sli", `{ expression: "\${Q}[window]" }`)),
    5,
    "spec.service_level_indicator.expression",
    /environment/,
  ],
  [
    "slo-generator, a ratio without window",
    generator(sli("query_sli", "{ expression: a }")),
    5,
    "spec.service_level_indicator.expression",
    /no \[window\]/,
  ],
];

describe("what is wrong", () => {
  it.each(WRONG)("%s: says so with line and path, and is no objective", (_, text, line, path, message) => {
    const read = importObjectives(parseYaml(text, "slo.yaml"), POLICIES);
    expect(read?.objectives).toEqual([]);
    expect(read?.problems).toContainEqual({ file: "slo.yaml", line, path, message: expect.stringMatching(message) });
  });
});

describe("what is right and cannot be carried over", () => {
  it.each(NOT_CARRIED_OVER)("%s: says so with line and path, and is no objective", (_, text, line, path, message) => {
    const read = importObjectives(parseYaml(text, "slo.yaml"), POLICIES);
    expect(read?.objectives).toEqual([]);
    expect(read?.notes).toContainEqual({ file: "slo.yaml", line, path, message: expect.stringMatching(message) });
  });

  it("is no fault, unless something is missing in its place", () => {
    const faulty = NOT_CARRIED_OVER.filter(
      ([, text]) => importObjectives(parseYaml(text, "slo.yaml"), POLICIES)?.problems.length !== 0,
    );
    expect(faulty.map(([name]) => name)).toEqual(["Sloth, the spelling of Kubernetes"]);
  });
});

describe("what is odd but clear", () => {
  it.each([
    [
      "Sloth, less than one percent",
      sloth(`{ name: a, objective: 0.999, ${events} }`),
      "slos[0].objective",
      /did you mean 99.9\?/,
    ],
    [
      "Sloth, an unknown key",
      sloth(`{ name: a, objective: 99, ${events}, objectives: 1 }`),
      "slos[0].objectives",
      /did you mean "objective"/,
    ],
    [
      "Pyrra, less than one percent",
      pyrra(`{ target: "0.999", window: 1w, ${ratio} }`),
      "spec.target",
      /did you mean 99.9\?/,
    ],
    [
      "Pyrra, an unknown key",
      pyrra(`{ target: "99", window: 1w, latency: "1", ${ratio} }`),
      "spec.latency",
      /unknown key/,
    ],
    [
      "Pyrra, errors that are all",
      pyrra('{ target: "99", window: 1w, indicator: { ratio: { errors: { metric: a }, total: { metric: a } } } }'),
      "spec.indicator.ratio.errors",
      /same metric/,
    ],
    [
      "slo-generator, bad and valid",
      generator(sli("good_bad_ratio", "{ filter_good: a, filter_bad: b, filter_valid: c }")),
      "spec.service_level_indicator.filter_valid",
      /filter_bad is there/,
    ],
  ])("%s: is carried over, and said", (_, text, path, message) => {
    const read = importObjectives(parseYaml(text, "slo.yaml"), POLICIES);
    expect(read?.objectives).toHaveLength(1);
    expect(read?.notes).toContainEqual(expect.objectContaining({ path, message: expect.stringMatching(message) }));
  });

  it("a target without quotes is the number that it is", () => {
    const read = importObjectives(parseYaml(pyrra(`{ target: 99.9, window: 12w, ${ratio} }`), "slo.yaml"));
    expect(read).toMatchObject({ objectives: [{ target: 0.999, window: "12w" }], problems: [], notes: [] });
  });
});

it.each([
  ["OpenSLO", "apiVersion: openslo/v1\nkind: SLO"],
  ["a Kubernetes object", "apiVersion: v1\nkind: Service\nmetadata: { name: a }"],
  ["a Compose file", 'version: "3"\nservices: {}'],
  ["a list", "- version: prometheus/v1"],
  ["a text", "prometheus/v1"],
  ["versions that are no text", "version: 1\napiVersion: [pyrra.dev/v1alpha1]"],
])("%s is none of theirs", (_, text) => {
  expect(importObjectives(parseYaml(text, "slo.yaml"))).toBeUndefined();
});

it("never throws, whatever stands in the place of a value", () => {
  const sources = [
    "sloth.yaml",
    "sloth-kubernetes.yaml",
    "pyrra.yaml",
    "slo-generator.yaml",
    "slo-generator-config.yaml",
  ].flatMap(documents);
  const hostile = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom(null, "", "{{.window}}", "\u202e", "__proto__", "[window", 'a{b="'.repeat(2000), -1, 1e300, {}, []),
  );
  fc.assert(
    fc.property(fc.constantFrom(...sources), fc.nat(), hostile, (source, which, value) => {
      const places = placesOf(source.value);
      const changed = { ...source, value: replaced(source.value, places[which % places.length] ?? [], value) };
      const read = importObjectives(changed, [...POLICIES, changed]);
      for (const { message } of [...(read?.problems ?? []), ...(read?.notes ?? [])])
        expect(visible(message)).toBe(message);
    }),
    { numRuns: 2000 },
  );
});

function placesOf(value: unknown, at: string[] = []): string[][] {
  if (value === null || typeof value !== "object") return [at];
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...at, key]))];
}

function replaced(root: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(root) ? [...root] : { ...(root as object) }) as { [key: string]: unknown };
  copy[key] = replaced(copy[key], rest, value);
  return copy;
}
