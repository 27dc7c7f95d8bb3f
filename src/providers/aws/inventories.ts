import type { Diagnostic, Evidence, PlannedReading } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Access } from "./access.ts";
import { alarms } from "./alarms.ts";
import type { Intended } from "./intended.ts";

/** What one API beside the metrics is asked, and what it gives. */
export interface Inventory {
  /** `aws/<api>` */
  api: string;
  /** Calls, as far as they can be known before: a list has a page more for every so many items. */
  bound: number;
  usd: number;
  readings: PlannedReading[];
  gather(access: Access): Promise<Gathered>;
}

export interface Gathered {
  evidence: Evidence[];
  diagnostics: Diagnostic[];
  /** Calls that it took without faults: more than `bound` where a list was longer than one page. */
  pages: number;
}

/** The APIs that the settings ask for. Sends nothing. */
export function inventories(plan: Intended, context: ProviderContext): Inventory[] {
  return [alarms(plan, context)].filter((one) => one !== undefined);
}
