import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { GcpRules } from "../../../src/providers/gcp/measures.ts";
import { metricsOf } from "../../../src/providers/shared/metric-rules.ts";
import { shippedRules } from "../../support/sample-rules.ts";

const rules = await shippedRules();
const measures = rules.tables.gcp as GcpRules;
const signals = new Map(rules.signals.map((signal) => [signal.id, signal]));
const types = Object.entries(measures.types);

describe("rules/signals/gcp.yaml", () => {
  it("has every type of Google Cloud that a component may be of, and no other", () => {
    const known = Object.keys(rules.tables["component-types"] as object).filter((id) => id.startsWith("gcp."));
    expect(Object.keys(measures.types).sort()).toEqual(known.sort());
  });

  it.each(types)(
    "%s: every signal is in the catalogue, of a component, and made of metrics that are there",
    (_id, type) => {
      expect(type.source).toMatch(/googleapis|kubernetes/);
      const used = new Set<string>();
      for (const [id, formula] of Object.entries(type.signals)) {
        expect(signals.get(id)?.subject, id).toBe("component");
        for (const metric of metricsOf(formula)) {
          expect(type.metrics[metric], `${id}: ${metric}`).toBeDefined();
          used.add(metric);
        }
      }
      for (const { with: shown } of Object.values(type.metrics)) if (shown !== undefined) used.add(shown);
      expect(new Set(Object.keys(type.metrics))).toEqual(used);
    },
  );

  it.each(types)(
    "%s: units fit: rates of counts are per second, shares have no unit, times are seconds",
    (_id, type) => {
      for (const [id, formula] of Object.entries(type.signals)) {
        const unit = signals.get(id)?.unit ?? "";
        for (const one of "either" in formula ? formula.either : [formula]) {
          if ("rate" in one) expect(["1/s", "By/s", "{core}"], id).toContain(unit);
          if ("count" in one) expect(unit, id).toBe("{count}");
          if ("share" in one || "success" in one) expect(unit, id).toBe("1");
          // Of a latency in another unit than seconds the scale is a power of a thousand.
          if ("value" in one && /latency/.test(id)) expect([undefined, 1e-3, 1e-6, 1e-9], id).toContain(one.scale);
        }
      }
    },
  );

  it.each(types)("%s: metrics say how they are aligned, and what their absence means", (_id, type) => {
    for (const [id, metric] of Object.entries(type.metrics)) {
      expect(metric.type, id).toMatch(/^[a-z.]+\.(googleapis\.com|io)\/[a-z0-9_/]+$/);
      expect(["DELTA", "SUM", "MAX", "MEAN"], id).toContain(metric.align);
      expect(["SUM", "MAX", "MEAN"], id).toContain(metric.reduce);
      expect(["zero", "gap"], id).toContain(metric.absent);
      const labels = metric.labels ?? type.labels;
      for (const need of metric.needs ?? []) expect(labels, id).toContain(need);
      // Only a distribution that is whole can be asked for its percentiles.
      if (metric.take !== undefined) expect([metric.align, metric.reduce], id).toEqual(["DELTA", "SUM"]);
    }
  });

  it.each(types)("%s: has a signal of each golden group, or says why not", (_id, type) => {
    const golden = new Set(Object.keys(type.signals).map((id) => signals.get(id)?.golden));
    for (const group of ["traffic", "errors", "latency", "saturation"])
      expect(golden.has(group as "traffic") || type.lacks?.[group] !== undefined, group).toBe(true);
  });

  it.each(types)("%s: is found in the inventory, by a label of its own", (id, type) => {
    const rule = measures.assets[id];
    expect(type.labels).toContain(rule?.label);
    if (rule?.place !== undefined) expect(type.labels).toContain(rule.place);
    expect(type.metrics[rule?.shows ?? ""]?.resource).toBeUndefined();
  });

  it("recommenders are asked for types that there are", () => {
    for (const rule of measures.recommenders) {
      expect(rule.permission).toMatch(/^recommender\.\w+Recommendations\.list$/);
      for (const type of rule.for ?? []) expect(Object.keys(measures.types)).toContain(type);
    }
  });

  it("numbers have their sources", () => {
    for (const limit of [
      measures.window,
      measures.step,
      measures.mostSamples,
      measures.retention,
      measures.pricePerSeries,
      ...Object.values(measures.traces),
      ...Object.values(measures.backups),
      ...Object.values(measures.quotas),
      ...Object.values(measures.billing).filter(({ value }) => typeof value === "number"),
    ])
      expect(limit).toMatchObject({ value: expect.any(Number), source: expect.stringMatching(/.{10}/) });
  });

  it("takes what moves between zones and regions and through translated addresses for transfer, and not what goes to users", () => {
    // RE2 has the flag inside.
    const transfer = new RegExp(measures.billing.transfer.value.replace("(?i)", ""), "i");
    for (const sku of [
      "Network Inter Zone Data Transfer Out",
      "Network Inter Region Egress from Americas to EMEA",
      "Networking Cloud Nat Data Processing",
      "NAT Gateway: Data processing charge in Belgium",
    ])
      expect(sku).toMatch(transfer);
    for (const sku of [
      "Network Internet Data Transfer Out from Americas to Americas",
      "Cloud NAT Gateway Uptime",
      "Signature Zone",
    ])
      expect(sku).not.toMatch(transfer);
  });

  it("names the metrics that the vendor's permissions document speaks of reading", () => {
    expect(readFileSync("docs/permissions/gcp.yaml", "utf8")).toContain("monitoring.timeSeries.list");
  });
});
