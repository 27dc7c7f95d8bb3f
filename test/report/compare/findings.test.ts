import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Assessment, Finding } from "../../../src/model/assessment.ts";
import { findingId } from "../../../src/model/ids.ts";
import { changedFindings } from "../../../src/report/compare/findings.ts";
import { placesOf } from "../../../src/report/findings.ts";
import { anyAssessment } from "../any-assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

type Classes = ReturnType<typeof changedFindings>;

/** Places that a change is about. */
const places = (change: Classes["findings"]["new"][number]) => change.subjects ?? [change.subject];
const count = ({ findings, quiet }: Classes) =>
  Object.values(findings).flat().flatMap(places).length + quiet.fine + quiet.knownNow + quiet.unknown;
const counts = ({ findings }: Classes) =>
  Object.fromEntries(Object.entries(findings).map(([kind, changes]) => [kind, changes.flatMap(places).length]));

/** `check` of the sample, with the same unknown for all of its components in one finding on the workload. */
function unmeasured(check: string): Assessment {
  const assessment = sampleAssessment();
  const own = assessment.findings.filter((finding) => finding.check === check);
  const workload = assessment.workload.name;
  const shared: Finding = {
    ...(own[0] as Finding),
    id: findingId(check, workload),
    subject: workload,
    subjects: own.map((finding) => finding.subject),
    outcome: "unknown",
    score: null,
    reason: "no source gives saturation.cpu",
    measured: { value: null, unit: "" },
    evidence: [],
    inputs: [],
  };
  return { ...assessment, findings: [...assessment.findings.filter((one) => one.check !== check), shared] };
}

describe("changedFindings", () => {
  test("every verdict of either side is in exactly one class, or counted", () => {
    fc.assert(
      fc.property(anyAssessment, anyAssessment, (base, head) => {
        const classes = changedFindings(base, head);
        const verdicts = new Set(
          [base, head].flatMap(({ findings }) =>
            findings.flatMap((one) => placesOf(one).map((at) => findingId(one.check, at))),
          ),
        );
        expect(count(classes)).toBe(verdicts.size);
        const listed = Object.values(classes.findings).flat();
        expect(new Set(listed.map((one) => one.id)).size).toBe(listed.length);
      }),
      { numRuns: 60 },
    );
  });

  test("the other way round worse and still open mirror better, resolved and still open", () => {
    fc.assert(
      fc.property(anyAssessment, anyAssessment, (base, head) => {
        const [forth, back] = [counts(changedFindings(base, head)), counts(changedFindings(head, base))];
        expect(back.worse).toBe((forth.better ?? 0) + (forth.resolved ?? 0));
        expect(forth.worse).toBe((back.better ?? 0) + (back.resolved ?? 0));
        expect(back.stillOpen).toBe(forth.stillOpen);
      }),
      { numRuns: 60 },
    );
  });

  test("nothing moved from a thing to itself, and no evidence of it did", () => {
    fc.assert(
      fc.property(anyAssessment, (assessment) => {
        const { findings, quiet } = changedFindings(assessment, assessment);
        const { stillOpen, ...moved } = findings;
        expect(Object.values(moved).flat()).toEqual([]);
        expect(quiet.knownNow).toBe(0);
        expect(stillOpen.flatMap((one) => one.evidence)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  test("components that lose their source are unknown now, though they share a finding then", () => {
    const { findings } = changedFindings(sampleAssessment(), unmeasured("cpu-saturation"));
    expect(findings.resolved).toEqual([]);
    expect(findings.gone).toEqual([]);
    const mine = findings.unknownNow.filter((one) => one.check === "cpu-saturation");
    expect(mine.flatMap(places).sort()).toEqual([
      "cart",
      "checkout",
      "currency",
      "frontend",
      "productcatalog",
      "recommendation",
      "shipping",
    ]);
    expect(mine.find((one) => one.subject === "cart")?.evidence).toMatchObject([
      { input: "cpu", before: { value: 0.42 }, after: null, readings: [{ before: { samples: 1209 } }] },
    ]);
    const back = changedFindings(unmeasured("cpu-saturation"), sampleAssessment());
    expect(back.findings.new.map((one) => one.subject).sort()).toEqual(["frontend", "recommendation"]);
    expect(back.findings.worse).toEqual([]);
  });

  test("what was shared stays one change", () => {
    const base = sampleAssessment();
    const head = unmeasured("cpu-saturation");
    const shared = head.findings.at(-1) as Finding;
    const failing = { ...shared, outcome: "fail" as const, score: 0, reason: "" };
    const { findings } = changedFindings(head, { ...base, findings: [failing] });
    expect(findings.new).toMatchObject([{ id: shared.id, subjects: shared.subjects }]);
  });

  test("a component that left takes its failures with it, and one that came brings new ones", () => {
    const whole = sampleAssessment();
    const without = {
      ...whole,
      workload: { ...whole.workload, components: whole.workload.components.filter((one) => one.id !== "cart") },
      findings: whole.findings.filter((one) => one.subject !== "cart"),
    };
    const left = changedFindings(whole, without).findings;
    expect(left.gone.map((one) => [one.check, one.subject, one.after])).toEqual([
      ["single-replica-component", "cart", null],
      ["sustained-latency-degradation", "cart", null],
      ["oversized-cpu-request", "cart", null],
    ]);
    expect(left.gone[0]?.message).toBe("cart is not part of the workload any more");
    expect([...left.resolved, ...left.unknownNow]).toEqual([]);
    const came = changedFindings(without, whole).findings;
    expect(came.new.map((one) => one.check)).toEqual(left.gone.map((one) => one.check));
    expect(came.worse).toEqual([]);
  });

  test("a verdict that is missing of a component that stays is a loss", () => {
    const whole = sampleAssessment();
    const without = { ...whole, findings: whole.findings.filter((one) => one.subject !== "cart") };
    const { unknownNow, gone } = changedFindings(whole, without).findings;
    expect(gone).toEqual([]);
    expect(unknownNow.map((one) => one.message)).toEqual(unknownNow.map(() => "the head holds no verdict on it"));
    expect(unknownNow).toHaveLength(4);
  });

  test("a waiver resolves nothing, and its end is told", () => {
    const waived = sampleAssessment();
    const bare = sampleAssessment({
      reading: (check, subject, reading) =>
        check === "single-replica-component" && subject === "recommendation"
          ? { value: 1, outcome: "fail", score: 0 }
          : reading,
    });
    const of = (classes: Classes) =>
      classes.findings.stillOpen.find(
        (one) => one.check === "single-replica-component" && one.subject === "recommendation",
      );
    expect(of(changedFindings(bare, waived))).toMatchObject({
      before: { outcome: "fail" },
      after: { outcome: "waived" },
      message: expect.stringMatching(/^accepted, not mended: accepted until 2022-12-31 by shop-team/),
    });
    expect(of(changedFindings(waived, bare))?.message).toMatch(/; its waiver is not in force any more$/);
    expect(changedFindings(bare, waived).findings.resolved).toEqual([]);
  });

  test("a workload that was renamed is the same place", () => {
    const base = sampleAssessment();
    const renamed = "another-name";
    const head = {
      ...base,
      workload: { ...base.workload, name: renamed },
      findings: base.findings.map((one) =>
        one.subject === base.workload.name ? { ...one, id: findingId(one.check, renamed), subject: renamed } : one,
      ),
    };
    const { stillOpen, ...moved } = changedFindings(base, head).findings;
    expect(Object.values(moved).flat()).toEqual([]);
    expect(stillOpen.map((one) => one.check)).toContain("unpinned-base-image");
  });
});
