import type { Usage } from "../../model/evidence.ts";

/** Requests by `<provider>/<api>`. */
export class UsageTable {
  readonly #table = new Map<string, Required<Usage>>();

  add(api: string, more: Partial<Usage>): void {
    const entry = this.#table.get(api) ?? { requests: 0, metrics: 0, points: 0, usd: 0, bound: 0 };
    entry.requests += more.requests ?? 0;
    entry.metrics += more.metrics ?? 0;
    entry.points += more.points ?? 0;
    entry.usd += more.usd ?? 0;
    entry.bound += more.bound ?? 0;
    this.#table.set(api, entry);
  }

  /** Sums of prices keep no digits that the prices do not have. */
  get all(): { [api: string]: Usage } {
    return Object.fromEntries(
      [...this.#table].map(([api, entry]) => [api, { ...entry, usd: Number(entry.usd.toFixed(7)) }]),
    );
  }
}
