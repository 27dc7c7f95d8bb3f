import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";

const schema = JSON.parse(
  readFileSync(new URL("../../../src/providers/recorded/settings.schema.json", import.meta.url), "utf8"),
);
const validate = new Ajv2020({ strict: true, allErrors: true, strictRequired: false, strictTypes: false }).compile(
  schema,
);

const WHOLE = `
path: telemetry/
series:
  - file: "pods/{component}.csv"
    component: frontend
    time: { column: Time, format: auto }
    compareTime: TimeStamp
    signals:
      saturation.cpu: { column: "CpuUsageRate(%)", scale: 0.01 }
      latency.p99: "PodServerLatencyP99(s)"
    notRecorded: { "PodSuccessRate(%)": "0 throughout in this export" }
  - { file: "*.json", component: [a, b], notRecorded: { x: { signal: success-ratio, reason: "not exported" } } }
edges:
  - { file: source_50.csv, time: time, columns: "{source}_{target}", signal: edge-latency.source, names: { cart: cartservice } }
graph: [ { file: dependency.csv, source: Source, target: Target } ]
traces: [ { file: "traces/*.jsonl.gz", service: service.name, components: { frontend: frontend-.* } } ]
metrics: [ { file: metrics.jsonl, signals: { requests: { metric: http.server.request.duration, field: count, where: { error.type: ".+" } } } } ]
`;

describe("schema of the settings", () => {
  it("accepts every documented setting, and none at all", () => {
    expect(validate(parse(WHOLE)), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({})).toBe(true);
  });

  it.each([
    ["a key that is not known", "seris: []"],
    ["a series without anything to read", "series: [ { file: x.csv } ]"],
    ["a field that is none", "metrics: [ { file: x, signals: { requests: { metric: m, field: p97 } } } ]"],
    ["an edge pattern without a target", 'edges: [ { file: x, signal: s, columns: "{source}" } ]'],
    ["an edge pattern with nothing between", 'edges: [ { file: x, signal: s, columns: "{source}{target}" } ]'],
    ["a time format that is none", "series: [ { file: x, time: { column: t, format: iso }, signals: { a: b } } ]"],
  ])("refuses %s", (_, text) => expect(validate(parse(text))).toBe(false));

  it("describes every setting of its first level", () => {
    for (const [name, setting] of Object.entries(schema.properties as { [name: string]: { description?: string } })) {
      expect(setting.description, name).toBeTruthy();
    }
  });
});
