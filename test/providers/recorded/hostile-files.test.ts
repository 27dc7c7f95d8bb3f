import { symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { provider } from "../../../src/providers/recorded/index.ts";
import { contextOf, find, folderOf, gatherAll, rows, series } from "./context.ts";

const GOOD = "time,value\n2024-01-01T00:00:30Z,1\n2024-01-01T00:01:30Z,2\n";
const settings = (file: string) => ({ series: [{ file, component: "a", signals: { requests: "value" } }] });

async function read(files: { [name: string]: string | Buffer }, file = "x.csv") {
  return gatherAll(contextOf(await folderOf(files), ["a"], settings(file)));
}

describe("files that are not what they should be", () => {
  it.each([
    ["nothing in it", ""],
    ["no header but binary", Buffer.from([0, 1, 2, 3, 255])],
    ["UTF-16", Buffer.from(`\ufeff${GOOD}`, "utf16le")],
    ["another table", "a,b\n1,2\n"],
    ["more columns than can be", `${"c,".repeat(30_000)}time,value\n`],
    [
      "a column that is there twice",
      GOOD.replace("time,value", "time,value")
        .replace(/,value/, ",value,value")
        .replace(/,(\d)\n/g, ",$1,$1\n"),
    ],
  ])("%s: a null reading with the reason, and a diagnostic", async (_, content) => {
    const result = await read({ "x.csv": content });
    const reading = find(result, "a", "requests");
    expect(reading.value).toBeNull();
    expect(reading.reason).toContain("x.csv");
    expect(result.diagnostics.some(({ level, message }) => level === "error" && message.includes("x.csv"))).toBe(true);
  });

  it.each([
    ["the last line cut", `${GOOD}2024-01-01T00:02:30Z`],
    ["a quote that is never closed", `${GOOD}"2024-01-01T00:02:30Z,3\n2024-01-01T00:03:30Z,4\n`],
  ])("%s: what is whole is kept, and the rest is said to be missing", async (_, content) => {
    const result = await read({ "x.csv": content });
    expect(series(find(result, "a", "requests")).values).toEqual([1, 2]);
    expect(rows(find(result, "shop", "recorded.anomalies"))).toMatchObject([{ file: "x.csv", kind: "truncated" }]);
    expect(result.diagnostics.some(({ level }) => level === "warning")).toBe(true);
  });

  it("a gzip file cut in the middle: what is whole is kept", async () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `${1704067200 + 60 * i},${Math.imul(i, 2654435761) >>> 0}`);
    const whole = gzipSync(["time,value", ...lines].join("\n"));
    const result = await read({ "x.csv.gz": whole.subarray(0, whole.length / 2) }, "x.csv.gz");
    const { values } = series(find(result, "a", "requests"));
    expect(values.length).toBeGreaterThan(100);
    expect(values.length).toBeLessThan(1000);
    expect(rows(find(result, "shop", "recorded.anomalies"))).toMatchObject([{ kind: "truncated" }]);
    const wrong = await read({ "x.csv.gz": Buffer.from("no gzip at all") }, "x.csv.gz");
    expect(find(wrong, "a", "requests").reason).toContain("not a sound gzip file");
  });

  it("rows with too few or too many cells are left out and counted", async () => {
    const result = await read({
      "x.csv": `${GOOD}2024-01-01T00:02:30Z,3,4\n2024-01-01T00:03:30Z\n2024-01-01T00:04:30Z,5\n`,
    });
    expect(series(find(result, "a", "requests")).values).toEqual([1, 2, null, null, 5]);
    expect(rows(find(result, "shop", "recorded.anomalies"))).toContainEqual(
      expect.objectContaining({ kind: "ragged", count: 2 }),
    );
  });

  it("a byte order mark, other line ends and quotes make no difference", async () => {
    const plain = series(find(await read({ "x.csv": GOOD }), "a", "requests"));
    const dressed = `\ufeff"time","value"\r\n"2024-01-01T00:00:30Z","1"\r\n\r\n2024-01-01T00:01:30Z, 2 \r\n`;
    expect(series(find(await read({ "x.csv": dressed }), "a", "requests"))).toEqual(plain);
  });

  it("ten thousand columns are read", async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const cells = names.map((_, i) => i);
    const result = await read({ "x.csv": `time,${names.join(",")},value\n1704067200,${cells.join(",")},42\n` });
    expect(series(find(result, "a", "requests")).values).toEqual([42]);
  });

  it("a gzip bomb is given up", async () => {
    const result = await read(
      { "x.csv.gz": gzipSync(Buffer.alloc(68 * 1024 * 1024, `time,value\n1704067200,1${" ".repeat(1000)}\n`)) },
      "x.csv.gz",
    );
    expect(result.diagnostics.map(({ message }) => message).join()).toContain("grows more than");
  });

  it("prototype keys and names full of markup are names", async () => {
    const header = 'time,__proto__,constructor,"<img src=x onerror=alert(1)>"';
    const folder = await folderOf({ "x.csv": `${header}\n1704067200,1,2,3\n` });
    const signals = {
      requests: "__proto__",
      errors: "constructor",
      "latency.p50": "<img src=x onerror=alert(1)>",
      "latency.p99": "toString",
      "latency.p90": "\u001b[31m\u202e",
    };
    const result = await gatherAll(contextOf(folder, ["a"], { series: [{ file: "x.csv", component: "a", signals }] }));
    expect(["requests", "errors", "latency.p50"].map((signal) => series(find(result, "a", signal)).values)).toEqual([
      [1],
      [2],
      [3],
    ]);
    expect(find(result, "a", "latency.p99").reason).toContain('no column "toString"');
    expect(JSON.stringify(result)).not.toContain("\u202e");
    expect(find(result, "a", "latency.p90").source.query).toBe("\\u001b[31m\\u202e");
  });
});

describe("files outside of the workload's folder", () => {
  it("are refused, through links and dots, with a diagnostic", async () => {
    const outside = await folderOf({ "secret.csv": GOOD });
    const folder = await folderOf({ "telemetry/x.csv": GOOD });
    await symlink(join(outside, "secret.csv"), join(folder, "telemetry/link.csv"));
    await symlink(outside, join(folder, "telemetry/linked"));
    for (const file of ["link.csv", "linked/secret.csv", "link*.csv", "../../../../etc/passwd", "/etc/passwd"]) {
      const result = await gatherAll(contextOf(folder, ["a"], { path: "telemetry/", ...settings(file) }));
      expect(find(result, "a", "requests").value, file).toBeNull();
      expect(
        result.diagnostics.some(({ level }) => level === "error"),
        file,
      ).toBe(true);
    }
    await symlink(join(folder, "telemetry/x.csv"), join(folder, "telemetry/inside.csv"));
    const inside = await gatherAll(contextOf(folder, ["a"], { path: "telemetry/", ...settings("inside.csv") }));
    expect(series(find(inside, "a", "requests")).values).toEqual([1, 2]);
    expect(find(inside, "a", "requests").source.path).toBe("telemetry/inside.csv");
  });

  it("folders and devices in the place of files are refused", async () => {
    const folder = await folderOf({ "x.csv/y": "" });
    const result = await gatherAll(contextOf(folder, ["a"], settings("x.csv")));
    expect(find(result, "a", "requests").reason).toContain("not a regular file");
  });
});

describe("doctor", () => {
  it("says of each mapped file whether it is there and holds its columns", async () => {
    const folder = await folderOf({ "good.csv": GOOD, "bad.csv": GOOD.replace("value", "valeu"), "t.jsonl": "{}\n" });
    const series = ["good.csv", "bad.csv", "absent.csv"].map((file) => ({
      file,
      component: "a",
      signals: { requests: "value" },
    }));
    const results = await provider.doctor(contextOf(folder, ["a"], { series, traces: [{ file: "t.jsonl" }] }));
    expect(results.map(({ subject, ok, message }) => [subject, ok, message])).toEqual([
      ["good.csv", true, "2 columns"],
      ["bad.csv", false, 'bad.csv has no column "value"; did you mean "valeu"?'],
      ["absent.csv", false, "absent.csv does not exist"],
      ["t.jsonl", true, "3 bytes"],
    ]);
  });
});

describe("last sample", () => {
  it("is the end of the minute of the latest sample of all files, in large files too", async () => {
    const line = (i: number) => `${1704067200 + i},${"7".repeat(100)}`;
    const forwards = Array.from({ length: 100_000 }, (_, i) => line(i));
    const folder = await folderOf({
      "big.csv": ["time,value", ...forwards].join("\n"),
      "back.csv": ["time,value", ...[...forwards].reverse()].join("\n"),
      "x.csv": GOOD,
    });
    const last = (...files: string[]) =>
      provider.lastSample?.(
        contextOf(folder, ["a"], {
          series: files.map((file) => ({ file, component: "a", signals: { requests: "value" } })),
        }),
      );
    expect(await last("x.csv")).toBe("2024-01-01T00:02:00Z");
    expect(await last("x.csv", "big.csv")).toBe("2024-01-02T03:47:00Z");
    expect(await last("back.csv")).toBe("2024-01-02T03:47:00Z");
    await writeFile(join(folder, "x.csv"), "");
    expect(await last("x.csv")).toBeUndefined();
  });

  const hours = (n: number, more: string[] = []) =>
    [
      "time,value",
      ...Array.from({ length: n }, (_, i) => `${1704067200 + i * 3600},${i}`),
      ...more,
      `${1704067200 + n * 3600},1`,
    ].join("\n");

  async function endOf(files: { [name: string]: string }) {
    const warnings: string[] = [];
    const folder = await folderOf(files);
    const settings = {
      series: Object.keys(files).map((file) => ({ file, component: "a", signals: { requests: "value" } })),
    };
    const last = await provider.lastSample?.(contextOf(folder, ["a"], settings), (text) => warnings.push(text));
    return { last, warnings };
  }

  it("is not a stray in the far future, which is named with its file, line and value", async () => {
    const { last, warnings } = await endOf({
      "x.csv": hours(30, ["2099-01-01T00:00:00Z,5", "99999999999,6"]),
      "y.csv": hours(12),
    });
    expect(last).toBe("2024-01-02T06:01:00Z");
    expect(warnings).toEqual([
      expect.stringMatching(/^x\.csv, line 33: the sample at 99999999999 is not taken .* ends at 2024-01-02T06:00:00Z/),
      expect.stringMatching(/^x\.csv, line 32: the sample at 2099-01-01T00:00:00Z is not taken/),
    ]);
  });

  it("is that of a recording of its own, of a pause no longer than what was recorded, and of a handful of samples", async () => {
    const later = Array.from({ length: 12 }, (_, i) => `${1735689600 + i * 60},1`);
    expect(await endOf({ "x.csv": hours(30), "y.csv": ["time,value", ...later].join("\n") })).toEqual({
      last: "2025-01-01T00:12:00Z",
      warnings: [],
    });
    expect(await endOf({ "x.csv": hours(30, ["1704261600,5"]) })).toMatchObject({ last: "2024-01-03T06:01:00Z" });
    expect(await endOf({ "x.csv": "time,value\n1704067200,1\n1735689600,1" })).toMatchObject({
      last: "2025-01-01T00:01:00Z",
    });
  });
});
