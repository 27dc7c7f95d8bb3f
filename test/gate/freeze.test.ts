import { describe, expect, it } from "vitest";
import { refuseUnknownChange } from "../../src/gate/freeze.ts";
import { judge } from "../../src/gate/judge.ts";
import type { Assessment } from "../../src/model/assessment.ts";
import type { ErrorBudgetPolicy, PolicyStanding } from "../../src/model/budget-policy.ts";
import { budget, sound } from "./gated.ts";

const errorBudgetPolicy: ErrorBudgetPolicy = {
  owner: "shop-team",
  maintenance: "included",
  states: [{ name: "normal", freeze: false, actions: [] }],
  exemptions: [{ kind: "security-fix", subject: "^security" }],
  source: { path: "error-budget-policy.yaml" },
};
const frozen: PolicyStanding = {
  state: "frozen",
  since: "2022-08-01T00:00:00Z",
  freeze: true,
  actions: ["no releases"],
  reason: null,
};
const normal: PolicyStanding = { state: "normal", since: null, freeze: false, actions: [], reason: null };
const unknown: PolicyStanding = { state: null, since: null, freeze: null, actions: [], reason: "no data" };
const of = (remaining: number | null, policy?: PolicyStanding, changes: Partial<Assessment> = {}) =>
  sound({ errorBudgets: [budget(remaining, policy ? { policy } : {})], errorBudgetPolicy, ...changes });
const FREEZE = { errorBudget: { freeze: true as const } };

describe("a freeze", () => {
  it("in force fails the gate, whatever is left of the budget, with what is to be done", () => {
    const judged = judge(of(0.1, frozen), FREEZE);
    expect(judged).toMatchObject({
      verdict: "fail",
      violations: [
        {
          rule: "errorBudget.freeze",
          measured: "frozen",
          message:
            "a freeze is in force for front-door of frontend, in the state frozen since 2022-08-01T00:00:00Z at the latest: no releases",
          place: { file: "slos/front-door.yaml", line: 7 },
        },
      ],
    });
    expect(judge(of(0.1, normal), FREEZE)).toMatchObject({
      verdict: "pass",
      held: expect.arrayContaining([{ rule: "errorBudget.freeze", subject: "frontend/front-door" }]),
    });
  });

  it("that is not known gives no verdict, nor does a policy that is missing", () => {
    const missing = (assessment: Assessment) => {
      const judged = judge(assessment, FREEZE);
      expect(judged.verdict).toBe("unknown");
      return judged.missing.map(({ reason }) => reason);
    };
    expect(missing(of(0.5, unknown))).toEqual(["front-door of frontend: no data"]);
    expect(missing(of(0.5))).toEqual([
      "front-door of frontend: its state under the error-budget policy is not in the assessment",
    ]);
    const { errorBudgetPolicy: _, ...without } = of(0.5);
    expect(missing(without)).toEqual(["the workload has no error-budget policy that says when changes are held back"]);
  });

  it("holds for no objective that the policy is not about, and is not judged unless the gate asks for it; both are said", () => {
    const other = { errorBudgetPolicy: { ...errorBudgetPolicy, objectives: ["another"] } };
    expect(judge(of(1, undefined, other), FREEZE)).toMatchObject({
      verdict: "pass",
      notes: ["the error-budget policy is not about front-door of frontend: no freeze holds for it"],
    });
    expect(judge(of(1, frozen), { errorBudget: {} })).toMatchObject({
      verdict: "pass",
      notes: [expect.stringContaining("policy is not judged")],
    });
  });
});

describe("a change that the policy exempts", () => {
  const exempt = (assessment: Assessment) => judge(assessment, FREEZE, undefined, "security-fix");

  it("passes over a freeze and a spent budget, and says so", () => {
    const judged = exempt(of(-1, frozen));
    expect(judged).toMatchObject({ verdict: "pass", violations: [] });
    expect(judged.notes).toEqual([
      expect.stringMatching(/^passed over for a change of the kind security-fix, which is exempt: the error budget/),
      expect.stringMatching(
        /^passed over for a change of the kind security-fix, which is exempt: a freeze is in force/,
      ),
    ]);
  });

  it("passes over nothing else: an objective without a policy, what is not known, or other rules", () => {
    const outside = { errorBudgetPolicy: { ...errorBudgetPolicy, objectives: ["another"] } };
    expect(exempt(of(-1, undefined, outside)).verdict).toBe("fail");
    expect(exempt(of(null, unknown)).verdict).toBe("unknown");
    const waiver = { owner: "Ada", reason: "r", until: "2020-01-01T00:00:00Z", check: "c" };
    expect(exempt(of(-1, frozen, { waivers: [waiver] })).violations).toMatchObject([{ rule: "waivers.expired" }]);
  });

  it("has to be of a kind that there is", () => {
    const refused = (change: string, policy = FREEZE, assessment = of(1)) => {
      try {
        refuseUnknownChange(change, policy, assessment);
      } catch (error) {
        return error as { exitCode: number; suggestions: string[] };
      }
      return undefined;
    };
    expect(refused("security-fix")).toBeUndefined();
    expect(refused("securty-fix")).toMatchObject({
      exitCode: 2,
      suggestions: ["did you mean security-fix?", "it exempts security-fix"],
    });
    expect(
      refused("x", FREEZE, of(1, undefined, { errorBudgetPolicy: { ...errorBudgetPolicy, exemptions: [] } })),
    ).toMatchObject({
      suggestions: ["it has no exemptions; leave out --change"],
    });
    expect(refused("security-fix", { errorBudget: {} } as never)).toMatchObject({
      suggestions: ["add errorBudget: { freeze: true } to its policy"],
    });
  });
});
