import type { Diagnostic, Evidence, Usage } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { GatherResult, ProviderContext, ProviderPlan } from "../../model/provider.ts";
import { componentEvidence, plannedReadings } from "../shared/component-metrics.ts";
import { objectiveEvidence, plannedObjectives } from "../shared/objective-metrics.ts";
import type { Answer } from "../shared/questions.ts";
import { UsageTable } from "../shared/usage.ts";
import { planAdvice } from "./advice.ts";
import { planAnomalyMonitors } from "./anomaly-monitors.ts";
import { planBackups } from "./backups.ts";
import { planCertificates } from "./certificates.ts";
import { planCommitments } from "./commitments.ts";
import { type Connection, connect } from "./connection.ts";
import { planCost } from "./cost.ts";
import { planFirings, watchedFirings } from "./firings.ts";
import { type Intended, intended } from "./intended.ts";
import { planInventory, sharedInventory } from "./inventory.ts";
import { type AzureLimits, LIMITS } from "./limits.ts";
import { askLogs, LOGS, type LogAnswers, logEvidence, logRequests, numberAnswer } from "./logs.ts";
import { shownSeries } from "./metric-series.ts";
import { METRICS } from "./metrics.ts";
import { isLogNumber } from "./objective-series.ts";
import type { Part, Trouble } from "./part.ts";
import { planQuotas } from "./quotas.ts";
import { askRemembering, metricRequestsSaved, type RunMetrics } from "./remembered-metrics.ts";

const MOST_DIAGNOSTICS = 50;

export async function planAzure(context: ProviderContext, limits: AzureLimits = LIMITS): Promise<ProviderPlan> {
  const wanted = intended(context, limits);
  const parts = await partsOf(context, wanted, limits);
  const usage = new UsageTable();
  if (wanted.logs.queries.length > 0) usage.add(LOGS, { bound: logRequests(wanted.logs, limits) });
  for (const { api, requests } of parts) usage.add(api, { bound: requests });
  // Of a split as many come as the dimension has values: at least one.
  for (const { resources, names, samples } of wanted.metrics.batches) {
    const metrics = resources.length * names.length;
    usage.add(METRICS, { bound: 1, metrics, points: metrics * samples, usd: wanted.rules.prices.metrics.value });
  }
  for (const [api, { bound }] of Object.entries(usage.all)) usage.add(api, { requests: bound });
  const saved = await metricRequestsSaved(wanted, context, limits);
  return {
    readings: [
      ...wanted.components.flatMap((one) => plannedReadings(one, "azure")),
      ...plannedObjectives(wanted.objectives, "azure"),
      ...wanted.logs.readings,
      ...parts.flatMap(({ readings }) => readings),
    ],
    remembered: parts.reduce((sum, part) => sum + (part.remembered ?? 0), saved),
    usage: usage.all,
  };
}

/** Everything that a run reads, and how it went. */
export interface ReadAzure {
  evidence: Evidence[];
  troubles: Trouble[];
  connection: Connection;
  usage: { [api: string]: Usage };
}

/** Never throws. */
export async function gatherAzure(context: ProviderContext, limits: AzureLimits = LIMITS): Promise<GatherResult> {
  const connection = connect(context, limits);
  if ("reason" in connection) return unconnected(context, limits, connection.reason);
  const { evidence, troubles, usage } = await readAzure(context, limits, connection);
  return { evidence, diagnostics: diagnosticsOf(troubles, connection), usage };
}

/** Asks all APIs at the same time. */
export async function readAzure(
  context: ProviderContext,
  limits: AzureLimits,
  connection: Connection,
): Promise<ReadAzure> {
  const wanted = intended(context, limits);
  const parts = await partsOf(context, wanted, limits);
  const [metrics, logs, ...others] = await Promise.all([
    askRemembering(wanted, context, connection, limits),
    askLogs(wanted.logs, connection, limits),
    ...parts.map((part) => part.gather(connection)),
  ]);
  return {
    evidence: [
      ...measured(context, wanted, { metrics, logs }),
      ...watchedFirings(others.flatMap(({ evidence }) => evidence)),
    ],
    troubles: [
      ...metrics.failures.map((failure): Trouble => ({ api: METRICS, failure })),
      ...logs.failures.map((failure): Trouble => ({ api: LOGS, failure })),
      ...others.flatMap((one) => one.troubles),
    ],
    connection,
    usage: usageOf(wanted, parts, connection, limits),
  };
}

/** The APIs beside measurements. */
async function partsOf(context: ProviderContext, { rules }: Intended, limits: AzureLimits): Promise<Part[]> {
  const inventory = sharedInventory(context, limits);
  const parts = [
    planInventory(context, rules, limits, inventory),
    planCertificates(context, limits),
    planBackups(context, rules, limits),
    planFirings(context, rules, limits, inventory),
    planAdvice(context, limits),
    await planCost(context, rules, limits),
    planAnomalyMonitors(context, limits),
    planCommitments(context, limits),
    planQuotas(context, rules, limits),
  ];
  return parts.filter((part) => part !== undefined);
}

/** Without credentials or with a wrong address nothing is asked. */
async function unconnected(context: ProviderContext, limits: AzureLimits, reason: string): Promise<GatherResult> {
  const wanted = intended(context, limits);
  const parts = await partsOf(context, wanted, limits);
  const others = await Promise.all(parts.map((part) => part.gather({ reason })));
  return {
    evidence: [...measured(context, wanted, { reason }), ...others.flatMap(({ evidence }) => evidence)],
    diagnostics: [{ provider: "azure", level: "error", message: reason }],
    usage: {},
  };
}

/** What metrics and logs brought, or why nothing was asked. */
type Brought = { metrics: RunMetrics; logs: LogAnswers } | { reason: string };

/** What they say of components, objectives and the call graph. */
function measured(context: ProviderContext, wanted: Intended, brought: Brought): Evidence[] {
  const { questions, components, objectives } = wanted;
  const known = new Map<number, Answer>();
  const answerTo = (number: number): Answer => {
    const answer = known.get(number) ?? answered(number, wanted, brought);
    known.set(number, answer);
    return answer;
  };
  const queryOf = (number: number): string => {
    const of = questions.list[number]?.of;
    if (!of) return "";
    return isLogNumber(of) ? of.query : shownSeries(of);
  };
  return [
    ...components.flatMap((one) => componentEvidence(one, answerTo, queryOf, "azure", context.asOf)),
    ...objectives.map((one) => objectiveEvidence(one, answerTo, queryOf, "azure", context.asOf)),
    ...logEvidence(context, wanted.logs, "reason" in brought ? brought : brought.logs.answers),
  ];
}

function answered(number: number, wanted: Intended, brought: Brought): Answer {
  if ("reason" in brought) return brought;
  const question = wanted.questions.list[number];
  if (!question) return { reason: "was not asked" };
  if (isLogNumber(question.of)) return numberAnswer(wanted.logs, number, brought.logs.answers);
  return brought.metrics.answers.get(number) ?? { reason: "was not asked" };
}

/** What was sent, beside what the plan allows less what was remembered; further pages have raised the bound on the way. */
function usageOf(
  wanted: Intended,
  parts: readonly Part[],
  connection: Connection,
  limits: AzureLimits,
): { [api: string]: Usage } {
  const { usage } = connection.calls;
  const price = wanted.rules.prices.metrics.value;
  usage.add(METRICS, { usd: (usage.all[METRICS]?.requests ?? 0) * price });
  if (wanted.logs.queries.length > 0) usage.add(LOGS, { bound: logRequests(wanted.logs, limits) });
  for (const { api, requests, remembered = 0 } of parts) usage.add(api, { bound: requests - remembered });
  return Object.fromEntries(Object.entries(usage.all).filter(([, { requests, bound }]) => requests + bound > 0));
}

/** One for each reason: an error where an API gave nothing at all, a warning where a part of it is missing. */
function diagnosticsOf(troubles: readonly Trouble[], connection: Connection): Diagnostic[] {
  const said = new Map<string, Diagnostic>();
  for (const { api, failure } of troubles) {
    const message = `${api.replace("azure/", "")}: ${failure.reason}`;
    said.set(message, { provider: "azure", level: connection.hasAnswered(api) ? "warning" : "error", message });
  }
  const all = [...said.values()].sort((a, b) => byCodeUnit(a.level, b.level) || byCodeUnit(a.message, b.message));
  return all.slice(0, MOST_DIAGNOSTICS);
}
