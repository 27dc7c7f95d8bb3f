import { symlink } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { loadObjectives } from "../../src/pipeline/objectives.ts";
import { folderWith, messageOf } from "../workload/folder.ts";

const FIXTURES = path.join(import.meta.dirname, "../fixtures/workload");

it("reads the objectives of files, folders and patterns, each once", async () => {
  const read = await loadObjectives(FIXTURES, ["slos", "slos/*.yaml", "slos/shared.yml"]);
  expect(read.warnings).toEqual([]);
  expect(read.objectives).toMatchObject([
    {
      name: "frontend-availability",
      service: "frontend",
      kind: "availability",
      target: 0.999,
      window: "28d",
      budgetingMethod: "Occurrences",
      source: { path: "slos/frontend.yaml", line: 5 },
    },
    {
      name: "frontend-experience/1",
      service: "frontend",
      kind: "latency",
      target: 0.99,
      window: "1M",
      budgetingMethod: "Timeslices",
      source: { path: "slos/frontend.yaml", line: 41 },
    },
    {
      name: "frontend-experience/2",
      service: "frontend",
      kind: "latency",
      target: 0.95,
      window: "1M",
      budgetingMethod: "Timeslices",
      source: { path: "slos/frontend.yaml", line: 42 },
    },
    {
      name: "throughput",
      service: "cart",
      kind: "other",
      target: 0.5,
      window: "4w",
      budgetingMethod: "RatioTimeslices",
      timeSliceWindow: "1h",
      indicator: {
        kind: "ratio",
        counter: true,
        bad: { type: "Prometheus", url: "http://127.0.0.1:9090", spec: { query: "orders_lost_total" } },
        total: { type: "Prometheus", spec: { query: "orders_total" } },
      },
      source: { path: "slos/shared.yml", line: 13 },
    },
  ]);
});

function slo(name: string, query = "up"): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: s
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  indicator:
    metadata: { name: i }
    spec:
      ratioMetric:
        good: { metricSource: { type: Prometheus, spec: { query: '${query}' } } }
        total: { metricSource: { type: Prometheus, spec: { query: x } } }
  objectives: [{ target: 0.99 }]
`;
}

it.each([
  ["checkout-availability", "up", "availability"],
  ["checkout-error-rate", 'http_request_duration_seconds_bucket{le="1"}', "availability"],
  ["checkout-latency-p99", "x", "latency"],
  ["latency-and-errors", "x", "other"],
  ["x", 'grpc_server_handled_total{grpc_code!="Internal"}', "availability"],
  ["x", 'd_bucket{le="0.3"}', "latency"],
  ["x", 'd_bucket{le="0.3",code!~"5.."}', "other"],
  ["x", "http_request_duration_seconds_count", "other"],
  ["breakfast-failover", "x", "other"],
] as const)("takes %s over %s as %s", async (name, query, kind) => {
  const directory = await folderWith({ "a.yaml": slo(name, query) });
  expect((await loadObjectives(directory, ["a.yaml"])).objectives[0]?.kind).toBe(kind);
});

it("passes over what is no objective, and says so", async () => {
  const directory = await folderWith({
    "a.yaml": "name: x\n---\napiVersion: apps/v1\nkind: Deployment\n---\n",
  });
  expect(await loadObjectives(directory, ["*.yaml", "slos/*.yaml"])).toEqual({
    objectives: [],
    warnings: [
      'slos: "slos/*.yaml" finds no file',
      "a.yaml:1: is no OpenSLO document (it has no apiVersion and kind); passed over",
      'a.yaml:3: apiVersion: "apps/v1" is not OpenSLO; passed over',
    ],
  });
});

it("says everything that is wrong with every file", async () => {
  const directory = await folderWith({
    "a.yaml": slo("twice"),
    "b.yaml": slo("twice").replace("target: 0.99", "target: 99.9").replace("Occurrences", "Occurences"),
    "c.yaml": slo("c").replace("target: 0.99", "target: 0.9, targetPercent: 90").replace("28d", "28 days"),
    "d.yaml": slo("d").replace("target: 0.99", "targetPercent: 100").replace("  service: s\n", ""),
    "e.yaml": slo("e").replace("openslo/v1", "openslo/v1alpha"),
    "f.yaml": `${slo("twice")}---\n\tx: 1\n`,
    "g.yaml":
      "apiVersion: openslo/v1\nkind: SLO\nmetadata: { name: g }\nspec: { service: s, budgetingMethod: Occurrences }\n",
    "h.yaml": slo("twice"),
  });
  await symlink("/etc/hostname", path.join(directory, "z.yaml"));
  expect((await messageOf(loadObjectives(directory, ["?.yaml", "z.yaml"]))).split("\n")).toEqual([
    'b.yaml:6: spec.budgetingMethod: "Occurences" is not one of Occurrences, Timeslices, RatioTimeslices; did you mean "Occurrences"?',
    "b.yaml:14: spec.objectives[0].target: is 99.9; it has to be less than 1. Did you mean targetPercent: 99.9?",
    'c.yaml:7: spec.timeWindow[0].duration: "28 days" is not accepted here (a number and one of m h d w M Q Y, such as 28d)',
    "c.yaml:14: spec.objectives[0]: needs either target (0.999) or targetPercent (99.9)",
    'd.yaml:4: spec: needs "service" (the name of the service)',
    "d.yaml:13: spec.objectives[0].targetPercent: is 100; it has to be less than 100",
    'e.yaml:1: apiVersion: is "openslo/v1alpha"; openslo/v1 is read',
    "f.yaml:16: a tab indents this line; YAML wants spaces",
    'g.yaml:4: spec: needs "timeWindow" (exactly one window, such as [{ duration: 28d, isRolling: true }])',
    'g.yaml:4: spec: needs "objectives" (at least one objective)',
    'h.yaml:3: metadata.name: "twice" is already the name of the SLO in a.yaml:3',
    "z.yaml: leads out of the workload's folder through a symbolic link",
  ]);
});

it("refuses a file that is not there, and patterns through links find nothing", async () => {
  const elsewhere = await folderWith({ "a.yaml": slo("a") });
  const directory = await folderWith({});
  await symlink(elsewhere, path.join(directory, "l"));
  expect(await messageOf(loadObjectives(directory, ["gone.yaml"]))).toBe("gone.yaml: there is no such file");
  expect((await loadObjectives(directory, ["**/*.yaml"])).objectives).toEqual([]);
  expect(await messageOf(loadObjectives(directory, ["l"]))).toContain("through a symbolic link");
});
