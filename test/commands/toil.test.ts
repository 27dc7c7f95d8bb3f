import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plumbrule, ROOT, temporaryFolder } from "../support/command-line.ts";

const FIXTURE = join(ROOT, "test/fixtures/toil");
const CHECKS = ["rising-toil", "toil-above-half", "unmeasured-toil"];
const AT = ["--as-of", "2026-02-01T00:00:00Z"];

interface Assessed {
  findings: { check: string; outcome: string; reason?: string; measured: { value: unknown } }[];
  diagnostics: { provider: string; level: string; message: string }[];
}

function assessed(folder: string): { code: number | null; document: Assessed; outcomes: string[] } {
  const { code, stdout } = plumbrule(["assess", folder, ...AT, "--json"]);
  const document = JSON.parse(stdout) as Assessed;
  const mine = document.findings.filter(({ check }) => CHECKS.includes(check));
  return { code, document, outcomes: mine.map(({ check, outcome }) => `${check} ${outcome}`).sort() };
}

describe("toil on the command line", () => {
  it("is judged by hours, and no name or title is in any document", () => {
    const { code, document, outcomes } = assessed(FIXTURE);
    expect(code).toBe(0);
    expect(outcomes).toEqual(["rising-toil fail", "toil-above-half pass", "unmeasured-toil pass"]);
    const share = document.findings.find(({ check }) => check === "toil-above-half");
    // The fixture's weeks hold 72 hours each, 10 to 21 of them toil.
    expect(share?.measured.value).toBeCloseTo(186 / 864, 3);
    const evidence = join(temporaryFolder(), "e.json");
    plumbrule(["assess", FIXTURE, ...AT, "--json", "--save-evidence", evidence]);
    const again = plumbrule(["assess", "--evidence", evidence, "--json"]);
    const kept = `${readFileSync(evidence, "utf8")}${again.stdout}`;
    expect(/\bada\b|edsger|ticket 1\d\d/i.exec(kept)).toBeNull();
    expect((JSON.parse(again.stdout) as Assessed).findings).toEqual(document.findings);
  });

  it("is unknown where configured records are gone, although there are tickets", () => {
    const folder = temporaryFolder();
    cpSync(FIXTURE, folder, { recursive: true });
    rmSync(join(folder, "time.csv"));
    const { document, outcomes } = assessed(folder);
    expect(outcomes).toEqual(CHECKS.map((check) => `${check} unknown`));
    expect(document.diagnostics).toContainEqual({
      provider: "toil",
      level: "error",
      message: "records: time.csv does not exist",
    });
    expect(plumbrule(["doctor", folder]).code).toBe(3);
  });

  it("is unknown where the manifest names no record", () => {
    const { document, outcomes } = assessed(temporaryFolder());
    expect(outcomes).toEqual(CHECKS.map((check) => `${check} unknown`));
    const unmeasured = document.findings.find(({ check }) => check === "unmeasured-toil");
    expect(unmeasured?.reason).toContain("providers.toil names no record of it");
  });

  it("is planned without a request", () => {
    const { stdout } = plumbrule(["plan", FIXTURE, ...AT, "--json"]);
    expect((JSON.parse(stdout) as { total: { requests: number } }).total.requests).toBe(0);
  });
});
