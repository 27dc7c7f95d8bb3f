import { expect, it } from "vitest";
import { unknownFindings } from "../../src/report/findings.ts";
import { noSource, plainReasons } from "../../src/report/plain-reason.ts";
import { sampleAssessment } from "./sample-assessment.ts";

const assessment = sampleAssessment();
const [model] = assessment.findings;
const [input] = model?.inputs ?? [];
if (!model || !input) throw new Error("the sample changed");

it("takes off the name of a need, the list of components and figures, and nothing else", () => {
  const plain = plainReasons({ ...assessment, findings: [{ ...model, inputs: [{ ...input, name: "ratio" }] }] });
  expect(plain("ratio: no source gives latency.p50")).toBe("no source gives latency.p50");
  expect(plain("other: no source gives latency.p50")).toBe("other: no source gives latency.p50");
  expect(plain("no configured source measures it for a, b and 4 more: ratio: none")).toBe("none");
  expect(plain("its load hardly varies (busiest part over quietest: 1.24)")).toBe("its load hardly varies");
  expect(plain("PodSuccessRate(%) was not recorded (at all)")).toBe("PodSuccessRate(%) was not recorded (at all)");
});

it("makes one reason of all signals that nothing supplies", () => {
  expect(noSource(["b", "a", "b", "d", "c"])).toEqual({
    reason: "no source gives a, b, c, d",
    brief: "no source gives a, b, c and 1 more",
  });
  const open = (subject: string, reason: string) => ({ ...model, subject, outcome: "unknown" as const, reason });
  const found = unknownFindings({
    ...assessment,
    findings: [
      open("cart", "no source gives restarts"),
      open("frontend", "no source gives latency.p50"),
      open("cart", "too short"),
    ],
  });
  expect(found.map(({ reason, count, places }) => [reason, count, places])).toEqual([
    ["no source gives latency.p50, restarts", 2, ["cart", "frontend"]],
    ["too short", 1, ["cart"]],
  ]);
});
