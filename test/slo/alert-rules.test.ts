import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import type { Indicator } from "../../src/model/objective.ts";
import type { Objective } from "../../src/model/workload.ts";
import { alertRules } from "../../src/slo/alert-rules.ts";
import { promtool } from "./promtool.ts";
import { rules } from "./support.ts";

const query = (text: unknown, type = "Prometheus") => ({ type, spec: { query: text } });
const COUNTERS: Indicator = {
  kind: "ratio",
  counter: true,
  bad: query('calls_total{code="500"}'),
  total: query("calls_total"),
};
const objective = (over: Partial<Objective> = {}): Objective => ({
  name: "checkout-availability",
  service: "checkout",
  kind: "availability",
  target: 0.999,
  window: "30d",
  budgetingMethod: "Occurrences",
  indicator: COUNTERS,
  source: { path: "slos/checkout.yaml", line: 4 },
  ...over,
});
const increase = (text: string, window: string) => `increase(${text}[${window}])`;
const written = (...objectives: Objective[]) => alertRules(objectives, rules, increase);

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  labels: { [name: string]: string };
}
const rulesOf = (yaml: string) =>
  (parse(yaml, { version: "1.1" }) as { groups: { name: string; rules: Rule[] }[] }).groups.flatMap(
    ({ rules }) => rules,
  );
const recorded = (yaml: string, window: string) =>
  rulesOf(yaml).find(({ record }) => record?.endsWith(`rate${window}`))?.expr;
const flat = (text: string | undefined) => text?.replaceAll(/\s+/g, " ").replaceAll("( ", "(").replaceAll(" )", ")");

describe("rules", () => {
  it("record the ratio of each window once and compare it with exact decimals", () => {
    const { yaml, notWritten } = written(objective());
    expect(notWritten).toEqual([]);
    expect(rulesOf(yaml).flatMap(({ record }) => record ?? [])).toEqual(
      ["5m", "30m", "1h", "2h", "6h", "1d", "3d"].map(
        (window) => `service_objective:bad_events_per_events:ratio_rate${window}`,
      ),
    );
    const series = (window: string) =>
      `service_objective:bad_events_per_events:ratio_rate${window}{objective="checkout-availability", service="checkout"}`;
    const alerts = rulesOf(yaml).filter(({ alert }) => alert === "ErrorBudgetBurn");
    expect(alerts.map(({ expr, labels }) => [labels.severity, flat(expr)])).toEqual([
      ["page", `${series("1h")} > 0.0144 and ${series("5m")} > 0.0144`],
      ["page", `${series("6h")} > 0.006 and ${series("30m")} > 0.006`],
      ["ticket", `${series("1d")} > 0.003 and ${series("2h")} > 0.003`],
      ["ticket", `${series("3d")} > 0.001 and ${series("6h")} > 0.001`],
    ]);
    expect(alerts.some((alert) => "for" in alert)).toBe(false);
  });

  it("are the same bytes for the same objectives", () => {
    expect(written(objective()).yaml).toBe(written(objective()).yaml);
  });

  it.each<[string, Indicator, string]>([
    [
      "counters of bad events",
      COUNTERS,
      '(sum(increase(calls_total{code="500"}[5m])) or 0 * sum(increase(calls_total[5m]))) / sum(increase(calls_total[5m]))',
    ],
    [
      "good events and a Go template",
      { kind: "ratio", counter: false, good: query("sum(a[{{ .window }}])"), total: query("sum(b[{{.window}}])") },
      "1 - sum(sum(a[5m])) / sum(sum(b[5m]))",
    ],
    [
      "slo-generator's and Grafana's window",
      { kind: "ratio", counter: false, bad: query("f(a[window:1m])"), total: query("f(b[$__range])") },
      "(sum(f(a[5m:1m])) or 0 * sum(f(b[5m]))) / sum(f(b[5m]))",
    ],
    [
      "counters that name the window themselves",
      { kind: "ratio", counter: true, good: query("rate(a[window])"), total: query("b") },
      "1 - sum(rate(a[5m])) / sum(increase(b[5m]))",
    ],
    [
      "a ratio of failures",
      { kind: "raw", means: "failure", raw: query("f(a[window])") },
      "max(f(a[5m])) and on () count(f(a[5m])) == 1",
    ],
    [
      "a ratio of successes",
      { kind: "raw", means: "success", raw: query("f(a[window])") },
      "1 - (max(f(a[5m])) and on () count(f(a[5m])) == 1)",
    ],
  ])("ask for %s", (_, indicator, expr) => {
    expect(flat(recorded(written(objective({ indicator })).yaml, "5m"))).toBe(expr);
  });

  it("of a query that ends in a comment go on in the next line", () => {
    const indicator: Indicator = { kind: "raw", means: "failure", raw: query("f(a[window]) # the share") };
    expect(recorded(written(objective({ indicator })).yaml, "5m")).toContain("# the share\n)");
  });

  it("take the shortest month, so that no alert comes too late", () => {
    const { yaml } = written(objective({ window: "1M" }));
    expect(yaml).toContain("> 0.01344");
    expect(yaml).toContain("99.9 % over 1 month allows 0.1 % to fail; at 13.44 times that, 1h spends 2 % of the");
  });

  it.each([
    [0.95, [], 8],
    [0.93, ["page 1h/5m"], 6],
    [0.8, ["page 1h/5m", "page 6h/30m"], 4],
    [0, ["page 1h/5m", "page 6h/30m", "ticket 1d/2h", "ticket 3d/6h", undefined], 0],
  ])("at %d leave out alerts that can never fire", (target, alerts, windows) => {
    const { yaml, notWritten } = written(objective({ target }));
    expect(notWritten.map(({ alert }) => alert)).toEqual(alerts);
    if (alerts.length > 0)
      expect(notWritten[0]?.reason).toMatch(/^can never fire: it wants a burn rate above 14.4, and \d+ % burns at/);
    expect(rulesOf(yaml).filter(({ alert }) => alert === "ErrorBudgetBurn")).toHaveLength(windows / 2);
  });

  it("leave out an alert whose threshold is the highest burn rate itself: it has to be exceeded", () => {
    // All of the budget in 3 of 30 days is 10 times too fast, and at 90 % everything that fails burns 10 times too fast.
    const { notWritten } = alertRules(
      [objective({ target: 0.9 })],
      { ...rules, burnRates: { ...rules.burnRates, pairs: [{ severity: "page", long: "3d", share: 1, source: "" }] } },
      increase,
    );
    expect(notWritten[0]?.alert).toBe("page 3d/6h");
  });
});

describe("an objective without rules", () => {
  const failing = () => {
    throw new Error("1:3: unexpected )");
  };
  it.each<[string, Partial<Objective>, RegExp]>([
    ["a composite", { members: [{ indicator: COUNTERS, target: 0.9, weight: 1 }] }, /composite/],
    ["slices", { budgetingMethod: "Timeslices" }, /counts slices/],
    ["ratios of slices", { budgetingMethod: "RatioTimeslices" }, /counts slices/],
    ["100 %", { target: 1 }, /100 % leaves no budget/],
    ["a threshold", { indicator: { kind: "threshold", metric: query("a"), op: "lt", value: 1 } }, /threshold/],
    [
      "another source",
      { indicator: { kind: "raw", means: "success", raw: query("a", "CloudWatch") } },
      /by CloudWatch/,
    ],
    ["no query", { indicator: { kind: "raw", means: "success", raw: query(7) } }, /no query/],
    ["an empty query", { indicator: { kind: "raw", means: "success", raw: query(" ") } }, /no query/],
    [
      "a query without window",
      { indicator: { kind: "raw", means: "success", raw: query("a") } },
      /where the window goes/,
    ],
    [
      "a variable of Grafana",
      { indicator: { kind: "raw", means: "success", raw: query("a[$__range_s]") } },
      /\$__range_s/,
    ],
    ["a hidden character", { indicator: { kind: "raw", means: "success", raw: query("a\u202e[window]") } }, /control/],
    [
      "two servers",
      { indicator: { ...COUNTERS, total: { ...query("a"), url: "http://b" } } as Indicator },
      /different servers/,
    ],
    ["counters that cannot be read", {}, /cannot be read: 1:3: unexpected \)/],
    ["a window that is none", { window: "soon" }, /window soon is no duration/],
  ])("has %s", (_, over, reason) => {
    const { yaml, notWritten } = alertRules([objective(over)], rules, failing);
    expect(rulesOf(yaml)).toEqual([]);
    expect(notWritten).toEqual([
      {
        objective: "checkout-availability",
        reason: expect.stringMatching(reason),
        source: { path: "slos/checkout.yaml", line: 4 },
      },
    ]);
  });

  it("has no indicator", () => {
    const { indicator: _, ...without } = objective();
    expect(written(without).notWritten).toMatchObject([{ reason: "it says not how it is measured" }]);
  });

  it("has the name of another", () => {
    const { yaml, notWritten } = written(objective(), objective({ service: "cart" }));
    expect(notWritten).toMatchObject([{ reason: "another objective has the same name" }]);
    expect(yaml).not.toContain("cart");
  });
});

const HOSTILE = 'on"\\ {{ range }}\n\u202e\ud800';

// A skipped test proves nothing: where it is promised to run, its absence is a failure.
if (!promtool.found && process.env.CI) {
  test("promtool is there in CI", () => {
    expect.fail(`no ${promtool.name}: install Debian's package prometheus or set PROMTOOL`);
  });
}

describe.skipIf(!promtool.found)(
  `Prometheus${promtool.found ? "" : ` (skipped: no ${promtool.name}; install Debian's package prometheus or set PROMTOOL)`}`,
  () => {
    it("accepts the rules of all kinds of queries, windows and names", () => {
      const raw: Indicator = { kind: "raw", means: "success", raw: query("avg_over_time(a[window]) # b") };
      const good: Indicator = {
        kind: "ratio",
        counter: false,
        good: query('sum(increase(c{d=~"[0-9]{3}"}[$__range]))\n-\nsum(increase(e[{{.window}}]))'),
        total: query("sum(increase(c[{{.window}}]))"),
      };
      const { yaml, notWritten } = written(
        objective(),
        objective({ name: "raw", service: "on", window: "1d", indicator: raw }),
        objective({ name: "null", service: "", window: "1Y", target: 0.99999, indicator: good }),
        objective({ name: HOSTILE, service: HOSTILE }),
      );
      expect(notWritten).toEqual([]);
      expect(promtool.check(yaml)).toContain("SUCCESS: 47 rules found");
    });

    it("accepts a file without rules", () => {
      expect(promtool.check(written().yaml)).toContain("SUCCESS: 0 rules found");
    });

    const FIRING = 'sort(count by (long_window) (ALERTS{alertname="ErrorBudgetBurn", alertstate="firing"}))';
    const UNKNOWN = 'count(ALERTS{alertname="ErrorBudgetUnknown", alertstate="firing"}) or vector(0)';
    /** Which alerts fire `at` a time: by their long windows, and that of missing data. */
    const fires = (series: { [series: string]: string }, at: string, long: string[], unknown = 0) => ({
      interval: "1m",
      input_series: Object.entries(series).map(([series, values]) => ({ series, values })),
      promql_expr_test: [
        {
          expr: FIRING,
          eval_time: at,
          exp_samples: long.map((window) => ({ labels: `{long_window="${window}"}`, value: 1 })),
        },
        { expr: UNKNOWN, eval_time: at, exp_samples: [{ labels: "{}", value: unknown }] },
      ],
    });
    const calls = (good: string, bad: string) => ({ 'calls_total{code="200"}': good, 'calls_total{code="500"}': bad });

    it.each<[string, object]>([
      ["14.5 times too fast fires everything", fires(calls("0+9855x120", "0+145x120"), "2h", ["1h", "6h", "1d", "3d"])],
      ["14.3 times does not page by the hour", fires(calls("0+9857x120", "0+143x120"), "2h", ["6h", "1d", "3d"])],
      ["6.1 times pages by six hours", fires(calls("0+9939x120", "0+61x120"), "2h", ["6h", "1d", "3d"])],
      ["5.9 times is a ticket", fires(calls("0+9941x120", "0+59x120"), "2h", ["1d", "3d"])],
      ["1.1 times is a ticket of three days", fires(calls("0+9989x120", "0+11x120"), "2h", ["3d"])],
      ["0.9 times is nothing", fires(calls("0+9991x120", "0+9x120"), "2h", [])],
      [
        "what is over does not page: the short window is clean",
        fires(calls("0+9000x150", "0+1000x60 60000x90"), "70m", ["6h", "1d", "3d"]),
      ],
      ["a service without a single call is quiet", fires(calls("5000x120", "7x120"), "2h", [])],
      ["a service that has never failed is healthy", fires({ 'calls_total{code="200"}': "0+100x120" }, "2h", [])],
      ["nothing at all is unknown", fires({}, "2h", [], 1)],
      ["what has just gone is not yet unknown", fires(calls("0+100x60", "0+0x60"), "70m", [])],
      ["what has gone is unknown", fires(calls("0+100x60", "0+0x60"), "80m", [], 1)],
    ])("%s", (_, scenario) => {
      promtool.test(written(objective()).yaml, [scenario]);
    });

    const ratio: Indicator = { kind: "raw", means: "success", raw: query("min_over_time(ratio[window])") };
    it.each<[string, object]>([
      ["at more than the threshold fires", fires({ ratio: "0.985x120" }, "2h", ["1h", "6h", "1d", "3d"])],
      ["at less than the threshold is quiet", fires({ ratio: "0.9995x120" }, "2h", [])],
      ["with two rows is unknown", fires({ 'ratio{a="1"}': "0.5x120", 'ratio{a="2"}': "1x120" }, "2h", [], 1)],
    ])("a ratio %s", (_, scenario) => {
      promtool.test(written(objective({ indicator: ratio })).yaml, [scenario]);
    });

    it("does not fire at the threshold itself", () => {
      const indicator: Indicator = { kind: "raw", means: "failure", raw: query("min_over_time(ratio[window])") };
      const { yaml } = written(objective({ indicator }));
      promtool.test(yaml, [
        fires({ ratio: "0.0144x120" }, "2h", ["6h", "1d", "3d"]),
        fires({ ratio: "0.0144001x120" }, "2h", ["1h", "6h", "1d", "3d"]),
      ]);
    });

    it("without good events, of which something is known, is unknown", () => {
      const indicator: Indicator = {
        kind: "ratio",
        counter: true,
        good: query('calls_total{code="200"}'),
        total: query("calls_total"),
      };
      const scenario = fires({ 'calls_total{code="500"}': "0+100x120" }, "2h", [], 1);
      promtool.test(written(objective({ indicator })).yaml, [scenario]);
    });

    it("explains the number in words, with names that are only shown", () => {
      const shown = 'on"\\ {{ range }}\\u000a\\u202e?';
      const { yaml } = written(objective({ name: HOSTILE, service: HOSTILE }));
      promtool.test(yaml, [
        {
          interval: "1m",
          input_series: [
            { series: 'calls_total{code="200"}', values: "0+9939x120" },
            { series: 'calls_total{code="500"}', values: "0+61x120" },
          ],
          alert_rule_test: [
            {
              eval_time: "2h",
              alertname: "ErrorBudgetBurn",
              exp_alerts: [
                ["page", "6h", "30m", 6, 0.6, 5, 120],
                ["ticket", "1d", "2h", 3, 0.3, 10, 240],
                ["ticket", "3d", "6h", 1, 0.1, 10, 720],
              ].map(([severity, long, short, times, limit, share, hours]) => ({
                exp_labels: { objective: shown, service: shown, severity, long_window: long, short_window: short },
                exp_annotations: {
                  summary: `${shown} of ${shown} spends its error budget more than ${times} times too fast`,
                  description: `Over the last ${long} 0.61% of all events failed, and over the last ${short} more than ${limit} % did. 99.9 % over 30 days allows 0.1 % to fail; at ${times} times that, ${long} spends ${share} % of the error budget, and all of it is gone after ${hours} hours.`,
                },
              })),
            },
          ],
        },
        {
          interval: "1m",
          input_series: [],
          alert_rule_test: [
            {
              eval_time: "15m",
              alertname: "ErrorBudgetUnknown",
              exp_alerts: [
                {
                  exp_labels: { objective: shown, service: shown, severity: "ticket" },
                  exp_annotations: {
                    summary: `Nothing is known of ${shown} of ${shown}`,
                    description:
                      "For 10m there was no count of events, not even of none: the metrics are gone, or a query is wrong. While this lasts no alert on its error budget can fire.",
                  },
                },
              ],
            },
          ],
        },
      ]);
    });
  },
);
