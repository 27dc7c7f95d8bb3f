import type { Usage } from "../model/evidence.ts";
import { activate } from "./gather.ts";
import { interruptible } from "./interruptible.ts";
import type { AssessOptions } from "./run-assessment.ts";
import { describeWorkload } from "./workload.ts";

export interface RunPlan {
  workload: string;
  asOf: string;
  usage: { [source: string]: Usage };
  total: { requests: number; usd: number };
  /** Of the requests, those that answers kept on this machine will save. */
  remembered: number;
  sources: { provider: string; readings: number; signals: number; subjects: number }[];
  notes: string[];
}

/** What a run would ask of each source. Reads local names and headers only; sends nothing. */
export async function planRun(options: AssessOptions): Promise<RunPlan> {
  const described = await describeWorkload(options);
  const active = await activate(described, { ...options, daily: true });
  const plans = await Promise.all(
    active.map(async ({ provider, context }) => ({
      id: provider.id,
      plan: await interruptible(provider.plan(context), options.abort),
    })),
  );
  const usage = Object.assign({}, ...plans.map(({ plan }) => plan.usage)) as { [source: string]: Usage };
  const totals = Object.values(usage);
  return {
    workload: described.workload.name,
    asOf: active[0]?.context.asOf ?? new Date(options.now).toISOString(),
    usage,
    total: {
      requests: totals.reduce((sum, one) => sum + one.requests, 0),
      usd: totals.reduce((sum, one) => sum + one.usd, 0),
    },
    remembered: plans.reduce((sum, { plan }) => sum + (plan.remembered ?? 0), 0),
    sources: plans.map(({ id, plan }) => ({
      provider: id,
      readings: plan.readings.length,
      signals: new Set(plan.readings.map((reading) => reading.signal)).size,
      subjects: new Set(plan.readings.map((reading) => reading.subject)).size,
    })),
    notes: [...described.diagnostics, ...active.flatMap(({ notes }) => notes)].map((one) => one.message),
  };
}
