import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/assessment.ts";
import type { Framework } from "../../src/model/rules.ts";
import type { CheckSummary } from "../../src/pipeline/check-summary.ts";
import { rankFixes } from "../../src/pipeline/fixes.ts";
import { scoreFramework } from "../../src/pipeline/score.ts";
import { SCORING, sampleCheck } from "../support/sample-rules.ts";

const framework: Framework = {
  id: "f",
  title: "F",
  version: "1",
  source: "test",
  pillars: [
    {
      id: "p",
      title: "P",
      practices: [
        { id: "A", title: "a", risk: "high" },
        { id: "B", title: "b", risk: "low" },
      ],
    },
    { id: "q", title: "Q", practices: [{ id: "C", title: "c", risk: "low" }] },
  ],
};
const checks = [
  sampleCheck({ id: "big", practices: { f: [{ id: "A", covers: "full", why: "w" }] } }),
  sampleCheck({
    id: "small",
    practices: {
      f: [
        { id: "B", covers: "part", why: "w" },
        { id: "C", covers: "part", why: "w" },
      ],
    },
  }),
  sampleCheck({ id: "mapped-nowhere" }),
];

const summary = (check: string): CheckSummary => ({
  check,
  severity: "medium",
  applicable: 2,
  low: 0.5,
  decided: 1,
  strength: { attested: 0, configured: 0, observed: 1 },
  blocked: false,
  fails: true,
  waives: false,
  errors: false,
  findings: [`f-${check}`],
  reasons: [],
});

const finding = (check: string) => ({ id: `f-${check}`, check, subject: "a", outcome: "fail" }) as Finding;

describe("fixes", () => {
  const summaries = new Map(checks.map((check) => [check.id, summary(check.id)]));
  const input = { checks, summaries, answers: [], waivers: [], scoring: SCORING };
  const results = [scoreFramework(framework, input)];

  it("are in the order of what mending each adds to low, and the gain is what scoring again gives", () => {
    const fixes = rankFixes(
      [framework],
      results,
      input,
      checks.map((check) => finding(check.id)),
    );
    expect(fixes.map((fix) => fix.check)).toEqual(["big", "small"]);
    for (const fix of fixes) {
      const mended = new Map(summaries).set(fix.check, { ...summary(fix.check), low: 1, fails: false });
      const after = scoreFramework(framework, { ...input, summaries: mended });
      for (const { pillar, gain } of fix.pillars) {
        const of = (result: typeof after) => result.pillars.find((one) => one.id === pillar)?.score.low ?? Number.NaN;
        expect(gain).toBeCloseTo(of(after) - of(results[0] as typeof after), 9);
      }
      expect(fix.gain).toBeCloseTo(
        fix.pillars.reduce((sum, one) => sum + one.gain, 0),
        9,
      );
    }
    // The whole practice A is half proven: its other half is 0.5 of three quarters of the pillar's weight.
    expect(fixes[0]?.gain).toBeCloseTo(37.5, 9);
  });

  it("leave out what raises nothing: accepted risks and checks that no practice names", () => {
    const waived = { ...finding("big"), outcome: "waived" } as Finding;
    expect(rankFixes([framework], results, input, [waived, finding("mapped-nowhere")])).toEqual([]);
  });

  it("put what gains most for its effort first, times the weight of its severity", () => {
    const order = (...changed: Partial<(typeof checks)[number]>[]) => {
      const mine = checks.map((check, at) => ({ ...check, ...changed[at] }));
      return rankFixes(
        [framework],
        results,
        { ...input, checks: mine },
        mine.map(({ id }) => finding(id)),
      ).map(({ check }) => check);
    };
    expect(order({ effort: "L" })).toEqual(["small", "big"]);
    expect(order({ effort: "M" }, { effort: "M" })).toEqual(["big", "small"]);
    expect(order({ severity: "low" }, { severity: "critical" })).toEqual(["small", "big"]);
  });

  it("say what they reach together, and that is what scoring again with all of them gives", () => {
    const fixes = rankFixes(
      [framework],
      results,
      input,
      checks.map(({ id }) => finding(id)),
    );
    const mended = new Map(summaries);
    for (const fix of fixes) {
      mended.set(fix.check, { ...summary(fix.check), low: 1, fails: false });
      const after = scoreFramework(framework, { ...input, summaries: mended });
      for (const pillar of after.pillars) {
        const before = results[0]?.pillars.find((one) => one.id === pillar.id)?.score.low ?? Number.NaN;
        const gain = fix.reached?.find((one) => one.pillar === pillar.id)?.gain ?? 0;
        expect(gain).toBeCloseTo(pillar.score.low - before, 9);
      }
    }
    expect(fixes).toHaveLength(2);
  });

  it("tell each finding what mending it alone would add", () => {
    const [one, other] = [
      finding("big"),
      { ...finding("big"), id: "f-other", outcome: "partial", score: 0.5 } as Finding,
    ];
    rankFixes([framework], results, input, [one, other]);
    const alone = (low: number, fails: boolean) => {
      const changed = new Map(summaries).set("big", { ...summary("big"), low, fails });
      const [pillar] = scoreFramework(framework, { ...input, summaries: changed }).pillars;
      return (pillar?.score.low ?? 0) - (results[0]?.pillars[0]?.score.low ?? 0);
    };
    // Two subjects: the failing one had nothing of its half, the other half of it.
    expect(one.gains).toEqual([{ framework: "f", pillar: "p", gain: expect.closeTo(alone(1, false), 9) }]);
    expect(other.gains).toEqual([{ framework: "f", pillar: "p", gain: expect.closeTo(alone(0.75, true), 9) }]);
  });
});
