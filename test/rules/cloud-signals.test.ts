import { describe, expect, it } from "vitest";
import { type Metric, type MetricRules, metricsOf } from "../../src/providers/shared/metric-rules.ts";
import { shippedRules } from "../support/sample-rules.ts";

const rules = await shippedRules();
const signals = new Map(rules.signals.map((signal) => [signal.id, signal]));
const types = rules.tables["component-types"] as { [type: string]: string };
const CLOUDS = ["aws", "azure", "gcp"];

describe.each(CLOUDS)("rules/signals/%s.yaml", (cloud) => {
  const table = rules.tables[cloud] as MetricRules<Metric>;

  it("has every type of the vendor, and no other", () => {
    expect(Object.keys(table.types).sort()).toEqual(
      Object.keys(types)
        .filter((type) => type.startsWith(`${cloud}.`))
        .sort(),
    );
  });

  it("makes signals of the catalogue out of metrics that are there, and uses every metric", () => {
    for (const [type, { metrics, signals: made, source }] of Object.entries(table.types)) {
      expect(source, type).not.toBe("");
      const used = new Set<string>();
      for (const [id, formula] of Object.entries(made)) {
        expect(signals.get(id)?.subject, `${type}: ${id}`).toBe("component");
        for (const metric of metricsOf(formula)) {
          expect(Object.keys(metrics), `${type}: ${id}`).toContain(metric);
          used.add(metric);
          const shown = metrics[metric]?.with;
          if (shown !== undefined) {
            expect(Object.keys(metrics), `${type}: ${metric}`).toContain(shown);
            used.add(shown);
          }
        }
        // What counts events is a rate, what is a part of something is a share: a slip in one of them is a factor of hundreds. Google's shares are 0..1 already.
        const unit = signals.get(id)?.unit;
        if (unit === "1" && cloud !== "gcp")
          expect(Object.keys(formula).join(), `${type}: ${id}`).toMatch(/share|success|scale/);
        for (const one of "either" in formula ? formula.either : [formula])
          if (id === "requests" || id === "errors") expect(one, `${type}: ${id}`).toHaveProperty("rate");
      }
      // One that alarms are on may be told apart only for them.
      const asked = Object.entries(metrics).filter(([, metric]) => !("golden" in metric));
      for (const [metric] of asked) expect([...used], type).toContain(metric);
    }
  });

  it("gives the reason for each golden group that a type is expected to give and does not", () => {
    const expected = (rules.tables.expected as { golden: { types: { [type: string]: string[] } } }).golden.types;
    for (const [type, { signals: made, lacks = {} }] of Object.entries(table.types)) {
      const given = new Set(Object.keys(made).map((id) => signals.get(id)?.golden));
      for (const group of expected[types[type] ?? ""] ?? [])
        if (!given.has(group as "errors")) expect(Object.keys(lacks), `${type} gives no ${group}`).toContain(group);
    }
  });

  it("has a source for every number", () => {
    for (const limit of [table.window, table.step, table.mostSamples, table.settle]) {
      expect(limit.value).toBeGreaterThan(0);
      expect(limit.source).not.toBe("");
    }
  });
});
