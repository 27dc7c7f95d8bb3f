import type { Limits } from "./limits.ts";
import type { Grid, Question } from "./questions.ts";

/** Tells the rows of one question from those of another in a joined query. */
export const LABEL = "plumbrule_query";

/** Some questions (their numbers) that are sent as one request. */
export interface Batch {
  questions: number[];
  /** The stretch of their grid that is asked for. */
  grid: Grid;
}

/**
 * The fewest requests: questions of the same times are joined up to the longest query, and to so many values as one answer may hold;
 * long series are cut where the server would refuse.
 */
export function batchesOf(questions: readonly Question[], limits: Limits): Batch[] {
  const byGrid = new Map<string, { grid: Grid; numbers: number[] }>();
  for (const [number, { grid }] of questions.entries()) {
    const key = `${grid.first} ${grid.stepSeconds} ${grid.count}`;
    const group = byGrid.get(key) ?? { grid, numbers: [] };
    group.numbers.push(number);
    byGrid.set(key, group);
  }
  const batches: Batch[] = [];
  for (const { grid, numbers } of byGrid.values()) {
    for (const stretch of stretches(grid, limits.rangePoints)) {
      const most = Math.max(1, Math.floor(limits.requestValues / stretch.count));
      for (const joined of packed(numbers, questions, limits.queryBytes, most)) {
        batches.push({ questions: joined, grid: stretch });
      }
    }
  }
  return batches;
}

function packed(numbers: readonly number[], questions: readonly Question[], most: number, count: number): number[][] {
  const packs: number[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const number of numbers) {
    const question = questions[number];
    if (!question) continue;
    const pack = packs.at(-1);
    const own = Buffer.byteLength(labelled(question, pack?.length ?? 0)) + OR.length;
    if (pack && bytes + own <= most && pack.length < count) {
      pack.push(number);
      bytes += own;
    } else {
      packs.push([number]);
      bytes = Buffer.byteLength(labelled(question, 0));
    }
  }
  return packs;
}

function stretches(grid: Grid, most: number): Grid[] {
  const found: Grid[] = [];
  for (let from = 0; from < grid.count; from += most) found.push(part(grid, from, Math.min(most, grid.count - from)));
  return found;
}

function part({ first, stepSeconds }: Grid, from: number, count: number): Grid {
  return { first: first + from * stepSeconds * 1000, stepSeconds, count };
}

const OR = "\nor ";

/** The query of a batch: a question alone as it is, several joined by `or`, each with a label of its own so that none hides another. */
export function joinedQuery(batch: Batch, questions: readonly Question[]): string {
  const [first, ...others] = batch.questions.map((number) => questions[number]).filter((one) => one !== undefined);
  if (!first) return "";
  if (others.length === 0) return first.text;
  return [first, ...others].map(labelled).join(OR);
}

/** A line break ends a comment that the query may close with. */
function labelled({ text, scalar }: Question, place: number): string {
  const vector = scalar ? `vector(${text}\n)` : text;
  return `label_replace(${vector}\n,"${LABEL}","${place}","","")`;
}

/** Two requests in place of one that was refused: half of the questions each, or half of the times; undefined when it is one already. */
export function halves(batch: Batch): [Batch, Batch] | undefined {
  const { questions, grid } = batch;
  const middle = Math.ceil(questions.length / 2);
  if (questions.length > 1) {
    return [
      { questions: questions.slice(0, middle), grid },
      { questions: questions.slice(middle), grid },
    ];
  }
  if (grid.count < 2) return undefined;
  const half = Math.ceil(grid.count / 2);
  return [
    { questions, grid: part(grid, 0, half) },
    { questions, grid: part(grid, half, grid.count - half) },
  ];
}
