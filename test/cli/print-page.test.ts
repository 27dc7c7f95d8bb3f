import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { PAYLOADS } from "../report/hostile-assessment.ts";
import { sampleAssessment } from "../report/sample-assessment.ts";
import { plumbrule, temporaryFolder } from "../support/command-line.ts";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const found = existsSync(CHROMIUM);
// A skipped test proves nothing: where it is promised to run, its absence is a failure.
if (!found && process.env.CI) {
  test("a browser is there in CI", () => {
    expect.fail(`no Chromium at ${CHROMIUM}: install it or set CHROMIUM`);
  });
}

function kept(assessment = sampleAssessment()): { folder: string; file: string } {
  const folder = temporaryFolder();
  const file = join(folder, "a.json");
  writeFileSync(file, JSON.stringify(assessment));
  return { folder, file };
}

describe.skipIf(!found)(
  `the report on paper${found ? "" : ` (skipped: no Chromium at ${CHROMIUM}; set CHROMIUM to one)`}`,
  () => {
    it("is a PDF of the assessment's time, and the same to the byte each time", () => {
      const { folder, file } = kept();
      const [one, two] = [join(folder, "1.pdf"), join(folder, "2.pdf")];
      for (const path of [one, two]) {
        const { code, stderr } = plumbrule(["report", file, "--format", `pdf:${path}`], { env: { CHROMIUM } });
        expect(code, stderr).toBe(0);
      }
      const pdf = readFileSync(one, "latin1");
      expect(pdf).toMatch(/^%PDF-/);
      expect(pdf).toContain("/CreationDate (D:20220823000000+00'00')");
      expect(pdf).toContain("/ModDate (D:20220823000000+00'00')");
      expect(readFileSync(two, "latin1")).toBe(pdf);
      expect(pdf).not.toContain("file:///");
    });

    it("names from outside do nothing in it: no script, no link, no program", () => {
      const payload = `${PAYLOADS.attribute}${PAYLOADS.details}${PAYLOADS.script}`;
      const sample = sampleAssessment();
      const { folder, file } = kept({
        ...sample,
        workload: { ...sample.workload, name: payload, owner: payload },
        findings: sample.findings.map((one) => ({ ...one, title: payload, message: payload, remediation: payload })),
      });
      const path = join(folder, "r.pdf");
      const { code, stderr } = plumbrule(["report", file, "--format", `pdf:${path}`], { env: { CHROMIUM } });
      expect(code, stderr).toBe(0);
      expect(readFileSync(path, "latin1")).not.toMatch(/\/JavaScript|\/JS |\/Launch|\/URI \(javascript/);
    });
  },
);

describe("without a browser that prints", () => {
  it.each([
    ["CHROMIUM names nothing", { CHROMIUM: "/nowhere/chromium" }, "which cannot be run"],
    ["there is none on PATH", { CHROMIUM: "", PATH: "/nowhere" }, "there is none on PATH"],
  ])("says so before anything is gathered: %s", (_, env, said) => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = plumbrule(["assess", folder, "--format", `pdf:${join(folder, "r.pdf")}`], { env });
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(said);
    expect(stderr).not.toContain("reading");
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ["says why", "echo 'no\u001b[31m display' >&2; exit 3", "no\\u001b[31m display"],
    ["says nothing", "exit 3", "it says nothing, and ends with 3"],
    ["ends well and has printed nothing", "exit 0", "it says nothing, and ends with 0"],
  ])("a program that does not print (%s) leaves no file", (_, script, said) => {
    const { folder, file } = kept();
    const CHROMIUM = join(folder, "chromium");
    writeFileSync(CHROMIUM, `#!/bin/sh\n${script}\n`);
    chmodSync(CHROMIUM, 0o755);
    const { code, stderr } = plumbrule(
      ["report", file, "--format", `csv:${join(folder, "r.csv")}`, "--format", `pdf:${join(folder, "r.pdf")}`],
      { env: { CHROMIUM } },
    );
    expect(code).toBe(2);
    expect(stderr).toContain(`chromium printed no PDF: ${said}`);
    expect(readdirSync(folder).sort()).toEqual(["a.json", "chromium"]);
  });
});
