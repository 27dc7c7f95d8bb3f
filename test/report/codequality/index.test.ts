import { Ajv } from "ajv";
import { describe, expect, it, test } from "vitest";
import type { Assessment } from "../../../src/model/assessment.ts";
import { codequality } from "../../../src/report/codequality/index.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "../hostile-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

interface Issue {
  check_name: string;
  description: string;
  fingerprint: string;
  severity: string;
  location: { path: string; lines: { begin: number } };
}

const OPTIONS = { color: false, width: 80, verbose: false };

/** GitLab documents the report in words (Code Quality, report format): these are all properties it reads, and their values. */
const validate = new Ajv({ allErrors: true }).compile({
  type: "array",
  items: {
    type: "object",
    additionalProperties: false,
    required: ["check_name", "description", "fingerprint", "severity", "location"],
    properties: {
      check_name: { type: "string", minLength: 1 },
      description: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        additionalProperties: false,
        required: ["path", "lines"],
        properties: {
          // Relative to the repository, without ./ before it.
          path: { type: "string", pattern: "^(?!/|\\./|\\.\\./)." },
          lines: {
            type: "object",
            additionalProperties: false,
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
});

async function issuesOf(assessment: Assessment, options = {}): Promise<Issue[]> {
  const issues = JSON.parse(await codequality.render(assessment, { ...OPTIONS, ...options })) as Issue[];
  validate(issues);
  expect(validate.errors ?? []).toEqual([]);
  return issues;
}

describe("codequality", () => {
  it("is what fails or is partly met, by severity; what is not known is for information when all is asked for", async () => {
    const sample = sampleAssessment();
    const gaps = sample.findings.filter(({ outcome }) => outcome === "fail" || outcome === "partial");
    const open = sample.findings.filter(({ outcome }) => outcome === "unknown" || outcome === "error");
    const issues = await issuesOf(sample);
    expect(new Set(issues.map(({ fingerprint }) => fingerprint))).toEqual(new Set(gaps.map(({ id }) => id)));
    const names = { low: "minor", medium: "major", high: "critical", critical: "blocker" };
    for (const issue of issues)
      expect(issue.severity).toBe(names[gaps.find(({ id }) => id === issue.fingerprint)?.severity ?? "low"]);
    const all = await issuesOf(sample, { verbose: true });
    expect(all.filter(({ severity }) => severity === "info")).toHaveLength(open.length);
    expect(all).toHaveLength(gaps.length + open.length);
  });

  it("points at the line, from where the command was run; at the manifest where no file says it", async () => {
    const sample = sampleAssessment();
    const issues = await issuesOf(sample, { folder: "services/shop" });
    expect(issues.some(({ location }) => location.path.startsWith("services/shop/kubernetes/"))).toBe(true);
    const observed = issues.filter(({ location }) => location.path.endsWith("plumbrule.yaml"));
    expect(observed.length).toBeGreaterThan(0);
    for (const { location } of observed)
      expect(location).toEqual({ path: "services/shop/plumbrule.yaml", lines: { begin: 1 } });
    for (const folder of ["/tmp/x", "../x"])
      expect((await issuesOf(sample, { folder }))[0]?.location).toEqual((await issuesOf(sample))[0]?.location);
  });

  test.each(Object.entries(PAYLOADS))("hostile names (%s) are text", async (_, payload) => {
    const hostile = hostileAssessment(sampleAssessment(), payload);
    expect(await codequality.render(hostile, OPTIONS)).not.toMatch(RAW_CONTROLS);
    expect(await issuesOf(hostile)).toHaveLength((await issuesOf(sampleAssessment())).length);
  });

  it("the same assessment gives the same bytes", async () => {
    const page = await codequality.render(sampleAssessment(), OPTIONS);
    expect(await codequality.render(structuredClone(sampleAssessment()), OPTIONS)).toBe(page);
  });
});
