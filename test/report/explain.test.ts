import truncatedWidth from "fast-string-truncated-width";
import { describe, expect, test } from "vitest";
import { UsageError } from "../../src/model/errors.ts";
import { type ExplainNode, explain, renderExplain } from "../../src/report/explain/index.ts";
import { expectGolden } from "./golden.ts";
import { hostileAssessment, PAYLOADS } from "./hostile-assessment.ts";
import { sampleAssessment } from "./sample-assessment.ts";

const OPTIONS = { color: false, width: 100, verbose: false };
const assessment = sampleAssessment();

const kinds = (node: ExplainNode): string[] => [node.kind, ...(node.children[0] ? kinds(node.children[0]) : [])];
const all = (node: ExplainNode): ExplainNode[] => [node, ...node.children.flatMap(all)];
const detail = (node: ExplainNode, label: string) => node.details.find((one) => one.label === label)?.text ?? "";

describe("explain", () => {
  test("a pillar of one framework goes down to the query, the threshold and its source", () => {
    const node = explain(assessment, "aws-well-architected/reliability");
    expect(kinds(node)).toEqual(["pillar", "practice", "check", "finding", "evidence"]);
    const evidence = all(node).find((one) => one.kind === "evidence");
    expect(detail(evidence as ExplainNode, "source")).toBe(
      "recorded · column success-ratio · telemetry/frontend.csv:1",
    );
    const check = all(node).find((one) => one.kind === "check");
    expect(detail(check as ExplainNode, "threshold")).toBe(
      "target = 99.9 %, from slos/frontend.yaml:12, objective frontend-availability",
    );
  });

  test("the sum of a pillar, added up from its printed lines, is the printed score", () => {
    for (const framework of assessment.frameworks) {
      for (const pillar of framework.pillars) {
        const { sum } = explain(assessment, `${framework.id}/${pillar.id}`);
        const column = (title: string) => (sum?.heads ?? []).indexOf(title);
        const added = (title: string) =>
          (sum?.rows ?? []).reduce((total, row) => total + Number(row[column(title)]), 0);
        expect(added("low")).toBeCloseTo(pillar.score.low, 1);
        expect(added("high")).toBeCloseTo(pillar.score.high, 1);
        expect(added("decided share")).toBeCloseTo(pillar.score.coverage, 1);
        expect(sum?.agrees).toBe(true);
      }
    }
  });

  test("a sum that does not add up is said to be wrong", () => {
    const broken = sampleAssessment();
    const pillar = broken.frameworks[0]?.pillars[2];
    if (pillar) pillar.score.low += 1;
    expect(renderExplain(explain(broken, "aws-well-architected/reliability"), OPTIONS)).toContain(
      "NOT the printed score",
    );
  });

  test("a framework lists its pillars, none without its interval, and its slips are told", () => {
    const node = explain(assessment, "aws-well-architected");
    expect(node.details.map((one) => one.label)).toEqual(
      assessment.frameworks[0]?.pillars.map((pillar) => `aws-well-architected/${pillar.id}`),
    );
    for (const { text } of node.details) expect(text).toMatch(/^\S+ \(\S+–\S+\), coverage \d+ %, risks: /);
    expect(() => explain(assessment, "aws-wel-architected")).toThrow(
      expect.objectContaining({
        suggestions: expect.arrayContaining([expect.stringContaining('"aws-well-architected"')]),
      }),
    );
  });

  test("a bare pillar is that pillar in every framework that has it", () => {
    const node = explain(assessment, "reliability");
    expect(node.kind).toBe("matches");
    expect(node.children.map((child) => child.id)).toEqual([
      "aws-well-architected/reliability",
      "iso-25010-2023/reliability",
    ]);
  });

  test.each([
    ["REL11-BP02", "practice"],
    ["iso-25010-2023/availability", "practice"],
    ["cpu-saturation", "check"],
    [assessment.findings[0]?.id ?? "", "finding"],
    [assessment.evidence[0]?.id ?? "", "evidence"],
    ["cart", "component"],
    ["online-boutique", "component"],
  ])("%s is a %s", (id, kind) => {
    expect(explain(assessment, id).kind).toBe(kind);
  });

  test("a weaker reading, a waiver and an answer are told", () => {
    const node = explain(assessment, "single-replica-component");
    const text = renderExplain(node, { ...OPTIONS, verbose: true });
    expect(text).toContain("weaker and not used");
    expect(text).toContain("shop-team until 2022-12-31");
    expect(renderExplain(explain(assessment, "REL12-BP05"), OPTIONS)).toContain("partial by Dana Review");
  });

  test("an unknown id is answered with the nearest ones, exit code 2", () => {
    try {
      explain(assessment, "REL11-BP22");
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      expect((error as UsageError).exitCode).toBe(2);
      expect((error as UsageError).suggestions[0]).toContain('"REL11-BP02"');
    }
    expect(() => explain(assessment, "__proto__")).toThrow(UsageError);
    expect(() => explain(assessment, "")).toThrow(UsageError);
  });

  test("ten thousand components stay bounded under a pillar", () => {
    const big = sampleAssessment();
    const model = big.findings.find((finding) => finding.check === "single-replica-component");
    const practice = big.frameworks[0]?.pillars[2]?.practices[1];
    if (!model || !practice) throw new Error("the sample changed");
    for (let n = 0; n < 10_000; n++) {
      big.findings.push({ ...model, id: `f-${n}`, subject: `c${n}` });
      practice.findings.push(`f-${n}`);
    }
    expect(all(explain(big, "aws-well-architected/reliability")).length).toBeLessThan(400);
    const check = explain(big, "single-replica-component");
    expect(check.children.length).toBeGreaterThan(10_000);
    expect(renderExplain(check, OPTIONS).split("\n").length).toBeLessThan(1000);
  });
});

test("renderExplain gives the golden pages, and no line is too wide", () => {
  expectGolden("explain-pillar.txt", renderExplain(explain(assessment, "reliability"), OPTIONS));
  expectGolden("explain-practice.txt", renderExplain(explain(assessment, "REL11-BP02"), OPTIONS));
  expectGolden("explain-finding.txt", renderExplain(explain(assessment, assessment.findings[1]?.id ?? ""), OPTIONS));
  for (const sample of [assessment, hostileAssessment(assessment, PAYLOADS.wide ?? "")]) {
    const id = sample.frameworks[0]?.pillars[2]?.id ?? "";
    for (const width of [40, 67, 80]) {
      const lines = renderExplain(explain(sample, id), { ...OPTIONS, width, verbose: true }).split("\n");
      expect(lines.filter((line) => truncatedWidth(line).width > width)).toEqual([]);
    }
  }
});

describe("a decision", () => {
  test("is explained by its options, what confirms it and the findings that ask for it; a finding names it", () => {
    const assessment = sampleAssessment();
    const [one, two] = assessment.findings.filter((finding) => finding.outcome === "fail");
    if (!one || !two) throw new Error("the sample changed");
    assessment.decisions = [
      {
        id: "how-many",
        title: "How many replicas?",
        findings: [one.id, two.id],
        checks: [one.check],
        options: [
          {
            name: "Two",
            gains: "survives one",
            costs: "one more",
            answers: [one.check],
            serves: ["reliability"],
            against: ["cost-optimization"],
          },
          { name: "One", gains: "cheap", costs: "outages", answers: [], serves: [], against: [] },
        ],
        recommended: { option: "Two", reason: "it mends the check" },
        tradeoffs: [{ option: "Two", serves: "reliability", against: "cost-optimization", titles: ["Redundancy"] }],
        confirmation: { checks: [one.check], by: "2026-06-01" },
        records: [{ path: "docs/adr/0007-two.md", title: "Two", status: "accepted" }],
      },
    ];
    const node = explain(assessment, "how-many");
    expect(node.kind).toBe("decision");
    expect(node.children.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    const texts = node.details.map(({ label, text }) => `${label}: ${text}`);
    expect(texts).toContain("option: Two: survives one; but one more");
    expect(texts).toContain("trade-off: Two: Reliability against Cost optimization: Redundancy");
    expect(texts).toContain("record: docs/adr/0007-two.md: Two (accepted)");
    expect(explain(assessment, one.id).details).toContainEqual({
      label: "decision",
      text: "How many replicas? (how-many), docs/adr/0007-two.md (accepted)",
    });
  });
});
