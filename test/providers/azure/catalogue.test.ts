import { describe, expect, it } from "vitest";
import { AGGREGATIONS, type AzureRules } from "../../../src/providers/azure/metric-series.ts";
import { metricsOf } from "../../../src/providers/shared/metric-rules.ts";
import { SUPPORTED } from "../../servers/azure/supported-metrics.ts";
import { shippedRules } from "../../support/sample-rules.ts";

const rules = await shippedRules();
const azure = rules.tables.azure as AzureRules;
const signals = new Map(rules.signals.map((signal) => [signal.id, signal]));
const types = Object.entries(azure.types);

/** Keys that the provider reads: any other is a slip. */
const METRIC_KEYS = new Set([
  "name",
  "aggregation",
  "filter",
  "keep",
  "on",
  "namespace",
  "grain",
  "golden",
  "absent",
  "with",
  "only",
]);

describe("rules/signals/azure.yaml", () => {
  it("has every Azure type that a component may have, and no other", () => {
    const known = Object.keys(rules.tables["component-types"] as object).filter((type) => type.startsWith("azure."));
    expect(known).toHaveLength(10);
    expect(types.map(([type]) => type).sort()).toEqual(known.sort());
  });

  it.each(types)(
    "%s makes signals of the catalogue out of metrics that it has",
    (_type, { source, signals: made, metrics, lacks }) => {
      expect(source).toBeTruthy();
      for (const [id, formula] of Object.entries(made)) {
        const signal = signals.get(id);
        expect(signal, id).toBeDefined();
        expect(signal?.value, id).toBe("series");
        for (const metric of metricsOf(formula)) expect(Object.keys(metrics), `${id} of ${metric}`).toContain(metric);
        // A rate is of a second, a share has no unit, and neither is made of anything but counts.
        const unit = signal?.unit ?? "";
        if ("rate" in formula) expect(unit, id).toMatch(/\/s$/);
        if ("share" in formula || "success" in formula) expect(unit, id).toBe("1");
        if (!("value" in formula)) {
          const aggregations = metricsOf(formula).map((one) => metrics[one]?.aggregation);
          const counts = aggregations.every((one) => one === "Total" || one === "Count");
          expect(counts || (id === "targets.unhealthy-ratio" && new Set(aggregations).size === 1), id).toBe(true);
        } else if (
          /percent|Cpu|Memory(Perc|Usage)|Health|ByteHit/i.test(metrics[formula.value]?.name ?? "") &&
          unit === "1"
        )
          expect(Math.abs(formula.scale ?? 1), id).toBe(0.01);
      }
      for (const reason of Object.values(lacks ?? {})) expect(reason).toBeTruthy();
    },
  );

  it.each(types)(
    "%s asks for metrics that Azure lists, by aggregations and dimensions that they have",
    (_type, { arm, metrics, region }) => {
      for (const [id, metric] of Object.entries(metrics)) {
        expect(
          Object.keys(metric).filter((key) => !METRIC_KEYS.has(key)),
          id,
        ).toEqual([]);
        expect(AGGREGATIONS, id).toContain(metric.aggregation);
        expect(["zero", "gap"], id).toContain(metric.absent);
        expect(["traffic", "errors", "latency", "saturation"], id).toContain(metric.golden);
        if (metric.with !== undefined) expect(Object.keys(metrics), id).toContain(metric.with);
        const known = SUPPORTED[(metric.namespace ?? arm).toLowerCase()]?.[metric.name];
        expect(known, `${id}: ${metric.name}`).toBeDefined();
        expect(known?.aggregations, `${id}: ${metric.name}`).toContain(metric.aggregation);
        expect(metric.grain, id).toBe(known?.shortest);
        const dimension = metric.filter === undefined ? undefined : /^(\w+) eq /.exec(metric.filter)?.[1];
        if (metric.filter !== undefined) expect(known?.dimensions, `${id}: ${metric.filter}`).toContain(dimension);
        if (metric.keep !== undefined) expect(metric.filter, id).toMatch(/ eq '\*'$/);
      }
      if (arm === "Microsoft.Cdn/profiles") expect(region).toBe("global");
    },
  );

  it("states where each number comes from", () => {
    for (const limit of [azure.window, azure.step, azure.mostSamples, azure.prices.metrics]) {
      expect(limit.value).toBeGreaterThan(0);
      expect(limit.source).toBeTruthy();
    }
  });
});
