import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judge } from "../../src/gate/judge.ts";
import type { Assessment, Finding } from "../../src/model/assessment.ts";
import type { GatePolicy } from "../../src/model/gate.ts";
import { anyAssessment } from "../report/any-assessment.ts";
import { budget, burnRate, OBJECTIVE, sound } from "./gated.ts";

const rulesOf = (of: { rule: string }[]) => of.map(({ rule }) => rule);

describe("error budgets", () => {
  const of = (assessment: Partial<Assessment>, policy: GatePolicy["errorBudget"] = {}) =>
    judge(sound(assessment), { errorBudget: policy });

  it("a spent budget fails, whatever may remain; what is left is held exactly against minRemaining", () => {
    expect(of({ errorBudgets: [budget(0)] }).verdict).toBe("fail");
    expect(of({ errorBudgets: [budget(-0.04)] }, { minRemaining: -1 }).violations).toMatchObject([
      { rule: "errorBudget", expected: "> 0", measured: -0.04, place: { file: "slos/front-door.yaml", line: 7 } },
    ]);
    expect(of({ errorBudgets: [budget(0.1)] }, { minRemaining: 0.1 }).verdict).toBe("pass");
    expect(of({ errorBudgets: [budget(0.1 - 1e-12)] }, { minRemaining: 0.1 }).violations).toMatchObject([
      { rule: "errorBudget.minRemaining", expected: ">= 0.1", measured: 0.1 - 1e-12 },
    ]);
    // One word for it is enough.
    expect(of({ errorBudgets: [{ ...budget(1), status: "exhausted" }] }).verdict).toBe("fail");
    expect(of({ errorBudgets: [{ ...budget(-1), status: "healthy" }] }).verdict).toBe("fail");
  });

  it("an objective that is unknown, or whose budget is not there, and no objective at all have no verdict", () => {
    for (const assessment of [
      { errorBudgets: [budget(null)] },
      { errorBudgets: [budget(null, { status: "healthy" })] },
      { errorBudgets: [] },
      { errorBudgets: [budget(1, { service: "another" })] },
      { errorBudgets: [], objectives: [] },
    ]) {
      const judged = of(assessment);
      expect(judged.verdict).toBe("unknown");
      expect(judged.missing).toHaveLength(1);
      expect(judged.violations).toEqual([]);
    }
  });

  it("a policy without errorBudget asks that none is spent; one that nobody knows is a note", () => {
    const of = (remaining: number | null) => judge(sound({ errorBudgets: [budget(remaining)] }), {});
    expect(of(0.01)).toMatchObject({ verdict: "pass", held: [{ rule: "errorBudget" }] });
    expect(of(-1)).toMatchObject({ verdict: "fail", violations: [{ rule: "errorBudget", measured: -1 }] });
    expect(of(null)).toMatchObject({ verdict: "pass", missing: [], notes: [expect.stringContaining("not judged")] });
    expect(judge(sound({ errorBudgets: [budget(null)] }), { errorBudget: {} })).toMatchObject({ verdict: "unknown" });
    expect(judge(sound({ objectives: [], errorBudgets: [] }), {})).toMatchObject({ verdict: "pass", missing: [] });
  });

  it("a policy that says errorBudget: false judges none, and says so", () => {
    for (const remaining of [-1, null]) {
      const judged = judge(sound({ errorBudgets: [budget(remaining)] }), { errorBudget: false });
      expect(judged).toMatchObject({ verdict: "pass", violations: [], missing: [], held: [] });
      expect(judged.notes).toEqual(["error budgets are not judged: the policy says errorBudget: false"]);
    }
  });

  it("burn: page alerts, or those of both severities; half a rate is no rate", () => {
    const firing = (severity: "page" | "ticket") => [
      budget(1, { status: "at-risk", burnRates: [burnRate({ severity, firing: true, longRate: 20, shortRate: 30 })] }),
    ];
    expect(of({ errorBudgets: firing("page") }).verdict).toBe("pass");
    expect(of({ errorBudgets: firing("page") }, { burn: "page" }).violations).toMatchObject([
      { rule: "errorBudget.burn", measured: 20 },
    ]);
    expect(of({ errorBudgets: firing("ticket") }, { burn: "page" }).verdict).toBe("pass");
    expect(of({ errorBudgets: firing("ticket") }, { burn: "ticket" }).verdict).toBe("fail");
    const rates = (longRate: number | null, shortRate: number | null) =>
      of({ errorBudgets: [budget(1, { burnRates: [burnRate({ longRate, shortRate })] })] }, { burn: "page" }).verdict;
    expect(rates(20, null)).toBe("unknown");
    expect(rates(null, 20)).toBe("unknown");
    expect(rates(1, null)).toBe("pass");
    expect(rates(null, null)).toBe("pass");
  });
});

describe("pillars", () => {
  const reliability = (changes: object) => {
    const sample = sound();
    return {
      ...sample,
      frameworks: sample.frameworks.map((framework) => ({
        ...framework,
        pillars: framework.pillars.map((pillar) => ({ ...pillar, score: { ...pillar.score, ...changes } })),
      })),
    };
  };
  const names = (pillars: GatePolicy["pillars"], changes = {}) => {
    const judged = judge(reliability(changes), { ...(pillars ? { pillars } : {}) });
    return { verdict: judged.verdict, rules: rulesOf([...judged.violations, ...judged.missing]) };
  };

  it("a bare id is that pillar in every framework, a pinned one is one", () => {
    const both = ["aws-well-architected/reliability", "iso-25010-2023/reliability"];
    expect(names({ reliability: { minScore: 100 } }).rules).toEqual(both.map((one) => `pillars.${one}.minScore`));
    expect(names({ "iso-25010-2023/reliability": { minScore: 100 } }).rules).toEqual([
      "pillars.iso-25010-2023/reliability.minScore",
    ]);
  });

  it("low is judged unless value is asked for, and nothing is rounded", () => {
    const score = { low: 70 - 1e-9, value: 90, high: 95, coverage: 0.5 };
    expect(names({ reliability: { minScore: 70 } }, score).verdict).toBe("fail");
    expect(names({ reliability: { minScore: 70 } }, { ...score, low: 70 }).verdict).toBe("pass");
    expect(names({ reliability: { minScore: 70, judge: "value" } }, score).verdict).toBe("pass");
  });

  it("no value to judge, coverage below what is asked, and a pillar that is not there are no verdict; the score is judged all the same", () => {
    const score = { low: 10, value: null, high: 95, coverage: 0.1 };
    expect(names({ reliability: { minScore: 70, judge: "value" } }, score).verdict).toBe("unknown");
    expect(names({ "iso-25010-2023/reliability": { minScore: 70, minCoverage: 0.5 } }, score)).toEqual({
      verdict: "unknown",
      rules: ["pillars.iso-25010-2023/reliability.minScore", "pillars.iso-25010-2023/reliability.minCoverage"],
    });
    expect(names({ nothing: { minScore: 0 } }).verdict).toBe("unknown");
  });
});

describe("findings", () => {
  const all = sound().findings;
  const failing = all.filter(({ outcome }) => outcome === "fail");
  const highs = failing.filter(({ severity }) => severity === "high" || severity === "critical");
  const changed = (id: string | undefined, changes: Partial<Finding>) =>
    sound({ findings: all.map((one) => (one.id === id ? { ...one, ...changes } : one)) });

  it("those that fail, from a severity on; all of them unless one is named", () => {
    expect(highs.length).toBeGreaterThan(0);
    expect(failing.length).toBeGreaterThan(highs.length);
    const subjects = (policy: GatePolicy["findings"]) =>
      judge(sound(), { ...(policy ? { findings: policy } : {}) }).violations.map(({ subject }) => subject);
    expect(subjects({ failOn: "high" })).toEqual(highs.map(({ id }) => id));
    expect(subjects({})).toEqual(failing.map(({ id }) => id));
    expect(judge(sound(), { findings: { failOn: "high" } }).notes.join()).toMatch(
      /could not be decided and do not count/,
    );
  });

  it("what failed in the baseline is passed over; what was waived, partial, unknown or not there is new", () => {
    const policy: GatePolicy = { findings: { failOn: "high" } };
    expect(judge(sound(), policy, sound())).toMatchObject({ verdict: "pass", violations: [] });
    const id = highs[0]?.id;
    for (const outcome of ["waived", "partial", "unknown", "pass", "not-applicable"] as const)
      expect(
        judge(sound(), policy, changed(id, { outcome })).violations.map(({ subject }) => subject),
        outcome,
      ).toEqual([id]);
    const without = sound({ findings: all.filter((one) => one.id !== id) });
    expect(judge(sound(), policy, without).violations).toHaveLength(1);
  });

  it("what the baseline knew and nobody knows any more has no verdict, also where components share a finding now", () => {
    const policy: GatePolicy = { findings: { failOn: "high" } };
    const known = all.find(({ outcome, severity }) => outcome === "pass" && severity === "high");
    expect(known).toBeDefined();
    const lost = { outcome: "unknown", reason: "gone", score: null } as const;
    expect(judge(changed(known?.id, lost), policy, sound()).verdict).toBe("unknown");
    const shared = changed(known?.id, {
      ...lost,
      id: "f-shared",
      subject: "online-boutique",
      subjects: [known?.subject ?? ""],
    });
    expect(judge(shared, policy, sound()).missing).toHaveLength(1);
    // A component that was taken out of the workload is no loss, nor is what was not known before.
    expect(judge(sound({ findings: all.filter(({ id }) => id !== known?.id) }), policy, sound()).verdict).toBe("pass");
    expect(judge(changed(known?.id, lost), policy, changed(known?.id, lost)).verdict).toBe("pass");
  });

  it("a check that is broken has no verdict", () => {
    const id = failing.find(({ severity }) => severity === "low")?.id ?? failing[0]?.id;
    const broken = changed(id, { outcome: "error", reason: "no such name", severity: "critical" });
    expect(judge(broken, { findings: { failOn: "critical" } }).missing).toHaveLength(1);
  });
});

describe("waivers and sources", () => {
  const waiver = { check: "single-replica-component", owner: "Ada", reason: "r", until: "2022-01-01T23:59:59Z" };

  it("a waiver that has ended fails, unless the policy says otherwise", () => {
    expect(judge(sound({ waivers: [waiver] }), { onMissing: "fail" }).violations).toMatchObject([
      { rule: "waivers.expired", measured: waiver.until },
    ]);
    expect(judge(sound({ waivers: [{ ...waiver, until: sound().asOf }] }), {}).verdict).toBe("pass");
    expect(judge(sound({ waivers: [waiver] }), { waivers: { expired: "ignore" } }).verdict).toBe("pass");
  });

  it("a source that could not be read has no verdict, whatever the policy is about; onMissing decides, and goes before what is violated", () => {
    const diagnostics = [{ provider: "recorded", level: "error" as const, message: "x.csv: there is no such file" }];
    const of = (onMissing: GatePolicy["onMissing"], waivers = [waiver]) =>
      judge(sound({ diagnostics, waivers }), { ...(onMissing ? { onMissing } : {}) });
    expect(of(undefined)).toMatchObject({ verdict: "unknown", missing: [{ rule: "onMissing" }] });
    expect(of("fail").violations).toHaveLength(1);
    expect(of("warn").verdict).toBe("fail");
    expect(of("ignore", []).verdict).toBe("pass");
    expect(of("ignore", []).missing).toHaveLength(1);
    const warning = [{ provider: "recorded", level: "warning" as const, message: "odd" }];
    expect(judge(sound({ diagnostics: warning }), {}).verdict).toBe("pass");
  });

  it("nothing that could move a terminal is told", () => {
    const hostile = sound({
      diagnostics: [{ provider: "x\u001b[2J", level: "error", message: "\u202eabc\n::error::x" }],
    });
    expect(judge(hostile, {}).missing[0]?.reason).toBe("x\\u001b[2J: \\u202eabc\\u000a::error::x");
  });
});

const anyPolicy: fc.Arbitrary<GatePolicy> = fc.record(
  {
    errorBudget: fc.oneof(
      fc.constant(false as const),
      fc.record(
        {
          minRemaining: fc.double({ min: -1, max: 1, noNaN: true }),
          burn: fc.constantFrom("page" as const, "ticket" as const),
        },
        { requiredKeys: [] },
      ),
    ),
    pillars: fc.dictionary(
      fc.constantFrom("reliability", "security", "iso-25010-2023/reliability", "aws-well-architected/security"),
      fc.record(
        { minScore: fc.integer({ min: 0, max: 100 }), minCoverage: fc.double({ min: 0, max: 1, noNaN: true }) },
        { requiredKeys: [] },
      ),
    ),
    findings: fc.record({
      failOn: fc.constantFrom("low" as const, "medium" as const, "high" as const, "critical" as const),
    }),
    waivers: fc.record({ expired: fc.constantFrom("fail" as const, "ignore" as const) }),
    onMissing: fc.constantFrom("fail" as const, "warn" as const, "ignore" as const),
  },
  { requiredKeys: [] },
);

const anyGated = fc
  .record({
    assessment: anyAssessment,
    remaining: fc.option(fc.double({ min: -2, max: 1, noNaN: true })),
    diagnostics: fc.boolean(),
    expired: fc.boolean(),
    firing: fc.boolean(),
  })
  .map(
    ({ assessment, remaining, diagnostics, expired, firing }): Assessment => ({
      ...assessment,
      objectives: [OBJECTIVE],
      errorBudgets: [budget(remaining, { burnRates: [burnRate({ firing })] })],
      diagnostics: diagnostics ? [{ provider: "x", level: "error", message: "away" }] : [],
      waivers: expired ? [{ check: "c", owner: "o", reason: "r", until: "2000-01-01T00:00:00Z" }] : [],
      findings: assessment.findings.filter(({ outcome }) => outcome !== "error"),
    }),
  );

type Change = (assessment: Assessment, at: number) => Assessment;

const scores =
  (change: (score: Assessment["frameworks"][number]["pillars"][number]["score"]) => object): Change =>
  (assessment) => ({
    ...assessment,
    frameworks: assessment.frameworks.map((framework) => ({
      ...framework,
      pillars: framework.pillars.map((pillar) => ({ ...pillar, score: { ...pillar.score, ...change(pillar.score) } })),
    })),
  });

const finding =
  (changes: Partial<Finding>): Change =>
  (assessment, at) => ({
    ...assessment,
    findings: assessment.findings.map((one, index) =>
      index === at % assessment.findings.length ? { ...one, ...changes } : one,
    ),
  });

const WORSE: Change[] = [
  finding({ outcome: "fail", score: 0 }),
  scores(({ low }) => ({ low: low / 2 })),
  (assessment) => ({ ...assessment, errorBudgets: [budget(-0.5)] }),
  (assessment) => ({
    ...assessment,
    errorBudgets: assessment.errorBudgets.map((one) => ({ ...one, burnRates: [burnRate({ firing: true })] })),
  }),
  (assessment) => ({
    ...assessment,
    waivers: [...(assessment.waivers ?? []), { check: "d", owner: "o", reason: "r", until: "2001-01-01T00:00:00Z" }],
  }),
];

const LOST: Change[] = [
  scores(({ low, coverage }) => ({ low: low / 2, coverage: coverage / 2, value: null })),
  (assessment) => ({ ...assessment, errorBudgets: [budget(null)] }),
  (assessment) => ({ ...assessment, errorBudgets: [] }),
  (assessment) => ({
    ...assessment,
    diagnostics: [...assessment.diagnostics, { provider: "y", level: "error", message: "away" }],
  }),
  finding({ outcome: "error", score: null, reason: "broken" }),
];

describe("what holds always", () => {
  it("one more violation turns nothing into a pass", () => {
    fc.assert(
      fc.property(anyGated, anyPolicy, fc.constantFrom(...WORSE), fc.nat(), (assessment, policy, worsen, at) => {
        const before = judge(assessment, policy).verdict;
        const after = judge(worsen(assessment, at), policy).verdict;
        // A budget that was not known and is known to be spent is a verdict.
        if (before !== "pass") expect(after).not.toBe("pass");
      }),
      { numRuns: 300 },
    );
  });

  it("lost evidence turns nothing into a pass", () => {
    fc.assert(
      fc.property(anyGated, anyPolicy, fc.constantFrom(...LOST), fc.nat(), (assessment, policy, lose, at) => {
        // A spent budget fails any gate, an unknown one only where the policy asks for budgets; else that it is unknown is a note.
        const strict: GatePolicy = { errorBudget: {}, ...policy, onMissing: "fail" };
        if (judge(assessment, strict).verdict !== "pass")
          expect(judge(lose(assessment, at), strict).verdict).not.toBe("pass");
      }),
      { numRuns: 300 },
    );
  });

  it("lost objectives turn nothing into a pass where the policy asks for budgets", () => {
    fc.assert(
      fc.property(anyGated, anyPolicy, (assessment, policy) => {
        const lost = { ...assessment, objectives: [], errorBudgets: [] };
        expect(judge(lost, { ...policy, errorBudget: {}, onMissing: "fail" }).verdict).toBe("unknown");
      }),
    );
  });

  it("every rule is judged, also when another cannot be", () => {
    fc.assert(
      fc.property(anyGated, anyPolicy, (assessment, policy) => {
        const whole = judge(assessment, { ...policy, onMissing: "fail" });
        const lenient = judge(assessment, { ...policy, onMissing: "ignore" });
        expect(whole.violations).toEqual(lenient.violations);
        expect(whole.missing).toEqual(lenient.missing);
        expect(lenient.verdict).toBe(lenient.violations.length > 0 ? "fail" : "pass");
      }),
    );
  });
});
