import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { traceCoverage } from "../../../src/pillars/operational-excellence/trace-coverage.ts";
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
  WORKLOAD,
} from "./evidence-fixture.ts";

const derivations = [traceCoverage(shippedRules())];
const components = [component("front"), component("cart"), component("mail"), component("redis", { type: "cache" })];
const spans = (id: string, values: (number | null)[] = [5]) => reading(id, "trace.requests", series(values));
const traces = (count: number | null) => reading(WORKLOAD, "trace.traces", count);

function coverage(evidence: Evidence[], plan: Evidence[] = evidence) {
  const index = indexOf({ components, evidence, plan: planOf(plan) });
  return {
    untraced: factOf(index, derivations, "trace.untraced-components", WORKLOAD),
    share: factOf(index, derivations, "trace.traced-share", WORKLOAD),
  };
}

describe("coverage of traces", () => {
  it("asks only for components whose code could be traced", () => {
    const facts = coverage([traces(300), spans("front"), spans("cart"), spans("mail")]);
    expect(valueIn(facts.untraced)).toEqual([]);
    expect(valueIn(facts.share)).toBe(1);
  });

  it("names those without a span of their own, whether or not they were asked for", () => {
    const facts = coverage([traces(300), spans("front"), reading("cart", "trace.requests", null)]);
    expect(valueIn(facts.untraced)).toEqual(["cart", "mail"]);
    expect(valueIn(facts.share)).toBe(1 / 3);
  });

  it("is unknown when spans of a component were lost", () => {
    const all = [traces(300), spans("front"), spans("cart"), spans("mail")];
    const facts = coverage(all.slice(0, 3), all);
    expect(reasonOf(facts.untraced)).toContain("mail: trace.requests was planned and is missing");
  });

  it("is unknown from few traces, from none, and from unreadable ones", () => {
    expect(reasonOf(coverage([traces(99), spans("front")]).share)).toContain("99 traces, fewer than the 100");
    expect(reasonOf(coverage([]).share)).toBe("no trace was read");
    expect(reasonOf(coverage([traces(null)]).share)).toContain("was empty");
  });
});
