import { expect, test } from "vitest";
import { visibleAssessment } from "../../src/report/visible-assessment.ts";
import { hostileAssessment, PAYLOADS, RAW_CONTROLS } from "./hostile-assessment.ts";
import { sampleAssessment } from "./sample-assessment.ts";

test("a harmless assessment is given back as it is, a hostile one as a copy that is shown", () => {
  const harmless = sampleAssessment();
  expect(visibleAssessment(harmless)).toBe(harmless);
  const hostile = hostileAssessment(harmless, PAYLOADS.ansi ?? "");
  const shown = visibleAssessment(hostile);
  expect(shown).not.toBe(hostile);
  expect(shown.workload.name).toContain("\\u001b[31m");
  const keys = JSON.stringify(Object.keys(shown.usage));
  expect(keys).not.toMatch(RAW_CONTROLS);
  expect(keys).toContain("\\\\u001b");
});
