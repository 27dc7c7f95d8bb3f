import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import type { Assessment } from "../../src/model/assessment.ts";
import type { ObjectiveForecast, ObjectiveStatus } from "../../src/model/budget.ts";
import { installed, type Running } from "../servers/real-server.ts";
import type { Samples } from "../servers/samples.ts";
import { startVictoriaMetrics } from "../servers/victoria-metrics.ts";
import { plumbrule, temporaryFolder } from "../support/command-line.ts";

const found = installed("victoria-metrics");
const DAY = 86_400;
const STEP = 300;
const END = Date.UTC(2026, 0, 29);
const STEPS = (28 * DAY) / STEP;

/** A counter that has grown to `sum` after 28 days, evenly unless told otherwise. */
function counter(series: string, sum: number, grown = (at: number) => at / STEPS): Samples {
  return { series, from: END - 28 * DAY * 1000, to: END, stepSeconds: STEP, value: (at) => sum * grown(at) };
}

/** Targets, with failures that spend known shares of their budgets, of a million events. */
const BUDGETS = [
  { target: 0.9, bad: 50_000, consumed: 0.5 },
  { target: 0.99, bad: 8_500, consumed: 0.85 },
  { target: 0.995, bad: 5_000, consumed: 1 },
  { target: 0.999, bad: 1_040, consumed: 1.04 },
  { target: 0.9999, bad: 25, consumed: 0.25 },
];

const samples: Samples[] = [
  ...BUDGETS.flatMap(({ target, bad }) => [
    counter(`requests_total{code="200",of="${target}"}`, 1_000_000 - bad),
    counter(`requests_total{code="500",of="${target}"}`, bad),
  ]),
  // A quiet service: nothing for 27 days, one heavy day with 1 % failures.
  counter('bursty_total{code="200"}', 990_000, (at) => Math.max(0, (at - STEPS * (27 / 28)) / (STEPS / 28))),
  counter('bursty_total{code="500"}', 10_000, (at) => Math.max(0, (at - STEPS * (27 / 28)) / (STEPS / 28))),
];

function slo(name: string, target: number, bad: string, total: string, more = ""): string {
  return `apiVersion: openslo/v1
kind: SLO
metadata: { name: ${name} }
spec:
  service: shop
  budgetingMethod: ${more === "" ? "Occurrences" : "Timeslices"}
  timeWindow: [{ duration: 28d, isRolling: true }]
  indicator:
    metadata: { name: i }
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { type: Prometheus, spec: { query: '${bad}' } } }
        total: { metricSource: { type: Prometheus, spec: { query: '${total}' } } }
  objectives: [{ target: ${target}${more} }]
---
`;
}

describe.skipIf(!found.there)(`slos status against a real VictoriaMetrics${found.note}`, () => {
  let server: Running;
  let folder: string;
  beforeAll(async () => {
    server = await startVictoriaMetrics(samples);
    folder = mkdtempSync(join(tmpdir(), "plumbrule-slos-"));
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: shop }
components: []
providers: { prometheus: { url: "${server.url}" } }
slos: [slos.yaml]
`,
    );
    writeFileSync(
      join(folder, "slos.yaml"),
      [
        ...BUDGETS.map(({ target }, at) =>
          slo(`budget-${at}`, target, `requests_total{code="500",of="${target}"}`, `requests_total{of="${target}"}`),
        ),
        slo("bursty", 0.995, 'bursty_total{code="500"}', "bursty_total"),
        slo("nothing", 0.999, 'missing_total{code="500"}', "missing_total"),
      ].join(""),
    );
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await server?.stop();
  });

  function status(...more: string[]): { code: number | null; rows: ObjectiveStatus[]; stdout: string } {
    const { code, stdout, stderr } = plumbrule([
      "slos",
      "status",
      folder,
      "--as-of",
      new Date(END).toISOString(),
      "--json",
      ...more,
    ]);
    expect(stderr).not.toContain("Error");
    return { code, rows: JSON.parse(stdout) as ObjectiveStatus[], stdout };
  }

  it("gives the budgets of known counts to 1e-9, and exit 3 for the objective that nothing measures", () => {
    const { code, rows } = status();
    expect(code).toBe(3);
    for (const [at, { target, bad, consumed }] of BUDGETS.entries()) {
      const row = rows.find(({ name }) => name === `budget-${at}`);
      expect(row?.total, `${target}`).toBeCloseTo(1_000_000, 3);
      expect(Math.abs((row?.sli ?? 0) - (1 - bad / 1_000_000))).toBeLessThan(1e-9);
      expect(Math.abs((row?.errorBudget.consumed ?? 0) - consumed), `${target}`).toBeLessThan(1e-9 * 100);
      expect(row?.window).toEqual({ start: "2026-01-01T00:00:00Z", end: "2026-01-29T00:00:00Z", rolling: true });
    }
    expect(rows.map(({ status: state }) => state)).toEqual([
      "healthy",
      "at-risk",
      "exhausted",
      "exhausted",
      "healthy",
      "exhausted",
      "unknown",
    ]);
    expect(rows.at(-1)).toMatchObject({ sli: null, errorBudget: { consumed: null } });
    expect(rows.at(-1)?.reason).toMatch(/missing_total|no data/);
  });

  it("an assessment has how each budget was spent, for one request more than its numbers, and the HTML report draws it", () => {
    const options = [folder, "--as-of", new Date(END).toISOString()];
    const html = join(folder, "r.html");
    const ran = plumbrule(["assess", ...options, "--format", "json", "--format", `html:${html}`]);
    const { burnDowns = [], usage } = JSON.parse(ran.stdout) as Assessment;
    expect(usage).toMatchObject({
      "prometheus/query": { requests: 2, bound: 2 },
      "prometheus/query_range": { requests: 1, bound: 1 },
    });
    expect(JSON.parse(plumbrule(["plan", ...options, "--json"]).stdout)).toMatchObject({ total: { requests: 3 } });
    expect(burnDowns.map(({ name }) => name)).toEqual([...BUDGETS.map((_, at) => `budget-${at}`), "bursty"]);
    const overspent = burnDowns.find(({ name }) => name === "budget-3")?.days ?? [];
    expect(overspent).toHaveLength(28);
    for (const [at, day] of overspent.entries()) {
      expect(day.remaining).toBeCloseTo(1 - (1.04 * (at + 1)) / 28, 6);
      expect(day.burnRate).toBeCloseTo(1.04, 6);
    }
    expect(
      burnDowns
        .at(-1)
        ?.days.map(({ burnRate }) => burnRate)
        .slice(0, 27),
    ).toEqual(new Array(27).fill(null));
    const page = readFileSync(html, "utf8");
    expect(page).toContain("budget-3: error budget left, day by day");
    expect(page).toContain("overspent by 4 % at 2026-01-29 00:00 UTC; spent evenly, 0 % left");
  });

  it("a quiet time changes nothing, and a heavy bad one counts as heavily as it is", () => {
    const bursty = status().rows.find(({ name }) => name === "bursty");
    // 1 % of all events failed: twice the budget. A mean of 5-minute ratios would say 0.036 %.
    expect(bursty?.errorBudget.consumed).toBeCloseTo(2, 6);
    expect(bursty?.status).toBe("exhausted");
  });

  it("kept evidence gives the same bytes, offline", () => {
    const kept = join(folder, "evidence.json");
    const first = status("--save-evidence", kept);
    const { stdout, code } = plumbrule(["slos", "status", "--evidence", kept, "--json"]);
    expect(code).toBe(3);
    expect(stdout).toBe(first.stdout);
    expect(readFileSync(kept, "utf8")).toContain("increase(");
  });

  it("forecasts the day on which a budget is spent, with what is left day by day", () => {
    const at = new Date(END).toISOString();
    const { code, stdout } = plumbrule(["slos", "forecast", folder, "--as-of", at, "--json"]);
    expect(code).toBe(3);
    const all = JSON.parse(stdout) as ObjectiveForecast[];
    // Half of the budget in four weeks, evenly: it goes on for ever.
    const steady = all.find(({ name }) => name === "budget-0");
    expect(steady).toMatchObject({ exhausted: null, reason: null, horizon: "2026-02-26T00:00:00Z" });
    expect(steady?.rate?.value).toBeCloseTo(0.05, 6);
    expect(steady?.burnDown).toHaveLength(28);
    expect(steady?.burnDown.at(-1)?.remaining).toBeCloseTo(0.5, 6);
    expect(all.find(({ name }) => name === "budget-3")).toMatchObject({ exhausted: "2026-01-29T00:00:00Z" });
    expect(all.find(({ name }) => name === "nothing")).toMatchObject({ exhausted: null, burnDown: [] });
    const { stdout: text } = plumbrule(["slos", "forecast", folder, "--as-of", at]);
    expect(text).toContain("budget-0 (shop): used up not before 2026-02-26");
    expect(text).toMatch(/left day by day {2}[▁▂▃▄▅▆▇█]{28}\n/);
  });

  it("the assessment has the same budgets", () => {
    const { stdout } = plumbrule(["assess", folder, "--as-of", new Date(END).toISOString(), "--json"]);
    expect(JSON.parse(stdout).errorBudgets).toEqual(status().rows);
  });

  it("says it in words, without colour", () => {
    const { stdout } = plumbrule(["slos", "status", folder, "--as-of", new Date(END).toISOString()]);
    expect(stdout).toContain("✗ budget-3 (shop): exhausted\n");
    expect(stdout).toContain("overspent by 4 %");
    expect(stdout).toContain("3 exhausted, 1 at-risk, 1 unknown, 2 healthy");
  });

  it("writes alert rules for them", () => {
    const { stdout, code } = plumbrule(["slos", "alerts", folder]);
    expect(code).toBe(0);
    expect(stdout).toContain("alert:");
    expect(stdout).toContain('increase(requests_total{code="500",of="0.999"}[3600s])');
  });
});

describe("slos", () => {
  it("without objectives exits 2 and says how to have some", () => {
    const folder = temporaryFolder();
    for (const command of ["list", "status", "validate", "alerts"]) {
      const { code, stderr } = plumbrule(["slos", command, folder]);
      expect(code, command).toBe(2);
      expect(stderr).toContain("there are no objectives");
    }
  });

  it("validate warns of what is doubtful, and exits 0 for it", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "slos"));
    const doubtful = slo("a", 0.9, "bad_total", "all_total").replace("28d", "30d");
    writeFileSync(join(folder, "slos/a.yaml"), doubtful);
    const { code, stdout, stderr } = plumbrule(["slos", "validate", folder]);
    expect(code).toBe(0);
    expect(stdout).toBe("✓ 1 file, 1 objective\n");
    expect(stderr).toMatch(/warning: slos\/a\.yaml:3: a: .*30 days.* \(window-not-whole-weeks\)/);
    expect(stderr).toMatch(/can never fire/);
  });

  it("an entry of another tool that is wrong is an error with line and path; the others are said too", () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      "apiVersion: plumbrule/v1\nkind: Workload\nmetadata: { name: shop }\ncomponents: []\nslos: [sloth.yaml]\n",
    );
    const entry = (objective: string) =>
      `  - { name: a, objective: ${objective}, sli: { raw: { error_ratio_query: "a[{{.window}}]" } }, labels: {} }`;
    const write = (objective: string) =>
      writeFileSync(
        join(folder, "sloth.yaml"),
        `version: prometheus/v1\nservice: shop\nslos:\n${entry("99")}\n${entry(objective)}\n`,
      );
    write("101");
    const validated = plumbrule(["slos", "validate", folder, "--json"]);
    expect(validated.code).toBe(2);
    expect(JSON.parse(validated.stdout)).toEqual({
      valid: false,
      files: [
        {
          path: "sloth.yaml",
          errors: [{ path: "slos[1].objective", line: 5, message: expect.stringContaining("at most 100") }],
        },
      ],
    });
    for (const command of ["list", "status", "alerts"]) {
      const { code, stderr } = plumbrule(["slos", command, folder]);
      expect(code, command).toBe(2);
      expect(stderr).toContain("sloth.yaml:5: slos[1].objective: is 101");
    }
    // Its labels are not carried over: that is a warning.
    write("98");
    expect(plumbrule(["slos", "validate", folder])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("slos[1].labels: is not carried over"),
    });
  });

  it("a server that never answers is given up after --timeout, by every command that asks it", async () => {
    // It accepts connections; while a command runs, this process answers nothing.
    const hanging = createServer().listen(0, "127.0.0.1");
    onTestFinished(() => void hanging.close());
    await once(hanging, "listening");
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: shop }
components: []
providers: { prometheus: { url: "http://127.0.0.1:${(hanging.address() as AddressInfo).port}" }, repository: false }
slos: [slos.yaml]
gate: { errorBudget: {} }
`,
    );
    writeFileSync(join(folder, "slos.yaml"), slo("a", 0.99, "bad_total", "all_total"));
    for (const [args, code] of [
      [["slos", "status"], 3],
      [["slos", "forecast"], 3],
      [["assess"], 0],
      [["gate"], 3],
      [["doctor"], 3],
    ] as const) {
      const ran = plumbrule([...args, folder, "--json", "--timeout", "1s"]);
      expect(ran.code, args.join(" ")).toBe(code);
      expect(ran.stdout, args.join(" ")).toMatch(/did not answer within 1 s|gave no answer within 0\.467 s, \d times/);
    }
  });

  it("a server that is down is unknown and exit 3, and the token is nowhere", () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: shop }
components: []
providers: { prometheus: { url: "http://127.0.0.1:9", auth: { tokenEnv: SHOP_TOKEN } } }
slos: [slos.yaml]
`,
    );
    writeFileSync(join(folder, "slos.yaml"), slo("a", 0.99, "bad_total", "all_total"));
    const ran = plumbrule(["slos", "status", folder, "--json"], { env: { SHOP_TOKEN: "s3cr3t-t0ken" } });
    expect(ran.code).toBe(3);
    expect(JSON.parse(ran.stdout)).toMatchObject([{ name: "a", status: "unknown", sli: null }]);
    expect(`${ran.stdout}${ran.stderr}`).not.toContain("s3cr3t-t0ken");
  });
});
