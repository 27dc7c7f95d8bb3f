import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { provider } from "../../../src/providers/toil/index.ts";
import { gathered, toilContext } from "./context.ts";

const HEADER = "date,person,hours,category\n";
/** One row in each of the four weeks. */
const MONTH = ["2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26"];
const sheet = (rows: string[]) => ({ "time.csv": HEADER + rows.map((row) => `${row}\n`).join("") });
const records = { records: "time.csv" };
const whole = MONTH.flatMap((day) => [`${day},Ada Lovelace,6,engineering`, `${day},Grace Hopper,2,Toil`]);

describe("time records", () => {
  it("are summed by week and kind, and people are only counted", async () => {
    const { said, evidence, diagnostics } = await gathered(sheet(whole), records);
    expect(said).toEqual({ "work.hours": [8, 8, 8, 8], "toil.hours": [2, 2, 2, 2], "work.people": 2 });
    expect(diagnostics).toEqual([]);
    expect(JSON.stringify(evidence)).not.toMatch(/ada|grace/i);
    expect(evidence[0]).toMatchObject({
      strength: "attested",
      window: { start: "2026-01-05T00:00:00Z", end: "2026-02-02T00:00:00Z" },
      source: { provider: "toil", path: "time.csv" },
    });
  });

  it("of a week in which nothing was written down are no sample, not none", async () => {
    const { said } = await gathered(sheet(whole.filter((row) => !row.startsWith("2026-01-19"))), records);
    expect(said["work.hours"]).toEqual([8, 8, null, 8]);
    expect(said["toil.hours"]).toEqual([2, 2, null, 2]);
  });

  it("of weeks without toil say 0", async () => {
    const { said } = await gathered(sheet(MONTH.map((day) => `${day},a,8,engineering`)), records);
    expect(said["toil.hours"]).toEqual([0, 0, 0, 0]);
  });

  it("are read as 7.5, as 7:30, in minutes and in seconds, from columns of other names and several files", async () => {
    const files = {
      "time/1.csv": "Day;Minutes;Team label\n2026-01-05;90;ops\n2026-01-06;1:30;x\n",
      "time/2.jsonl": '{"Day":"2026-01-12","Minutes":30,"Team label":["x","ops"]}\n',
      "time/3.json": '[{"Day":"19/Jan/26 9:14 PM","Minutes":"45","Team label":"y"}]',
    };
    const settings = {
      labels: ["OPS"],
      records: {
        file: "time/*",
        columns: { date: "Day", hours: "minutes", labels: "Team label" },
        unit: "min",
        delimiter: ";",
      },
    };
    const { said } = await gathered(files, settings);
    expect(said["work.hours"]).toEqual([3, 0.5, 0.75, null]);
    expect(said["toil.hours"]).toEqual([1.5, 0.5, 0, null]);
    expect(said["work.people"]).toBe("4 of the 4 records of the window name nobody");
  });

  it("without a category are unreadable unless the manifest says that they are other work", async () => {
    const files = sheet([...whole, "2026-01-26,a,3,"]);
    expect((await gathered(files, records)).said["work.hours"]).toBe(
      '1 of 9 rows cannot be read, the first: time.csv, line 10: "category" is empty',
    );
    const other = { records: { file: "time.csv", unlabelled: "other" } };
    expect((await gathered(files, other)).said["work.hours"]).toEqual([8, 8, 8, 11]);
  });

  it.each([
    ["2026-01-05,a,8", "line 10 has 3 cells, the header 4"],
    ["2026-02-30,a,8,toil", 'line 10: "date" is no date: write it as 2026-05-12'],
    ["03/04/2026,a,8,toil", 'line 10: "date" can be read in two ways: write it as 2026-05-12'],
    [",a,8,toil", 'line 10: "date" is empty'],
    ["2026-01-05,a,-8,toil", 'line 10: "hours" is negative'],
    ["2026-01-05,a,NaN,toil", 'line 10: "hours" is no number: write it as 7.5 or 7:30'],
    ["2026-01-05,a,1e999,toil", 'line 10: "hours" is no number: write it as 7.5 or 7:30'],
    ["2026-01-05,a,,toil", 'line 10: "hours" is empty'],
    [
      "2026-01-05,a,28800,toil",
      'line 10: "hours" is more than 168 hours: is it in minutes or seconds? Say so by `unit`',
    ],
  ])("a broken row is named, and makes the few others unknown: %s", async (row, problem) => {
    const { said, diagnostics } = await gathered(sheet([...whole, row]), records);
    expect(said["work.hours"]).toBe(`1 of 9 rows cannot be read, the first: time.csv, ${problem}`);
    expect(said["toil.hours"]).toBe(said["work.hours"]);
    expect(diagnostics).toEqual([`error: records: ${said["work.hours"]}`]);
  });

  it("a broken row among many is counted and said", async () => {
    const many = Array.from({ length: 200 }, (_, i) => `${MONTH[i % 4]},a,1,${i % 2 ? "toil" : "x"}`);
    const { said, diagnostics } = await gathered(sheet([...many, "never,a,1,toil"]), records);
    expect(said["work.hours"]).toEqual([50, 50, 50, 50]);
    expect(diagnostics).toEqual([
      'warning: 1 of 201 records cannot be read and are not counted, the first: time.csv, line 202: "date" is no date: write it as 2026-05-12',
    ]);
  });

  it("outside the window are said to be, and a stale file says nothing", async () => {
    const { said, diagnostics } = await gathered(sheet([...whole, "2026-03-01,a,8,x", "2025-12-01,a,8,x"]), records);
    expect(said["work.hours"]).toEqual([8, 8, 8, 8]);
    expect(diagnostics).toEqual(["info: 2 of 10 records lie outside the window"]);
    const stale = await gathered(sheet(["2025-06-01,a,8,toil"]), records);
    expect(stale.said["toil.hours"]).toBe(
      "none of the 1 records lies in the 4 weeks before 2026-02-02T00:00:00Z: the last is of 2025-06-01T00:00:00Z",
    );
  });
});

describe("hostile files", () => {
  it.each([
    ["is not there", {}, "time.csv does not exist"],
    ["is empty", { "time.csv": "" }, "time.csv has no header"],
    ["has no rows", { "time.csv": HEADER }, "time.csv: there is no row"],
    [
      "is cut off in the middle",
      { "time.csv": `${HEADER}2026-01-05,a,8,toil\n2026-01-06,a` },
      "time.csv: line 3 stops in the middle",
    ],
    [
      "has an open quote",
      { "time.csv": `${HEADER}2026-01-05,"a,8,toil\n` },
      "time.csv: a quotation mark is opened and never closed",
    ],
    ["is binary", { "time.csv": "date\0hours" }, "time.csv is not a text file"],
    [
      "lacks a column",
      { "time.csv": "date,hours\u001b[2J\n2026-01-05,1\n" },
      "time.csv has no column category or label or labels or tags or kind or type; it has date, hours\\u001b[2J",
    ],
  ])("a file that %s gives a reason and no value", async (_, files: { [name: string]: string }, reason) => {
    const { said } = await gathered(files, records);
    expect(said).toEqual({ "work.hours": reason, "toil.hours": reason, "work.people": reason });
  });

  it("are not read outside the workload's folder, nor through a link out of it", async () => {
    const context = await toilContext({ "inside/x": "" }, { records: "link.csv" });
    const outside = join(context.directory, "..", `outside-${process.pid}.csv`);
    writeFileSync(outside, HEADER + whole.join("\n"));
    onTestFinished(() => rmSync(outside));
    symlinkSync(outside, join(context.directory, "link.csv"));
    mkdirSync(join(context.directory, "folder.csv"));
    for (const [file, reason] of [
      ["link.csv", "link.csv is a link out of the workload's folder"],
      [`../outside-${process.pid}.csv`, `../outside-${process.pid}.csv points outside the workload's folder`],
      ["/etc/passwd", "/etc/passwd points outside the workload's folder"],
      ["folder.csv", "folder.csv is not a regular file"],
    ]) {
      const { evidence } = await provider.gather({ ...context, settings: { records: file } });
      expect(evidence.map((one) => one.reason)).toEqual([reason, reason, reason]);
    }
  });

  it("of more rows or bytes than any year of work has are not read to their end", async () => {
    const rows = await gathered({ "time.csv": `${HEADER}${"2026-01-05,a,1,toil\n".repeat(200_001)}` }, records);
    expect(rows.said["work.hours"]).toBe("time.csv has more than 200000 rows: export a shorter time");
    const lines = await gathered({ "time.jsonl": "{}\n".repeat(200_001) }, { records: "time.jsonl" });
    expect(lines.said["work.hours"]).toBe("time.jsonl has more than 200000 rows: export a shorter time");
    const context = await toilContext({ "time.csv": HEADER, "time.csv.gz": "" }, records);
    truncateSync(join(context.directory, "time.csv"), 65 * 1024 * 1024);
    const { evidence } = await provider.gather(context);
    expect(evidence[0]?.reason).toBe("time.csv is larger than 64 MiB: export fewer columns, or a shorter time");
    const packed = await provider.gather({ ...context, settings: { records: "time.csv.gz" } });
    expect(packed.evidence[0]?.reason).toBe("time.csv.gz is compressed: unpack it");
  });

  it("keep nothing of columns that are not asked for, however many there are", async () => {
    const header = `date,hours,category${",labels".repeat(2000)}`;
    const row = `2026-01-05,1,toil${",".repeat(2000)}`;
    const { said } = await gathered({ "time.csv": `${header}\n${`${row}\n`.repeat(2000)}` }, records);
    expect(said["toil.hours"]).toEqual([2000, null, null, null]);
  });

  it("of any text are a reading with a value or a reason, never an exception", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom("2026-01-05", "8", "toil", "", '"'),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 }), async (rows) => {
        const context = await toilContext(
          { "time.csv": HEADER + rows.map((row) => row.join(",")).join("\n") },
          records,
        );
        const { evidence } = await provider.gather(context);
        expect(evidence).toHaveLength(3);
        for (const one of evidence) expect(one.value === null).toBe(one.reason !== undefined);
      }),
      { numRuns: 60 },
    );
  });
});
