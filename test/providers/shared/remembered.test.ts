import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnswerCache } from "../../../src/model/provider.ts";
import { endOf, type Grid } from "../../../src/providers/shared/grid.ts";
import type { Answer, Question } from "../../../src/providers/shared/questions.ts";
import {
  closedPart,
  merged,
  missing,
  type Remembering,
  remembered,
  requestsLeft,
} from "../../../src/providers/shared/remembered.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const hours = (from: number, count: number): Grid => ({ start: START + from * 3_600_000, stepSeconds: 3600, count });

/** A source in which every interval has a value of its own that never changes, but for what `silent` knows nothing of. */
function source(options: { now?: number; silent?: string; requests?: Remembering<string>["requests"] } = {}) {
  const asked: Question<string>[] = [];
  const settings: Remembering<string> = {
    of: { provider: "test", account: "1" },
    settleSeconds: 3600,
    now: options.now ?? START + 1000 * DAY,
    requests: options.requests ?? ((questions) => questions.length),
  };
  const valueAt = (of: string, at: number) =>
    of === options.silent || (at / 3_600_000) % 7 === 3 ? null : at / 1000 + of.length / 10;
  const answer = ({ of, grid }: Question<string>): Answer => ({
    values: Array.from({ length: grid.count }, (_, i) => valueAt(of, grid.start + i * grid.stepSeconds * 1000)),
  });
  const ask = async (questions: readonly Question<string>[]) => {
    asked.push(...questions);
    return questions.map(answer);
  };
  return { asked, settings, answer, ask };
}

/** As JSON, as files hold it. */
function memory(): AnswerCache & { all: Map<string, string> } {
  const all = new Map<string, string>();
  return {
    all,
    get: async (key) => JSON.parse(all.get(key) ?? "null"),
    set: async (key, value) => {
      all.set(key, JSON.stringify(value));
    },
  };
}

test("the same window again is not asked, an overlapping one asks for what is new", async () => {
  const cache = memory();
  const { asked, settings, answer, ask } = source();
  const week: Question<string>[] = [{ of: "a", grid: hours(0, 168) }];
  const first = await remembered(week, cache, settings, ask);
  expect(await remembered(week, cache, settings, ask)).toEqual(first);
  expect(asked).toEqual(week);
  const later: Question<string>[] = [{ of: "a", grid: hours(24, 168) }];
  expect(await requestsLeft(later, cache, settings)).toBe(1);
  expect(await remembered(later, cache, settings, ask)).toEqual(later.map(answer));
  expect(asked.slice(1)).toEqual([{ of: "a", grid: hours(168, 24) }]);
  expect(await requestsLeft(later, cache, settings)).toBe(0);
});

test("what may still change is asked again", async () => {
  const cache = memory();
  const now = START + 10 * 3_600_000;
  const open = source({ now });
  const question = [{ of: "a", grid: hours(0, 10) }];
  await remembered(question, cache, open.settings, open.ask);
  await remembered(question, cache, open.settings, open.ask);
  // The last hour ended now and settles for another.
  expect(open.asked[1]).toEqual({ of: "a", grid: hours(9, 1) });
});

test("a failure and a silence are asked again, and are what was answered", async () => {
  const cache = memory();
  const { asked, settings, ask } = source({ silent: "s" });
  const questions = [
    { of: "a", grid: hours(0, 24) },
    { of: "s", grid: hours(0, 24) },
  ];
  const denied = async (): Promise<Answer[]> => [{ reason: "denied" }, { reason: "denied" }];
  expect(await remembered(questions, cache, settings, denied)).toEqual([{ reason: "denied" }, { reason: "denied" }]);
  expect(cache.all.size).toBe(0);
  await remembered(questions, cache, settings, ask);
  await remembered(questions, cache, settings, ask);
  expect(asked.map(({ of }) => of)).toEqual(["a", "s", "s"]);
});

test("another account, phase or length of sample is another answer; damage is none", async () => {
  const cache = memory();
  const { asked, settings, ask } = source();
  await remembered([{ of: "a", grid: hours(0, 24) }], cache, settings, ask);
  await remembered(
    [{ of: "a", grid: hours(0, 24) }],
    cache,
    { ...settings, of: { provider: "test", account: "2" } },
    ask,
  );
  await remembered([{ of: "a", grid: { ...hours(0, 24), start: START + 60_000 } }], cache, settings, ask);
  await remembered([{ of: "a", grid: { ...hours(0, 24), stepSeconds: 7200 } }], cache, settings, ask);
  expect(asked).toHaveLength(4);
  for (const key of cache.all.keys()) cache.all.set(key, '{"start":0,"values":["x"]}');
  await remembered([{ of: "a", grid: hours(0, 24) }], cache, settings, ask);
  expect(asked).toHaveLength(5);
});

test("questions are kept together where a start of their own would cost requests", async () => {
  const cache = memory();
  // Like GetMetricData: those over the same intervals share a request.
  const requests = (questions: readonly Question<string>[]) =>
    new Set(questions.map(({ grid }) => `${grid.start} ${grid.count}`)).size;
  const { asked, settings, ask } = source({ silent: "s", requests });
  const over = (grid: Grid) => ["a", "s"].map((of) => ({ of, grid }));
  await remembered(over(hours(0, 24)), cache, settings, ask);
  asked.length = 0;
  await remembered(over(hours(12, 24)), cache, settings, ask);
  expect(asked).toEqual(over(hours(12, 24)));
});

test("without a cache everything is asked, once", async () => {
  const { asked, settings, answer, ask } = source();
  const questions = [{ of: "a", grid: hours(0, 2) }];
  expect(await remembered(questions, undefined, settings, ask)).toEqual(questions.map(answer));
  expect(asked).toEqual(questions);
});

test("for any windows, one after the other, the answers are those of a run without a cache and cost no more", async () => {
  const grid = fc.record({ from: fc.integer({ min: 0, max: 60 }), count: fc.integer({ min: 1, max: 60 }) });
  const run = fc.record({
    now: fc.integer({ min: 0, max: 130 }),
    grids: fc.array(grid, { minLength: 1, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 6 }), async (runs) => {
      const cache = memory();
      for (const { now, grids } of runs) {
        const one = source({ now: START + now * 3_600_000, silent: "ss" });
        const questions = grids.map(({ from, count }, i) => ({
          of: "s".repeat((i % 3) + 1),
          grid: hours(from, count),
        }));
        const left = await requestsLeft(questions, cache, one.settings);
        expect(await remembered(questions, cache, one.settings, one.ask)).toEqual(questions.map(one.answer));
        expect(one.asked.length).toBe(left);
        expect(left).toBeLessThanOrEqual(questions.length);
      }
    }),
  );
});

test("stretches: what is missing spans all that is not kept, closed ones end in time, gaps are not bridged", () => {
  const values = [1, 2, 3];
  expect(missing(hours(0, 3), undefined)).toEqual(hours(0, 3));
  expect(missing(hours(0, 3), { start: START, values })).toBeUndefined();
  expect(missing(hours(0, 5), { start: START, values })).toEqual(hours(3, 2));
  expect(missing(hours(0, 5), { start: hours(1, 1).start, values })).toEqual(hours(0, 5));
  expect(closedPart({ start: START, values }, hours(0, 3), endOf(hours(0, 2)) + 1).values).toEqual([1, 2]);
  expect(closedPart({ start: START, values }, hours(0, 3), 0).values).toEqual([]);
  const later = { start: hours(2, 1).start, values: [null, 9] };
  expect(merged({ start: START, values }, later, 3600)).toEqual({ start: START, values: [1, 2, 3, 9] });
  expect(merged({ start: START, values }, { start: hours(9, 1).start, values: [9] }, 3600)).toEqual({
    start: hours(9, 1).start,
    values: [9],
  });
});
