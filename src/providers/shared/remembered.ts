import { canonicalJson } from "../../model/json.ts";
import type { AnswerCache } from "../../model/provider.ts";
import { endOf, type Grid } from "./grid.ts";
import type { Answer, Question } from "./questions.ts";

/** Values of intervals that follow each other, which the source will not change any more. */
export interface Stretch {
  /** Milliseconds. */
  start: number;
  values: (number | null)[];
}

export interface Remembering<Of> {
  /** Beside the question, all that decides the answer: provider, endpoint, account or profile, version of how it is asked. No credential. */
  of: { [name: string]: unknown };
  /** `settle` of the provider's rules. */
  settleSeconds: number;
  /** The clock, not the end of the run, which may lie ahead. Milliseconds. */
  now: number;
  /** Requests that these questions cost: the planner's own count. */
  requests(questions: readonly Question<Of>[]): number;
}

/** Still to be asked, and by which question of the run. */
interface Rest<Of> {
  /** The question's number. */
  number: number;
  question: Question<Of>;
}

/**
 * Answers the questions from what earlier runs on this machine kept, and asks the rest, in order, by `ask`; what is closed of its answers
 * is kept. A series is kept under what it is of and the length and phase of its intervals, so that a later window that overlaps asks only
 * for what is new. A series without any value is asked again every time: silence may be a fault that has been mended since.
 */
export async function remembered<Of>(
  questions: readonly Question<Of>[],
  cache: AnswerCache | undefined,
  settings: Remembering<Of>,
  ask: (questions: readonly Question<Of>[]) => Promise<readonly Answer[]>,
): Promise<Answer[]> {
  if (!cache) return [...(await ask(questions))];
  const kept = await keptStretches(questions, cache, settings);
  const rest = cheapestRest(questions, kept, settings);
  const asked = rest.length === 0 ? [] : await ask(rest.map(({ question }) => question));
  const fresh = new Map(rest.map(({ number, question }, at) => [number, { question, answer: asked[at] ?? NOT_ASKED }]));
  const closed = settings.now - settings.settleSeconds * 1000;
  await inGroups([...fresh], async ([number, { question, answer }]) => {
    if ("reason" in answer || answer.values.every((value) => value === null)) return;
    const stretch = closedPart({ start: question.grid.start, values: answer.values }, question.grid, closed);
    if (stretch.values.length === 0) return;
    const known = kept[number];
    await cache.set(keyOf(question, settings), known ? merged(known, stretch, question.grid.stepSeconds) : stretch);
  });
  return questions.map(({ grid }, number) => {
    const one = fresh.get(number);
    if (one && "reason" in one.answer) return one.answer;
    const parts = [kept[number], one && "values" in one.answer && { start: one.question.grid.start, ...one.answer }];
    return {
      values: overlaid(
        grid,
        parts.filter((part) => !!part),
      ),
    };
  });
}

/** Requests that `remembered` would make now. Sends nothing. */
export async function requestsLeft<Of>(
  questions: readonly Question<Of>[],
  cache: AnswerCache | undefined,
  settings: Remembering<Of>,
): Promise<number> {
  if (!cache) return settings.requests(questions);
  const rest = cheapestRest(questions, await keptStretches(questions, cache, settings), settings);
  return rest.length === 0 ? 0 : settings.requests(rest.map(({ question }) => question));
}

const NOT_ASKED: Answer = { reason: "was not asked" };

/** Open files at a time. */
const GROUP = 64;

async function inGroups<T>(all: readonly T[], work: (one: T, index: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += GROUP)
    await Promise.all(all.slice(from, from + GROUP).map((one, at) => work(one, from + at)));
}

function keyOf<Of>({ of, grid }: Question<Of>, settings: Remembering<Of>): string {
  const step = grid.stepSeconds * 1000;
  return canonicalJson({ kind: "series", source: settings.of, of, step, phase: ((grid.start % step) + step) % step });
}

async function keptStretches<Of>(
  questions: readonly Question<Of>[],
  cache: AnswerCache,
  settings: Remembering<Of>,
): Promise<(Stretch | undefined)[]> {
  const kept = new Array<Stretch | undefined>(questions.length);
  await inGroups(questions, async (question, number) => {
    const stretch = stretchOf(await cache.get(keyOf(question, settings)));
    // Of another phase would be another key: this is damage.
    const steps = stretch ? (stretch.start - question.grid.start) / (question.grid.stepSeconds * 1000) : 0;
    if (Number.isInteger(steps)) kept[number] = stretch;
  });
  return kept;
}

function stretchOf(value: unknown): Stretch | undefined {
  if (value === null || typeof value !== "object") return undefined;
  const { start, values } = value as { start?: unknown; values?: unknown };
  if (typeof start !== "number" || !Number.isFinite(start) || !Array.isArray(values)) return undefined;
  if (!values.every((one) => one === null || (typeof one === "number" && Number.isFinite(one)))) return undefined;
  return { start, values: values as (number | null)[] };
}

/** Of three ways to ask what is missing, the one with the fewest requests; of equal ones, the one with the fewest points. */
function cheapestRest<Of>(
  questions: readonly Question<Of>[],
  kept: readonly (Stretch | undefined)[],
  { requests }: Remembering<Of>,
): Rest<Of>[] {
  const own: Rest<Of>[] = questions.flatMap((question, number) => {
    const grid = missing(question.grid, kept[number]);
    return grid ? [{ number, question: { ...question, grid } }] : [];
  });
  // Questions over the same intervals may go in one request: a start of its own for each would tear that apart.
  const groups = Map.groupBy(own, ({ number }) => canonicalJson(questions[number]?.grid));
  const together = [...groups.values()].flatMap((group) => {
    const grid = spanned(group.map(({ question }) => question.grid));
    return group.map((one) => ({ ...one, question: { ...one.question, grid } }));
  });
  const whole = own.map((one) => ({ ...one, question: questions[one.number] ?? one.question }));
  const cost = (rest: readonly Rest<Of>[]) => requests(rest.map(({ question }) => question));
  return [own, together.sort((a, b) => a.number - b.number), whole].reduce((best, one) =>
    cost(one) < cost(best) ? one : best,
  );
}

function spanned(grids: readonly Grid[]): Grid {
  const start = Math.min(...grids.map((grid) => grid.start));
  const end = Math.max(...grids.map(endOf));
  const stepSeconds = grids[0]?.stepSeconds ?? 1;
  return { start, stepSeconds, count: Math.round((end - start) / (stepSeconds * 1000)) };
}

/** The intervals of a grid from the first that is not kept to the last that is not; undefined when all are. */
export function missing(grid: Grid, kept: Stretch | undefined): Grid | undefined {
  const step = grid.stepSeconds * 1000;
  const from = kept ? (kept.start - grid.start) / step : 0;
  const to = kept ? from + kept.values.length : 0;
  const has = (at: number) => at >= from && at < to;
  let first = 0;
  while (first < grid.count && has(first)) first++;
  if (first === grid.count) return undefined;
  let last = grid.count - 1;
  while (has(last)) last--;
  return { start: grid.start + first * step, stepSeconds: grid.stepSeconds, count: last - first + 1 };
}

/** The beginning of a stretch whose intervals had all ended by that time. */
export function closedPart({ start, values }: Stretch, { stepSeconds }: Grid, until: number): Stretch {
  const count = Math.max(0, Math.floor((until - start) / (stepSeconds * 1000)));
  return { start, values: values.slice(0, count) };
}

/** Intervals of one series. Ours: ten times a run's own 2,016 (`mostSamples`), about 200 kB; the oldest go first. */
const MOST_KEPT = 20_160;

/** Two stretches as one, the newer over the older; the newer alone where a gap is between them. */
export function merged(older: Stretch, newer: Stretch, stepSeconds: number): Stretch {
  const step = stepSeconds * 1000;
  const end = ({ start, values }: Stretch) => start + values.length * step;
  if (older.start > end(newer) || newer.start > end(older)) return newer;
  const last = Math.max(end(older), end(newer));
  const start = Math.max(Math.min(older.start, newer.start), last - MOST_KEPT * step);
  const count = Math.round((last - start) / step);
  return { start, values: overlaid({ start, stepSeconds, count }, [older, newer]) };
}

/** The grid's values out of stretches, later ones over earlier ones. */
function overlaid({ start, stepSeconds, count }: Grid, stretches: readonly Stretch[]): (number | null)[] {
  const values = new Array<number | null>(count).fill(null);
  for (const stretch of stretches) {
    const from = Math.round((stretch.start - start) / (stepSeconds * 1000));
    for (const [at, value] of stretch.values.entries()) {
      // What a source no longer holds, it held: a kept value outlives its retention.
      if (value !== null && from + at >= 0 && from + at < count) values[from + at] = value;
    }
  }
  return values;
}
