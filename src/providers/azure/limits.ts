import { CALL_LIMITS, type CallLimits } from "../shared/calls.ts";

/** How much Azure's APIs take at once. */
export interface AzureLimits {
  calls: CallLimits;
  /** Of one call of the metrics batch. */
  resources: number;
  names: number;
  /** Rows of a dimension split, for each resource; the API gives ten unless told. */
  top: number;
  /** The longest span of one call. Seconds. */
  spanSeconds: number;
  /** Queries of one batch of logs, rows of one answer. */
  queries: number;
  logRows: number;
  /** Rows of a page of Resource Graph. */
  graphRows: number;
  /** Pages of a list that are followed. */
  pages: number;
  /** Calls beyond the plan that halves of refused ones may make. */
  splits: number;
  /** How far the source's clock may be off. */
  clockMs: number;
}

export const LIMITS: AzureLimits = {
  // ours: an answer of the metrics batch may hold a million values
  calls: { ...CALL_LIMITS, concurrency: 3 },
  // Azure Monitor, "Migrate from the metrics API to the getBatch API": at most 50 resources of one subscription, region and type.
  resources: 50,
  // Azure Monitor REST API, Metrics - List: at most 20 metric names.
  names: 20,
  // azure-sdk-for-go#22757: without it rows vanish silently.
  top: 10_000,
  // Azure Monitor, "Retention of metrics": 93 days are kept, 30 can be queried at once.
  spanSeconds: 30 * 86_400,
  // Azure Monitor, "Batch queries"; "Log Analytics query limits": 500,000 rows.
  queries: 100,
  logRows: 450_000,
  // Azure Resource Graph, "Paging results": at most 1,000 records a page.
  graphRows: 1000,
  // ours: 20,000 resources; a list that is longer is not known
  pages: 20,
  // ours: halves of refused calls; a type has at most 20 names and 50 resources
  splits: 200,
  // ours: more than any machine that keeps its time
  clockMs: 5 * 60_000,
};
