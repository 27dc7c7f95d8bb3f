import { describe, expect, it } from "vitest";
import { problemLine, problemsOf } from "../../src/documents/problems.ts";
import { parseYaml } from "../../src/documents/yaml-source.ts";
import { validate } from "../../src/slo/openslo/validate.ts";

const RATIO = `
  indicator:
    metadata: { name: i }
    spec:
      ratioMetric:
        good: { metricSource: { type: Prometheus, spec: { query: g } } }
        total: { metricSource: { type: Prometheus, spec: { query: t } } }`;
const THRESHOLD = `
  indicator:
    metadata: { name: i }
    spec:
      thresholdMetric: { metricSource: { metricSourceRef: my-prometheus, spec: { query: q } } }`;
const WINDOW = "timeWindow: [{ duration: 28d, isRolling: true }]";

interface Slo {
  indicator?: string;
  window?: string;
  method?: string;
  objectives?: string;
  more?: string;
  metadata?: string;
}

function slo({
  indicator = RATIO,
  window = WINDOW,
  method = "Occurrences",
  objectives = "[{ target: 0.99 }]",
  more = "",
  metadata = "{ name: my-slo }",
}: Slo = {}): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata: ${metadata}
spec:
  service: shop
  budgetingMethod: ${method}
  ${window}${indicator}
  objectives: ${objectives}
${more}`;
}

function document(kind: string, spec: string, metadata = "{ name: x }"): string {
  return `apiVersion: openslo/v1\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n`;
}

async function said(text: string): Promise<string[]> {
  const source = parseYaml(text, "f");
  return problemsOf(source, await validate(source.value)).map((one) => problemLine(one).replace(/^f:\d+: /, ""));
}

const METRIC = "{ metricSource: { type: Prometheus, spec: { query: q } } }";
const CONDITION =
  "{ severity: page, condition: { kind: burnrate, op: lte, threshold: 2, lookbackWindow: 1h, alertAfter: 5m } }";
const POLICY = "{ conditions: [{ conditionRef: fast }], notificationTargets: [{ targetRef: on-call }] }";
const own = (objective: string) => `\n    - { target: 0.9, ${objective} }`;

describe("documents that OpenSLO's own validator takes", () => {
  it.each([
    ["a ratio", slo()],
    ["a per cent target", slo({ objectives: "[{ targetPercent: 99.9 }]" })],
    ["a target of nothing", slo({ objectives: "[{ target: 0.0 }, { target: 0.9999, displayName: a }]" })],
    ["a threshold", slo({ indicator: THRESHOLD, objectives: "[{ op: lte, value: 0.3, target: 0.99 }]" })],
    ["a threshold of zero", slo({ indicator: THRESHOLD, objectives: "[{ op: gt, value: 0, target: 0.99 }]" })],
    ["an indicator elsewhere, without op", slo({ indicator: "\n  indicatorRef: my-sli" })],
    ["slices", slo({ method: "Timeslices", objectives: "[{ target: 0.9, timeSliceTarget: 1, timeSliceWindow: 5m }]" })],
    ["ratios of slices", slo({ method: "RatioTimeslices", objectives: "[{ target: 0.9, timeSliceWindow: 1m }]" })],
    [
      "a calendar",
      slo({
        window:
          "timeWindow: [{ duration: 1Q, isRolling: false, calendar: { startTime: 2026-01-01 12:00:00, timeZone: America/New_York } }]",
      }),
    ],
    [
      "a calendar, isRolling left out",
      slo({ window: "timeWindow: [{ duration: 1M, calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC } }]" }),
    ],
    [
      "a composite",
      slo({ indicator: "", objectives: own("indicatorRef: a") + own("indicatorRef: b, compositeWeight: 20") }),
    ],
    [
      "labels and annotations",
      slo({
        metadata:
          '{ name: a, displayName: A, labels: { team: [a, b], env: prod }, annotations: { "openslo.com/key": v } }',
      }),
    ],
    [
      "alert policies",
      slo({
        more: `  alertPolicies: [{ alertPolicyRef: p }, { kind: AlertPolicy, metadata: { name: q }, spec: ${POLICY} }]`,
      }),
    ],
    ["an SLI", document("SLI", `{ ratioMetric: { counter: true, bad: ${METRIC}, total: ${METRIC} } }`)],
    ["an SLI of one number", document("SLI", `{ ratioMetric: { raw: ${METRIC}, rawType: failure } }`)],
    ["a data source", document("DataSource", '{ type: Prometheus, connectionDetails: { url: "http://127.0.0.1" } }')],
    ["a service", document("Service", "{ description: The shop }")],
    ["a condition", document("AlertCondition", CONDITION)],
    ["a policy", document("AlertPolicy", POLICY)],
    ["a target", document("AlertNotificationTarget", "{ target: email, description: on call }")],
    ["a name of 63 letters", slo({ metadata: `{ name: ${"a".repeat(63)} }` })],
    ["a description of 1,050 letters", slo({ more: `  description: ${"A".repeat(1050)}` })],
  ])("%s", async (_, text) => expect(await said(text)).toEqual([]));
});

describe("documents that it refuses", () => {
  it.each([
    [
      "another version",
      slo().replace("openslo/v1", "openslo/v1beta1"),
      'apiVersion: is "openslo/v1beta1"; openslo/v1 is read',
    ],
    ["no version", slo().replace("apiVersion: openslo/v1\n", ""), "apiVersion: is missing; openslo/v1 is read"],
    [
      "another kind",
      slo().replace("kind: SLO", "kind: Slo"),
      'kind: "Slo" is no kind of OpenSLO v1; did you mean SLO?',
    ],
    ["no name", slo({ metadata: "{ displayName: a }" }), 'metadata: needs "name"'],
    ["a name in capitals", slo({ metadata: "{ name: My-SLO }" }), "metadata.name:"],
    ["a name of 64 letters", slo({ metadata: `{ name: ${"a".repeat(64)} }` }), "metadata.name:"],
    [
      "a display name of 64 letters",
      slo({ metadata: `{ name: a, displayName: ${"a".repeat(64)} }` }),
      "metadata.displayName:",
    ],
    ["an odd label", slo({ metadata: '{ name: a, labels: { "a b": c } }' }), 'metadata.labels["a b"]'],
    ["a number for an annotation", slo({ metadata: "{ name: a, annotations: { a: 5 } }" }), "metadata.annotations.a:"],
    ["an unknown key", slo({ more: "  descriptoin: x" }), 'did you mean "description"?'],
    ["a long description", slo({ more: `  description: ${"A".repeat(1051)}` }), "spec.description:"],
    ["no service", slo().replace("  service: shop\n", ""), 'spec: needs "service"'],
    ["an empty service", slo().replace("service: shop", 'service: ""'), "spec.service:"],
    ["another method", slo({ method: "Timeslice" }), "did you mean"],
    ["no window", slo({ window: "timeWindow: []" }), "spec.timeWindow"],
    [
      "two windows",
      slo({ window: "timeWindow: [{ duration: 1d, isRolling: true }, { duration: 2d, isRolling: true }]" }),
      "spec.timeWindow",
    ],
    [
      "a duration in words",
      slo({ window: "timeWindow: [{ duration: 4 weeks, isRolling: true }]" }),
      "spec.timeWindow[0].duration:",
    ],
    [
      "a duration of no length",
      slo({ window: "timeWindow: [{ duration: 0d, isRolling: true }]" }),
      "spec.timeWindow[0].duration:",
    ],
    [
      "a rolling calendar",
      slo({
        window:
          "timeWindow: [{ duration: 1M, isRolling: true, calendar: { startTime: 2026-01-01 00:00:00, timeZone: UTC } }]",
      }),
      "does not go with isRolling",
    ],
    [
      "a window that neither rolls nor has a calendar",
      slo({ window: "timeWindow: [{ duration: 1M, isRolling: false }]" }),
      'needs "calendar"',
    ],
    [
      "a start that is no date",
      slo({
        window:
          'timeWindow: [{ duration: 1M, isRolling: false, calendar: { startTime: "2026-02-30 00:00:00", timeZone: UTC } }]',
      }),
      "is no date that exists",
    ],
    [
      "a start in RFC 3339",
      slo({
        window:
          'timeWindow: [{ duration: 1M, isRolling: false, calendar: { startTime: "2026-01-01T00:00:00Z", timeZone: UTC } }]',
      }),
      "not of the form",
    ],
    [
      "a time zone that is none",
      slo({
        window:
          'timeWindow: [{ duration: 1M, isRolling: false, calendar: { startTime: "2026-01-01 00:00:00", timeZone: Mars/Phobos } }]',
      }),
      "is no time zone",
    ],
    ["no objective", slo({ objectives: "[]" }), "spec.objectives"],
    ["no target", slo({ objectives: "[{ displayName: a }]" }), "spec.objectives[0]: needs either target"],
    [
      "two targets",
      slo({ objectives: "[{ target: 0.1, targetPercent: 10 }]" }),
      "spec.objectives[0]: needs either target",
    ],
    ["a target of 1", slo({ objectives: "[{ target: 1.0 }]" }), "spec.objectives[0].target:"],
    ["a target in per cent", slo({ objectives: "[{ target: 99.9 }]" }), "Did you mean targetPercent: 99.9?"],
    ["a negative target", slo({ objectives: "[{ target: -0.1 }]" }), "spec.objectives[0].target:"],
    ["100 per cent", slo({ objectives: "[{ targetPercent: 100 }]" }), "spec.objectives[0].targetPercent:"],
    [
      "slices without their target",
      slo({ method: "Timeslices", objectives: "[{ target: 0.9, timeSliceWindow: 1m }]" }),
      'needs "timeSliceTarget"',
    ],
    [
      "slices without their length",
      slo({ method: "RatioTimeslices", objectives: "[{ target: 0.9 }]" }),
      'needs "timeSliceWindow"',
    ],
    [
      "a slice target of 0",
      slo({ method: "Timeslices", objectives: "[{ target: 0.9, timeSliceTarget: 0, timeSliceWindow: 1m }]" }),
      "timeSliceTarget:",
    ],
    [
      "a slice target above 1",
      slo({ method: "Timeslices", objectives: "[{ target: 0.9, timeSliceTarget: 1.1, timeSliceWindow: 1m }]" }),
      "timeSliceTarget:",
    ],
    ["no indicator", slo({ indicator: "" }), 'needs "indicator" or "indicatorRef"'],
    ["two indicators", slo({ indicator: `${RATIO}\n  indicatorRef: b` }), 'keep one of "indicator" and "indicatorRef"'],
    ["an indicator above and in an objective", slo({ objectives: own("indicatorRef: a") }), "only one of both may"],
    [
      "a composite with a gap",
      slo({ indicator: "", objectives: own("indicatorRef: a") + own("displayName: b") }),
      "spec.objectives[1]: needs",
    ],
    [
      "a weight of 0",
      slo({ indicator: "", objectives: own("indicatorRef: a, compositeWeight: 0") }),
      "compositeWeight:",
    ],
    ["a reference that is no name", slo({ indicator: "\n  indicatorRef: my sli" }), "spec.indicatorRef:"],
    ["a threshold without op and value", slo({ indicator: THRESHOLD }), 'needs "op"'],
    ["op on a ratio", slo({ objectives: "[{ op: gt, value: 1, target: 0.9 }]" }), "does not go with a ratioMetric"],
    [
      "an op that is none",
      slo({ indicator: THRESHOLD, objectives: "[{ op: less, value: 1, target: 0.9 }]" }),
      "spec.objectives[0].op:",
    ],
    ["an SLI of nothing", document("SLI", "{ description: x }"), 'needs either "thresholdMetric" or "ratioMetric"'],
    [
      "an SLI of both",
      document("SLI", `{ thresholdMetric: ${METRIC}, ratioMetric: { raw: ${METRIC}, rawType: success } }`),
      "needs either",
    ],
    [
      "total and raw",
      document("SLI", `{ ratioMetric: { total: ${METRIC}, raw: ${METRIC}, rawType: success } }`),
      'needs either "total"',
    ],
    [
      "good and bad",
      document("SLI", `{ ratioMetric: { total: ${METRIC}, good: ${METRIC}, bad: ${METRIC} } }`),
      'needs either "good" or "bad"',
    ],
    [
      "raw and good",
      document("SLI", `{ ratioMetric: { raw: ${METRIC}, good: ${METRIC}, rawType: success } }`),
      "one may be there",
    ],
    ["raw without its type", document("SLI", `{ ratioMetric: { raw: ${METRIC} } }`), 'needs "rawType"'],
    ["raw of another type", document("SLI", `{ ratioMetric: { raw: ${METRIC}, rawType: good } }`), "rawType:"],
    [
      "a metric source without a query",
      document("SLI", "{ thresholdMetric: { metricSource: { type: Prometheus, spec: {} } } }"),
      "metricSource.spec",
    ],
    ["a data source without an address", document("DataSource", "{ type: Prometheus }"), 'needs "connectionDetails"'],
    [
      "a condition of another kind",
      document("AlertCondition", CONDITION.replace("burnrate", "burn")),
      "spec.condition.kind:",
    ],
    [
      "a condition without a threshold",
      document("AlertCondition", CONDITION.replace("threshold: 2, ", "")),
      'needs "threshold"',
    ],
    [
      "a policy of two conditions",
      document("AlertPolicy", POLICY.replace("[{ conditionRef: fast }]", "[{ conditionRef: a }, { conditionRef: b }]")),
      "spec.conditions",
    ],
    [
      "a policy that tells nobody",
      document("AlertPolicy", POLICY.replace("[{ targetRef: on-call }]", "[]")),
      "spec.notificationTargets",
    ],
    ["a target of nothing", document("AlertNotificationTarget", "{ description: x }"), 'needs "target"'],
    ["a text for a document", "just text", "apiVersion: is missing"],
    ["a text for a spec", document("SLO", "later"), "spec:"],
  ])("%s", async (_, text, expected) => {
    const all = await said(text);
    expect(all.join("\n")).toContain(expected);
    expect(new Set(all).size).toBe(all.length);
  });

  it("says everything at once, each with its place", async () => {
    const text = slo({
      metadata: "{ name: A_b }",
      method: "Occurence",
      objectives: "[{ target: 2 }, { op: x }]",
      more: "  x: 1",
    });
    const places = (await said(text)).map((line) => line.split(": ")[0]);
    expect(places).toEqual(
      expect.arrayContaining([
        "metadata.name",
        "spec.x",
        "spec.budgetingMethod",
        "spec.objectives[0].target",
        "spec.objectives[1]",
        "spec.objectives[1].op",
      ]),
    );
  });
});
