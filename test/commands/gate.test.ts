import { spawn } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { exitCodeOf } from "../../src/cli/error-view.ts";
import type { Assessment } from "../../src/model/assessment.ts";
import type { EvidenceDocument } from "../../src/model/evidence.ts";
import { sound } from "../gate/gated.ts";
import { plumbrule, ROOT, temporaryFolder } from "../support/command-line.ts";
import { folderWith, HEAD } from "../workload/folder.ts";

const EXAMPLE = join(ROOT, "examples/online-boutique");
let assessed: string;
let evidence: string;

const folder = mkdtempSync(join(tmpdir(), "plumbrule-gate-"));

beforeAll(() => {
  const file = join(folder, "evidence.json");
  assessed = plumbrule(["assess", EXAMPLE, "--json", "--save-evidence", file]).stdout;
  evidence = readFileSync(file, "utf8");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with a small assessment and these files. */
async function small(files: { [name: string]: string }): Promise<string> {
  return folderWith({ "assessment.json": JSON.stringify(sound()), ...files });
}

/** A folder with the example's assessment and evidence, and these files. */
async function kept(files: { [name: string]: string } = {}): Promise<string> {
  return folderWith({ "assessment.json": assessed, "evidence.json": evidence, ...files });
}

interface Document {
  verdict?: string;
  violations?: { rule: string }[];
  missing?: { rule: string; reason: string }[];
  error?: { code: string; message: string; suggestions: string[] };
}

/** With --json and without: the same code, and on stdout the document or the text alone. */
function gate(cwd: string, ...args: string[]): { code: number | null; text: string; document: Document } {
  const plain = plumbrule(["gate", ...args, "-q"], { cwd });
  const json = plumbrule(["gate", ...args, "--json"], { cwd });
  expect(json.code, args.join(" ")).toBe(plain.code);
  return { code: plain.code, text: plain.stdout + plain.stderr, document: JSON.parse(json.stdout) as Document };
}

describe("exit codes, with --json and without", () => {
  /** Of the example's two objectives one day of 28 was recorded. */
  const NO_BUDGETS = "errorBudget: false\n";
  const CASES: { name: string; policy: string; code: number; verdict: string }[] = [
    { name: "it holds", policy: `${NO_BUDGETS}findings: { failOn: critical }`, code: 0, verdict: "pass" },
    {
      name: "it is wrapped as in the manifest",
      policy: "gate: { errorBudget: false, findings: { failOn: critical } }",
      code: 0,
      verdict: "pass",
    },
    {
      name: "a score is too low",
      policy: `${NO_BUDGETS}pillars: { reliability: { minScore: 99 } }`,
      code: 1,
      verdict: "fail",
    },
    { name: "findings fail", policy: `${NO_BUDGETS}findings: { failOn: high }`, code: 1, verdict: "fail" },
    { name: "too little is known", policy: "pillars: { security: { minCoverage: 0.9 } }", code: 3, verdict: "unknown" },
    {
      name: "too little is known and it is violated",
      policy: "pillars: { security: { minCoverage: 0.9, minScore: 100 } }",
      code: 3,
      verdict: "unknown",
    },
    {
      name: "no value is there to judge",
      policy: "pillars: { dora/throughput: { minScore: 0, judge: value } }",
      code: 3,
      verdict: "unknown",
    },
    { name: "no budget is known", policy: "errorBudget: {}\npillars: {}", code: 3, verdict: "unknown" },
    {
      name: "no budget is known, and nothing said of them",
      policy: "findings: { failOn: critical }",
      code: 0,
      verdict: "pass",
    },
    {
      name: "what is missing is passed over",
      policy: "pillars: { security: { minCoverage: 0.9 } }\nonMissing: warn",
      code: 0,
      verdict: "pass",
    },
    {
      name: "what is missing is passed over, what is violated is not",
      policy: "pillars: { security: { minCoverage: 0.9, minScore: 100 } }\nonMissing: ignore",
      code: 1,
      verdict: "fail",
    },
  ];
  it.each(CASES)("$code: $name", async ({ policy, code, verdict }) => {
    const ran = gate(await kept({ "gate.yaml": policy }), "assessment.json", "--policy", "gate.yaml");
    expect(ran.code, ran.text).toBe(code);
    expect(ran.document.verdict).toBe(verdict);
  });

  it("2: what is wrong is named with file, line, path and what was meant, and nothing is judged", async () => {
    const wrong: [policy: string, said: string][] = [
      ["findings:\n  failon: high", 'gate.yaml:2: findings.failon: unknown key; did you mean "failOn"?'],
      [
        "pillars:\n  reliabilty: { minScore: 1 }",
        'gate.yaml:2: pillars.reliabilty: no framework of the assessment has the pillar "reliabilty"; did you mean "reliability"?',
      ],
      ["pillars: { cobit/reliability: { minScore: 1 } }", 'gate.yaml:1: pillars["cobit/reliability"]: no framework'],
      [
        "pillars: { reliability: { minScore: 101 } }",
        "gate.yaml:1: pillars.reliability.minScore: is 101; the most is 100",
      ],
      [
        "pillars: { reliability: { judge: low } }",
        'gate.yaml:1: pillars.reliability: needs "minScore" or "minCoverage"',
      ],
      [
        "pillars: { reliability: { minScore: high } }",
        'gate.yaml:1: pillars.reliability.minScore: has to be a number, not "high"',
      ],
      ["errorBudget:", "gate.yaml:1: errorBudget: is empty; expected: false or keys and values"],
      [
        "errorBudget: { burn: pager }",
        'gate.yaml:1: errorBudget.burn: "pager" is not one of page, ticket; did you mean "page"?',
      ],
      ["errorBudget: { minRemaining: .nan }", "gate.yaml:1: errorBudget.minRemaining: is not a finite number"],
      [
        "waivers: { expired: fial }",
        'gate.yaml:1: waivers.expired: "fial" is not one of fail, ignore; did you mean "fail"?',
      ],
      ["onMissing: pass", 'gate.yaml:1: onMissing: "pass" is not one of fail, warn, ignore'],
      ["gate: { findngs: {} }", 'gate.yaml:1: gate.findngs: unknown key; did you mean "findings"?'],
      ["- findings", "gate.yaml:1: has to be keys and values, not a list"],
      ["findings: { baseline: gone.json }", "gone.json: there is no such file; the policy wants it as its baseline"],
      ["findings: { baseline: ../b.json }", "gate.yaml:1: findings.baseline: leads out of the workload's folder"],
      ["findings: { baseline: gate.yaml }", "gate.yaml:1: is not valid JSON"],
      ["findings: {", "gate.yaml:1: "],
      ["{}", "there is no policy to judge by"],
      ["errorBudget: false", "there is no policy to judge by"],
      ["errorBudget: true", "gate.yaml:1: errorBudget: "],
      ["", "gate.yaml:1: is empty; expected: keys and values"],
    ];
    for (const [policy, said] of wrong) {
      const { code, text, document } = gate(
        await small({ "gate.yaml": policy }),
        "assessment.json",
        "--policy",
        "gate.yaml",
      );
      expect(code, policy).toBe(2);
      expect(text, policy).toContain(said);
      expect(document.error?.message, policy).toContain(said);
      expect(document.verdict).toBeUndefined();
    }
  }, 120_000);

  it("2: a call that is wrong", async () => {
    const folder = await kept({
      "bare.json": JSON.stringify(sound({ objectives: [], errorBudgets: [] })),
      "gate.yaml": "findings: { failOn: high }",
      "other.yaml": "pillars: { security: { minScore: 1 } }",
    });
    const calls: [args: string[], said: string][] = [
      [["bare.json"], "there is no policy to judge by"],
      [["."], "there is no policy to judge by"],
      [["nowhere.json"], 'there is no folder and no assessment "nowhere.json"'],
      [["evidence.json", "--policy", "gate.yaml"], "is not an assessment"],
      [["assessment.json", "--policy", "gone.yaml"], "gone.yaml: there is no such file"],
      [
        ["assessment.json", "--policy", "gate.yaml", "--framework", "dora"],
        "--framework cannot change a kept assessment",
      ],
      [["assessment.json", "--policy", "gate.yaml", "--evidence", "evidence.json"], "--evidence"],
      [["assessment.json", "--policy", "other.yaml", "--baseline", "assessment.json"], "--baseline is about findings"],
      [["assessment.json", "--policy", "gate.yaml", "--format", "html"], 'a gate has no format "html"'],
      [["assessment.json", "--policy", "gate.yaml", "--polcy", "x"], "did you mean --policy?"],
    ];
    for (const [args, said] of calls) {
      const { code, text, document } = gate(folder, ...args);
      expect(code, args.join(" ")).toBe(2);
      expect(text, args.join(" ")).toContain(said);
      expect(document.error?.code).toMatch(/^PLUMBRULE_E_/);
    }
    expect(readdirSync(folder).sort()).toEqual([
      "assessment.json",
      "bare.json",
      "evidence.json",
      "gate.yaml",
      "other.yaml",
    ]);
  }, 120_000);

  it("2 goes before 3: a slip in the policy is said though a source cannot be read", async () => {
    const folder = await folderWith({
      "plumbrule.yaml": `${HEAD}providers: { recorded: { path: gone/ } }\ngate: { pillars: { reliabilty: { minScore: 1 } } }\n`,
    });
    const { code, document } = gate(folder, ".");
    expect(code).toBe(2);
    expect(document.error?.message).toMatch(
      /^plumbrule\.yaml:5: gate\.pillars\.reliabilty: .*did you mean "reliability"\?$/,
    );
  });

  it("3: a source of the manifest that cannot be read or gives nothing, whatever the policy is about", async () => {
    for (const recorded of [
      "{ path: gone/ }",
      "{ series: [{ file: x.csv, component: a, signals: { requests: r } }] }",
    ]) {
      const folder = await folderWith({
        "plumbrule.yaml": `${HEAD}components: [{ id: a, type: worker }]\nproviders: { recorded: ${recorded} }\ngate: { findings: { failOn: critical } }\n`,
      });
      const { code, document } = gate(folder, ".");
      expect(code, recorded).toBe(3);
      expect(
        document.missing?.map(({ rule }) => rule),
        recorded,
      ).toContain("onMissing");
    }
    const future = await folderWith({
      "plumbrule.yaml": `${HEAD}providers: { azure: {} }\ngate: { onMissing: fail }\n`,
    });
    expect(gate(future, ".").code).not.toBe(0);
  });

  it("130: an interruption, with the evidence that was gathered", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "gate.yaml"), "findings: { failOn: critical }");
    const args = [
      "gate",
      EXAMPLE,
      "--policy",
      join(folder, "gate.yaml"),
      "--save-evidence",
      join(folder, "evidence.json"),
    ];
    const child = spawn(process.execPath, [join(ROOT, "bin/run.js"), ...args], { stdio: ["ignore", "ignore", "pipe"] });
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (text: Buffer) => {
        if (text.toString().includes("reading re")) resolve();
      });
    });
    child.kill("SIGINT");
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(130);
    expect(readdirSync(folder).sort()).toEqual(["evidence.json", "gate.yaml"]);
  });

  it("70: a bug is no verdict", () => {
    // No document can lead there: the one way in is a value that no schema let in.
    expect(exitCodeOf(new TypeError("x is undefined"))).toBe(70);
  });
});

describe("where the policy and the baseline come from", () => {
  const manifest = (gateText: string) => `${HEAD}${gateText}`;

  it("the manifest's gate, which an assessment and kept evidence carry along; --policy goes before it", async () => {
    const folder = await folderWith({
      "plumbrule.yaml": manifest("gate: { pillars: { security: { minScore: 100 } } }\n"),
      "mild.yaml": "pillars: { security: { minScore: 0 } }",
    });
    expect(gate(folder, ".").code).toBe(1);
    expect(gate(folder, ".", "--policy", "mild.yaml").code).toBe(0);
    const made = plumbrule(["assess", ".", "--format", "json:a.json", "--save-evidence", "e.json", "-q"], {
      cwd: folder,
    });
    expect(made.code, made.stderr).toBe(0);
    expect(gate(folder, "a.json").code).toBe(1);
    expect(gate(folder, "a.json", "--policy", "mild.yaml").code).toBe(0);
    expect(gate(folder, "--evidence", "e.json").code).toBe(1);
    // What a kept document carries is held against the schema like any other policy.
    const assessment = JSON.parse(readFileSync(join(folder, "a.json"), "utf8")) as Assessment;
    writeFileSync(join(folder, "b.json"), JSON.stringify({ ...assessment, policy: { findings: { failon: "high" } } }));
    expect(gate(folder, "b.json").text).toContain(
      'b.json: policy.findings.failon: unknown key; did you mean "failOn"?',
    );
  });

  it("a baseline beside the file that names it, or on the command line; new findings alone fail", async () => {
    const folder = await folderWith({
      "plumbrule.yaml": manifest("gate: { findings: { failOn: low, baseline: baseline.json } }\n"),
      Dockerfile: "FROM node:latest\nCMD node x\n",
    });
    expect(gate(folder, ".").text).toContain("baseline.json: there is no such file");
    expect(plumbrule(["assess", ".", "-q", "--format", "json:baseline.json"], { cwd: folder }).code).toBe(0);
    const held = gate(folder, ".");
    expect(held.code, held.text).toBe(0);
    expect(held.text).toMatch(/findings? of the baseline passed over/);
    mkdirSync(join(folder, "elsewhere"));
    copyFileSync(join(folder, "baseline.json"), join(folder, "elsewhere/b.json"));
    const baseline = JSON.parse(readFileSync(join(folder, "baseline.json"), "utf8")) as Assessment;
    const failing = baseline.findings.find(({ outcome }) => outcome === "fail");
    expect(failing).toBeDefined();
    const without = { ...baseline, findings: baseline.findings.filter(({ id }) => id !== failing?.id) };
    writeFileSync(join(folder, "baseline.json"), JSON.stringify(without));
    expect(gate(folder, ".").document).toMatchObject({ verdict: "fail", violations: [{ rule: "findings.failOn" }] });
    expect(gate(folder, ".", "--baseline", "elsewhere/b.json").code).toBe(0);
    for (const other of [
      { rulesDigest: `sha256:${"0".repeat(64)}` },
      { workload: { name: "other", components: [] } },
    ]) {
      writeFileSync(join(folder, "baseline.json"), JSON.stringify({ ...baseline, ...other }));
      const refused = gate(folder, ".");
      expect(refused.code).toBe(2);
      expect(refused.text).toMatch(/baseline\.json: (rulesDigest|workload\.name): the baseline /);
    }
  }, 120_000);

  it("a waiver that has ended fails, and is in the assessment", async () => {
    const folder = await folderWith({
      "plumbrule.yaml": manifest("waivers: waivers.yaml\ngate: { onMissing: fail }\n"),
      "waivers.yaml": "- { check: single-replica-component, owner: Ada, reason: r, until: 2020-01-01 }\n",
    });
    expect(gate(folder, ".").document.violations).toMatchObject([{ rule: "waivers.expired" }]);
    expect(gate(folder, ".", "--as-of", "2019-01-01T00:00:00Z").code).toBe(0);
  });
});

it("kept evidence of which something is lost has no verdict", async () => {
  const whole = JSON.parse(evidence) as EvidenceDocument;
  const damaged = { ...whole, evidence: whole.evidence.filter(({ strength }) => strength !== "observed") };
  const folder = await folderWith({ "e.json": JSON.stringify(damaged), "gate.yaml": "findings: { failOn: critical }" });
  const { code, document } = gate(folder, "--evidence", "e.json", "--policy", "gate.yaml");
  expect(code).toBe(3);
  expect(document.missing?.[0]?.reason).toMatch(/^recorded: the evidence is not whole: /);
});

it("budgets of an assessment are judged, and reports are written in several formats at once", async () => {
  const folder = await folderWith({
    "a.json": JSON.stringify(sound({ policy: { errorBudget: { minRemaining: 0.5 } } })),
  });
  const args = ["--format", "text", "--format", "junit:g.xml", "--format", "sarif:g.sarif", "--format", "github:g.txt"];
  const ran = plumbrule(["gate", "a.json", ...args], { cwd: folder, env: { COLUMNS: "80" } });
  expect(ran.code, ran.stderr).toBe(0);
  expect(readdirSync(folder).sort()).toEqual(["a.json", "g.sarif", "g.txt", "g.xml"]);
  expect(ran.stdout).toMatch(/^The gate of online-boutique passes$/m);
  const spent = { ...sound(), errorBudgets: sound().errorBudgets.map((one) => ({ ...one, status: "exhausted" })) };
  writeFileSync(join(folder, "a.json"), JSON.stringify({ ...spent, policy: { errorBudget: {} } }));
  expect(plumbrule(["gate", "a.json", "--format", "github"], { cwd: folder })).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^::error file=slos\/front-door\.yaml,line=7,/),
  });
  // Without a policy, too.
  writeFileSync(join(folder, "a.json"), JSON.stringify({ ...spent, policy: null }));
  expect(gate(folder, "a.json")).toMatchObject({ code: 1, document: { violations: [{ rule: "errorBudget" }] } });
  writeFileSync(join(folder, "a.json"), JSON.stringify({ ...spent, policy: { errorBudget: false, findings: {} } }));
  expect(gate(folder, "a.json").document.violations?.map(({ rule }) => rule)).not.toContain("errorBudget");
});
