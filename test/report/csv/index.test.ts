import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Assessment } from "../../../src/model/assessment.ts";
import { row } from "../../../src/report/csv/cells.ts";
import { csv } from "../../../src/report/csv/index.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const OPTIONS = { color: false, width: 80, verbose: false };
/** As strict as RFC 4180: the same number of cells in every row, quotes only around a whole cell. */
const rowsOf = async (assessment: Assessment) =>
  parse(await csv.render(assessment, OPTIONS), { columns: true, record_delimiter: "\r\n" }) as {
    [name: string]: string;
  }[];

describe("csv", () => {
  it("has a row a finding, worst first, under one header that stays", async () => {
    const sample = sampleAssessment();
    const rows = await rowsOf(sample);
    expect(Object.keys(rows[0] ?? {}).join()).toBe(
      "workload,as_of,finding,check,pillar,subject,components,severity,outcome,score,title,message,reason,measured,unit,expected,strength,practices,gains,effort,remediation,waived_until,waived_by,evidence,sources",
    );
    expect(rows.map(({ finding }) => finding).sort()).toEqual(sample.findings.map(({ id }) => id).sort());
    expect(rows[0]?.outcome).toBe("fail");
    for (const one of rows) {
      const finding = sample.findings.find(({ id }) => id === one.finding);
      expect(one).toMatchObject({
        outcome: finding?.outcome,
        reason: finding?.reason ?? "",
        remediation: finding?.remediation,
        practices: finding?.practices.join("; "),
        score: finding?.score === null ? "" : String(finding?.score),
        waived_by: finding?.waiver?.owner ?? "",
      });
      expect(one.sources).toMatch(/^(recorded|repository) · ./);
    }
  });

  it("says what mending would gain, unrounded", async () => {
    const sample = sampleAssessment();
    const [first] = sample.findings;
    if (!first) throw new Error("no finding");
    const gains = [
      { framework: "dora", pillar: "stability", gain: 1 / 3 },
      { framework: "f", pillar: "p", gain: 2 },
    ];
    const [one] = await rowsOf({ ...sample, findings: [{ ...first, gains }] });
    expect(one?.gains).toBe("dora/stability 0.3333333333333333; f/p 2");
  });

  it("ends every line with CR LF and is in UTF-8 without a mark", async () => {
    const page = await csv.render(sampleAssessment(), OPTIONS);
    expect(page).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
    expect(page.startsWith('"workload"')).toBe(true);
    expect(page.endsWith("\r\n")).toBe(true);
  });

  test.each(Object.keys(PAYLOADS))("hostile names (%s) leave no cell and no row", async (name) => {
    const hostile = hostileAssessment(sampleAssessment(), PAYLOADS[name] ?? "");
    expect((await csv.render(hostile, OPTIONS)).replaceAll("\r\n", "\n")).not.toMatch(RAW_CONTROLS);
    expect(await rowsOf(hostile)).toHaveLength(hostile.findings.length);
  });

  test.each([
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "  =1",
    "\u00a0=1",
    "＝1+1",
    '"=1+1"',
    'x",=1+1,"',
    "x;=1+1",
    "x, =1+1",
    "'=1+1'",
    "x|@y",
  ])("%j computes nothing, wherever it stands and whatever parts cells", async (payload) => {
    const page = await csv.render(hostileAssessment(sampleAssessment(), payload), OPTIONS);
    for (const delimiter of [",", ";", "\t", "|"]) {
      // As another program may read it, quotes not understood.
      for (const loose of page.split("\r\n").flatMap((line) => line.split(delimiter)))
        expect(loose.replace(/^[\s"']*"\s*/, "")).not.toMatch(/^[=+\-@＝＋－＠]/);
    }
    for (const cells of parse(page, { record_delimiter: "\r\n" }) as string[][])
      for (const one of cells) expect(one).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
  });

  it("whatever a text holds, it comes back as it is but for the marks before formulas", () => {
    const unit = fc.constantFrom('"', ",", ";", "'", "=", "-", "@", "+", " ", "a", "|", "é", "漢");
    fc.assert(
      fc.property(fc.array(fc.string({ unit, maxLength: 12 }), { minLength: 2, maxLength: 4 }), (cells) => {
        const [back = []] = parse(row(cells), { record_delimiter: "\r\n" }) as string[][];
        expect(back).toHaveLength(cells.length);
        expect(back.map((one) => one.replaceAll("'", ""))).toEqual(cells.map((one) => one.replaceAll("'", "")));
        for (const one of back) expect(one).not.toMatch(/(^|[,;|"])\s*[=+\-@]/);
      }),
      { numRuns: 500 },
    );
  });

  it("numbers are numbers, also below zero", () => {
    expect(row([-0.5, 1e-9, true, null, undefined, ""])).toBe('-0.5,1e-9,true,,,""\r\n');
  });
});
