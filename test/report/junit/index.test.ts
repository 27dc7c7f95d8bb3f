import { XMLParser } from "fast-xml-parser";
import { describe, expect, it, test } from "vitest";
import type { Assessment } from "../../../src/model/assessment.ts";
import { junit } from "../../../src/report/junit/index.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";
import { junitFaults } from "./schema.ts";

interface TestCase {
  classname: string;
  name: string;
  failure?: { message: string; type: string; "#text": string };
  error?: { message: string };
  skipped?: { message: string; type: string };
}
interface TestSuite {
  name: string;
  timestamp?: string;
  tests: string;
  failures: string;
  errors: string;
  skipped: string;
  testcase: TestCase[];
  "system-err": string;
}

const OPTIONS = { color: false, width: 80, verbose: false };
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => name === "testcase" || name === "testsuite",
});

async function suitesOf(assessment: Assessment): Promise<TestSuite[]> {
  const xml = await junit.render(assessment, OPTIONS);
  expect(await junitFaults(xml)).toEqual([]);
  return parser.parse(xml).testsuites.testsuite;
}

describe("junit", () => {
  it("has a suite a pillar and a case a finding, of which only what passes passes", async () => {
    const sample = sampleAssessment();
    const suites = await suitesOf(sample);
    expect(suites.map(({ name }) => name)).toEqual([...new Set(sample.findings.map(({ pillar }) => pillar))].sort());
    const cases = suites.flatMap(({ testcase }) => testcase);
    expect(cases).toHaveLength(sample.findings.length);
    for (const finding of sample.findings) {
      const one = cases.find(
        ({ classname, name }) => classname === `${finding.pillar}.${finding.check}` && name === finding.subject,
      );
      const kind = { fail: "failure", partial: "failure", error: "error", pass: undefined }[finding.outcome as "fail"];
      const expected = finding.outcome === "pass" ? undefined : (kind ?? "skipped");
      expect(["failure", "error", "skipped"].filter((as) => one && as in one)).toEqual(expected ? [expected] : []);
      if (expected === "skipped") expect(one?.skipped?.message).toContain(finding.reason);
      if (expected === "failure") {
        expect(one?.failure).toMatchObject({ message: finding.title, type: finding.severity });
        for (const said of [finding.expected, finding.remediation, finding.id])
          expect(one?.failure?.["#text"]).toContain(said);
      }
    }
  });

  it("counts what it holds, and says when, and what could not be read", async () => {
    for (const suite of await suitesOf(sampleAssessment())) {
      const count = (as: "failure" | "error" | "skipped") => String(suite.testcase.filter((one) => as in one).length);
      expect(suite).toMatchObject({
        timestamp: "2022-08-23T00:00:00",
        tests: String(suite.testcase.length),
        failures: count("failure"),
        errors: count("error"),
        skipped: count("skipped"),
      });
      expect(suite["system-err"]).toContain("aws: cloudwatch:GetMetricData was refused");
    }
  });

  it("an assessment without findings has no suite", async () => {
    const xml = await junit.render({ ...sampleAssessment(), findings: [] }, OPTIONS);
    expect(await junitFaults(xml)).toEqual([]);
    expect(xml).not.toContain("<testsuite ");
  });

  it("the schema is not content with anything", async () => {
    const xml = await junit.render(sampleAssessment(), OPTIONS);
    for (const [from, to] of [
      ["<failure ", "<failed "],
      ['hostname="localhost"', ""],
      ["2022-08-23T00:00:00", "2022-08-23T00:00:00Z"],
      ['tests="', 'tests="about '],
      ["<testsuites>", '<testsuites time="0">'],
    ] as const) {
      expect(xml).toContain(from);
      expect(await junitFaults(xml.replace(from, to)), from).not.toEqual([]);
    }
  });

  test.each([...Object.entries(PAYLOADS), ["half a pair", "\ud800 \udc00 \uffff"]])(
    "hostile names (%s) make no element and no attribute",
    async (_, payload) => {
      const hostile = hostileAssessment(sampleAssessment(), payload);
      expect(await junit.render(hostile, OPTIONS)).not.toMatch(RAW_CONTROLS);
      const shape = (suites: TestSuite[]) =>
        suites.map(({ testcase }) =>
          testcase.map((one) =>
            Object.entries(one).map(([name, value]) => [
              name,
              ...(typeof value === "object" ? Object.keys(value) : []),
            ]),
          ),
        );
      expect(shape(await suitesOf(hostile))).toEqual(shape(await suitesOf(hostileAssessment(sampleAssessment(), "x"))));
    },
  );
});
