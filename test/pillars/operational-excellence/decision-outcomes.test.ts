import { describe, expect, test } from "vitest";
import type { EvidenceDocument, Row } from "../../../src/model/evidence.ts";
import type { CheckVerdict } from "../../../src/model/fact.ts";
import { decisionOutcomes } from "../../../src/pillars/operational-excellence/decision-outcomes.ts";
import { indexEvidence } from "../../../src/pipeline/evidence-index.ts";

const VERDICTS = new Map<string, CheckVerdict>([
  ["bad", { outcome: "fail", failsObserved: true, contradicted: false }],
  ["good", { outcome: "pass", failsObserved: false, contradicted: false }],
  ["claimed", { outcome: "fail", failsObserved: true, contradicted: true }],
]);

function derive(row: Row | undefined) {
  const window = { start: "2026-06-01T00:00:00Z", end: "2026-06-01T00:00:00Z" };
  const common = { subject: "shop", unit: "", strength: "configured" as const, window, observedAt: window.end };
  const evidence = [
    { ...common, id: "e-1", signal: "adr.count", value: row ? 1 : null, source: { provider: "repository" } },
    ...(row
      ? [
          {
            ...common,
            id: "e-2",
            signal: "adr.record",
            value: [row],
            source: { provider: "repository", path: "docs/adr/0001-x.md" },
          },
        ]
      : []),
  ];
  const document = { asOf: "2026-06-01T00:00:00Z", workload: { name: "shop", components: [] }, plan: [], evidence };
  const index = indexEvidence(document as unknown as EvidenceDocument);
  const facts = decisionOutcomes.derive({ ...index, verdicts: VERDICTS }, "shop");
  return { due: facts["decisions.due"]?.value, relied: facts["decisions.relied-on"]?.value };
}

const accepted = { status: "accepted", date: "2026-01-01" };
const record = "docs/adr/0001-x.md";

describe("what became of accepted decisions", () => {
  test("is asked from their day on, else from their date on", () => {
    const row = { record, check: "bad", outcome: "fail" };
    expect(derive({ ...accepted, confirmation: ["bad"] }).due).toEqual([{ ...row, due: "2026-01-01" }]);
    expect(derive({ ...accepted, confirmation: ["bad"], by: "2026-06-01" }).due).toEqual([
      { ...row, due: "2026-06-01" },
    ]);
    expect(derive({ ...accepted, confirmation: ["bad"], by: "2026-06-02" }).due).toEqual([]);
  });

  test("is unknown for a check that was not judged, and nothing for proposals", () => {
    expect(derive({ ...accepted, confirmation: ["gone"] }).due).toMatchObject([{ outcome: "unknown" }]);
    expect(derive({ ...accepted, status: "proposed", confirmation: ["bad"], assumes: ["bad"] })).toEqual({
      due: [],
      relied: [],
    });
  });

  test("holds what they rest on against what was observed", () => {
    expect(
      derive({ ...accepted, assumes: ["bad", "good"], confirmation: ["bad", "claimed"], by: "2027-01-01" }).relied,
    ).toEqual([
      { record, check: "bad", outcome: "fail", observed: true },
      { record, check: "good", outcome: "pass", observed: false },
      { record, check: "claimed", outcome: "fail", observed: true },
    ]);
  });

  test("is not known where no record was read", () => {
    expect(derive(undefined)).toEqual({ due: null, relied: null });
  });
});
