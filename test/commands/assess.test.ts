import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Assessment } from "../../src/model/assessment.ts";
import type { EvidenceDocument } from "../../src/model/evidence.ts";
import { FORMAT_IDS } from "../../src/report/registry.ts";
import { plumbrule, ROOT, temporaryFolder } from "../support/command-line.ts";

const EXAMPLE = join(ROOT, "examples/online-boutique");

describe("assess", () => {
  it("an empty folder: exit 0, every practice listed and unknown or answered by what is not there, no score made up", () => {
    const folder = temporaryFolder();
    const { code, stdout } = plumbrule(["assess", folder, "--json"]);
    expect(code).toBe(0);
    const assessment = JSON.parse(stdout) as Assessment;
    const counts = assessment.frameworks.map((framework) => [
      framework.id,
      framework.pillars.flatMap((pillar) => pillar.practices).length,
    ]);
    expect(counts).toEqual([
      ["aws-well-architected", 307],
      ["dora", 5],
      ["iso-25010-2023", 40],
    ]);
    for (const framework of assessment.frameworks) {
      for (const pillar of framework.pillars) {
        expect(pillar.score.value, `${framework.id}/${pillar.id}`).toBeNull();
        expect(pillar.score.reason).toBeTruthy();
        for (const practice of pillar.practices) {
          expect(practice.outcome, practice.id).toBe("unknown");
          expect(practice.reason, practice.id).toBeTruthy();
        }
      }
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  it("the example against the frameworks of Azure and Google Cloud: every recommendation and principle has a state", () => {
    const chosen = ["azure-well-architected", "gcp-well-architected"];
    const { code, stdout } = plumbrule(["assess", EXAMPLE, "--json", ...chosen.flatMap((id) => ["--framework", id])]);
    expect(code).toBe(0);
    const { frameworks, findings } = JSON.parse(stdout) as Assessment;
    const practices = frameworks.map(({ pillars }) => pillars.flatMap((pillar) => pillar.practices));
    expect(frameworks.map(({ id }) => id)).toEqual(chosen);
    expect(practices.map((list) => list.length)).toEqual([59, 37]);
    for (const practice of practices.flat()) {
      if (practice.outcome === "unknown") expect(practice.reason, practice.id).toBeTruthy();
      else expect(practice.contributions.length, practice.id).toBeGreaterThan(0);
    }
    // Eight of ten components run one instance there.
    const redundancy = practices[0]?.find(({ id }) => id === "RE:05");
    expect(redundancy?.outcome).toBe("fail");
    const failing = findings.filter(
      ({ practices, outcome }) => outcome === "fail" && practices.includes("azure-well-architected/RE:05"),
    );
    expect(failing.map(({ check }) => check)).toContain("single-replica-component");
    expect(redundancy?.findings).toEqual(expect.arrayContaining(failing.map(({ id }) => id)));
  });

  it("kept evidence gives the same bytes, whatever the time zone, locale, folder and clock", () => {
    const folder = temporaryFolder();
    const kept = join(folder, "evidence.json");
    const first = plumbrule(["assess", EXAMPLE, "--save-evidence", kept, "--json"]);
    expect(first.code, first.stderr).toBe(0);
    const again = plumbrule(["assess", "--evidence", kept, "--json"], {
      cwd: folder,
      env: { TZ: "Pacific/Kiritimati", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" },
    });
    expect(again.code, again.stderr).toBe(0);
    expect(again.stdout).toBe(first.stdout);
    // The example lies inside a git repository that is not its own; so does the copy.
    execFileSync("git", ["init", "--quiet", folder]);
    const copy = join(folder, "copied elsewhere");
    cpSync(EXAMPLE, copy, { recursive: true });
    const moved = plumbrule(["assess", copy, "--json"], { env: { TZ: "America/St_Johns" } });
    expect(moved.stdout).toBe(first.stdout);
  });

  it("a file of telemetry that goes missing raises no low and makes no pass", () => {
    const whole = JSON.parse(plumbrule(["assess", EXAMPLE, "--json"]).stdout) as Assessment;
    const low = new Map(whole.frameworks.flatMap(({ id, pillars }) => pillars.map((one) => [`${id}/${one.id}`, one])));
    const passed = new Set(whole.findings.filter(({ outcome }) => outcome === "pass").map(({ id }) => id));
    for (const file of ["pods/frontend.csv.gz", "pods/cartservice.csv.gz", "front_service.csv.gz"]) {
      const folder = temporaryFolder();
      cpSync(EXAMPLE, folder, { recursive: true });
      rmSync(join(folder, "telemetry", file));
      const less = JSON.parse(plumbrule(["assess", folder, "--json"]).stdout) as Assessment;
      for (const { id, pillars } of less.frameworks)
        for (const pillar of pillars) {
          const before = low.get(`${id}/${pillar.id}`)?.score.low ?? 0;
          expect(pillar.score.low, `${file}: ${id}/${pillar.id}`).toBeLessThanOrEqual(before + 1e-9);
        }
      const gained = less.findings.filter(({ id, outcome }) => outcome === "pass" && !passed.has(id));
      expect(
        gained.map(({ check, subject }) => `${check} ${subject}`),
        file,
      ).toEqual([]);
    }
  });

  it("the example shows what happened that day, without being told, and what is odd about the data", () => {
    const { stdout } = plumbrule(["assess", EXAMPLE, "--json"]);
    const { charts, episodes, findings, asOf } = JSON.parse(stdout) as Assessment;
    // The end of the last minute that was recorded.
    expect(asOf).toBe("2022-08-23T00:00:00Z");
    const covers = (subject: string, minute: string, signal: string, target?: string) =>
      episodes.some(
        (episode) =>
          episode.subject === subject &&
          episode.signal.startsWith(signal) &&
          episode.target === target &&
          episode.start <= `2022-08-22T${minute}:00Z` &&
          episode.end > `2022-08-22T${minute}:00Z`,
      );
    // No chart hides what it is drawn for: where a departure was, a point goes as far as it did.
    const drawn = charts.flatMap((chart) =>
      episodes
        .filter((one) => one.signal === chart.signal && one.evidence.includes(chart.evidence))
        .filter((one) => one.direction !== "absent")
        .map((one) => ({ chart, one })),
    );
    expect(drawn.length).toBeGreaterThan(50);
    for (const { chart, one } of drawn) {
      const at = (instant: string) => (Date.parse(instant) - Date.parse(chart.start)) / (chart.step * 1000);
      const near = chart.values.slice(Math.max(0, Math.floor(at(one.start)) - 1), Math.ceil(at(one.end)) + 1);
      const reached = near.some((v) => v !== null && (one.direction === "high" ? v >= one.peak : v <= one.peak));
      expect(reached, `${chart.subject} ${chart.signal} at ${one.start}`).toBe(true);
    }
    // Faults of the data set's list, by what each did.
    expect(covers("frontend", "03:56", "saturation.cpu")).toBe(true);
    expect(covers("frontend", "04:04", "success-ratio")).toBe(true);
    expect(covers("frontend", "04:29", "edge-latency", "cartservice")).toBe(true);
    expect(covers("cartservice", "04:38", "latency")).toBe(true);
    expect(covers("checkoutservice", "04:46", "latency")).toBe(true);
    expect(covers("currencyservice", "05:20", "latency")).toBe(true);
    expect(covers("checkoutservice", "05:45", "edge-latency", "emailservice")).toBe(true);
    expect(covers("paymentservice", "06:03", "saturation.cpu")).toBe(true);
    expect(covers("frontend", "06:54", "edge-latency", "recommendationservice")).toBe(true);
    expect(covers("frontend", "07:46", "success-ratio")).toBe(true);
    // Two collapses of the front door and a slow product catalogue that the list does not hold.
    expect(covers("frontend", "06:29", "success-ratio")).toBe(true);
    expect(covers("frontend", "06:46", "success-ratio")).toBe(true);
    expect(covers("productcatalogservice", "06:20", "latency")).toBe(true);
    // Nothing is claimed of the sixteen quiet hours that followed.
    expect(episodes.filter((episode) => episode.start >= "2022-08-22T08:15:00Z")).toEqual([]);
    const failing = (check: string) =>
      findings.filter((finding) => finding.check === check && finding.outcome === "fail");
    expect(failing("telemetry-implausible").length).toBeGreaterThan(0);
    expect(findings.some((finding) => /33\.33\.33/.test(JSON.stringify(finding.inputs)))).toBe(true);
  });

  it("hints name the folder, the flags and the file that were given", () => {
    const folder = join(temporaryFolder(), "the shop");
    mkdirSync(folder);
    const kept = join(folder, "a b.json");
    const report = join(folder, "r.txt");
    const { stdout } = plumbrule(
      ["assess", folder, "--framework", "dora", "-q", "-f", "text", "-f", `json:${kept}`, "-f", `text:${report}`],
      { env: { COLUMNS: "400" } },
    );
    expect(stdout).toContain(`  plumbrule assess '${folder}' --framework dora --format json:a.json `);
    expect(readFileSync(report, "utf8")).not.toContain(folder);
    const again = plumbrule(["report", kept], { env: { COLUMNS: "400" } }).stdout;
    expect(again).toContain(`plumbrule report '${kept}' --format html:report.html`);
    expect(again).not.toContain("plumbrule assess");
  });

  it("writes nothing when a format cannot be written, and leaves an older report whole", () => {
    const folder = temporaryFolder();
    const report = join(folder, "report.md");
    writeFileSync(report, "older");
    const { code, stdout } = plumbrule([
      "assess",
      folder,
      "--format",
      `markdown:${report}`,
      "--format",
      `html:${join(folder, "no/such/folder/r.html")}`,
    ]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(readdirSync(folder)).toEqual(["report.md"]);
  });

  it("more rules are judged too, and their mistakes are said with file and line", () => {
    const folder = temporaryFolder();
    const rules = join(folder, "rules");
    expect(plumbrule(["checks", "new", "busy-service", "--pillar", "reliability", "--rules", rules]).code).toBe(0);
    expect(plumbrule(["checks", "test", "busy-service", "--rules", rules]).code).toBe(0);
    const path = join(rules, "checks/reliability/busy-service.yaml");
    const good = readFileSync(path, "utf8");
    writeFileSync(
      path,
      good.replace("aws-well-architected: []", "aws-well-architected: [{ id: REL99-BP01, covers: part, why: none }]"),
    );
    const unknown = plumbrule(["assess", folder, "--rules", rules]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("REL99-BP01");
    writeFileSync(path, good.replace("busiest <= most", "busiest.exists(a, busiest.exists(b, a == b))"));
    const endless = plumbrule(["assess", folder, "--rules", rules]);
    expect(endless.code).toBe(2);
    expect(endless.stderr).toMatch(/busy-service\.yaml:\d+: condition/);
    writeFileSync(path, good.replace("outcome: pass, given", "outcome: fail, given"));
    expect(plumbrule(["checks", "test", "busy-service", "--rules", rules]).code).toBe(1);
  });

  it("ten thousand components", () => {
    const folder = temporaryFolder();
    const components = Array.from(
      { length: 10_000 },
      (_, i) => `  - { id: service-${i}, type: http-service, dependsOn: [${i === 0 ? "" : `service-${i - 1}`}] }`,
    );
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      `apiVersion: plumbrule/v1\nkind: Workload\nmetadata: { name: large }\ncomponents:\n${components.join("\n")}\n`,
    );
    const { code, stdout, stderr } = plumbrule(["assess", folder, "--json"]);
    expect(code, stderr).toBe(0);
    expect((JSON.parse(stdout) as Assessment).workload.components).toHaveLength(10_000);
  });

  it("a link out of the folder is not followed, and said", () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "telemetry"));
    symlinkSync("/etc/passwd", join(folder, "telemetry/a.csv"));
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: w }
components: [{ id: a, type: http-service }]
providers: { recorded: { series: [{ file: telemetry/a.csv, component: a, time: root, signals: { requests: x } }] } }
`,
    );
    const { code, stdout } = plumbrule(["assess", folder, "--json"]);
    expect(code).toBe(0);
    expect(stdout).not.toContain("root:");
    const { diagnostics } = JSON.parse(stdout) as Assessment;
    expect(diagnostics.some((one) => one.provider === "recorded" && one.level === "error")).toBe(true);
  });

  it("names full of HTML and escape codes are shown, never obeyed", () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: w, owner: "<script>alert(1)</script>\\u001b[31mred\\u202e" }
components: [{ id: a, type: http-service, owner: "\\u001b]0;title\\u0007" }]
`,
    );
    for (const format of FORMAT_IDS.filter((id) => id !== "pdf")) {
      const { code, stdout, stderr } = plumbrule(["assess", folder, "--format", format]);
      expect(code, stderr).toBe(0);
      expect(stdout.replaceAll("\r\n", "\n")).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      if (format === "html") expect(stdout).not.toContain("<script>alert");
    }
  });

  it("findings point at files as they are seen from where it was run, and all of them are there", () => {
    const page = plumbrule(["assess", "examples/online-boutique", "--format", "sarif"], { cwd: ROOT }).stdout;
    const { runs } = JSON.parse(page) as {
      runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
    };
    const files = new Set(
      runs[0]?.results.flatMap(({ locations }) =>
        locations.map(({ physicalLocation }) => decodeURIComponent(physicalLocation.artifactLocation.uri)),
      ),
    );
    expect(files.size).toBeGreaterThan(5);
    expect([...files].filter((file) => !file.startsWith("examples/online-boutique/"))).toEqual([]);
    expect([...files].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  it("evidence of another shape is refused with its path, and nothing is written", () => {
    const folder = temporaryFolder();
    const kept = join(folder, "evidence.json");
    plumbrule(["assess", folder, "--save-evidence", kept]);
    const document = JSON.parse(readFileSync(kept, "utf8")) as EvidenceDocument;
    expect(statSync(kept).size).toBeGreaterThan(100);
    writeFileSync(kept, JSON.stringify({ ...document, asOf: 5 }));
    expect(plumbrule(["assess", "--evidence", kept])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("asOf"),
    });
    writeFileSync(kept, JSON.stringify(document).slice(0, 200));
    expect(plumbrule(["assess", "--evidence", kept])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("evidence.json"),
    });
    writeFileSync(kept, JSON.stringify({ ...document, schemaVersion: "9" }));
    expect(plumbrule(["assess", "--evidence", kept])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("schemaVersion"),
    });
  });
});
