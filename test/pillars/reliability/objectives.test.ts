import { expect, test } from "vitest";
import { entryObjectives } from "../../../src/pillars/reliability/entry-objectives.ts";
import { objectiveCeiling } from "../../../src/pillars/reliability/objective-ceiling.ts";
import { objectiveCoverage } from "../../../src/pillars/reliability/objective-coverage.ts";
import { component, indexOf, objective } from "../telemetry/documents.ts";

const rules = { tables: { "component-types": { "aws.rds": "database", "aws.cloudfront": "gateway" } } };

const shop = [
  component("web", ["cart"]),
  component("admin", ["cart"]),
  component("cart", ["db"]),
  component("db", [], "database"),
];

test("entries are what no component calls, and lack what no objective gives", () => {
  const index = indexOf(shop, [], [objective("web", "availability", 0.999), objective("cart", "latency", 0.99)]);
  expect(entryObjectives(rules).derive(index, "shop")).toMatchObject({
    "objectives.entries": { value: ["admin", "web"] },
    "objectives.entries-without-availability": { value: ["admin"] },
    "objectives.entries-without-latency": { value: ["admin", "web"] },
  });
});

test("a cache, a worker or a database that nothing calls is no entry; a vendor's type is what it stands for", () => {
  const index = indexOf(
    [
      component("web", ["cart"]),
      component("cart"),
      component("redis", [], "cache"),
      component("mailer", [], "worker"),
      component("orders", [], "aws.rds"),
      component("edge", [], "aws.cloudfront"),
    ],
    [],
  );
  expect(entryObjectives(rules).derive(index, "shop")["objectives.entries"]).toMatchObject({ value: ["edge", "web"] });
  expect(
    entryObjectives(rules).derive(indexOf([component("redis", [], "cache")], []), "shop")["objectives.entries"],
  ).toMatchObject({ value: null, reason: expect.stringContaining("answers requests") });
});

test("without any known dependency nothing tells where requests come in; one component alone is its own entry", () => {
  const apart = entryObjectives(rules).derive(indexOf([component("a"), component("b")], []), "shop");
  expect(apart["objectives.entries"]).toMatchObject({
    value: null,
    reason: expect.stringContaining("no component is known"),
  });
  expect(entryObjectives(rules).derive(indexOf([component("a")], []), "shop")["objectives.entries"]).toMatchObject({
    value: ["a"],
  });
  expect(entryObjectives(rules).derive(indexOf([], []), "shop")["objectives.entries"]).toMatchObject({ value: null });
});

test("what answers requests and no objective of any kind names is told; stores and queues are left to their callers", () => {
  const components = [...shop, component("edge", [], "aws.cloudfront"), component("jobs", [], "queue")];
  const index = indexOf(components, [], [objective("web", "availability", 0.999), objective("cart", "latency", 0.99)]);
  expect(objectiveCoverage(rules).derive(index, "shop")).toMatchObject({
    "objectives.serving": { value: ["admin", "cart", "edge", "web"] },
    "objectives.serving-without": { value: ["admin", "edge"] },
  });
  expect(objectiveCoverage(rules).derive(indexOf([component("db", [], "database")], []), "shop")).toMatchObject({
    "objectives.serving": { value: null },
    "objectives.serving-without": { value: null, reason: expect.stringContaining("answers requests") },
  });
});

test("the ceiling is the product of what is needed, near and far; what has no objective is named", () => {
  const index = indexOf(
    shop,
    [],
    [
      objective("web", "availability", 0.999),
      objective("web", "availability", 0.99),
      objective("db", "availability", 0.998),
    ],
  );
  const facts = objectiveCeiling().derive(index, "shop");
  expect(facts["objectives.budget-spent-by-dependencies"]?.value).toEqual([
    {
      component: "web",
      target: 0.999,
      ceiling: expect.closeTo(0.998, 12),
      spent: expect.closeTo(2, 9),
      dependencies: 2,
      withoutObjective: 1,
    },
  ]);
  expect(facts["objectives.dependencies-without-objective"]?.value).toEqual(["cart"]);
});

test("no availability objective is unknown", () => {
  const facts = objectiveCeiling().derive(indexOf(shop, [], [objective("web", "latency", 0.99)]), "shop");
  expect(facts["objectives.budget-spent-by-dependencies"]).toMatchObject({ value: null });
});
