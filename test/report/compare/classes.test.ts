import fc from "fast-check";
import { expect, test } from "vitest";
import type { Finding } from "../../../src/model/assessment.ts";
import { classOf } from "../../../src/report/compare/classes.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const [FINDING] = sampleAssessment().findings;
const finding = (outcome: Finding["outcome"], score: number | null): Finding => ({
  ...(FINDING as Finding),
  outcome,
  score,
});

const SIDES = {
  gap: finding("fail", 0),
  partial: finding("partial", 0.4),
  waived: finding("waived", 0),
  met: finding("pass", 1),
  irrelevant: finding("not-applicable", null),
  open: finding("unknown", null),
  broken: finding("error", null),
  absent: undefined,
};
type Side = keyof typeof SIDES;
const NAMES = Object.keys(SIDES) as Side[];

test.each<[Side, string]>([
  // gap, partial, waived, met, irrelevant, open, broken, absent (stays), absent (left)
  ["gap", "stillOpen better stillOpen resolved gone unknownNow unknownNow unknownNow gone"],
  ["partial", "worse stillOpen worse resolved gone unknownNow unknownNow unknownNow gone"],
  ["waived", "stillOpen better stillOpen resolved gone unknownNow unknownNow unknownNow gone"],
  ["met", "worse worse worse fine fine unknownNow unknownNow unknownNow fine"],
  ["irrelevant", "new new new fine fine unknownNow unknownNow fine fine"],
  ["open", "new new new knownNow knownNow unknown unknown unknown unknown"],
  ["broken", "new new new knownNow knownNow unknown unknown unknown unknown"],
])("from %s", (before, classes) => {
  const present = NAMES.slice(0, -1).map((after) => classOf(SIDES[before], SIDES[after], true));
  const absent = [true, false].map((stays) => classOf(SIDES[before], undefined, stays));
  expect([...present, ...absent].join(" ")).toBe(classes);
});

test("what was not there is new where it asks for work, and never worse", () => {
  const classes = NAMES.slice(0, -1).map((after) => classOf(undefined, SIDES[after], true));
  expect(classes.join(" ")).toBe("new new new fine fine unknown unknown");
});

test("the other way round better is worse, and what is new was gone, resolved or unknown", () => {
  const side = fc.oneof(
    fc.double({ min: 0, max: 0.99, noNaN: true }).map((score) => finding("partial", score)),
    fc.constantFrom(...Object.values(SIDES)),
  );
  const mirrors: { [forth: string]: readonly string[] } = {
    worse: ["better", "resolved"],
    better: ["worse"],
    resolved: ["worse"],
    new: ["gone", "unknownNow"],
    gone: ["new"],
    stillOpen: ["stillOpen"],
    unknownNow: ["new", "knownNow", "fine"],
    knownNow: ["unknownNow"],
    fine: ["fine", "unknownNow"],
    unknown: ["unknown", "unknownNow"],
  };
  fc.assert(
    fc.property(side, side, fc.boolean(), (before, after, stays) => {
      if (before === undefined && after === undefined) return;
      expect(mirrors[classOf(before, after, stays)]).toContain(classOf(after, before, stays));
    }),
  );
});
