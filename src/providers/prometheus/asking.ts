import type { Diagnostic } from "../../model/evidence.ts";
import { Answers } from "./answers.ts";
import { type Exchanged, isFailure } from "./client.ts";
import { type Batch, batchesOf, halves, joinedQuery } from "./combining.ts";
import type { Limits } from "./limits.ts";
import type { Grid, Question } from "./questions.ts";
import { persist } from "./retry.ts";
import type { Server } from "./server.ts";
import { entryOf, type UsageByApi } from "./usage.ts";

export interface Asked {
  answers: Answers;
  diagnostics: Diagnostic[];
  usage: UsageByApi;
}

const MOST_DIAGNOSTICS = 50;
const NO_ANSWER = "the server's answer is not one to the query, or for other times than were asked for";

/** What the questions cost at most, and exactly when nothing goes wrong. */
export function usageOf(questions: readonly Question[], limits: Limits): UsageByApi {
  const usage: UsageByApi = {};
  for (const batch of batchesOf(questions, limits)) {
    const entry = entryOf(usage, apiOf(batch.grid));
    entry.requests += 1;
    entry.bound += 1;
    entry.points += batch.questions.length * batch.grid.count;
  }
  return usage;
}

function apiOf(grid: Grid): "prometheus/query" | "prometheus/query_range" {
  return grid.count === 1 ? "prometheus/query" : "prometheus/query_range";
}

/** Asks one server everything: a few requests at a time, refused ones in halves, all within the deadline. Never throws. */
export async function askServer(
  server: Server,
  questions: readonly Question[],
  limits: Limits,
  abort: AbortSignal,
): Promise<Asked> {
  const answers = new Answers(questions);
  const usage = usageOf(questions, limits);
  for (const one of Object.values(usage)) Object.assign(one, { requests: 0, points: 0 });
  const said = new Map<string, Diagnostic>();
  const say = (level: Diagnostic["level"], message: string) => {
    if (said.size < MOST_DIAGNOSTICS) said.set(`${level} ${message}`, { provider: "prometheus", level, message });
  };
  const signal = AbortSignal.any([abort, AbortSignal.timeout(limits.deadlineMs)]);
  const endsAt = Date.now() + limits.deadlineMs;
  const queue: Batch[] = batchesOf(questions, limits).reverse();
  let splits = limits.splits;
  const running = new Set<Promise<void>>();
  let over: string | undefined;

  const next = () => (running.size < limits.concurrency ? queue.pop() : undefined);
  const ask = (batch: Batch): Promise<Exchanged> => {
    const api = apiOf(batch.grid);
    return persist(server, requestFor(batch, questions), limits, signal, endsAt, () => {
      entryOf(usage, api).requests += 1;
    });
  };
  const settle = (batch: Batch, result: Exchanged) => {
    if (!isFailure(result)) {
      for (const warning of result.warnings) say("warning", `the server warns: ${warning}`);
      const before = answers.points;
      if (!answers.take(batch, result.data)) {
        answers.fail(batch, NO_ANSWER);
        say("error", NO_ANSWER);
      }
      entryOf(usage, apiOf(batch.grid)).points += answers.points - before;
      return;
    }
    if (result.kind === "refused" && splits > 0 && (batch.questions.length > 1 || result.size)) {
      const two = halves(batch);
      if (two) {
        splits -= 1;
        queue.push(two[1], two[0]);
        return;
      }
    }
    if (result.kind === "server" || result.everywhere) over ??= result.reason;
    answers.fail(batch, result.reason);
    say(result.kind === "refused" ? "warning" : "error", result.reason);
  };
  const one = async (batch: Batch) => {
    if (over === undefined) settle(batch, await ask(batch));
    else answers.fail(batch, over);
  };
  while (queue.length > 0 || running.size > 0) {
    for (let batch = next(); batch; batch = next()) {
      const done: Promise<void> = one(batch).finally(() => running.delete(done));
      running.add(done);
    }
    await Promise.race(running);
  }
  return { answers, diagnostics: [...said.values()], usage };
}

function requestFor({ questions: numbers, grid }: Batch, questions: readonly Question[]) {
  const query = joinedQuery({ questions: numbers, grid }, questions);
  const common = {
    query,
    // VictoriaMetrics moves times to a grid of its own unless caching is off; Thanos answers without some stores unless told not to. Others ignore both.
    nocache: "1",
    partial_response: "false",
  };
  const first = grid.first / 1000;
  if (grid.count === 1) return { path: "api/v1/query", form: { ...common, time: String(first) } };
  const last = first + (grid.count - 1) * grid.stepSeconds;
  return {
    path: "api/v1/query_range",
    form: { ...common, start: String(first), end: String(last), step: String(grid.stepSeconds) },
  };
}
