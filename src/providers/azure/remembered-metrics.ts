import type { ProviderContext } from "../../model/provider.ts";
import type { Answer, Question } from "../shared/questions.ts";
import { type Remembering, remembered, requestsLeft } from "../shared/remembered.ts";
import type { Connection } from "./connection.ts";
import type { Intended } from "./intended.ts";
import type { AzureLimits } from "./limits.ts";
import { type MetricPlan, metricBatches } from "./metric-batches.ts";
import type { MetricSeries } from "./metric-series.ts";
import { askMetrics, METRICS, metricAnswer } from "./metrics.ts";
import { isLogNumber } from "./objective-series.ts";
import { settingsOf } from "./settings.ts";
import type { Refusal } from "./wire-fault.ts";

/** The answers to the run's questions that are of metrics, by their numbers there, and what went wrong. */
export interface RunMetrics {
  answers: Map<number, Answer>;
  failures: Refusal[];
}

/** Asks what earlier runs did not keep of closed periods. The bound of the usage grows by what is asked. */
export async function askRemembering(
  wanted: Intended,
  context: ProviderContext,
  connection: Connection,
  limits: AzureLimits,
): Promise<RunMetrics> {
  const { numbers, questions } = ofMetrics(wanted);
  const failures: Refusal[] = [];
  const answers = await remembered(questions, context.cache, remembering(wanted, context, limits), async (rest) => {
    const plan = planOf(rest, limits);
    const { usage } = connection.calls;
    for (const batch of plan.batches)
      usage.add(METRICS, { bound: 1, metrics: batch.resources.length * batch.names.length });
    const asked = await askMetrics(plan, connection, limits);
    failures.push(...asked.failures);
    return rest.map((question, at) => metricAnswer(question, plan.needs.get(at), asked.pieces));
  });
  return {
    answers: new Map(numbers.map((number, at) => [number, answers[at] ?? { reason: "was not asked" }])),
    failures,
  };
}

/** Requests of metrics that kept answers save. Sends nothing. */
export async function metricRequestsSaved(
  wanted: Intended,
  context: ProviderContext,
  limits: AzureLimits,
): Promise<number> {
  const settings = remembering(wanted, context, limits);
  const left = await requestsLeft(ofMetrics(wanted).questions, context.cache, settings);
  return wanted.metrics.batches.length - left;
}

/**
 * A series names its resource, and with it the subscription; what a resource's metrics say is the same for everybody who may read them. So
 * the key needs no account that only a call would tell.
 */
function remembering(
  { rules }: Intended,
  { settings }: ProviderContext,
  limits: AzureLimits,
): Remembering<MetricSeries> {
  const { endpoint, auth } = settingsOf(settings);
  return {
    of: { provider: "azure", endpoint, auth: auth?.tokenEnv },
    settleSeconds: rules.settle.value,
    now: Date.now(),
    requests: (some) => planOf(some, limits).batches.length,
  };
}

function planOf(questions: readonly Question<MetricSeries>[], limits: AzureLimits): MetricPlan {
  return metricBatches([...questions.entries()], limits);
}

function ofMetrics({ questions }: Intended): { numbers: number[]; questions: Question<MetricSeries>[] } {
  const numbers: number[] = [];
  const some: Question<MetricSeries>[] = [];
  for (const [number, { of, grid }] of questions.list.entries()) {
    if (isLogNumber(of)) continue;
    numbers.push(number);
    some.push({ of, grid });
  }
  return { numbers, questions: some };
}
