import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Assessment, Finding } from "../../../src/model/assessment.ts";
import { sarif } from "../../../src/report/sarif/index.ts";
import { anyAssessment } from "../any-assessment.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";
import { sarifFaults } from "./schema.ts";

interface Location {
  physicalLocation: { artifactLocation: { uri: string; uriBaseId: string }; region?: { startLine: number } };
  logicalLocations: { name: string }[];
}
interface Result {
  ruleId: string;
  ruleIndex: number;
  kind: string;
  level: string;
  message: { text: string };
  locations: Location[];
  partialFingerprints: { [name: string]: string };
  suppressions?: { justification: string }[];
}
interface Run {
  tool: {
    driver: { rules: { id: string; help: { text: string; markdown: string }; properties: { tags: string[] } }[] };
  };
  invocations: { toolExecutionNotifications: { level: string; message: { text: string } }[] }[];
  results: Result[];
}

const OPTIONS = { color: false, width: 80, verbose: false };

async function runOf(
  assessment: Assessment,
  options: Partial<typeof OPTIONS> & { folder?: string } = {},
): Promise<Run> {
  const log = JSON.parse(await sarif.render(assessment, { ...OPTIONS, ...options })) as { runs: [Run] };
  expect(sarifFaults(log)).toEqual([]);
  return log.runs[0];
}

function only(finding: Partial<Finding>, evidence: Assessment["evidence"] = []): Assessment {
  const sample = sampleAssessment();
  const failing = sample.findings.find(({ outcome }) => outcome === "fail");
  if (!failing) throw new Error("the sample has no failing finding");
  return { ...sample, findings: [{ ...failing, ...finding }], evidence };
}

describe("sarif", () => {
  it("has what fails first, with a level by its severity, then what is not known as open; the rest when all is asked for", async () => {
    const sample = sampleAssessment();
    const { results, invocations } = await runOf(sample);
    const count = (...outcomes: string[]) => sample.findings.filter(({ outcome }) => outcomes.includes(outcome)).length;
    const kinds = results.map(({ kind }) => kind);
    const fails = count("fail", "partial");
    expect(kinds).toEqual([...Array(fails).fill("fail"), ...Array(count("unknown", "error")).fill("open")]);
    expect(results.every(({ kind, level }) => (kind === "fail") === (level !== "none"))).toBe(true);
    expect(results.slice(0, fails).map(({ level }) => level)).toEqual(
      results
        .slice(0, fails)
        .map(({ level }) => level)
        .sort((a, b) => ["error", "warning", "note"].indexOf(a) - ["error", "warning", "note"].indexOf(b)),
    );
    expect(invocations[0]?.toolExecutionNotifications.map(({ level }) => level)).toContain("error");
    const all = (await runOf(sample, { verbose: true })).results;
    expect(all).toHaveLength(sample.findings.length);
    expect(all.filter(({ kind }) => kind === "pass")).toHaveLength(count("pass"));
    expect(all.filter(({ suppressions }) => suppressions)).toHaveLength(count("waived"));
  });

  it("each result has its rule, which says why, what to do, what it cannot see and where its numbers come from", async () => {
    const { results, tool } = await runOf(sampleAssessment(), { verbose: true });
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    for (const { help } of tool.driver.rules) {
      expect(help.text).toContain("What to do: ");
      expect(help.text).toContain("What it cannot see: ");
      expect(help.text).toContain(", from ");
    }
  });

  it("names the line that the evidence was read from, from where the command was run", async () => {
    const find = (run: Run) => run.results.find(({ locations }) => locations[0]?.physicalLocation.region)?.locations[0];
    const place = find(await runOf(sampleAssessment()))?.physicalLocation;
    expect(place?.artifactLocation).toEqual({
      uri: expect.stringMatching(/^kubernetes\/\w+\.yaml$/),
      uriBaseId: "%SRCROOT%",
    });
    const below = find(await runOf(sampleAssessment(), { folder: "services/a shop" }))?.physicalLocation;
    expect(below?.artifactLocation.uri).toBe(`services/a%20shop/${place?.artifactLocation.uri}`);
    expect(below?.region).toEqual(place?.region);
  });

  it.each(["../../etc/passwd", "/etc/passwd", "https://evil.example/x", "a\\..\\..\\b", "javascript:alert(1)", ""])(
    "what no file of the workload says is at the manifest (%j)",
    async (path) => {
      const id = "e-1";
      const source = { provider: "repository", path, line: 3 };
      const [one] = sampleAssessment().evidence;
      if (!one) throw new Error("the sample has no evidence");
      const { results } = await runOf(only({ evidence: [id] }, [{ ...one, id, strength: "configured", source }]));
      expect(results[0]?.locations).toHaveLength(1);
      expect(results[0]?.locations[0]?.physicalLocation).toEqual({
        artifactLocation: { uri: "plumbrule.yaml", uriBaseId: "%SRCROOT%" },
      });
      expect(results[0]?.locations[0]?.logicalLocations[0]?.name).toBe(only({}).findings[0]?.subject);
    },
  );

  it("a finding keeps its fingerprint, whatever it says and wherever it has moved to", async () => {
    const prints = async (finding: Partial<Finding>) => (await runOf(only(finding))).results[0]?.partialFingerprints;
    expect(await prints({ message: "other", evidence: [], severity: "low" })).toEqual(await prints({}));
    expect(await prints({ id: "f-other" })).not.toEqual(await prints({}));
  });

  it("keeps to the results that one run may have, and says how many are left out", async () => {
    const [finding] = only({}).findings;
    if (!finding) throw new Error("no finding");
    const findings = Array.from({ length: 25_003 }, (_, i) => ({
      ...finding,
      id: `f-${i}`,
      subject: `s${i}`,
      outcome: i < 5 ? ("unknown" as const) : finding.outcome,
    }));
    const log = JSON.parse(await sarif.render({ ...only({}), findings }, OPTIONS)) as { runs: [Run] };
    const [{ results, invocations }] = log.runs;
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ kind }) => kind === "open")).toHaveLength(2);
    expect(invocations[0]?.toolExecutionNotifications[0]?.message.text).toMatch(/^3 more results /);
  });

  it("whatever was found, the log holds the schema, and the same assessment gives the same bytes", () => {
    fc.assert(
      fc.property(anyAssessment, fc.boolean(), (assessment, verbose) => {
        const page = sarif.render(assessment, { ...OPTIONS, verbose }) as string;
        expect(sarifFaults(JSON.parse(page))).toEqual([]);
        expect(sarif.render(structuredClone(assessment), { ...OPTIONS, verbose })).toBe(page);
      }),
      { numRuns: 20 },
    );
  });

  test.each([...Object.entries(PAYLOADS), ["half a pair", "\ud800 \udc00"]])(
    "hostile names (%s) make no link, and leave no place outside of the folder",
    async (_, payload) => {
      const hostile = hostileAssessment(sampleAssessment(), payload);
      expect(await sarif.render(hostile, { ...OPTIONS, verbose: true })).not.toMatch(RAW_CONTROLS);
      const { results, tool } = await runOf(hostile, { verbose: true });
      expect(results).toHaveLength(hostile.findings.length);
      for (const { message, locations } of results) {
        expect(message.text).not.toMatch(/(?<!\\)\]\s*\(/);
        for (const { physicalLocation } of locations)
          expect(physicalLocation.artifactLocation.uri).toMatch(/^(?!\/|\.\.\/)[\w.~!*'()%/-]+$/);
      }
      for (const { help } of tool.driver.rules) expect(help.markdown).not.toMatch(/(?<!\\)<|(?<!\\)\]\(/);
    },
  );
});
