import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DayOfBudget } from "../../../src/model/budget.ts";
import { burnDownChart, burnRateChart, evenlyLeft } from "../../../src/report/html/charts/burn-down.ts";

const FROM = Date.parse("2026-01-01T00:00:00Z");
const DAY = 86_400_000;
const window = { from: FROM, to: FROM + 4 * DAY };
const days = (...values: [remaining: number, burnRate: number | null][]): DayOfBudget[] =>
  values.map(([remaining, burnRate], at) => ({
    at: new Date(FROM + (at + 1) * DAY).toISOString(),
    remaining,
    burnRate,
  }));

describe("the burn-down of a budget", () => {
  it("runs from the whole budget to what is left, beside an even spending and the line of nothing", () => {
    const { markup = "" } = burnDownChart("checkout", days([0.9, 0.4], [0.5, 1.6]), window) ?? {};
    expect(markup).toMatch(
      /aria-label="checkout: error budget left, day by day: 50 % left at 2026-01-03 00:00 UTC; spent evenly, 50 % left then\./,
    );
    expect(markup).toContain('class="line" d="M84 16L212 34L340 107"');
    expect(markup).toContain('<line class="even" x1="84" y1="16" x2="596" y2="198"/>');
    expect(markup).toContain('<line class="zero" x1="84" x2="600" y1="198" y2="198"/>');
  });

  it("has no line over a day on which nothing was counted", () => {
    const { markup = "" } = burnDownChart("a", days([0.9, 0.4], [0.9, null], [0.8, 0.4]), window) ?? {};
    expect(markup).toContain('d="M84 16L212 34M340 34L468 52"');
  });

  it("goes down to a budget overspent once; the rest is said", () => {
    const { markup = "" } = burnDownChart("a", days([-5, 24]), window) ?? {};
    expect(markup).toContain("overspent by 500 %");
    expect(markup).toContain('d="M84 16L212 198"');
  });

  it("draws nothing of days outside the window or without a time", () => {
    const strange = [
      { at: "soon", remaining: 1, burnRate: 1 },
      ...days([1, 1]).map((day) => ({ ...day, at: "1999-01-01T00:00:00Z" })),
    ];
    expect(burnDownChart("a", strange, window)).toBeUndefined();
    expect(burnRateChart("a", strange, window)).toBeUndefined();
    expect(burnRateChart("a", days([1, null]), window)).toBeUndefined();
  });

  it("marks the days that burnt faster than 1", () => {
    const { markup = "" } = burnRateChart("a", days([0.9, 0.5], [0.1, 3], [0.1, 0]), window) ?? {};
    expect(markup.match(/class="rate( over)?"/g)).toEqual(['class="rate"', 'class="rate over"', 'class="rate"']);
    expect(markup).toContain("1 of 3 days burnt faster than 1, the fastest 3 times as fast");
  });

  it("stays inside its picture, whatever the numbers", () => {
    const day = fc.tuple(fc.double({ noNaN: true, max: 1 }), fc.option(fc.double({ min: 0, noNaN: true })));
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 4 }), (values) => {
        for (const svg of [burnDownChart("a", days(...values), window), burnRateChart("a", days(...values), window)])
          for (const [, y] of svg?.markup.matchAll(/ (?:y|y1|y2|height)="([^"]*)"/g) ?? []) {
            expect(Number(y)).toBeGreaterThanOrEqual(0);
            expect(Number(y)).toBeLessThanOrEqual(230);
          }
      }),
    );
  });

  it("is spent evenly from the first to the last moment of its window", () => {
    expect([FROM - 1, FROM, FROM + DAY, FROM + 9 * DAY].map((at) => evenlyLeft(at, window))).toEqual([1, 1, 0.75, 0]);
  });
});
