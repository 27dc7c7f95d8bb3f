import type { Diagnostic, Evidence, PlannedReading } from "../../model/evidence.ts";
import type { Access } from "./access.ts";

/** What one API beside the metrics is asked, and what it gives. */
export interface Inventory {
  /** `aws/<api>` */
  api: string;
  /** Calls, as far as they can be known before: a list has a page more for every so many items. */
  bound: number;
  /** Of each call. */
  usd: number;
  /** Calls of GetMetricData that its lists lead to, as far as they can be known before: counted with those of CloudWatch. */
  metricsAfter?: { requests: number; metrics: number; usd: number };
  readings: PlannedReading[];
  /** Of its calls, those that answers kept of that account save; absent where none are kept. Sends nothing. */
  remembered?(account: string): Promise<number>;
  gather(access: Access): Promise<Gathered>;
}

interface Gathered {
  evidence: Evidence[];
  diagnostics: Diagnostic[];
  /** Calls that it takes without faults, once the length of its lists is known; undefined where they could not be read. */
  pages: number | undefined;
}
