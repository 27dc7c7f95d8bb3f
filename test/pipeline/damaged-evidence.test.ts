import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "../../src/gate/judge.ts";
import { type Evidence, type EvidenceDocument, isSeries, samplesOf } from "../../src/model/evidence.ts";
import type { EvidenceIndex } from "../../src/model/fact.ts";
import type { GatePolicy } from "../../src/model/gate.ts";
import type { Indicator } from "../../src/model/objective.ts";
import { formatInstant } from "../../src/model/time.ts";
import { derivationsOf } from "../../src/pillars/registry.ts";
import { assessEvidence } from "../../src/pipeline/assessment.ts";
import { summarize } from "../../src/pipeline/check-summary.ts";
import { evaluate, judgementsOf } from "../../src/pipeline/evaluate.ts";
import { indexEvidence } from "../../src/pipeline/evidence-index.ts";
import { gatherEvidence } from "../../src/pipeline/gather.ts";
import { lossesOf } from "../../src/pipeline/losses.ts";
import { scoreFramework } from "../../src/pipeline/score.ts";
import { describeWorkload } from "../../src/pipeline/workload.ts";
import { budgetsOf } from "../../src/slo/budgets.ts";
import type { ErrorBudgetRules } from "../../src/slo/rules.ts";
import { ROOT } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";
import { withCloudEvidence } from "./cloud-evidence.ts";

const rules = await shippedRules();
const document = withCloudEvidence(
  withObjectives(part(await exampleEvidence(), ["frontend", "checkoutservice", "cartservice", "redis"], 240)),
  rules.signals,
);
const derivations = derivationsOf(rules);
const before = summaryOf(document);

async function exampleEvidence(): Promise<EvidenceDocument> {
  const options = {
    directory: join(ROOT, "examples/online-boutique"),
    loadRules: async () => rules,
    tool: { name: "plumbrule", version: "test" },
    now: 0,
    progress() {},
    abort: new AbortController().signal,
  };
  const described = await describeWorkload(options);
  return gatherEvidence({ ...described, frameworks: rules.frameworks.map(({ id }) => id) }, options);
}

/** The first intervals of some components, so that hundreds of assessments take seconds. */
function part(whole: EvidenceDocument, ids: string[], intervals: number): EvidenceDocument {
  const subjects = new Set([whole.workload.name, ...ids]);
  const evidence = whole.evidence
    .filter((item) => subjects.has(item.subject))
    .map((item): Evidence => {
      if (!isSeries(item.value)) return item;
      const value = { ...item.value, values: item.value.values.slice(0, intervals) };
      const end = formatInstant(Date.parse(value.start) + value.values.length * value.step * 1000);
      return { ...item, value, window: { ...item.window, end } };
    });
  return {
    ...whole,
    workload: { ...whole.workload, components: whole.workload.components.filter(({ id }) => subjects.has(id)) },
    evidence,
    plan: whole.plan
      .filter(({ subject }) => subjects.has(subject))
      .map((planned) => {
        const taken = evidence.filter(
          ({ subject, signal }) => subject === planned.subject && signal === planned.signal,
        );
        return { ...planned, samples: taken.reduce((sum, { value }) => sum + samplesOf(value), 0) };
      }),
  };
}

/** Objectives over the four hours, judged by what is recorded: some of them met, some not, some in slices that the requests weigh. */
function withObjectives(of: EvidenceDocument): EvidenceDocument {
  const recorded = (series: string) => ({ type: "Recorded", spec: { series } });
  const answered: Indicator = { kind: "raw", raw: recorded("success-ratio"), means: "success" };
  const inTime: Indicator = { kind: "threshold", metric: recorded("latency.p90"), op: "lte", value: 1 };
  const inSlices = { budgetingMethod: "Timeslices", timeSliceTarget: 0.9, timeSliceWindow: "10m" };
  const objectives = [
    { service: "frontend", kind: "availability" as const, target: 0.9, indicator: answered },
    { service: "frontend", kind: "availability" as const, target: 0.5, indicator: answered, ...inSlices },
    { service: "frontend", kind: "latency" as const, target: 0.5, indicator: inTime },
    { service: "checkoutservice", kind: "latency" as const, target: 0.9, indicator: { ...inTime, value: 0.001 } },
    { service: "cartservice", kind: "latency" as const, target: 0.9, indicator: inTime },
  ].map((one, at) => ({
    name: `objective-${at}`,
    window: "4h",
    budgetingMethod: "Occurrences",
    source: { path: "slos/a.yaml", line: 1 },
    ...one,
  }));
  const end = of.evidence.find(({ value }) => isSeries(value))?.window.end;
  return { ...of, asOf: end ?? "", objectives };
}

/** The view that the checks have of a document: with its budgets, as assessEvidence makes it. */
function indexOf(of: EvidenceDocument): EvidenceIndex {
  const index = indexEvidence(of);
  return { ...index, budgets: budgetsOf(index, rules.tables["error-budget"] as ErrorBudgetRules) };
}

/** Outcome of every check for every subject, and what is proven of every pillar: an assessment without what people read. */
function summaryOf(of: EvidenceDocument) {
  const { judged } = evaluate(indexOf(of), rules, derivations);
  const outcomes = new Map<string, string>();
  for (const entry of judged) {
    for (const { subject, outcome } of judgementsOf(entry))
      outcomes.set(`${entry.check.id} of ${subject.id}`, outcome.outcome);
  }
  const summaries = new Map(judged.map((entry) => [entry.check.id, summarize(entry, of.workload.name)]));
  const { answers, waivers } = of;
  const low = new Map<string, number>();
  for (const framework of rules.frameworks) {
    const input = { checks: rules.checks, summaries, answers, waivers, scoring: rules.scoring };
    for (const { id, score } of scoreFramework(framework, input).pillars) low.set(`${framework.id}/${id}`, score.low);
  }
  return { outcomes, low };
}

const KINDS = ["holes", "cut start", "cut end", "shifted", "stretched", "gone", "blank", "fewer rows"] as const;
type Kind = (typeof KINDS)[number];

/** What is left of a reading. `chance` gives numbers 0..1. */
function damaged(item: Evidence, kind: Kind, chance: () => number): Evidence[] {
  const { value } = item;
  if (kind === "gone") return [];
  if (kind === "blank") return [{ ...item, value: null, reason: "it is gone" }];
  if (kind === "fewer rows" && Array.isArray(value)) {
    return [{ ...item, value: (value as never[]).filter(() => chance() < 0.7) }];
  }
  if (!isSeries(value)) return [item];
  const { step, values } = value;
  const some = 1 + Math.floor((chance() * values.length) / 2);
  const later = formatInstant(Date.parse(value.start) + some * step * 1000);
  const share = chance();
  switch (kind) {
    case "holes":
      return [{ ...item, value: { ...value, values: values.map((one) => (chance() < share ? null : one)) } }];
    case "cut start":
      return [{ ...item, value: { ...value, start: later, values: values.slice(some) } }];
    case "cut end":
      return [{ ...item, value: { ...value, values: values.slice(0, -some) } }];
    case "shifted":
      return [{ ...item, value: { ...value, start: later } }];
    case "stretched":
      return [{ ...item, value: { ...value, step: step * (1 + some) } }];
    default:
      return [item];
  }
}

function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

test("damage to kept evidence makes nothing pass and raises no low", () => {
  const damage = fc.record({
    kind: fc.constantFrom("holes" as const, "holes" as const, ...KINDS),
    seed: fc.nat(),
    share: fc.double({ min: 0.02, max: 1, noNaN: true }),
  });
  fc.assert(
    fc.property(damage, ({ kind, seed, share }) => {
      const chance = chances(seed);
      const evidence = document.evidence.flatMap((item) => (chance() < share ? damaged(item, kind, chance) : [item]));
      const after = summaryOf({ ...document, evidence });
      for (const [id, outcome] of after.outcomes) {
        if (outcome === "pass") expect(before.outcomes.get(id), `${id} after ${kind}`).toBe("pass");
      }
      for (const [id, low] of after.low) {
        expect(low, `${id} after ${kind}`).toBeLessThanOrEqual((before.low.get(id) ?? 0) + 1e-9);
      }
    }),
    { numRuns: 200 },
  );
}, 120_000);

test("the error budgets that are damaged are spent, met and watched", () => {
  const outcomes = Object.fromEntries(before.outcomes);
  expect(outcomes).toMatchObject({
    "exhausted-error-budget of frontend": "pass",
    "exhausted-latency-budget of frontend": "pass",
    "exhausted-latency-budget of checkoutservice": "fail",
    "burning-error-budget of cartservice": "pass",
    "burning-error-budget of checkoutservice": "fail",
    "exhausted-error-budget of cartservice": "not-applicable",
  });
});

test("what a cloud's monitoring told is judged, so that its damage matters", () => {
  expect(Object.fromEntries(before.outcomes)).toMatchObject({
    "alarm-missing-on-golden-signal of front-door": "pass",
    "alarm-left-firing of front-door": "fail",
    "alarm-silenced of mails": "fail",
    "unread-dead-letters of mails": "fail",
    "growing-queue of mails": "pass",
    "data-unclassified of mails": "pass",
    "disk-filling of orders": "pass",
    "failed-backups of pictures": "pass",
    "certificate-near-expiry of front-door": "partial",
    "throttled-request of mails": "pass",
    [`unattributed-spend of ${document.workload.name}`]: "pass",
  });
});

test("a gate that fails over whole evidence never passes over damaged, and says which source is not whole", () => {
  // The second can be met by losing what fails: only the loss itself tells.
  const policies: GatePolicy[] = [
    { findings: { failOn: "high" } },
    { pillars: { "aws-well-architected/reliability": { minScore: 60, judge: "value" } }, onMissing: "fail" },
  ];
  const judged = (of: EvidenceDocument) => {
    const diagnostics = [...of.diagnostics, ...lossesOf(of)];
    return policies.map((policy) => judge(assessEvidence({ ...of, diagnostics }, rules), policy));
  };
  expect(lossesOf(document)).toEqual([]);
  expect(judged(document)[0]?.verdict).toBe("fail");
  for (const [seed, kind] of KINDS.entries()) {
    const chance = chances(seed + 1);
    const evidence = document.evidence.flatMap((item) => (chance() < 0.5 ? damaged(item, kind, chance) : [item]));
    for (const { verdict, missing } of judged({ ...document, evidence })) {
      expect(verdict, kind).toBe("unknown");
      expect(missing[0]?.reason, kind).toMatch(/^(aws|recorded|repository|workload): the evidence is not whole: /);
    }
  }
});

test("the evidence that is damaged makes checks pass, fail and stay unknown, and its order counts for nothing", () => {
  expect([...before.outcomes.values()]).toEqual(expect.arrayContaining(["pass", "fail", "unknown", "partial"]));
  const turned = { ...document, evidence: [...document.evidence].reverse(), plan: [...document.plan].reverse() };
  expect(assessEvidence(turned, rules)).toEqual(assessEvidence(document, rules));
});

test("the same evidence with holes passes more when nobody counted its samples: the damage is of a kind that matters", () => {
  const blind = { ...document, plan: document.plan.map(({ samples: _, ...planned }) => planned) };
  const gained = new Set<string>();
  for (let seed = 1; seed <= 200 && gained.size === 0; seed++) {
    const chance = chances(seed);
    const evidence = document.evidence.flatMap((item) => (chance() < 0.5 ? damaged(item, "holes", chance) : [item]));
    for (const [id, outcome] of summaryOf({ ...blind, evidence }).outcomes) {
      if (outcome === "pass" && before.outcomes.get(id) !== "pass") gained.add(id);
    }
  }
  expect([...gained]).not.toEqual([]);
});
