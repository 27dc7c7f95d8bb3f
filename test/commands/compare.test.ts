import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Assessment } from "../../src/model/assessment.ts";
import type { EvidenceDocument } from "../../src/model/evidence.ts";
import type { Comparison } from "../../src/report/compare/index.ts";
import { plumbrule, ROOT } from "../support/command-line.ts";

const EXAMPLE = join(ROOT, "examples/online-boutique");

const folder = mkdtempSync(join(tmpdir(), "plumbrule-compare-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);
const [base, head] = [at("base.json"), at("head.json")];
const [baseEvidence, headEvidence] = [at("base-evidence.json"), at("head-evidence.json")];

/** The bundled example twice, the second time with a quarter of its readings lost; of both the evidence too. */
beforeAll(() => {
  const assess = (...args: string[]) => expect(plumbrule(["assess", "-q", ...args]).code).toBe(0);
  assess(EXAMPLE, "--save-evidence", baseEvidence, "--format", `json:${base}`);
  const document = JSON.parse(readFileSync(baseEvidence, "utf8")) as EvidenceDocument;
  const evidence = document.evidence.filter((_, index) => index % 4 !== 0);
  writeFileSync(headEvidence, JSON.stringify({ ...document, evidence }));
  assess("--evidence", headEvidence, "--format", `json:${head}`);
});

const json = (args: string[]) => {
  const { code, stdout, stderr } = plumbrule(["compare", ...args, "--json"]);
  expect(code, stderr + stdout.slice(0, 500)).toBe(0);
  return JSON.parse(stdout) as Comparison;
};

it("evidence stands for the assessment that today's rules make of it, on either side", () => {
  const comparison = json([base, head]);
  expect(comparison.findings.unknownNow.length).toBeGreaterThan(0);
  for (const change of comparison.findings.unknownNow.filter((one) => one.evidence.length > 0))
    expect(
      change.evidence.some((one) => one.after === null || one.after.value === null),
      change.id,
    ).toBe(true);
  expect(json([baseEvidence, headEvidence])).toEqual(comparison);
  expect(json([base, headEvidence])).toEqual(comparison);
  expect(json([baseEvidence, head])).toEqual(comparison);

  // Of other rules, and so not comparable, until its evidence is named.
  const old = at("old one.json");
  const rulesDigest = `sha256:${"0".repeat(64)}`;
  writeFileSync(old, JSON.stringify({ ...(JSON.parse(readFileSync(base, "utf8")) as Assessment), rulesDigest }));
  const refused = plumbrule(["compare", old, head]);
  expect(refused.code).toBe(2);
  expect(refused.stdout).toBe("");
  expect(refused.stderr).toContain(`plumbrule compare BASE-EVIDENCE.json ${head}`);
  expect(refused.stderr).toContain(`rules of the base: ${rulesDigest}`);
  const beside = plumbrule(["compare", old, headEvidence]);
  expect(beside).toMatchObject({ code: 2, stdout: "" });
  expect(beside.stderr).toContain(`plumbrule compare BASE-EVIDENCE.json ${headEvidence}`);

  // What only scoring listens to.
  const dora = json([baseEvidence, headEvidence, "--framework", "dora"]);
  expect(dora.frameworks.map((one) => one.id)).toEqual(["dora"]);
  expect(plumbrule(["compare", base, head, "--framework", "dora"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("--framework cannot change kept assessments"),
  });
  expect(plumbrule(["compare", baseEvidence, head, "--framework", "dorra"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("did you mean dora?"),
  });
});

it("several formats at once, to files and to stdout", () => {
  const comment = at("comment.md");
  const ran = plumbrule(["compare", base, head, "--format", "text", "--format", `markdown:${comment}`]);
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.stdout).toMatch(/^online-boutique\n[\s\S]*\nUnknown now: \d+\n[\s\S]*\nreport: .*comment\.md\n$/);
  expect(readFileSync(comment, "utf8")).toMatch(/^# What moved in online-boutique\n[\s\S]*\n## Unknown now: \d+\n/);
  expect(plumbrule(["compare", base, head, "--format", "html"])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("available: text, markdown, json"),
  });
});
