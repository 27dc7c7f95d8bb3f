import type { Usage } from "../../model/evidence.ts";

export type UsageByApi = { [api: string]: Usage };

/** The entry of an API, made when it is not there. */
export function entryOf(usage: UsageByApi, api: string): Required<Omit<Usage, "metrics">> {
  const entry = { requests: 0, points: 0, usd: 0, bound: 0, ...usage[api] };
  usage[api] = entry;
  return entry;
}

export function added(usages: readonly UsageByApi[]): UsageByApi {
  const sum: UsageByApi = {};
  for (const [api, { requests, points = 0, bound }] of usages.flatMap((one) => Object.entries(one))) {
    const entry = entryOf(sum, api);
    entry.requests += requests;
    entry.points += points;
    entry.bound += bound;
  }
  return sum;
}
