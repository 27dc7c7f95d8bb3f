import { canonicalJson } from "../../model/json.ts";
import type { Grid } from "./grid.ts";

/** One series to be read: what a vendor needs to find it (`of`), and the intervals that are wanted. */
export interface Question<Of> {
  of: Of;
  grid: Grid;
}

/** The values of a question's intervals, null where the source has none; or why nothing was had. To read `values` may make them: read it once. */
export type Answer = { values: (number | null)[] } | { reason: string };

/** What a source is asked, each series once. */
export class Questions<Of> {
  readonly list: Question<Of>[] = [];
  readonly #known = new Map<string, number>();

  /** The question's number; the same for the same series and intervals. */
  ask(of: Of, grid: Grid): number {
    const key = canonicalJson({ of, grid });
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.#known.set(key, this.list.length);
    this.list.push({ of, grid });
    return this.list.length - 1;
  }
}
