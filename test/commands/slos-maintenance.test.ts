import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Assessment } from "../../src/model/assessment.ts";
import type { ObjectiveStatus } from "../../src/model/budget.ts";
import { HistoryBuilder } from "../providers/repository/git/fixture.ts";
import { installed, type Running } from "../servers/real-server.ts";
import type { Samples } from "../servers/samples.ts";
import { startVictoriaMetrics } from "../servers/victoria-metrics.ts";
import { plumbrule } from "../support/command-line.ts";

const found = installed("victoria-metrics");
const DAY = 86_400;
const STEP = 300;
const END = Date.UTC(2026, 0, 29);
const STEPS = (28 * DAY) / STEP;
const at = (day: number, hour = 0) => new Date(END - (28 - day) * DAY * 1000 + hour * 3_600_000).toISOString();
const PER_HOUR = 3600 / STEP;
/** Two hours of planned work on the tenth day, in which everything of one counter happens. */
const [WORK_FROM, WORK_TO] = [10 * 24 * PER_HOUR, (10 * 24 + 2) * PER_HOUR];

function counter(series: string, sum: number, grown: (step: number) => number): Samples {
  return { series, from: END - 28 * DAY * 1000, to: END, stepSeconds: STEP, value: (step) => sum * grown(step) };
}

const evenly = (step: number) => step / STEPS;
const inWork = (step: number) => Math.min(1, Math.max(0, (step - WORK_FROM) / (WORK_TO - WORK_FROM)));

/** 8,064 five-minute steps: 1,000 requests in each, 10 fail evenly in each, and 48,000 more fail in the two hours. */
const samples: Samples[] = [
  counter('http_total{code="200"}', 990 * STEPS, evenly),
  counter('http_total{code="500"}', 10 * STEPS, evenly),
  counter('http_total{code="503"}', 48_000, inWork),
  // Known only outside of the work: nothing was scraped meanwhile.
  { ...counter('gone_total{code="200"}', 1000 * STEPS, evenly), to: END - 18 * DAY * 1000 },
  {
    ...counter('gone_total{code="200"}', 1000 * STEPS, evenly),
    from: END - 18 * DAY * 1000 + 4 * 3_600_000,
    value: (step) => 1000 * (step + WORK_FROM + 4 * PER_HOUR),
  },
  { ...counter('gone_total{code="500"}', STEPS, evenly), to: END - 18 * DAY * 1000 },
  {
    ...counter('gone_total{code="500"}', STEPS, evenly),
    from: END - 18 * DAY * 1000 + 4 * 3_600_000,
    value: (step) => step + WORK_FROM + 4 * PER_HOUR,
  },
];

function slo(name: string, metric: string, target: number, method: "Occurrences" | "Timeslices"): string {
  const slices = method === "Timeslices" ? ", timeSliceTarget: 0.95, timeSliceWindow: 1h" : "";
  return `apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: shop
  budgetingMethod: ${method}
  timeWindow: [{ duration: 28d, isRolling: true }]
  indicator:
    metadata: { name: i }
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { type: Prometheus, spec: { query: '${metric}{code=~"5.."}' } } }
        total: { metricSource: { type: Prometheus, spec: { query: '${metric}' } } }
  objectives: [{ target: ${target}${slices} }]
---
`;
}

const POLICY = (maintenance: string) => `owner: shop-team
approvedBy: Ada
approvedAt: 2025-12-01
revisit: 2026-06-01
maintenance: ${maintenance}
states:
  - { name: frozen, when: { remainingAtMost: 0 }, freeze: true, actions: [no releases but exempt ones] }
  - { name: careful, when: { remainingAtMost: 0.6 }, freeze: false, actions: [reviews by two] }
  - { name: normal, freeze: false }
exemptions:
  - { kind: p0-fix, subject: '^fix\\(p0\\)' }
  - { kind: security-fix, trailer: { key: Change-Kind, value: '^security$' } }
`;

describe.skipIf(!found.there)(`maintenance windows against a real VictoriaMetrics${found.note}`, () => {
  let server: Running;
  let folder: string;
  beforeAll(async () => {
    server = await startVictoriaMetrics(samples);
    folder = mkdtempSync(join(tmpdir(), "plumbrule-maintenance-"));
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: shop }
components: []
providers: { prometheus: { url: "${server.url}" }, repository: false }
slos: [slos.yaml]
errorBudgetPolicy: policy.yaml
maintenance: maintenance.yaml
gate: { errorBudget: { freeze: true } }
`,
    );
    writeFileSync(
      join(folder, "slos.yaml"),
      slo("events", "http_total", 0.98, "Occurrences") +
        slo("slices", "http_total", 0.998, "Timeslices") +
        slo("gone", "gone_total", 0.99, "Occurrences"),
    );
    // Two that overlap, one that begins before the window, one for another objective, one that is over before the window.
    writeFileSync(
      join(folder, "maintenance.yaml"),
      `- { from: "${at(10)}", to: "${at(10, 1)}", reason: new disks, by: Ada, objectives: [events, slices] }
- { from: "${at(10, 0.5)}", to: "${at(10, 2)}", reason: and their tests, by: Bob, objectives: [events, slices] }
- { from: "${at(-1)}", to: "${at(0, 6)}", reason: move, by: Ada, objectives: [events], link: docs/move.md }
- { from: "${at(-9)}", to: "${at(-8)}", reason: long ago, by: Ada }
- { from: "${at(10)}", to: "${at(10, 4)}", reason: off, by: Ada, objectives: [gone] }
`.replaceAll(".000Z", "Z"),
    );
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server?.stop();
  });

  function run(maintenance: string, args: string[]): { code: number | null; stdout: string; stderr: string } {
    writeFileSync(join(folder, "policy.yaml"), POLICY(maintenance));
    return plumbrule([...args, "--as-of", new Date(END).toISOString()]);
  }
  function status(maintenance: string, ...more: string[]): ObjectiveStatus[] {
    const { code, stdout } = run(maintenance, ["slos", "status", folder, "--json", ...more]);
    expect(code, stdout).toBe(maintenance === "excluded" ? 3 : 0);
    return JSON.parse(stdout) as ObjectiveStatus[];
  }
  const named = (rows: readonly ObjectiveStatus[], name: string) => rows.find((row) => row.name === name);

  it("gives the figures of events with and without the hours of work, to 1e-9", () => {
    const row = named(status("included"), "events");
    const [bad, total] = [10 * STEPS + 48_000, 1000 * STEPS + 48_000];
    expect(row?.errorBudget.consumed).toBeCloseTo(bad / total / 0.02, 9);
    // 6 h at the beginning and 2 h of the tenth day are out: their even failures, and all of the work's.
    const kept = STEPS - 8 * PER_HOUR;
    expect(row?.withoutMaintenance).toMatchObject({ judged: false, status: "healthy", reason: null });
    expect(row?.withoutMaintenance?.total).toBeCloseTo(1000 * kept, 3);
    expect(Math.abs((row?.withoutMaintenance?.sli ?? 0) - 0.99)).toBeLessThan(1e-9);
    expect(Math.abs((row?.withoutMaintenance?.errorBudget.consumed ?? 0) - 10 / 1000 / 0.02)).toBeLessThan(1e-9);
    expect(row?.withoutMaintenance?.errorBudget.remainingMinutes).toBeCloseTo(kept * 5 * 0.02 * 0.5, 3);
    expect(row?.withoutMaintenance?.windows).toEqual([
      { from: "2026-01-01T00:00:00Z", to: "2026-01-01T06:00:00Z", reason: "move", by: "Ada", link: "docs/move.md" },
      { from: "2026-01-11T00:00:00Z", to: "2026-01-11T01:00:00Z", reason: "new disks", by: "Ada" },
      { from: "2026-01-11T00:30:00Z", to: "2026-01-11T02:00:00Z", reason: "and their tests", by: "Bob" },
    ]);
  });

  it("leaves out the slices that lie wholly inside", () => {
    const row = named(status("included"), "slices");
    expect(row).toMatchObject({ good: 670, total: 672, status: "exhausted" });
    expect(row?.withoutMaintenance).toMatchObject({ good: 670, total: 670, sli: 1, status: "healthy" });
  });

  it("says that the source has nothing of a window, and takes it neither for zero nor for good", () => {
    const row = named(status("included"), "gone");
    expect(row).toMatchObject({ status: "healthy" });
    expect(row?.withoutMaintenance).toMatchObject({ total: null, status: "unknown" });
    expect(row?.withoutMaintenance?.reason).toMatch(
      /^in the maintenance window 2026-01-11T00:00:00Z\/2026-01-11T04:00:00Z: no data/,
    );
  });

  it("judges by the whole figure unless the policy says otherwise, and the state follows", () => {
    expect(status("included").map(({ policy }) => policy)).toMatchObject([
      { state: "careful", freeze: false, since: null, reason: expect.stringContaining("rolling window") },
      { state: "frozen", freeze: true, since: "2026-01-11T02:00:00Z", actions: ["no releases but exempt ones"] },
      { state: "normal", freeze: false, reason: null },
    ]);
    const rows = status("excluded");
    expect(rows.map((row) => [row.status, row.policy?.state])).toEqual([
      ["healthy", "careful"],
      ["healthy", "normal"],
      ["unknown", null],
    ]);
    expect(rows[2]?.reason).toMatch(/^without maintenance: in the maintenance window/);
  });

  it("kept evidence gives the same bytes, offline", () => {
    const kept = join(folder, "evidence.json");
    const first = run("included", ["slos", "status", folder, "--json", "--save-evidence", kept]);
    const { stdout, code } = plumbrule(["slos", "status", "--evidence", kept, "--json"]);
    expect(code).toBe(0);
    expect(stdout).toBe(first.stdout);
  });

  it("asks as much as the plan says", () => {
    const requests = (command: string): (number | undefined)[] => {
      const { usage } = JSON.parse(run("included", [command, folder, "--json"]).stdout) as Pick<Assessment, "usage">;
      return Object.values(usage).flatMap((one) => [one.requests, one.bound]);
    };
    // Instant queries at the end, and at the end of each stretch of maintenance; one for the slices, and one for the days of the others.
    expect(requests("assess")).toEqual([4, 4, 2, 2]);
    expect(requests("plan")).toEqual([4, 4, 2, 2]);
  });

  it("the gate fails while a freeze is in force, but for a change that the policy exempts", () => {
    const gate = (...more: string[]) => run("included", ["gate", folder, "--json", ...more]);
    const failed = gate();
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({
      verdict: "fail",
      violations: [
        { rule: "errorBudget" },
        { rule: "errorBudget.freeze", measured: "frozen", message: expect.stringContaining("no releases but exempt") },
      ],
    });
    const passed = gate("--change", "security-fix");
    expect(JSON.parse(passed.stdout)).toEqual({ verdict: "pass", violations: [], missing: [], change: "security-fix" });
    expect(passed.code).toBe(0);
    // Refused before anything is gathered: no evidence is there to be kept.
    const evidence = join(folder, "never.json");
    const unknown = gate("--change", "feature", "--save-evidence", evidence);
    expect(unknown.code).toBe(2);
    expect(unknown.stdout).toContain("it exempts p0-fix, security-fix");
    expect(existsSync(evidence)).toBe(false);
  });

  it("an assessment tells what was released during the freeze, and not what the policy exempts", () => {
    const workload = join(folder, "released");
    mkdirSync(workload);
    for (const file of ["slos.yaml", "policy.yaml", "maintenance.yaml"])
      copyFileSync(join(folder, file), join(workload, file));
    writeFileSync(join(workload, "policy.yaml"), `${POLICY("included")}objectives: [slices]\n`);
    const manifest = readFileSync(join(folder, "plumbrule.yaml"), "utf8");
    writeFileSync(join(workload, "plumbrule.yaml"), manifest.replace(", repository: false", ""));
    const history = new HistoryBuilder(workload);
    const release = (tag: string, day: number, message: string) => {
      const seconds = Date.parse(at(day)) / 1000;
      history.tag(tag, history.commit({ at: seconds - 3600, message }), seconds);
    };
    release("v1.0.0", -300, "the first");
    release("v1.1.0", 15, "fix(p0): orders are lost");
    release("v1.2.0", 16, "Update zlib\n\nChange-Kind: security\n");
    const released = () => {
      history.write();
      const { stdout } = run("included", ["assess", workload, "--json"]);
      const assessment = JSON.parse(stdout) as Assessment;
      return assessment.findings.find(({ check }) => check === "released-during-freeze");
    };
    expect(released()).toMatchObject({ outcome: "pass" });
    release("v1.3.0", 17, "a feature");
    expect(released()).toMatchObject({
      outcome: "fail",
      message: "released while slices froze changes, and not exempt: v1.3.0 (slices)",
    });
  });
});
