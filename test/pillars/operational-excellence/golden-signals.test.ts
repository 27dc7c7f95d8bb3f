import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { goldenSignals, unrecordedSignals } from "../../../src/pillars/operational-excellence/golden-signals.ts";
import {
  component,
  factOf,
  indexOf,
  planOf,
  reading,
  reasonOf,
  series,
  shippedRules,
  valueIn,
} from "./evidence-fixture.ts";

const derivations = [goldenSignals(shippedRules()), unrecordedSignals(shippedRules())];
const DATA = series([1, 2, 3]);

function ofCart(evidence: Evidence[], more: { type?: string; plan?: Evidence[] } = {}) {
  const index = indexOf({
    components: [component("cart", { type: more.type ?? "http-service" })],
    evidence,
    plan: planOf(more.plan ?? evidence),
  });
  return {
    share: factOf(index, derivations, "telemetry.golden-signal-share", "cart"),
    dark: factOf(index, derivations, "telemetry.missing-golden-signals", "cart"),
    unrecorded: factOf(index, derivations, "telemetry.unrecorded", "cart"),
  };
}

describe("golden signals of a component", () => {
  it("are all there when each group has a signal with data", () => {
    const all = ["requests", "errors", "latency.p99", "saturation.cpu"].map((signal) => reading("cart", signal, DATA));
    const facts = ofCart(all);
    expect(valueIn(facts.share)).toBe(1);
    expect(valueIn(facts.dark)).toEqual([]);
    expect(facts.share.evidence.toSorted()).toEqual(all.map((one) => one.id).sort());
  });

  it("take a mean for latency where the source keeps no distribution, and refused calls for saturation", () => {
    const cloud = ["requests", "success-ratio", "latency.mean", "throttled-ratio"];
    expect(valueIn(ofCart(cloud.map((signal) => reading("cart", signal, DATA))).dark)).toEqual([]);
  });

  it("are missing where no source gives any of a group", () => {
    const facts = ofCart([reading("cart", "requests", DATA), reading("cart", "saturation.memory", DATA)]);
    expect(valueIn(facts.share)).toBe(0.5);
    expect(valueIn(facts.dark)).toEqual(["errors", "latency"]);
  });

  it("take a success ratio of 0 throughout for one that was never recorded", () => {
    const facts = ofCart([
      reading("cart", "requests", DATA),
      reading("cart", "success-ratio", series([0, 0, 0])),
      reading("cart", "latency.p50", DATA),
      reading("cart", "saturation.cpu", DATA),
    ]);
    expect(valueIn(facts.dark)).toEqual(["errors"]);
    expect(valueIn(facts.unrecorded)).toEqual([
      { signal: "success-ratio", reason: "0 in every sample: it was most likely never recorded" },
    ]);
  });

  it("take errors of 0 throughout for what they are: data", () => {
    const facts = ofCart([reading("cart", "requests", DATA), reading("cart", "errors", series([0, 0, 0]))]);
    expect(valueIn(facts.dark)).toEqual(["latency", "saturation"]);
    expect(valueIn(facts.unrecorded)).toEqual([]);
  });

  it("count an empty reading as dark where the same source could read another", () => {
    const facts = ofCart([reading("cart", "requests", DATA), reading("cart", "errors", null)]);
    expect(valueIn(facts.dark)).toEqual(["errors", "latency", "saturation"]);
    expect(valueIn(facts.unrecorded)).toEqual([{ signal: "errors", reason: "errors was empty" }]);
  });

  it("are unknown where the source could not be read at all", () => {
    const facts = ofCart([reading("cart", "requests", null), reading("cart", "errors", null)]);
    expect(valueIn(facts.share)).toBeNull();
    expect(reasonOf(facts.share)).toContain("requests was empty");
    expect(valueIn(facts.unrecorded)).toBeNull();
  });

  it("are unknown where a reading that was taken is lost", () => {
    const all = ["requests", "errors", "latency.p99", "saturation.cpu"].map((signal) => reading("cart", signal, DATA));
    const facts = ofCart(all.slice(0, 3), { plan: all });
    expect(valueIn(facts.share)).toBeNull();
    expect(reasonOf(facts.dark)).toContain("saturation.cpu was planned and is missing");
  });

  it("are unknown without any source of telemetry", () => {
    expect(reasonOf(ofCart([]).share)).toBe("no source of telemetry is configured for it");
  });

  it("are what the type can give, also by a vendor's type", () => {
    const evidence = ["requests", "errors", "latency.p99"].map((signal) => reading("cart", signal, DATA));
    expect(valueIn(ofCart(evidence, { type: "load-balancer" }).share)).toBe(1);
    expect(valueIn(ofCart(evidence, { type: "aws.alb" }).share)).toBe(1);
    expect(valueIn(ofCart(evidence, { type: "http-service" }).share)).toBe(0.75);
    expect(reasonOf(ofCart(evidence, { type: "__proto__" }).share)).toContain("no golden signal is expected");
  });
});
