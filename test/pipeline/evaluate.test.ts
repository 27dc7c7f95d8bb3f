import { describe, expect, it } from "vitest";
import type { Evidence, PlannedReading } from "../../src/model/evidence.ts";
import type { Derivation } from "../../src/model/fact.ts";
import type { Check, Rules } from "../../src/model/rules.ts";
import type { Waiver } from "../../src/model/workload.ts";
import { summarize } from "../../src/pipeline/check-summary.ts";
import { evaluate, liveIn } from "../../src/pipeline/evaluate.ts";
import { indexEvidence } from "../../src/pipeline/evidence-index.ts";
import { writeFindings } from "../../src/pipeline/findings.ts";
import { emptyDocument, reading } from "../support/sample-evidence.ts";
import { SCORING, sampleCheck } from "../support/sample-rules.ts";

const replicas = sampleCheck({
  id: "single-replica",
  appliesTo: ["service"],
  needs: [
    {
      as: "x",
      readings: [
        { signal: "replicas", statistic: "value" },
        { signal: "kubernetes.replicas", statistic: "min" },
      ],
    },
  ],
  thresholds: { best: { value: 2, source: "ours: test" } },
  condition: { pass: "x >= best" },
});

function rulesOf(...checks: Check[]): Rules {
  return {
    digest: "test",
    checks,
    frameworks: [],
    signals: [],
    scoring: SCORING,
    tables: { "component-types": { "aws.lambda": "function" } },
  };
}

interface Given {
  evidence: Evidence[];
  plan?: PlannedReading[];
  waivers?: Waiver[];
  components?: string[];
}

function findingsOf(check: Check, given: Given, derivations: Derivation[] = []) {
  return writeFindings(indexEvidence(documentOf(given)), rulesOf(check), derivations);
}

function documentOf(given: Given) {
  return emptyDocument({
    workload: {
      name: "shop",
      components: (given.components ?? ["a"]).map((id) => ({ id, type: "http-service", dependsOn: [] })),
    },
    evidence: given.evidence,
    plan:
      given.plan ??
      given.evidence.map(({ subject, signal, strength }) => ({
        subject,
        signal,
        strength,
        provider: "test",
        taken: 1,
      })),
    waivers: given.waivers ?? [],
  });
}

const observed = (value: number) => reading("a", "replicas", value);
const configured = (value: number) => reading("a", "kubernetes.replicas", value, { strength: "configured" });
const planned = (signal: string, taken?: number): PlannedReading => ({
  subject: "a",
  signal,
  provider: "test",
  strength: "observed",
  ...(taken === undefined ? {} : { taken }),
});

describe("readings of a check", () => {
  it("the strongest that was planned decides", () => {
    const { findings } = findingsOf(replicas, { evidence: [observed(3), configured(1)] });
    expect(findings).toMatchObject([{ outcome: "pass", strength: "observed", measured: { value: 3 } }]);
    expect(findings[0]?.inputs[0]?.beside).toMatchObject({ value: 1, strength: "configured" });
  });

  it("a weaker one decides where nothing stronger was planned, and says so", () => {
    const { findings } = findingsOf(replicas, { evidence: [configured(2)] });
    expect(findings).toMatchObject([{ outcome: "pass", strength: "configured" }]);
  });

  it("a weaker one never stands in for a stronger one that was planned and is missing: its value stands beside", () => {
    const plan = [planned("replicas", 1), planned("kubernetes.replicas", 1)];
    const { findings } = findingsOf(replicas, { evidence: [configured(2)], plan });
    expect(findings).toMatchObject([
      { outcome: "unknown", score: null, reason: expect.stringContaining("planned and is missing") },
    ]);
    expect(findings[0]?.inputs[0]?.beside).toMatchObject({ value: 2, strength: "configured" });
  });

  it("one without a value hides no violation that another shows, and passes nothing", () => {
    const check = sampleCheck({
      needs: [{ as: "x", readings: [{ signal: "iac.database.public", statistic: "any" }] }],
      condition: { pass: "!x" },
    });
    const outcomeOf = (values: (boolean | null)[]) =>
      findingsOf(check, {
        evidence: values.map((value, i) => reading("a", "iac.database.public", value, { id: `e-${i}` })),
        plan: [planned("iac.database.public", values.length)],
      }).findings[0]?.outcome;
    expect(outcomeOf([true, null])).toBe("fail");
    expect(outcomeOf([false, null])).toBe("unknown");
    expect(outcomeOf([false, false])).toBe("pass");
  });

  it("has the title of its outcome", () => {
    const titles = [2, 1].map((value) => findingsOf(replicas, { evidence: [observed(value)] }).findings[0]?.title);
    expect(titles).toEqual(["fine", "not fine"]);
  });

  it("fewer readings than were taken are a loss, not a better world", () => {
    const all = sampleCheck({
      needs: [{ as: "x", readings: [{ signal: "dockerfile.runs-as-root", statistic: "any" }] }],
      condition: { pass: "!x" },
    });
    const { findings } = findingsOf(all, {
      evidence: [reading("a", "dockerfile.runs-as-root", false)],
      plan: [planned("dockerfile.runs-as-root", 2)],
    });
    expect(findings).toMatchObject([{ outcome: "unknown", reason: expect.stringContaining("1 of 2 readings") }]);
  });

  it("duplicates of a reading count once", () => {
    const { findings } = findingsOf(replicas, { evidence: [observed(2), observed(2)], plan: [planned("replicas", 1)] });
    expect(findings).toMatchObject([{ outcome: "pass" }]);
  });
});

describe("claims that stronger evidence contradicts", () => {
  it("are findings of their own", () => {
    const { findings } = findingsOf(replicas, { evidence: [observed(1), configured(3)] });
    expect(findings.map((finding) => [finding.check, finding.outcome])).toEqual([
      ["contradicted-claim", "fail"],
      ["single-replica", "fail"],
    ]);
    expect(findings[0]).toMatchObject({ subject: "a", practices: [] });
    expect(findings[0]?.evidence).toHaveLength(2);
  });

  it("are none when both say the same, or the weaker is the worse", () => {
    for (const evidence of [
      [observed(1), configured(1)],
      [observed(3), configured(1)],
    ]) {
      expect(findingsOf(replicas, { evidence }).findings.map((finding) => finding.check)).toEqual(["single-replica"]);
    }
  });
});

it("more contradictions than a call has room for arguments are all told", () => {
  const components = Array.from({ length: 500 }, (_, i) => `c-${i}`);
  const needs = Array.from({ length: 260 }, (_, i) => ({ as: `x${i}`, readings: replicas.needs[0]?.readings ?? [] }));
  const { findings } = findingsOf(
    sampleCheck({ ...replicas, needs, measure: "x0", condition: { pass: "x0 >= best" } }),
    {
      components,
      evidence: components.flatMap((id) => [
        reading(id, "replicas", 1),
        reading(id, "kubernetes.replicas", 3, { strength: "configured" }),
      ]),
    },
  );
  expect(findings).toHaveLength(components.length * (1 + needs.length));
});

describe("findings", () => {
  it("of subjects that nothing measures are one, and still count each", () => {
    const { evaluation, findings } = findingsOf(replicas, { evidence: [configured(1)], components: ["a", "b", "c"] });
    expect(findings.map(({ subject, outcome, subjects }) => [subject, outcome, subjects])).toEqual([
      ["a", "fail", undefined],
      ["shop", "unknown", ["b", "c"]],
    ]);
    expect(evaluation.judged.map((entry) => summarize(entry, "shop"))).toMatchObject([
      { applicable: 3, decided: 1 / 3, low: 0, blocked: false, fails: true },
    ]);
  });

  it("under a live waiver keep their score; after it they fail again", () => {
    const waiver: Waiver = {
      check: "single-replica",
      component: "a",
      owner: "ann",
      reason: "cheap",
      until: "2026-06-30T23:59:59Z",
    };
    const { findings } = findingsOf(replicas, { evidence: [configured(1)], waivers: [waiver] });
    expect(findings).toMatchObject([{ outcome: "waived", underlying: "fail", score: 0, waiver: { owner: "ann" } }]);
    const lapsed = { ...waiver, until: "2025-06-30T23:59:59Z" };
    expect(findingsOf(replicas, { evidence: [configured(1)], waivers: [lapsed] }).findings).toMatchObject([
      { outcome: "fail" },
    ]);
    const passing = findingsOf(replicas, { evidence: [configured(2)], waivers: [waiver] });
    expect(passing.findings).toMatchObject([{ outcome: "pass" }]);
  });

  it("name every input, its evidence and every threshold with its source", () => {
    const [finding] = findingsOf(replicas, { evidence: [configured(1)] }).findings;
    expect(finding).toMatchObject({
      evidence: [configured(1).id],
      inputs: [{ name: "x", value: 1, from: "kubernetes.replicas, min", evidence: [configured(1).id] }],
      thresholds: [{ name: "best", value: 2, source: "ours: test" }],
      blindSpot: "blind",
      remediation: "fix",
    });
  });

  it("vendor types are judged as the neutral type they are", () => {
    const document = emptyDocument({
      workload: {
        name: "shop",
        components: [
          { id: "f", type: "aws.lambda", dependsOn: [] },
          { id: "d", type: "database", dependsOn: [] },
        ],
      },
    });
    const evaluation = evaluate(indexEvidence(document), rulesOf(replicas), []);
    expect(evaluation.judged[0]?.subjects.map((one) => one.id)).toEqual(["f"]);
  });
});

describe("derived facts", () => {
  const derivation: Derivation = {
    facts: [
      { id: "busy", title: "Busy", unit: "1", subject: "component", signals: ["requests"], strength: "observed" },
    ],
    derive: (index, subject) => {
      const first = index.of(subject, "requests")[0];
      return {
        busy: {
          value: first?.value === 1 ? 1 : 0,
          unit: "1",
          strength: "observed",
          evidence: [first?.id ?? ""],
          sampleSize: 1,
        },
      };
    },
  };
  const check = sampleCheck({ needs: [{ as: "x", readings: [{ fact: "busy" }] }], condition: { pass: "x == best" } });

  it("are derived once for a subject, however many checks read them", () => {
    const asked: string[] = [];
    const counting: Derivation = {
      ...derivation,
      derive: (index, subject) => {
        asked.push(subject);
        return derivation.derive(index, subject);
      },
    };
    const components = ["a", "b", "c"];
    const evidence = components.map((id) => reading(id, "requests", 1));
    const document = documentOf({ components, evidence });
    writeFindings(indexEvidence(document), rulesOf(check, { ...check, id: "second" }), [counting]);
    expect(asked).toEqual(components);
  });

  it("are what the derivation says when all that it reads is there", () => {
    expect(findingsOf(check, { evidence: [reading("a", "requests", 1)] }, [derivation]).findings).toMatchObject([
      { outcome: "pass" },
    ]);
  });

  it("of fewer samples than the check needs are unknown to it", () => {
    const wanting = { ...check, needs: [{ as: "x", readings: [{ fact: "busy", minSamples: 2 }] }] };
    expect(findingsOf(wanting, { evidence: [reading("a", "requests", 1)] }, [derivation]).findings).toMatchObject([
      { outcome: "unknown", reason: "x: 1 samples, fewer than the 2 that this needs" },
    ]);
  });

  it("are unknown before it is asked when a reading was lost or is null", () => {
    const lost = findingsOf(check, { evidence: [], plan: [planned("requests", 1)] }, [derivation]);
    expect(lost.findings).toMatchObject([
      { outcome: "unknown", reason: expect.stringContaining("planned and is missing") },
    ]);
    const blank = reading("a", "requests", null, { reason: "throttled" });
    expect(findingsOf(check, { evidence: [blank] }, [derivation]).findings).toMatchObject([
      { outcome: "unknown", reason: "x: throttled" },
    ]);
  });
});

it("an answer or a waiver counts up to and including its end, and without one always", () => {
  const live = liveIn({ asOf: "2026-01-31T08:00:00Z" });
  expect(live({ until: "2026-01-31T10:00:00+02:00" })).toBe(true);
  expect(live({ until: "2026-01-31T07:59:59Z" })).toBe(false);
  expect(live({ until: "whenever" })).toBe(false);
  expect(live({})).toBe(true);
});
