import { describe, expect, it } from "vitest";
import { practiceChecks } from "../../src/frameworks/mapping.ts";
import { shippedRules } from "../support/sample-rules.ts";

const rules = await shippedRules();
const framework = (id: string) => rules.frameworks.find((one) => one.id === id);
const practices = (id: string) => framework(id)?.pillars.flatMap((pillar) => pillar.practices) ?? [];

describe("frameworks that ship", () => {
  it("AWS Well-Architected: 6 pillars, 57 questions, 307 practices, each of a question and with a risk", () => {
    const aws = framework("aws-well-architected");
    expect(aws?.pillars.map((pillar) => pillar.id)).toEqual([
      "operational-excellence",
      "security",
      "reliability",
      "performance-efficiency",
      "cost-optimization",
      "sustainability",
    ]);
    expect(aws?.pillars.flatMap((pillar) => pillar.questions ?? [])).toHaveLength(57);
    expect(practices("aws-well-architected")).toHaveLength(307);
    const questions = new Set(
      aws?.pillars.flatMap((pillar) => (pillar.questions ?? []).map((question) => question.id)),
    );
    for (const practice of practices("aws-well-architected")) {
      expect(practice.risk, practice.id).toBeDefined();
      expect(questions.has(practice.question ?? ""), practice.id).toBe(true);
    }
    // Counts of the published levels of risk (docs.aws.amazon.com, three sources agree).
    const risks = Object.groupBy(practices("aws-well-architected"), (practice) => practice.risk ?? "none");
    expect([risks.high?.length, risks.medium?.length, risks.low?.length]).toEqual([127, 143, 37]);
  });

  it("Azure Well-Architected: 5 pillars, 59 recommendations under the publisher's codes, 55 trade-offs", () => {
    const azure = framework("azure-well-architected");
    const codes = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, i) => `${prefix}:${String(i + 1).padStart(2, "0")}`);
    expect(azure?.pillars.map((pillar) => [pillar.id, pillar.practices.map(({ id }) => id)])).toEqual([
      ["reliability", codes("RE", 10)],
      ["security", codes("SE", 12)],
      ["cost-optimization", codes("CO", 14)],
      ["operational-excellence", codes("OE", 11)],
      ["performance-efficiency", codes("PE", 12)],
    ]);
    expect(practices("azure-well-architected")).toHaveLength(59);
    const tradeoffs = azure?.pillars.flatMap((pillar) => pillar.tradeoffs ?? []) ?? [];
    // Each pillar against each of the four others.
    expect(tradeoffs).toHaveLength(20);
    expect(tradeoffs.flatMap(({ titles }) => titles)).toHaveLength(55);
  });

  it("Google Cloud Well-Architected: 6 pillars, 37 core principles", () => {
    const google = framework("gcp-well-architected");
    expect(google?.pillars.map((pillar) => [pillar.id, pillar.practices.length])).toEqual([
      ["operational-excellence", 5],
      ["security", 7],
      ["reliability", 9],
      ["cost-optimization", 4],
      ["performance-optimization", 4],
      ["sustainability", 8],
    ]);
    expect(practices("gcp-well-architected")).toHaveLength(37);
  });

  it("of clouds say of every practice where its text is and what would decide it", () => {
    for (const id of ["azure-well-architected", "gcp-well-architected"]) {
      for (const practice of practices(id)) {
        expect(practice.about, practice.id).toMatch(/^https:\/\/(learn\.microsoft|docs\.cloud\.google)\.com\//);
        expect(practice.wouldEvidence, practice.id).toMatch(/: /);
      }
    }
  });

  it("ISO/IEC 25010:2023: 9 characteristics, 40 sub-characteristics", () => {
    expect(framework("iso-25010-2023")?.pillars).toHaveLength(9);
    expect(practices("iso-25010-2023")).toHaveLength(40);
  });

  it("DORA: the five metrics in their two groups", () => {
    expect(framework("dora")?.pillars.map((pillar) => [pillar.id, pillar.practices.length])).toEqual([
      ["throughput", 3],
      ["instability", 2],
    ]);
  });

  it("say what would decide every practice that no check speaks to", () => {
    for (const one of rules.frameworks) {
      const mapped = practiceChecks(one, rules.checks);
      for (const practice of one.pillars.flatMap((pillar) => pillar.practices)) {
        if (!mapped.has(practice.id)) expect(practice.wouldEvidence, `${one.id}/${practice.id}`).toBeTruthy();
      }
    }
  });
});
