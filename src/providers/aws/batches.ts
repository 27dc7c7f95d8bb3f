import { endOf } from "../shared/grid.ts";
import type { Question } from "../shared/questions.ts";
import type { Series } from "./series.ts";

/** How its calls are counted. */
export const CLOUDWATCH = "aws/cloudwatch";

/** CloudWatch, API reference of GetMetricData. */
export const LIMITS = { queries: 500, points: 100_800 };

/** One call of GetMetricData: questions of one region over one window, by their numbers, so few that no answer needs a second page. */
export interface Batch {
  region: string;
  /** Milliseconds. */
  start: number;
  end: number;
  questions: number[];
  points: number;
}

export function batchesOf(questions: readonly Question<Series>[]): Batch[] {
  const groups = Map.groupBy(questions.keys(), (number) => {
    const { of, grid } = questions[number] as Question<Series>;
    return JSON.stringify([of.region, grid.start, endOf(grid)]);
  });
  return [...groups.values()].flatMap((numbers) => {
    const batches: Batch[] = [];
    for (const number of numbers) {
      const { of, grid } = questions[number] as Question<Series>;
      const last = batches.at(-1);
      if (last && last.questions.length < LIMITS.queries && last.points + grid.count <= LIMITS.points) {
        last.questions.push(number);
        last.points += grid.count;
      } else
        batches.push({
          region: of.region,
          start: grid.start,
          end: endOf(grid),
          questions: [number],
          points: grid.count,
        });
    }
    return batches;
  });
}
