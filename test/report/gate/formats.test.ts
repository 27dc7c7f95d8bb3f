import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it, test } from "vitest";
import type { GateReport } from "../../../src/model/gate.ts";
import { GATE_FORMAT_IDS, loadGateFormat } from "../../../src/report/gate/registry.ts";
import { PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { junitFaults } from "../junit/schema.ts";
import { sarifFaults } from "../sarif/schema.ts";

const WIDE = { color: false, width: 80, verbose: false };

function report(changes: Partial<GateReport> = {}, say = (text: string) => text): GateReport {
  return {
    verdict: "unknown",
    violations: [
      {
        rule: "pillars.dora/throughput.minScore",
        expected: ">= 70",
        measured: 69.99999,
        message: say("dora/throughput scores too little"),
        subject: "dora/throughput",
      },
      {
        rule: "findings.failOn",
        expected: "nothing from high on",
        measured: "high",
        message: say("100 % of, a: b"),
        subject: say("f-1"),
        place: { file: say("deploy/a, b:c.yaml"), line: 12 },
      },
    ],
    missing: [{ rule: "onMissing", reason: say("recorded: x.csv: there is no such file") }],
    held: [{ rule: "waivers.expired", subject: say("REL11-BP01") }],
    notes: [say("error budgets are not judged")],
    onMissing: "fail",
    tool: { name: "plumbrule", version: "0.1.0" },
    workload: say("shop"),
    asOf: "2026-01-31T00:00:00Z",
    folder: "services/shop",
    policyFile: "services/shop/plumbrule.yaml",
    ...changes,
  };
}

async function rendered(format: string, of: GateReport, options = WIDE): Promise<string> {
  return (await loadGateFormat(format)).render(of, options);
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  isArray: (name) => name === "testcase",
});

interface Result {
  kind: string;
  level: string;
  locations: { physicalLocation: { artifactLocation: { uri: string }; region?: { startLine: number } } }[];
}

async function sarifResults(of: GateReport): Promise<Result[]> {
  const log = JSON.parse(await rendered("sarif", of)) as { runs: { results: Result[] }[] };
  expect(sarifFaults(log)).toEqual([]);
  return log.runs[0]?.results ?? [];
}

describe("registry", () => {
  test.each(GATE_FORMAT_IDS)("%s loads and says its own name", async (id) => {
    expect((await loadGateFormat(id)).id).toBe(id);
  });

  it("names what was meant, and what there is", async () => {
    await expect(loadGateFormat("junti")).rejects.toMatchObject({
      exitCode: 2,
      suggestions: ['did you mean "junit"?', "available: text, json, junit, sarif, github"],
    });
    await expect(loadGateFormat("__proto__")).rejects.toMatchObject({ exitCode: 2 });
  });
});

it("json is the contract's document and nothing more", async () => {
  const document = JSON.parse(await rendered("json", report())) as GateReport;
  expect(Object.keys(document)).toEqual(["verdict", "violations", "missing"]);
  expect(document.violations.map((one) => Object.keys(one))).toEqual([
    ["rule", "expected", "measured", "message"],
    ["rule", "expected", "measured", "message"],
  ]);
  expect(document.violations[0]?.measured).toBe(69.99999);
});

describe("text", () => {
  it("says what is violated and why, what is not known, and last the verdict", async () => {
    expect(await rendered("text", report())).toBe(`  violated                          expected              measured
✗ pillars.dora/throughput.minScore  >= 70                 69.99999
    dora/throughput scores too little
✗ findings.failOn                   nothing from high on  high
    100 % of, a: b (services/shop/deploy/a, b:c.yaml:12)

Not known, so that there is no verdict (onMissing: fail)
? recorded: x.csv: there is no such file

– error budgets are not judged

The gate of shop has no verdict
2 violations, 1 not known, 1 rule holds · as of 2026-01-31 00:00 UTC
`);
  });

  it.each([40, 60, 80, 120])("is no wider than %i columns, with and without colour", async (width) => {
    for (const color of [false, true]) {
      const text = await rendered("text", report(), { color, width, verbose: false });
      const plain = text.replaceAll(/\u001b\[\d+m/g, "");
      expect(Math.max(...plain.split("\n").map((line) => line.length))).toBeLessThanOrEqual(width);
      expect(plain === text).toBe(!color);
    }
  });

  it("a rule that many violate is said once, and only so many are shown", async () => {
    const [, finding] = report().violations;
    if (!finding) throw new Error("no finding");
    const many = report({ violations: Array.from({ length: 50 }, (_, i) => ({ ...finding, message: `no ${i};` })) });
    const text = await rendered("text", many);
    expect(text.match(/findings\.failOn/g)).toHaveLength(1);
    expect(text).toContain("and 30 more; --verbose shows all");
    expect(await rendered("text", many, { ...WIDE, verbose: true })).toContain("no 49;");
  });

  it("a pass says what was judged", async () => {
    const passed = await rendered("text", report({ verdict: "pass", violations: [], missing: [] }));
    expect(passed).toContain("The gate of shop passes\n");
    expect(passed).toMatch(/judged:\s+waivers\.expired/);
  });
});

describe("github", () => {
  it("annotates the line that can be mended, else the file that asks for it", async () => {
    expect(await rendered("github", report())).toBe(
      `::error file=services/shop/plumbrule.yaml,title=plumbrule pillars.dora/throughput.minScore::dora/throughput scores too little (expected >= 70, measured 69.99999)
::error file=services/shop/deploy/a%2C b%3Ac.yaml,line=12,title=plumbrule findings.failOn::100 %25 of, a: b (expected nothing from high on, measured high)
::error file=services/shop/plumbrule.yaml,title=plumbrule onMissing::not known: recorded: x.csv: there is no such file
::notice title=plumbrule gate::the gate of shop has no verdict: 2 violations, 1 not known, 1 rule holds
`,
    );
    expect(await rendered("github", report({ onMissing: "warn" }))).toContain("\n::warning file=");
  });
});

describe("junit", () => {
  it("one case a rule and subject; what is not known is an error, or skipped where the policy lets it pass", async () => {
    const xml = await rendered("junit", report());
    expect(await junitFaults(xml)).toEqual([]);
    const suites = parser.parse(xml).testsuites;
    expect(suites.testsuite).toMatchObject({ name: "shop", tests: "4", failures: "2", errors: "1", skipped: "0" });
    const kinds = ["failure", "error", "skipped"];
    const kindsOf = (cases: object[]) => cases.map((one) => kinds.find((kind) => kind in one) ?? "passed");
    expect(kindsOf(suites.testsuite.testcase)).toEqual(["failure", "failure", "error", "passed"]);
    const lenient = parser.parse(await rendered("junit", report({ onMissing: "warn" }))).testsuites;
    expect(lenient.testsuite).toMatchObject({ errors: "0", skipped: "1" });
  });
});

describe("sarif", () => {
  it("holds its schema; what is violated fails, what is not known is open, and each has a place", async () => {
    const results = await sarifResults(report());
    expect(results.map(({ kind, level }) => [kind, level])).toEqual([
      ["fail", "error"],
      ["fail", "error"],
      ["open", "none"],
    ]);
    expect(results[1]?.locations[0]?.physicalLocation).toMatchObject({
      artifactLocation: { uri: "services/shop/deploy/a%2C%20b%3Ac.yaml" },
      region: { startLine: 12 },
    });
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("services/shop/plumbrule.yaml");
    expect(await sarifResults(report({ violations: [], missing: [], verdict: "pass" }))).toEqual([]);
    const { folder: _folder, policyFile: _file, ...kept } = report();
    expect((await sarifResults(kept))[0]?.locations).toEqual([]);
  });
});

describe("hostile names", () => {
  // Controls are shown before a report is made; the formats are held against what is left, and against raw ones all the same.
  test.each([
    ...Object.entries(PAYLOADS),
    ["workflow command", "\n::stop-commands::x\r\n##vso[task.setvariable]a%0A::error::b"],
    ["half a pair", "\ud800 \udc00 \uffff \ufffe"],
  ])("%s breaks out of nothing", async (_, payload) => {
    const hostile = report({}, (text) => `${payload}${text}${payload}`);
    const github = (await rendered("github", hostile)).trimEnd().split("\n");
    expect(github).toHaveLength(4);
    for (const line of github) expect(line).toMatch(/^::(error|notice) [^\r\n]*$/);
    for (const line of github) expect(line.split("::")[1]).not.toMatch(/line=(?!12\b)/);

    const xml = await rendered("junit", hostile);
    expect(XMLValidator.validate(xml)).toBe(true);
    const suite = parser.parse(xml).testsuites.testsuite;
    expect(await junitFaults(xml)).toEqual([]);
    expect(suite.testcase).toHaveLength(4);
    expect(xml.replaceAll("\r", "\n")).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);

    expect(await sarifResults(hostile)).toHaveLength(3);
    expect(Object.keys(JSON.parse(await rendered("json", hostile)) as object)).toHaveLength(3);
  });

  it("what a judgement holds is without controls, so that no format has any", async () => {
    for (const format of GATE_FORMAT_IDS) expect(await rendered(format, report())).not.toMatch(RAW_CONTROLS);
  });
});
