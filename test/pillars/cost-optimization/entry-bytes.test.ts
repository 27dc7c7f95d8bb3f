import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Component } from "../../../src/model/workload.ts";
import { derivations as derivationsOf } from "../../../src/pillars/cost-optimization/index.ts";
import {
  component,
  factOf,
  indexOf,
  planOf,
  reading,
  reasonOf,
  series,
  shippedTables,
  WORKLOAD,
} from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const MONTH = 30 * 86_400;
const shop = [
  component("front", { dependsOn: ["cart"] }),
  component("api", { type: "aws.alb", dependsOn: ["cart"] }),
  component("cart", { dependsOn: ["orders"] }),
  component("orders", { type: "aws.rds" }),
  component("mailer", { type: "worker", dependsOn: ["orders"] }),
];
const sends = (id: string, rate: number) => reading(id, "network.transmit", series(Array(60).fill(rate)));
const bytesOf = (components: Component[], evidence: Evidence[], plan = evidence) =>
  factOf(indexOf(components, evidence, planOf(plan)), derivations, "network.entry-bytes-per-month", WORKLOAD);

describe("bytes that leave by the entry points", () => {
  it("are those of serving components that no other depends on", () => {
    const fact = bytesOf(shop, [sends("front", 100), sends("api", 10), sends("cart", 5000), sends("mailer", 7000)]);
    expect(fact).toMatchObject({ value: 110 * MONTH, unit: "By" });
    expect(fact.evidence).toHaveLength(2);
  });

  it("are not known when one entry point's are not", () => {
    expect(reasonOf(bytesOf(shop, [sends("front", 100)]))).toContain("api: no source gives network.transmit");
    const both = [sends("front", 100), sends("api", 10)];
    expect(reasonOf(bytesOf(shop, both.slice(0, 1), both))).toContain("api");
  });

  it("are not known when no dependency says which components are entry points", () => {
    expect(reasonOf(bytesOf([component("a"), component("b")], [sends("a", 1), sends("b", 1)]))).toContain(
      "entry points",
    );
    expect(reasonOf(bytesOf([], []))).toContain("entry points");
    expect(bytesOf([component("a")], [sends("a", 1)]).value).toBe(MONTH);
  });
});
