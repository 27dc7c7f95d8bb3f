import { expect, test } from "vitest";
import type { Series } from "../../../src/model/evidence.ts";
import { deviationsOf } from "../../../src/pillars/telemetry/normal-range.ts";
import { EPISODE_KINDS } from "../../../src/pillars/telemetry/rules.ts";
import { rules, series } from "./documents.ts";

/** Pairs of independent standard normal values (Box and Muller 1958), from a fixed sequence. */
function gaussian(n: number): number[] {
  let state = 42;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state + 1) / 2_147_483_649;
  };
  return Array.from({ length: n }, () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()));
}

function familyOf(scale: string) {
  const family = rules.episodes.families.find((one) => one.scale === scale);
  if (!family) throw new Error(scale);
  return family;
}

test("of normal noise the spread is its standard deviation, with the shipped quantile", () => {
  const { spread } = deviationsOf(
    series(gaussian(5000).map((v) => 100 + 5 * v)) as Series,
    familyOf("linear"),
    rules.episodes,
  );
  expect(spread / 5).toBeGreaterThan(0.93);
  expect(spread / 5).toBeLessThan(1.12);
});

test("rates are judged as counts of an interval: Poisson noise has the same spread at every level", () => {
  const family = familyOf("sqrt");
  for (const perMinute of [100, 10_000]) {
    const counts = gaussian(3000).map((v) => (perMinute + Math.sqrt(perMinute) * v) / 60);
    expect(deviationsOf(series(counts) as Series, family, rules.episodes).spread).toBeCloseTo(0.5, 1);
  }
});

test("intervals without a sample have neither baseline nor score", () => {
  const { baseline, scores } = deviationsOf(series([1, null, 3]) as Series, familyOf("linear"), rules.episodes);
  expect([...baseline]).toEqual([2, Number.NaN, 2]);
  expect(scores[1]).toBeNaN();
});

test("every shipped threshold says where it comes from, and every kind has a family", () => {
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("value" in node) {
      expect(node).toMatchObject({ value: expect.any(Number), source: expect.stringMatching(/.{15,}/) });
      return;
    }
    Object.values(node).forEach(walk);
  };
  walk(rules);
  expect(new Set(rules.episodes.families.map((family) => family.kind))).toEqual(new Set(EPISODE_KINDS));
});
