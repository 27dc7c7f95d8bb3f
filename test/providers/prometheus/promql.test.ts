import { describe, expect, it } from "vitest";
import { expressionFor, type Meaning } from "../../../src/providers/prometheus/promql/expression.ts";
import { isScalar, parseQuery } from "../../../src/providers/prometheus/promql/parse.ts";
import { coverageQuery, selectorsOf } from "../../../src/providers/prometheus/promql/selectors.ts";

const events: Meaning = { windowSeconds: 3600, sliced: false, events: true, counter: false };
const counter: Meaning = { ...events, counter: true };
const number: Meaning = { ...events, events: false };
const sent = (query: string, meaning: Meaning) => {
  const result = expressionFor(query, meaning);
  return "reason" in result ? `- ${result.reason}` : result.text;
};

describe("a window in the query", () => {
  it.each([
    ["sum(increase(x[window]))", "sum(increase(x[3600s]))"],
    ["sum(increase(x[{{.window}}]))", "sum(increase(x[3600s]))"],
    ["sum(increase(x[{{ .window }}] offset 5m))", "sum(increase(x[3600s] offset 5m))"],
    ["sum(increase(x[$__range]))", "sum(increase(x[3600s]))"],
    ["sum(increase(x[$" + "{__range}]))", "sum(increase(x[3600s]))"],
    ["max_over_time(sum(x)[window:1m])", "max_over_time(sum(x)[3600s:1m])"],
    // Texts and comments are left alone.
    [
      "sum(increase(x{path=\"[window]\",q=~'$__range'}[window])) # [window]",
      "sum(increase(x{path=\"[window]\",q=~'$__range'}[3600s])) # [window]",
    ],
    // A speed over the window is the number of events in it.
    ["sum(rate(x[window])) or vector(0)", "sum(increase(x[3600s])) or vector(0)"],
    [
      "sum by (a) (rate(x[window]) * on (pod) group_left kube_pod_info)",
      "sum by (a) (increase(x[3600s]) * on (pod) group_left kube_pod_info)",
    ],
  ])("is filled in: %s", (query, expected) => {
    expect(sent(query, events)).toBe(expected);
  });

  it("is left as it is in a share, whatever is in it", () => {
    const query = "sum(rate(x[window])) / sum(rate(y[window]))";
    expect(sent(query, number)).toBe(query.replaceAll("window", "3600s"));
  });

  it.each([
    ["sum(increase(x[$__range_s]))", "$__range_s"],
    ["sum(increase(x[$interval]))", "$interval"],
    ['sum(increase(x{a="b"}[{{.range}}]))', "{{.range}}"],
    ["sum(increase(x[window])", "not PromQL: it goes wrong at character 23"],
    ['sum(increase(x{a="b}[window]))', "not PromQL"],
    ["sum(increase(x[window]))) or vector(1", "not PromQL"],
    ["", "empty"],
    ["vector(1)", "reads no metric"],
    ["1 + 1", "reads no metric"],
    ["x[window]", "gives samples, not a number"],
    ["(x[window] offset 5m)", "gives samples, not a number"],
    ["sum(rate(x[window])) * 60", "multiplies a rate"],
    ["sum(irate(x[window]))", "irate()"],
    ["count(rate(x[window]))", "counts series"],
    ["sum(rate(x[window])) / sum(rate(y[window]))", "does not come to a number of events"],
    ["sum(rate(x[5m])) + sum(increase(y[window]))", "another stretch than the window"],
    [`${"(".repeat(300)}x${")".repeat(300)}`, "nested too deeply"],
  ])("or a clear reason: %s", (query, reason) => {
    expect(sent(query, events)).toMatch(/^- /);
    expect(sent(query, events)).toContain(reason);
  });
});

describe("an expression over counters", () => {
  it.each([
    ["x", "increase(x[3600s])"],
    ['sum(http_requests_total{code!~"5.."})', 'sum(increase(http_requests_total{code!~"5.."}[3600s]))'],
    ["sum by (job) (x) or vector(0)", "sum by (job) (increase(x[3600s])) or vector(0)"],
    ["sum(x) by (job)", "sum(increase(x[3600s])) by (job)"],
    ["max(sum by (a, b) (x))", "max(sum by (a, b) (increase(x[3600s])))"],
    ["x offset 5m", "increase(x[3600s] offset 5m)"],
    ["sum(x offset -1h @ end())", "sum(increase(x[3600s] offset -1h @ end()))"],
    ["sum(x @ 1769644800)", "sum(increase(x[3600s] @ 1769644800))"],
    ["x - y", "increase(x[3600s]) - increase(y[3600s])"],
    ['sum(x) - sum(y{le="0.5"})', 'sum(increase(x[3600s])) - sum(increase(y{le="0.5"}[3600s]))'],
    ["sum(x) * 2 / 4", "sum(increase(x[3600s])) * 2 / 4"],
    // Modifiers belong to the nearest selector, as servers read them.
    ["x - y offset 5m", "increase(x[3600s]) - (increase(y[3600s] offset 5m))"],
    ["-x offset 5m", "-(increase(x[3600s] offset 5m))"],
    [
      "sum(x) + y - z offset 1m @ end()",
      "sum(increase(x[3600s])) + increase(y[3600s]) - (increase(z[3600s] offset 1m @ end()))",
    ],
    ["x and on (pod) y > 0", "increase(x[3600s]) and on (pod) increase(y[3600s]) > 0"],
    ["x unless y", "increase(x[3600s]) unless increase(y[3600s])"],
    ['{__name__="x", a="b"}', 'increase({__name__="x", a="b"}[3600s])'],
    ['label_replace(x, "a", "$1", "b", "(.*)")', 'label_replace(increase(x[3600s]), "a", "$1", "b", "(.*)")'],
    ["clamp_min(sum(x) - sum(y), 0)", "clamp_min(sum(increase(x[3600s])) - sum(increase(y[3600s])), 0)"],
    ["round(sum(x))", "round(sum(increase(x[3600s])))"],
    ["scalar(sum(x))", "scalar(sum(increase(x[3600s])))"],
    // Names of functions are names of metrics, too.
    ["sum(rate)", "sum(increase(rate[3600s]))"],
    // Ranges of their own become the window.
    ["sum(increase(x[5m]))", "sum(increase(x[3600s]))"],
    ["sum(rate(x[5m] offset 1d))", "sum(increase(x[3600s] offset 1d))"],
    ["sum(rate(x[5m:30s]))", "sum(increase(x[3600s:30s]))"],
    // Recorded sums of counters are counters; information is a label's carrier, not a counter.
    ["job:orders_rated:sum", "increase(job:orders_rated:sum[3600s])"],
    [
      '{"x", a="b"} * on (pod) group_left {__name__="kube_pod_info"}',
      'increase({"x", a="b"}[3600s]) * on (pod) group_left {__name__="kube_pod_info"}',
    ],
    ["job:requests:sum", "increase(job:requests:sum[3600s])"],
    [
      "sum(x * on (pod) group_left (team) kube_pod_info)",
      "sum(increase(x[3600s]) * on (pod) group_left (team) kube_pod_info)",
    ],
    ["sum(\n  x # all of them\n)", "sum(\n  increase(x[3600s]) # all of them\n)"],
  ])("is read over the window: %s", (query, expected) => {
    expect(sent(query, counter)).toBe(expected);
  });

  it.each([
    ["count(x)", "counts series"],
    ['count_values("v", x)', "counts series"],
    ["sum(x) or vector(1)", "holds events against a constant"],
    ["sum(x) > 5", "holds events against a constant"],
    ["x > bool 0", "is 0 or 1"],
    ["x * y", "multiplies or inverts counts"],
    ["1 / x", "multiplies or inverts counts"],
    ["sum(x) / sum(y)", "does not come to a number of events"],
    ["x ^ 2", "not understood"],
    ["max_over_time(x[5m])", "max_over_time()"],
    ["sum_over_time(sum(x)[1h:1m])", "sum_over_time()"],
    ["time() - x", "time()"],
    ["absent(x)", "absent()"],
    ["irate(x[5m])", "irate()"],
    ["job:requests:rate5m", "recorded rate or share"],
    ["job:requests:ratio_rate5m", "recorded rate or share"],
    ["job:errors:sum_rate1h", "recorded rate or share"],
    ["sum(rate(x[5m])) * 300", "multiplies a rate"],
    ["vector(0)", "reads no metric"],
    ["x smoothed", "not a number"],
    ['{"job:requests:rate5m"}', "recorded rate or share"],
    ["x + ".repeat(20_000), "longer than"],
  ])("or refused: %s", (query, reason) => {
    expect(sent(query, counter)).toMatch(/^- /);
    expect(sent(query, counter)).toContain(reason);
  });

  it("keeps the meaning of a rewritten query in the grammar: it can be parsed again", () => {
    for (const query of ['sum by (a) (x{b="c"} offset 5m) or vector(0)', "x - on (a) y", "-x"]) {
      expect(parseQuery(sent(query, counter))).toHaveProperty("root");
    }
  });
});

describe("a query without a window that is not over counters", () => {
  it("is sent as it stands where it looks back over the very window", () => {
    expect(sent("sum(increase(x[1h]))", events)).toBe("sum(increase(x[1h]))");
    expect(sent("sum(rate(x[60m]))", events)).toBe("sum(increase(x[60m]))");
    expect(sent("avg_over_time(x[1h])", number)).toBe("avg_over_time(x[1h])");
  });

  it.each([
    ["sum(increase(x[5m]))", "looks back 5m, whatever the window is"],
    ["sum(increase(x[1h])) + y", "has no window"],
    ["sum(increase(x[1h] offset 1h))", "has no window"],
    ["sum(x)", "has no window"],
  ])("else refused: %s", (query, reason) => {
    expect(sent(query, events)).toContain(reason);
  });

  it("is what it says at the end of a slice, unless it counts over another stretch", () => {
    const slice = { windowSeconds: 300, sliced: true, counter: false };
    expect(sent("avg(x)", { ...slice, events: false })).toBe("avg(x)");
    expect(sent("histogram_quantile(0.9, rate(x_bucket[1m]))", { ...slice, events: false })).toBe(
      "histogram_quantile(0.9, rate(x_bucket[1m]))",
    );
    expect(sent("sum(up)", { ...slice, events: true })).toBe("sum(up)");
    expect(sent("sum(increase(x[1m]))", { ...slice, events: true })).toContain("looks back 1m");
  });
});

it("numbers without labels are told apart from rows", () => {
  const scalar = (query: string) => {
    const parsed = parseQuery(query);
    return "root" in parsed && isScalar(parsed);
  };
  for (const query of ["1", "scalar(sum(x))", "(scalar(x) + 1) * time()", "-pi()"])
    expect(scalar(query), query).toBe(true);
  for (const query of ["x", "scalar(x) * y", "vector(1)", "sum(x)"]) expect(scalar(query), query).toBe(false);
});

it("the oldest part of a window is asked of every series, with its own offset", () => {
  const covered = (query: string) => {
    const parsed = parseQuery(query);
    return "root" in parsed ? coverageQuery(selectorsOf(parsed), 86_400, 4_320) : undefined;
  };
  expect(covered('sum(increase(x{a="b"}[1d])) + sum(increase(y[1d] offset 1h))')).toBe(
    'count(last_over_time(x{a="b"}[4320s] offset 82080s) or last_over_time(y[4320s] offset 85680s))',
  );
  expect(covered("sum(increase(x[1d] offset -1d))")).toBe("count(last_over_time(x[4320s] offset -4320s))");
  expect(covered("sum(x) - y offset 1h")).toBe(
    "count(last_over_time(x[4320s] offset 82080s) or last_over_time(y[4320s] offset 85680s))",
  );
  expect(covered("sum(increase(x[1d] @ 100))")).toBe("count(last_over_time(x[4320s] offset 82080s @ 100))");
  expect(covered("sum(increase(x[1d] offset step()))")).toBeUndefined();
});
