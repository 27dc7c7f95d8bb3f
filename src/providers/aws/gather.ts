import type { Diagnostic, Evidence } from "../../model/evidence.ts";
import type { GatherResult, ProviderContext, ProviderPlan } from "../../model/provider.ts";
import { componentEvidence, plannedReadings } from "../shared/component-metrics.ts";
import { objectiveEvidence, plannedObjectives } from "../shared/objective-metrics.ts";
import type { Answer } from "../shared/questions.ts";
import { type Remembering, remembered, requestsLeft } from "../shared/remembered.ts";
import { UsageTable } from "../shared/usage.ts";
import { type Access, accessFor } from "./access.ts";
import { batchesOf, CLOUDWATCH } from "./batches.ts";
import { type Intended, intended } from "./intended.ts";
import { inventories } from "./inventories.ts";
import type { Inventory } from "./inventory.ts";
import { lastAccount } from "./last-account.ts";
import { type Series, seriesText } from "./series.ts";
import { endpointOf, settingsOf } from "./settings.ts";

export async function planAws(context: ProviderContext): Promise<ProviderPlan> {
  const plan = intended(context);
  const usage = new UsageTable();
  addMetrics(usage, plan);
  const others = inventories(plan, context);
  for (const { api, bound, usd, metricsAfter } of others) {
    usage.add(api, { requests: bound, bound, usd: bound * usd });
    if (metricsAfter) usage.add(CLOUDWATCH, { ...metricsAfter, bound: metricsAfter.requests });
  }
  return {
    readings: [
      ...plan.components.flatMap((one) => plannedReadings(one, "aws")),
      ...plannedObjectives(plan.objectives, "aws"),
      ...others.flatMap(({ readings }) => readings),
    ],
    ...(context.cache === undefined ? {} : { remembered: await saved(plan, others, context) }),
    usage: usage.all,
  };
}

/** Requests that answers of earlier runs save, as far as is known without a call whose account this is. */
async function saved(plan: Intended, others: readonly Inventory[], context: ProviderContext): Promise<number> {
  const account = context.cache && (await lastAccount(context.cache));
  const endpoint = endpointOf(settingsOf(context.settings));
  if (account === undefined || typeof endpoint === "object") return 0;
  const questions = plan.questions.list;
  const left = await requestsLeft(questions, context.cache, remembering(plan, account, endpoint));
  const kept = await Promise.all(others.map((one) => one.remembered?.(account) ?? 0));
  return kept.reduce((sum, count) => sum + count, batchesOf(questions).length - left);
}

function remembering(plan: Intended, account: string | undefined, endpoint: string | undefined): Remembering<Series> {
  return {
    of: { provider: "aws", account, endpoint },
    settleSeconds: plan.rules.settle.value,
    now: Date.now(),
    requests: (some) => batchesOf(some).length,
  };
}

function addMetrics(usage: UsageTable, { questions, rules }: Intended): void {
  for (const { questions: asked, points } of batchesOf(questions.list)) {
    const usd = asked.length * rules.price.value;
    usage.add(CLOUDWATCH, { requests: 1, bound: 1, metrics: asked.length, points, usd });
  }
}

/** Metrics and every inventory at the same time; each fails for itself. */
export async function gatherAws(context: ProviderContext): Promise<GatherResult> {
  const plan = intended(context);
  const access = accessFor(context);
  const others = inventories(plan, context);
  if ("reason" in access) return { ...refused(plan, access.reason, context), usage: {} };
  const diagnostics: Diagnostic[] = [];
  const [asked, found] = await Promise.all([
    askMetrics(plan, access, context),
    Promise.all(others.map((one) => one.gather(access))),
  ]);
  diagnostics.push(...asked.diagnostics, ...found.flatMap((one) => one.diagnostics));
  const calls = access.calls.usage;
  if (plan.questions.list.length > 0) calls.add(CLOUDWATCH, { bound: asked.bound });
  for (const [at, { api, bound, usd }] of others.entries()) {
    const needed = found[at]?.pages ?? bound;
    calls.add(api, { bound: needed, usd: needed * usd });
  }
  const answerTo = (question: number): Answer => asked.answers[question] ?? NOT_ASKED;
  return {
    evidence: [...metricEvidence(plan, answerTo, context), ...found.flatMap(({ evidence }) => evidence)],
    diagnostics,
    usage: calls.all,
  };
}

/** What earlier runs kept of closed periods is not asked again; `bound` is what is left to ask. */
async function askMetrics(plan: Intended, access: Access, context: ProviderContext) {
  const diagnostics: Diagnostic[] = [];
  const questions = plan.questions.list;
  if (questions.length === 0) return { answers: [], diagnostics, bound: 0 };
  const [{ askCloudWatch }, { accountOf }] = await Promise.all([import("./cloudwatch.ts"), import("./account.ts")]);
  const account = context.cache && (await accountOf(access, context.cache));
  let bound = 0;
  const answers = await remembered(
    questions,
    account === undefined ? undefined : context.cache,
    remembering(plan, account, access.endpoint),
    async (rest) => {
      bound += batchesOf(rest).length;
      const asked = await askCloudWatch(rest, plan.rules.price.value, access);
      diagnostics.push(...asked.diagnostics);
      return rest.map((_, number) => asked.answers.get(number) ?? NOT_ASKED);
    },
  );
  return { answers, diagnostics, bound };
}

const NOT_ASKED: Answer = { reason: "nothing was asked" };

function metricEvidence(plan: Intended, answerTo: (n: number) => Answer, context: ProviderContext): Evidence[] {
  const queryOf = (question: number) => {
    const asked = plan.questions.list[question];
    return asked ? `${seriesText(asked.of)}, every ${asked.grid.stepSeconds} s` : "";
  };
  return [
    ...plan.components.flatMap((one) => componentEvidence(one, answerTo, queryOf, "aws", context.asOf)),
    ...plan.objectives.map((one) => objectiveEvidence(one, answerTo, queryOf, "aws", context.asOf)),
  ];
}

function refused(plan: Intended, reason: string, context: ProviderContext): Omit<GatherResult, "usage"> {
  return {
    evidence: metricEvidence(plan, () => ({ reason }), context),
    diagnostics: [{ provider: "aws", level: "error", message: reason }],
  };
}
