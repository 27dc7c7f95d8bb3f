import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { draftsOf } from "../../src/decisions/draft.ts";
import { nextNumber, numberStyleOf, recordFileName } from "../../src/decisions/file-names.ts";
import { decisionsOf } from "../../src/decisions/group.ts";
import { recommend } from "../../src/decisions/recommend.ts";
import { fillTemplate, renderDraft } from "../../src/decisions/render.ts";
import { causeProblems, decisionRules } from "../../src/decisions/rules.ts";
import { parseDecisionRecord } from "../../src/documents/decision-record.ts";
import type { Assessment, Finding } from "../../src/model/assessment.ts";
import type { Option } from "../../src/model/decision.ts";
import type { Rules } from "../../src/model/rules.ts";
import { shippedRules } from "../support/sample-rules.ts";

let rules: Rules;
beforeAll(async () => {
  rules = await shippedRules();
});

function found(check: string, outcome: Finding["outcome"], subject = "frontend", message = "12 s"): Finding {
  return {
    id: `f-${check}-${subject}`,
    check,
    outcome,
    subject,
    message,
    title: check,
    expected: "<= 10 s",
    why: `why ${check}`,
    score: 0,
  } as Finding;
}

function decide(findings: Finding[], records = new Map()) {
  const fixes = findings.map(({ check }, i) => ({ check, gain: i }) as Assessment["fixes"][number]);
  return decisionsOf({
    checks: rules.checks,
    findings,
    fixes,
    frameworks: rules.frameworks,
    rules: decisionRules(rules),
    asOf: "2026-01-01T00:00:00Z",
    records,
  });
}

describe("decisions of findings", () => {
  test("are one for one cause, with the signs of it, and none for a fix", () => {
    const decisions = decide([
      found("unbounded-wait", "fail"),
      found("call-episodes", "partial"),
      found("failing-dependency", "partial"),
      found("missing-readme", "fail"),
      found("unhealed-component", "fail"),
    ]);
    expect(decisions.map(({ id }) => id)).toEqual(["slow-dependency"]);
    expect(decisions[0]?.checks).toEqual(["failing-dependency", "call-episodes", "unbounded-wait"]);
    expect(decisions[0]?.recommended?.option).toBe("An answer without it");
    expect(decisions[0]?.confirmation).toEqual({ checks: ["failing-dependency", "unbounded-wait"], by: "2026-04-01" });
    expect(decisions[0]?.tradeoffs?.[0]?.titles.length).toBeGreaterThan(0);
  });

  test("are none where only signs fail, or all is partial, waived or unknown", () => {
    expect(decide([found("call-episodes", "fail")])).toEqual([]);
    for (const outcome of ["partial", "waived", "unknown", "pass"] as const)
      expect(decide([found("unbounded-wait", outcome)])).toEqual([]);
  });

  test("name the records that take them up", () => {
    const record = { path: "docs/adr/0001-x.md", title: "x", status: "accepted" };
    const [decision] = decide([found("unbounded-wait", "fail")], new Map([["slow-dependency", [record]]]));
    expect(decision?.records).toEqual([record]);
  });

  test("every cause that ships can be decided", () => {
    for (const { id } of decisionRules(rules).causes)
      expect(
        rules.checks.some(({ decision }) => decision?.cause === id && decision.options && decision.worth === undefined),
        id,
      ).toBe(true);
  });

  test("a cause that is not there, and options of one name that differ, are faults of the rules", () => {
    const [check] = rules.checks;
    if (!check) throw new Error("no check");
    const option = { name: "n", gains: "g", costs: "c" };
    const of = (id: string, costs: string) => ({
      ...check,
      id,
      decision: { cause: "x", problem: "p", options: [option, { ...option, costs }] },
    });
    expect(causeProblems([of("a", "c")], { causes: [] })).toEqual([
      "check a: there is no cause x in rules/decisions.yaml",
    ]);
    expect(causeProblems([of("a", "c"), of("b", "d")], { causes: [{ id: "x", title: "X?" }] })).toHaveLength(1);
  });
});

describe("the recommended option", () => {
  const option = (name: string, answers: string[], against: Option["against"] = []): Option => ({
    name,
    gains: "g",
    costs: "c",
    answers,
    serves: ["reliability"],
    against,
  });

  test("mends the most, then costs the fewest pillars, then is the first", () => {
    const checks = ["a", "b"];
    expect(recommend([option("one", ["a"]), option("both", ["a", "b"], ["security"])], checks)?.option).toBe("both");
    expect(recommend([option("dear", ["a"], ["security"]), option("cheap", ["b"])], checks)?.option).toBe("cheap");
    expect(recommend([option("first", ["a"]), option("second", ["b"])], checks)?.option).toBe("first");
  });

  test("is none where all options live with the finding", () => {
    expect(recommend([option("accept", []), option("wait", [])], ["a"])).toBeUndefined();
  });
});

const HOSTILE = '\u202e\n# Status\n--> <script>"x" | `a` [l](javascript:x) ]\n---\nstatus: accepted @all #1 {a b}';

function draft(message: string, subject: string, form: "madr" | "nygard"): string {
  const findings = [found("unbounded-wait", "fail", "frontend", message)].map((one) => ({ ...one, subject }));
  const assessment = {
    asOf: "2026-01-01T00:00:00Z",
    workload: { name: subject },
    findings,
    decisions: decide(findings),
  };
  const [first] = draftsOf(assessment as unknown as Assessment, "2026-02-01");
  if (!first) throw new Error("no draft");
  return renderDraft(first, form, 7);
}

describe.each(["madr", "nygard"] as const)("a record as %s", (form) => {
  test("is read back as what it was made of", () => {
    const record = parseDecisionRecord(draft("answers took up to 58.5 s", "frontend", form), "docs/adr/0007-x.md");
    expect(record).toMatchObject({
      template: form,
      status: { value: "proposed" },
      date: { value: "2026-02-01", valid: true },
      marker: {
        decision: "slow-dependency",
        findings: ["f-unbounded-wait-frontend"],
        confirmation: ["unbounded-wait"],
        by: "2026-05-02",
      },
      faults: [],
    });
  });

  test("says what was measured", () => {
    expect(draft("answers took up to 58.5 s", "frontend", form)).toContain("frontend: answers took up to 58.5 s");
  });

  test("keeps every text in its line, whatever it holds", () => {
    const plain = draft("x", "y", form);
    const shape = (text: string) => text.split("\n").map((line) => /^(?:#+ |\s*\* |---$|\S+:|$)?/.exec(line)?.[0]);
    fc.assert(
      fc.property(fc.oneof(fc.constant(HOSTILE), fc.string({ unit: "binary" })), (text) => {
        const record = draft(text, `a${text}`, form);
        expect(record.split("\n").length).toBe(plain.split("\n").length);
        expect(shape(record).filter((mark) => mark === "---" || mark?.startsWith("#"))).toEqual(
          shape(plain).filter((mark) => mark === "---" || mark?.startsWith("#")),
        );
        expect(record).not.toMatch(/<script|[\u202a-\u202e]/);
        expect(parseDecisionRecord(record, "docs/adr/0007-x.md")).toMatchObject({
          status: { value: "proposed" },
          marker: { decision: "slow-dependency" },
          links: [],
        });
      }),
    );
  });
});

describe("names of records", () => {
  test("follow the folder: width, number or day, and the next free number above the highest", () => {
    expect(numberStyleOf([])).toEqual({ kind: "number", width: 4 });
    expect(numberStyleOf(["001-a.md", "002-b.md"])).toEqual({ kind: "number", width: 3 });
    expect(numberStyleOf(["20240501-a.md"])).toEqual({ kind: "date", width: 8 });
    expect(nextNumber(["0001-a.md", "0009-b.md", "readme.md", "20240501-c.md"])).toBe(10);
    expect(recordFileName("Wie groß? 'Ça'", { kind: "number", width: 4 }, 7, "2026-02-01")).toBe("0007-wie-gro-ca.md");
    expect(recordFileName("¿?", { kind: "date", width: 8 }, 7, "2026-02-01")).toBe("20260201-decision.md");
  });

  test("an own template is filled where it has places, and nothing of the title is a pattern", () => {
    const filled = fillTemplate("# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n", "A $& b", "2026-02-01", 7);
    expect(filled).toBe("# 7. A \\$& b\n\nDate: 2026-02-01\n\n## Status\n\nProposed\n".replace("& b", "&amp; b"));
  });
});
