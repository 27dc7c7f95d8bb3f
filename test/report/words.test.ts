import { describe, expect, test } from "vitest";
import { riskPhrase } from "../../src/report/words.ts";

describe("the words beside a score", () => {
  const strength = { observed: 0, configured: 0, attested: 0 };
  const pillar = (coverage: number, risks: { high?: number; unanswered?: number }) => ({
    score: { value: null, low: 0, high: 100, coverage, strength },
    risks: { high: 0, medium: 0, low: 0, unanswered: 0, ...risks },
  });

  test.each([
    ["no risk found", pillar(1, {})],
    ["no risk found yet", pillar(0.03, { unanswered: 4 })],
    ["nothing was judged", pillar(0, { unanswered: 4 })],
    ["nothing was judged", pillar(0, {})],
    ["2 high risks", pillar(0.5, { high: 2, unanswered: 4 })],
  ])("%s", (words, of) => {
    expect(riskPhrase(of)).toBe(words);
  });
});
