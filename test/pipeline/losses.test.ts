import { expect, it } from "vitest";
import { lossesOf } from "../../src/pipeline/losses.ts";
import { emptyDocument, reading } from "../support/sample-evidence.ts";

const planned = (signal: string, changes: object = {}) => ({
  subject: "shop",
  signal,
  provider: "test",
  strength: "observed" as const,
  taken: 1,
  samples: 1,
  ...changes,
});

it("tells of each source what it had and has no more, whatever the order", () => {
  const plan = [planned("a"), planned("b"), planned("c", { provider: "other" }), planned("d")];
  const whole = emptyDocument({ plan, evidence: ["a", "b", "c", "d"].map((signal) => reading("shop", signal, 1)) });
  expect(lossesOf(whole)).toEqual([]);
  const damaged = { ...whole, evidence: [reading("shop", "d", null, { reason: "gone" })] };
  expect(lossesOf(damaged)).toEqual([
    { provider: "other", level: "error", message: "the evidence is not whole: c was planned and is missing" },
    {
      provider: "test",
      level: "error",
      message:
        "the evidence is not whole: 1 of 1 samples of d of shop are missing from the evidence, and 2 more like it",
    },
  ]);
  expect(lossesOf({ ...damaged, plan: plan.toReversed() })).toEqual(lossesOf(damaged));
});

it("what was planned and never came is no loss", () => {
  expect(lossesOf(emptyDocument({ plan: [planned("a", { samples: 0 })] }))).toEqual([]);
});
