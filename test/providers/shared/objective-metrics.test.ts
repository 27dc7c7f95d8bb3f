import { describe, expect, it } from "vitest";
import type { MetricQuery, ObjectiveAsk } from "../../../src/model/objective.ts";
import { objectiveEvidence, planCloudObjectives } from "../../../src/providers/shared/objective-metrics.ts";
import { type Answer, Questions } from "../../../src/providers/shared/questions.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const END = Date.parse("2026-01-29T00:00:00Z");
const query = (metric: string): MetricQuery => ({ type: "X", spec: { metric } });

function asked(more: Partial<ObjectiveAsk> = {}): ObjectiveAsk {
  return {
    objective: "availability",
    subject: "edge",
    indicator: { kind: "ratio", counter: true, total: query("all"), bad: query("bad") },
    windows: [28 * DAY, HOUR, 300],
    ...more,
  };
}

function run(ask: ObjectiveAsk, answers: (of: string, count: number) => Answer, { zero = true, additive = true } = {}) {
  const questions = new Questions<{ name: string }>();
  const readings = planCloudObjectives([ask], {
    provider: "x",
    sourceType: "X",
    end: END,
    tiers: [
      { stepSeconds: HOUR, longestSeconds: 90 * DAY },
      { stepSeconds: 300, longestSeconds: DAY },
    ],
    whole: (seconds) => seconds % 60 === 0,
    seriesOf: ({ spec }, part) => ({
      of: { name: String(spec.metric) },
      additive,
      absentIsZero: zero && part === "bad",
    }),
    questions,
  });
  const answerTo = (number: number): Answer => {
    const question = questions.list[number];
    return question ? answers(question.of.name, question.grid.count) : { reason: "not asked" };
  };
  const evidence = readings.map((one) =>
    objectiveEvidence(one, answerTo, (n) => String(n), "x", "2026-01-29T00:00:00Z"),
  );
  return {
    questions: questions.list,
    value: (part: string, window: number | string) =>
      evidence.find(
        ({ signal, attributes }) =>
          signal === `objective.${part}` &&
          (attributes?.window ?? attributes?.maintenance ?? "slices") === String(window),
      ),
  };
}

describe("windows of an objective", () => {
  it("are added up from an hour's samples and, the short ones, from five minutes'", () => {
    const { questions, value } = run(asked(), (of, count) => ({
      values: new Array(count).fill(of === "all" ? 100 : 1),
    }));
    expect(questions.map(({ of, grid }) => [of.name, grid.stepSeconds, grid.count])).toEqual([
      ["all", HOUR, 672],
      ["bad", HOUR, 672],
      ["all", 300, 1],
      ["bad", 300, 1],
    ]);
    expect(value("total", 28 * DAY)?.value).toBe(67_200);
    expect(value("bad", HOUR)?.value).toBe(1);
    expect(value("total", 300)?.value).toBe(100);
  });

  it("of what cannot be added up are asked as one number", () => {
    const { questions, value } = run(asked(), () => ({ values: [7] }), { additive: false });
    // Each window of both, and whether the oldest part of the longest holds data.
    expect(questions).toHaveLength(3 * 2 + 2);
    expect(value("total", 28 * DAY)?.value).toBe(7);
    expect(
      run(asked({ windows: [90] }), () => ({ values: [7] }), { additive: false }).value("total", 90),
    ).toMatchObject({
      value: null,
      reason: expect.stringContaining("counts minutes"),
    });
  });
});

describe("what is not there", () => {
  const recent = (count: number) => Array.from({ length: count }, (_, at) => (at >= count - 24 ? 100 : null));

  it("a bad event that was not counted is none where events were, and the source says so", () => {
    const none = (of: string, count: number): Answer => ({ values: new Array(count).fill(of === "all" ? 100 : null) });
    expect(run(asked(), none).value("bad", 28 * DAY)?.value).toBe(0);
    expect(run(asked(), none, { zero: false }).value("bad", 28 * DAY)).toMatchObject({
      value: null,
      reason: "no data",
    });
    const some = (of: string, count: number): Answer => ({
      values: Array.from({ length: count }, (_, at) => (of === "all" ? 100 : at % 2 ? 1 : null)),
    });
    expect(run(asked(), some, { zero: false }).value("bad", 28 * DAY)?.reason).toContain("336 of 672 intervals");
  });

  it("without any event the bad ones are not known either", () => {
    const nothing = (_of: string, count: number): Answer => ({ values: new Array(count).fill(null) });
    expect(run(asked(), nothing).value("bad", 28 * DAY)?.value).toBeNull();
    expect(run(asked(), nothing).value("total", 28 * DAY)?.value).toBeNull();
  });

  it("a metric that is younger than the longest window does not fill it; the shorter windows stand", () => {
    const { value } = run(asked(), (_of, count) => ({ values: recent(count) }));
    expect(value("total", 28 * DAY)).toMatchObject({
      value: null,
      reason: expect.stringContaining("there is data since 2026-01-28T00:00:00Z"),
    });
    expect(value("total", HOUR)?.value).toBe(100);
  });

  it("a stretch of maintenance is asked by itself, in whole minutes", () => {
    const span = { start: "2026-01-10T00:00:00Z", end: "2026-01-10T02:00:00Z" };
    const odd = { start: "2026-01-10T00:00:30Z", end: "2026-01-10T02:00:00Z" };
    const { value, questions } = run(asked({ windows: [28 * DAY], maintenance: [span, odd] }), (of, count) => ({
      values: new Array(count).fill(of === "all" ? 100 : null),
    }));
    expect(questions.map(({ grid }) => [grid.stepSeconds, grid.count])).toContainEqual([7200, 1]);
    expect(value("total", `${span.start}/${span.end}`)).toMatchObject({
      value: 100,
      window: { start: span.start, end: span.end },
    });
    expect(value("bad", `${span.start}/${span.end}`)?.value).toBe(0);
    expect(value("total", `${odd.start}/${odd.end}`)?.reason).toContain("no whole minutes");
  });

  it("slices keep their holes", () => {
    const ask = asked({ windows: [], slices: { start: "2026-01-28T23:00:00Z", stepSeconds: 1200, count: 3 } });
    const { value } = run(ask, (of) => ({ values: of === "all" ? [10, null, 10] : [1, null, null] }));
    expect(value("total", "slices")?.value).toMatchObject({ step: 1200, values: [10, null, 10] });
    expect(value("bad", "slices")?.value).toMatchObject({ values: [1, null, 0] });
  });
});
