import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { afterAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { CheckRow } from "../src/checks/list.ts";
import { isDate, isInstant } from "../src/documents/dates.ts";
import type { Assessment } from "../src/model/assessment.ts";
import type { DeliveryReport } from "../src/model/delivery.ts";
import { type EvidenceDocument, STRENGTHS } from "../src/model/evidence.ts";
import { PILLARS } from "../src/model/rules.ts";
import type { Comparison } from "../src/report/compare/comparison.ts";
import type { ExplainNode } from "../src/report/explain/node.ts";
import { worldOf } from "./providers/aws/workload.ts";
import { DAY, HistoryBuilder, HOUR } from "./providers/repository/git/fixture.ts";
import { startAws } from "./servers/aws.ts";
import { plumbrule, ROOT, temporaryFolder } from "./support/command-line.ts";
import { plumbruleBeside } from "./support/command-line-beside.ts";
import { shippedRules } from "./support/sample-rules.ts";

const EXAMPLE = join(ROOT, "examples/online-boutique");
const formats = { "date-time": isInstant, date: isDate, uri: true, "uri-reference": true } as const;
/** Every command that prints a document with `--json`: `checks list` → `checks-list`. */
const COMMANDS = readdirSync(join(ROOT, "src/commands"), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, "").replaceAll(/[/\\]/g, "-"));
const held = new Set<string>();

function schemaOf(name: string): { [key: string]: unknown } {
  return JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), "utf8")) as { [key: string]: unknown };
}

const validators = new Map<string, ValidateFunction>();

function hold(document: unknown, name: string, of: string): void {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, formats });
  const validate = validators.get(name) ?? ajv.compile(schemaOf(name));
  validators.set(name, validate);
  validate(document);
  expect(validate.errors ?? [], `${of} against ${name}.schema.json`).toEqual([]);
}

/** Runs the command and holds what it prints against the schema; gives the document. */
function run<T>(args: string[], { schema, code = 0 }: { schema?: string; code?: number } = {}): T {
  const ran = plumbrule([...args, "--json"]);
  expect(ran.code, ran.stderr).toBe(code);
  const document = JSON.parse(ran.stdout) as T;
  const command = COMMANDS.includes(`${args[0]}-${args[1]}`) ? `${args[0]}-${args[1]}` : (args[0] ?? "");
  hold(document, schema ?? command, args.join(" "));
  held.add(command);
  return document;
}

/** A folder with a history of releases, one of which was undone: every metric of delivery has its numbers. */
function released(): { history: string; until: string } {
  const history = temporaryFolder();
  const start = Date.UTC(2025, 0, 1) / 1000;
  const builder = new HistoryBuilder(history);
  let undoes = "";
  for (let week = 0; week < 12; week++) {
    const at = start + week * 7 * DAY;
    const mark = builder.commit({
      at,
      message: week === 6 ? `Revert\n\nThis reverts commit ${undoes}.\n` : `week ${week}`,
    });
    builder.tag(`v1.${week}.0`, mark, at + HOUR);
    undoes = builder.write().get(mark) ?? "";
  }
  return { history, until: new Date((start + 90 * DAY) * 1000).toISOString() };
}

describe("the schema of a command's document holds what it prints", () => {
  const folder = mkdtempSync(join(tmpdir(), "plumbrule-schemas-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const base = join(folder, "base.json");
  const head = join(folder, "head.json");
  const evidence = join(folder, "evidence.json");
  let assessment: Assessment;

  it("assess, report, compare and the kept evidence", () => {
    assessment = run(["assess", EXAMPLE, "--save-evidence", evidence], { schema: "assessment" });
    const kept = JSON.parse(readFileSync(evidence, "utf8")) as EvidenceDocument;
    hold(kept, "evidence", "assess --save-evidence");
    writeFileSync(evidence, JSON.stringify({ ...kept, evidence: kept.evidence.filter((_, i) => i % 2 === 0) }));
    writeFileSync(base, JSON.stringify(assessment));
    writeFileSync(head, JSON.stringify(run(["assess", "--evidence", evidence], { schema: "assessment" })));
    run(["report", base], { schema: "assessment" });
    const { findings } = run<Comparison>(["compare", base, head]);
    expect(findings.unknownNow.length).toBeGreaterThan(0);
    expect(run<Comparison>(["compare", base, evidence]).findings).toEqual(findings);
  });

  it("explain, of each kind of thing", () => {
    const finding = assessment.findings.find((one) => one.outcome === "fail" && one.evidence.length > 0);
    const ids = [
      "reliability",
      "aws-well-architected/reliability",
      "REL11-BP02",
      finding?.check,
      finding?.id,
      finding?.evidence[0],
      "frontend",
    ];
    const kinds = ids.map((id) => run<ExplainNode>(["explain", id ?? "", base]).kind);
    expect(kinds).toEqual(["matches", "pillar", "practice", "check", "finding", "evidence", "component"]);
  });

  it("diagrams", () => {
    for (const diagram of ["components", "sequence", "deployment"])
      run(["diagrams", "show", diagram, "--assessment", base]);
  });

  it("plan, doctor, init and delivery, with releases and without", () => {
    run(["plan", EXAMPLE]);
    run(["doctor", EXAMPLE]);
    run(["init", folder, "--yes"]);
    run(["delivery", folder]);
    const { history, until } = released();
    const { services } = run<DeliveryReport>(["delivery", history, "--as-of", until, "--window", "90d"]);
    expect(services).toMatchObject([{ changeLeadTime: { median: expect.any(Number) }, changeFailRate: { failed: 1 } }]);
  });

  it("gate, of each verdict", () => {
    const policy = join(folder, "gate.yaml");
    const judged = (text: string, code: number) => {
      writeFileSync(policy, text);
      return run<{ violations: unknown[]; missing: unknown[] }>(["gate", base, "--policy", policy], {
        schema: "gate-result",
        code,
      });
    };
    judged("{ errorBudget: false, findings: { failOn: critical } }", 0);
    expect(judged("{ errorBudget: false, findings: { failOn: low } }", 1).violations.length).toBeGreaterThan(0);
    expect(judged("pillars: { security: { minCoverage: 1 } }", 3).missing.length).toBeGreaterThan(0);
  });

  it("checks, frameworks, providers and errors", async () => {
    const rows = run<CheckRow[]>(["checks", "list"]);
    run(["checks", "show", rows[0]?.id ?? ""]);
    for (const check of (await shippedRules()).checks) hold(check, "checks-show", check.id);
    run(["checks", "test"]);
    run(["checks", "new", "slow-start", "--pillar", "reliability", "--rules", join(folder, "rules")]);
    run(["frameworks", "list"]);
    for (const { id } of (await shippedRules()).frameworks) run(["frameworks", "show", id]);
    run(["providers", "list"]);
    run(["checks", "show", "nothing-of-that-name"], { schema: "error", code: 2 });

    // The example's findings are never known better than the list of checks says.
    const best = new Map(rows.map(({ id, strength }) => [id, STRENGTHS.indexOf(strength)]));
    for (const { check, strength } of assessment.findings)
      if (strength !== null && best.has(check))
        expect(STRENGTHS.indexOf(strength), check).toBeLessThanOrEqual(best.get(check) ?? 0);
  });

  it("decision records: drafts, a new one, their list and what is wrong with them", () => {
    const shop = temporaryFolder();
    run(["adrs", "suggest", shop, "--assessment", base, "--yes"]);
    run(["adrs", "new", "One queue for each customer", shop]);
    run(["adrs", "list", shop]);
    run(["adrs", "lint", shop], { code: 1 });
  });

  it("objectives: their list, status, faults and alerts", () => {
    run(["slos", "list", EXAMPLE]);
    run(["slos", "status", EXAMPLE], { code: 3 });
    const kept = join(folder, "objectives.json");
    run(["slos", "status", EXAMPLE, "--save-evidence", kept], { code: 3 });
    const work = { from: "2022-08-22T05:00:00Z", to: "2022-08-22T06:00:00Z", reason: "work", by: "Ada" };
    const states = [{ name: "normal", freeze: false, actions: ["go on"] }];
    const policy = { owner: "Ada", maintenance: "included", states, exemptions: [], source: { path: "policy.yaml" } };
    const document = JSON.parse(readFileSync(kept, "utf8")) as EvidenceDocument;
    writeFileSync(kept, JSON.stringify({ ...document, errorBudgetPolicy: policy, maintenance: [work] }));
    const rows = run<object[]>(["slos", "status", "--evidence", kept], { code: 3 });
    for (const row of rows) expect(row).toMatchObject({ policy: {}, withoutMaintenance: { windows: [work] } });
    run(["slos", "forecast", EXAMPLE], { code: 3 });
    run(["slos", "validate", EXAMPLE]);
    const { notWritten } = run<{ notWritten: unknown[] }>(["slos", "alerts", EXAMPLE]);
    expect(notWritten).toHaveLength(2);
    const wrong = temporaryFolder();
    mkdirSync(join(wrong, "slos"));
    writeFileSync(join(wrong, "slos/x.yaml"), "apiVersion: openslo/v1\nkind: Slo\n");
    expect(run(["slos", "validate", wrong], { code: 2 })).toMatchObject({
      valid: false,
      files: [{ path: "slos/x.yaml", errors: [{ path: "kind", line: 2 }] }],
    });
  });

  it("a review that is pushed", async () => {
    vi.stubEnv("AWS_ACCESS_KEY_ID", "x");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "x");
    const server = await startAws(worldOf([]));
    onTestFinished(() => server.stop());
    server.inventories = { workloads: [{ WorkloadId: "w1", WorkloadName: "shop" }], answers: [] };
    const file = join(temporaryFolder(), "assessment.json");
    writeFileSync(file, plumbrule(["assess", EXAMPLE, "--json"]).stdout);
    const args = ["reviews", "push", file, "--workload", "shop", "--region", "eu-west-1"];
    const ran = await plumbruleBeside([...args, "--json"], { env: { AWS_ENDPOINT_URL: server.url } });
    expect(ran.code, ran.stderr).toBe(0);
    hold(JSON.parse(ran.stdout), "reviews-push", "reviews push");
    held.add("reviews-push");
  });

  it("and there is no other command", () => {
    expect([...held].sort()).toEqual([...COMMANDS].sort());
  });
});

it("a check may be of any pillar that there is, and of no other", () => {
  for (const name of ["check", "checks-show", "checks-list"])
    expect(JSON.stringify(schemaOf(name)), name).toContain(JSON.stringify({ enum: PILLARS }).slice(1, -1));
});

it("the README names every schema", () => {
  const text = readFileSync(join(ROOT, "schemas/README.md"), "utf8");
  const files = readdirSync(join(ROOT, "schemas")).filter((file) => file.endsWith(".json"));
  for (const file of files) expect(text).toContain(`\`${file}\``);
  for (const [, file] of text.matchAll(/`([\w-]+\.schema\.json)`/g)) expect(files).toContain(file);
});
