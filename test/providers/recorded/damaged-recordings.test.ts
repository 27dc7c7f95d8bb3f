import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { provider } from "../../../src/providers/recorded/index.ts";
import { contextOf, FIXTURES, folderOf } from "./context.ts";

const read = (name: string) => readFileSync(`${FIXTURES}${name}`);

/** A small recording of every kind. */
const FILES: { [name: string]: Buffer } = {
  "x.csv": Buffer.from(read("online-boutique/front_service.csv").toString().split("\n").slice(0, 12).join("\n")),
  "x.csv.gz": gzipSync(read("nab/elb_request_count.csv")),
  "x.json": Buffer.from(
    JSON.stringify([
      { time: 1704067200, v: 1 },
      { time: 1704067260, v: 2 },
    ]),
  ),
  "edges.csv": Buffer.from("time,a_b\n1704067200,1\n1704067260,2\n"),
  "graph.csv": Buffer.from("Source,Target\na,b\n"),
  "t.jsonl": Buffer.from(read("online-boutique/traces.jsonl").toString().split("\n").slice(0, 1).join("\n")),
  "t.json": read("otlp/trace.json"),
  "m.json": read("otlp/metrics.json"),
};

const SETTINGS = {
  series: [
    {
      file: "x.csv",
      component: "a",
      time: "Time",
      compareTime: "TimeStamp",
      signals: { "success-ratio": { column: "SuccessRate(%)", scale: 0.01 }, "latency.p50": "LatencyP50(s)" },
    },
    { file: "x.csv.gz", component: "a", signals: { requests: "value" } },
    { file: "x.json", component: "b", signals: { requests: "v" } },
  ],
  edges: [{ file: "edges.csv", signal: "edge-latency.source" }],
  graph: [{ file: "graph.csv", source: "Source", target: "Target" }],
  traces: [{ file: "t.json*", components: { a: "frontend-.*", b: "my.service" } }],
  metrics: [
    {
      file: "m.json",
      components: { b: "my.service" },
      signals: {
        "cpu.usage": { metric: "my.gauge" },
        "latency.p99": { metric: "my.exponential.histogram", field: "p99" },
      },
    },
  ],
};

const edit = fc.record({
  file: fc.constantFrom(...Object.keys(FILES)),
  at: fc.nat(),
  kind: fc.constantFrom("cut", "flip", "insert", "drop", "double"),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});

function damaged(content: Buffer, { at, kind, bytes }: { at: number; kind: string; bytes: Uint8Array }): Buffer {
  const place = at % content.length;
  const [before, after] = [content.subarray(0, place), content.subarray(place)];
  if (kind === "cut") return before;
  if (kind === "insert") return Buffer.concat([before, bytes, after]);
  if (kind === "drop") return Buffer.concat([before, after.subarray(bytes.length)]);
  if (kind === "double") return Buffer.concat([before, before, after]);
  return Buffer.concat([
    before,
    Buffer.from(after.subarray(0, bytes.length).map((byte, i) => byte ^ (bytes[i] ?? 0))),
    after.subarray(bytes.length),
  ]);
}

describe("damaged recordings", () => {
  it("end in readings, each with a value or a reason, as planned; nothing is thrown", async () => {
    const folder = await folderOf({});
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const files = { ...FILES };
        for (const one of edits) files[one.file] = damaged(files[one.file] as Buffer, one);
        for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
        const context = contextOf(folder, ["a", "b"], SETTINGS, { windowSeconds: 100_000_000 });
        const asOf = (await provider.lastSample?.(context)) ?? context.asOf;
        const [plan, result] = [await provider.plan({ ...context, asOf }), await provider.gather({ ...context, asOf })];
        const taken = new Set(result.evidence.map(({ subject, signal }) => `${subject} ${signal}`));
        for (const { subject, signal } of plan.readings) expect(taken).toContain(`${subject} ${signal}`);
        for (const { value, reason } of result.evidence) expect(value === null).toBe(reason !== undefined);
        // JSON turns NaN and infinities into null: what it reads back is what was there only when there were none.
        expect(JSON.parse(JSON.stringify(result.evidence))).toEqual(result.evidence);
        await provider.doctor({ ...context, asOf });
      }),
      { numRuns: 40 },
    );
  });
});
