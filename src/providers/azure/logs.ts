import type { Evidence } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { windowOf } from "../shared/grid.ts";
import type { Answer } from "../shared/questions.ts";
import type { Connection } from "./connection.ts";
import { dependenciesQuery, graphOf } from "./dependencies-log.ts";
import { PERMISSIONS } from "./failures.ts";
import type { AzureLimits } from "./limits.ts";
import type { LogPlan } from "./log-plan.ts";
import type { LogAnswer, LogQuery, LogRow } from "./logs-client.ts";
import { told } from "./part.ts";
import { loggedEvidence, numberIn, samplesByRole } from "./requests-log.ts";
import { type Refusal, WireFault } from "./wire-fault.ts";

export const LOGS = "azure/logs";

/** One request for so many queries. */
export function logRequests({ queries }: LogPlan, limits: AzureLimits): number {
  return Math.ceil(queries.length / limits.queries);
}

export interface LogAnswers {
  /** In the order of the queries. */
  answers: LogAnswer[];
  failures: Refusal[];
}

/** Sends all queries. Those that are throttled inside a batch are sent again, the others not. */
export async function askLogs({ queries }: LogPlan, connection: Connection, limits: AzureLimits): Promise<LogAnswers> {
  const answers = queries.map((): LogAnswer => ({ reason: "was not asked" }));
  const failures: Refusal[] = [];
  if (queries.length === 0) return { answers, failures };
  const { LogsSender } = await import("./logs-client.ts");
  const sender = new LogsSender(connection);
  const ask = async (some: [number, LogQuery][]): Promise<void> => {
    let left = some;
    const called = await connection.call(LOGS, async (signal) => {
      const told = await sender.send(
        left.map(([, query]) => query),
        signal,
      );
      for (const [at, [number]] of left.entries()) answers[number] = told[at] ?? { reason: "was not answered" };
      left = left.filter((_, at) => isThrottled(told[at]));
      if (told.length > left.length) connection.heard(LOGS);
      if (left.length > 0)
        throw new WireFault({ kind: "transient", status: 429, reason: "Azure asks for fewer log queries (HTTP 429)" });
    });
    if ("failure" in called) {
      failures.push(called.failure);
      for (const [number] of left) answers[number] = { reason: called.failure.reason };
    }
    for (const [number] of some) {
      const answer = answers[number];
      if (!answer || "rows" in answer || left.some(([one]) => one === number)) continue;
      const missing = answer.denied === true ? `; missing: ${PERMISSIONS[LOGS]}` : "";
      answers[number] = { reason: `${answer.reason}${missing}` };
      failures.push({ kind: answer.denied === true ? "denied" : "final", reason: `${answer.reason}${missing}` });
    }
  };
  const numbered = queries.map((query, number): [number, LogQuery] => [number, query]);
  const batches = Array.from({ length: Math.ceil(queries.length / limits.queries) }, (_, at) =>
    numbered.slice(at * limits.queries, (at + 1) * limits.queries),
  );
  await Promise.all(batches.map(ask));
  return { answers, failures };
}

function isThrottled(answer: LogAnswer | undefined): boolean {
  return answer !== undefined && "reason" in answer && answer.throttled === true;
}

/** The numbers that an objective's query gives, one for each interval. */
export function numberAnswer(plan: LogPlan, question: number, answers: readonly LogAnswer[]): Answer {
  const need = plan.numbers.get(question);
  if (!need) return { reason: "was not asked" };
  if ("reason" in need) return need;
  const values: (number | null)[] = [];
  for (const query of need.queries) {
    const answer = answers[query];
    if (!answer) return { reason: "was not answered" };
    if ("reason" in answer) return answer;
    const value = oneNumber(answer.rows);
    if ("reason" in value) return value;
    values.push(value.value);
  }
  return { values };
}

function oneNumber(rows: readonly LogRow[]): { value: number | null } | { reason: string } {
  if (rows.length > 1) return { reason: `the query gives ${rows.length} rows: one number is needed` };
  const cells = Object.values(rows[0] ?? {});
  if (rows.length === 1 && cells.length !== 1)
    return { reason: `the query gives ${cells.length} columns: one number is needed` };
  return { value: numberIn(cells[0]) };
}

/** What the logs say of the components that report, and of who calls whom. */
export function logEvidence(
  context: ProviderContext,
  plan: LogPlan,
  answers: readonly LogAnswer[] | { reason: string },
): Evidence[] {
  const { grid, requests, graph } = plan;
  const answerTo = (query: number): LogAnswer =>
    "reason" in answers ? { reason: answers.reason } : (answers[query] ?? { reason: "was not answered" });
  const evidence = requests.flatMap(({ query, logged }) => {
    const answer = answerTo(query);
    const roles = "rows" in answer ? samplesByRole(answer.rows, grid) : new Map<string, (LogRow | undefined)[]>();
    return logged.flatMap((one) => loggedEvidence(one, answer, roles, grid, context.asOf));
  });
  if (!graph) return evidence;
  const answer = answerTo(graph.query);
  const found = "rows" in answer ? graphOf(answer.rows, context.workload.components) : answer;
  return [
    ...evidence,
    ...graph.signals.map((signal) => {
      const result =
        "reason" in found ? found : { value: signal.id === "service.edges" ? found.edges : found.strangers };
      return told(signal, context.workload.name, result, dependenciesQuery(grid), windowOf(grid), context.asOf);
    }),
  ];
}
