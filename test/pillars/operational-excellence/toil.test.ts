import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Evidence, isSeries, samplesOf } from "../../../src/model/evidence.ts";
import type { Fact } from "../../../src/model/fact.ts";
import { toil } from "../../../src/pillars/operational-excellence/toil.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { factOf, indexOf, planOf, reading, reasonOf, WORKLOAD } from "./evidence-fixture.ts";

const derivation = toil(await shippedRules());
const WEEK = 7 * 86_400;
const END = Date.parse("2026-02-02T00:00:00Z");

function weekly(signal: string, values: (number | null)[]): Evidence {
  const start = new Date(END - values.length * WEEK * 1000).toISOString().replace(".000Z", "Z");
  return reading(
    WORKLOAD,
    signal,
    { start, step: WEEK, values },
    {
      strength: "attested",
      window: { start, end: "2026-02-02T00:00:00Z" },
      source: { provider: "toil", path: "t.csv" },
    },
  );
}

/** What was gathered, with the samples it had, so that a loss shows. */
function gathered(evidence: Evidence[]) {
  return planOf(evidence).map((planned) => ({
    ...planned,
    samples: evidence
      .filter(({ signal }) => signal === planned.signal)
      .reduce((total, { value }) => total + samplesOf(value), 0),
  }));
}

function fact(id: string, evidence: Evidence[], plan = gathered(evidence)): Fact {
  return factOf(indexOf({ components: [], evidence, plan }), [derivation], id, WORKLOAD);
}

function shareOf(work: (number | null)[], marked: (number | null)[]): Fact {
  return fact("toil.share", [weekly("work.hours", work), weekly("toil.hours", marked)]);
}

const repeat = <T>(times: number, value: T): T[] => Array.from({ length: times }, () => value);

describe("toil's share", () => {
  it("is that of all hours of the window, not the mean of the weeks", () => {
    const share = shareOf([10, 30, 30, 30], [10, 0, 5, 10]);
    expect(share).toMatchObject({ value: 0.25, unit: "1", strength: "attested", sampleSize: 4 });
  });

  it("of tickets is a fact of its own", () => {
    const evidence = [weekly("work.tickets", repeat(5, 4)), weekly("toil.tickets", repeat(5, 3))];
    expect(fact("toil.ticket-share", evidence).value).toBe(0.75);
    expect(fact("toil.ticket-basis", evidence).value).toBe("closed tickets");
    expect(reasonOf(fact("toil.share", evidence))).toBe(
      "no source gives work.hours: providers.toil names no record of it",
    );
  });

  it.each([
    ["three weeks", repeat(3, 8), repeat(3, 1), "work is recorded in 3 weeks, fewer than the 4 that a share needs"],
    [
      "two holes in twelve weeks",
      [null, null, ...repeat(10, 8)],
      [null, null, ...repeat(10, 1)],
      "nothing is recorded in 2 of the 12 weeks of the window",
    ],
    [
      "two weeks of 0 hours",
      [0, 0, ...repeat(10, 8)],
      [0, 0, ...repeat(10, 1)],
      "nothing is recorded in 2 of the 12 weeks of the window",
    ],
    [
      "nothing marked",
      repeat(12, 8),
      repeat(12, 0),
      "nothing is marked as toil: either there was none, or nobody marks it",
    ],
    ["more toil than work", repeat(12, 8), repeat(12, 9), "toil.hours is no part of work.hours in every week"],
    ["negative toil", repeat(12, 8), [-8, ...repeat(11, 8)], "toil.hours is no part of work.hours in every week"],
    [
      "toil that is missing in a week",
      repeat(12, 8),
      [null, ...repeat(11, 8)],
      "toil.hours is no part of work.hours in every week",
    ],
    ["other weeks", repeat(12, 8), repeat(11, 8), "work.hours and toil.hours are no series of the same weeks"],
  ])("is not known of %s", (_, work: (number | null)[], marked: (number | null)[], reason) => {
    expect(reasonOf(shareOf(work, marked))).toBe(reason);
  });

  it("bears one hole in twelve weeks", () => {
    expect(shareOf([8, null, ...repeat(10, 8)], [2, null, ...repeat(10, 2)]).value).toBe(0.25);
  });

  it("is unknown with the source's own reason, and with both of its readings gone", () => {
    const blank = { ...weekly("work.hours", []), value: null, reason: "time.csv does not exist" };
    expect(reasonOf(fact("toil.share", [blank, weekly("toil.hours", repeat(12, 1))]))).toBe("time.csv does not exist");
    const plan = gathered([weekly("work.hours", repeat(12, 8)), weekly("toil.hours", repeat(12, 1))]);
    expect(reasonOf(fact("toil.share", [], plan))).toBe("work.hours was planned and is missing");
  });

  it("is never told once any sample or reading was lost", () => {
    const hours = fc.array(fc.tuple(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 4,
      maxLength: 14,
    });
    fc.assert(
      fc.property(hours, fc.nat(1), fc.nat(13), fc.boolean(), (weeks, which, at, whole) => {
        const evidence = [
          weekly(
            "work.hours",
            weeks.map(([work]) => work),
          ),
          weekly(
            "toil.hours",
            weeks.map(([work, part]) => work * part),
          ),
        ];
        const plan = gathered(evidence);
        const share = fact("toil.share", evidence, plan);
        if (share.value !== null) expect(share.value).toBeLessThanOrEqual(1);
        const lost = evidence.flatMap((one, i): Evidence[] => {
          const { value } = one;
          if (i !== which || !isSeries(value)) return [one];
          if (whole) return [];
          const values = value.values.map((sample, week) => (week === at % value.values.length ? null : sample));
          return [{ ...one, value: { ...value, values } }];
        });
        for (const id of ["toil.share", "toil.trend", "toil.trend-order", "toil.marked-weeks", "toil.recorded-weeks"])
          expect(fact(id, lost, plan).value, id).toBeNull();
      }),
    );
  });
});

describe("toil's trend", () => {
  const evidence = (marked: number[]) => [
    weekly("work.hours", repeat(marked.length, 10)),
    weekly("toil.hours", marked),
  ];

  it("is the later half less the earlier, with how steadily it rose", () => {
    const rising = evidence([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5]);
    expect(fact("toil.trend", rising).value).toBeCloseTo(0.2, 12);
    expect(fact("toil.trend-order", rising).value).toBeCloseTo(1, 12);
    const falling = evidence([4, 3, 2, 1, 1, 1, 1, 0, 0]);
    expect(fact("toil.trend", falling).value).toBeCloseTo(-0.2, 12);
    expect(fact("toil.trend-order", falling).value).toBeLessThan(-0.9);
  });

  it("of the same share in each week has no order", () => {
    const level = evidence(repeat(8, 3));
    expect(fact("toil.trend", level).value).toBe(0);
    expect(fact("toil.trend-order", level).value).toBe(0);
  });

  it("needs more weeks than the share", () => {
    const short = evidence(repeat(7, 3));
    expect(fact("toil.share", short).value).toBeCloseTo(0.3, 12);
    expect(reasonOf(fact("toil.trend", short))).toBe(
      "work is recorded in 7 weeks, fewer than the 8 that a trend needs",
    );
  });
});

describe("weeks", () => {
  it("with marks and with work are counted where there is no share, too", () => {
    const none = [weekly("work.tickets", [1, 2, null, 3, 0]), weekly("toil.tickets", [0, 0, null, 0, 0])];
    expect(fact("toil.ticket-recorded-weeks", none).value).toBe(3);
    expect(fact("toil.ticket-marked-weeks", none).value).toBe(0);
  });
});
