import { isScalar, type Parsed } from "./promql/parse.ts";

/** The times a query is asked for: `count` of them, `stepSeconds` apart. One is an instant query. */
export interface Grid {
  /** Milliseconds. */
  first: number;
  stepSeconds: number;
  count: number;
}

export interface Question {
  text: string;
  /** One number without labels. */
  scalar: boolean;
  grid: Grid;
}

/** What one server is asked, each question once. */
export class Questions {
  readonly list: Question[] = [];
  readonly #known = new Map<string, number>();

  /** The question's number; the same for the same text at the same times. */
  ask(query: Parsed | string, grid: Grid): number {
    const text = typeof query === "string" ? query : query.text;
    const key = `${grid.first} ${grid.stepSeconds} ${grid.count} ${text}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const index = this.list.length;
    this.#known.set(key, index);
    this.list.push({ text, scalar: typeof query !== "string" && isScalar(query), grid });
    return index;
  }
}

/** What came back: a row for each set of labels, with a value (NaN and infinities as they are) or null for every time; or why nothing did. */
export type Answer = { rows: (number | null)[][] } | { reason: string };
