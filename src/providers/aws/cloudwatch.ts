import { CloudWatchClient, GetMetricDataCommand, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import type { Diagnostic } from "../../model/evidence.ts";
import { filled } from "../shared/grid.ts";
import type { Answer, Question } from "../shared/questions.ts";
import { redacted } from "../shared/redact.ts";
import type { Access } from "./access.ts";
import { type Batch, batchesOf, CLOUDWATCH, LIMITS } from "./batches.ts";
import { isAdditive, type Series } from "./series.ts";

export interface Asked {
  /** By number of the question. */
  answers: Map<number, Answer>;
  diagnostics: Diagnostic[];
}

/** Asks CloudWatch every question, in as few calls as its limits allow. What fails touches the questions of its call alone. */
export async function askCloudWatch(
  questions: readonly Question<Series>[],
  price: number,
  access: Access,
): Promise<Asked> {
  const answers = new Map<number, Answer>();
  const reasons = new Map<string, number>();
  const clients = new Map<string, CloudWatchClient>();
  const clientOf = (region: string) => {
    const client = clients.get(region) ?? access.traced(new CloudWatchClient(access.configFor(region)));
    clients.set(region, client);
    return client;
  };
  const ask = async (batch: Batch): Promise<void> => {
    const got = await askBatch(batch, questions, clientOf(batch.region), price, access);
    if (!("failure" in got)) {
      for (const [number, answer] of got) answers.set(number, answer);
      return;
    }
    const { reason, divisible } = got.failure;
    if (divisible && batch.questions.length > 1) {
      await Promise.all(halves(batch).map(ask));
      return;
    }
    const told = `CloudWatch in ${batch.region}: ${reason}`;
    reasons.set(told, (reasons.get(told) ?? 0) + batch.questions.length);
    for (const number of batch.questions) answers.set(number, { reason: told });
  };
  await Promise.all(batchesOf(questions).map(ask));
  for (const client of clients.values()) client.destroy();
  const lost = [...reasons.values()].reduce((sum, count) => sum + count, 0);
  return {
    answers,
    diagnostics: [...reasons].map(([message, count]) => ({
      provider: "aws",
      level: lost < questions.length ? "warning" : "error",
      message: `${message}; ${count} of ${questions.length} series are unknown`,
    })),
  };
}

function halves(batch: Batch): Batch[] {
  const middle = Math.ceil(batch.questions.length / 2);
  return [batch.questions.slice(0, middle), batch.questions.slice(middle)].map((numbers) => ({
    ...batch,
    questions: numbers,
  }));
}

/** A page more than the points need may come when some are late; more than that never ends. */
const SPARE_PAGES = 4;

async function askBatch(
  batch: Batch,
  questions: readonly Question<Series>[],
  client: CloudWatchClient,
  price: number,
  access: Access,
): Promise<Map<number, Answer> | { failure: { reason: string; divisible?: true } }> {
  const { calls } = access;
  const asked = batch.questions.map((number) => queryOf(number, questions[number] as Question<Series>));
  const points = new Map<string, { at: number; value: number }[]>();
  const states = new Map<string, string>();
  const pages = Math.ceil(batch.points / LIMITS.points) + SPARE_PAGES;
  let token: string | undefined;
  for (let page = 1; ; page++) {
    const called = await calls.call(CLOUDWATCH, (abortSignal) =>
      client.send(
        new GetMetricDataCommand({
          MetricDataQueries: asked,
          StartTime: new Date(batch.start),
          EndTime: new Date(batch.end),
          ScanBy: "TimestampAscending",
          ...(token === undefined ? {} : { NextToken: token }),
        }),
        { abortSignal },
      ),
    );
    if ("failure" in called) return called;
    // Further pages of a call are not billed again, as far as is known.
    if (page === 1)
      calls.usage.add(CLOUDWATCH, { metrics: batch.questions.length, usd: batch.questions.length * price });
    const { MetricDataResults: results, NextToken: next } = called.answer;
    if (!Array.isArray(results)) return { failure: { reason: "an answer without results: this is not CloudWatch" } };
    for (const { Id: id = "", Timestamps: times = [], Values: values = [], StatusCode: state, Messages } of results) {
      const known = points.get(id) ?? [];
      for (const [at, time] of times.entries()) known.push({ at: time.getTime(), value: values[at] ?? Number.NaN });
      points.set(id, known);
      states.set(id, [state ?? "", ...(Messages ?? []).map(({ Value }) => Value ?? "")].filter(Boolean).join(": "));
    }
    if (next === undefined || next === "") break;
    if (next === token || page >= pages) return { failure: { reason: `still more after ${page} pages` } };
    token = next;
  }
  let count = 0;
  const answers = new Map<number, Answer>();
  for (const number of batch.questions) {
    const { of, grid } = questions[number] as Question<Series>;
    const found = points.get(`q${number}`);
    const state = states.get(`q${number}`) ?? "";
    count += found?.length ?? 0;
    if (found === undefined) answers.set(number, { reason: "CloudWatch said nothing of this metric" });
    else if (!state.startsWith("Complete"))
      answers.set(number, { reason: `CloudWatch gave a part only: ${redacted(state, [])}` });
    else answers.set(number, { values: filled(grid, found, isAdditive(of.stat) && of.over === undefined) });
  }
  calls.usage.add(CLOUDWATCH, { points: count });
  return answers;
}

function queryOf(number: number, { of, grid }: Question<Series>): MetricDataQuery {
  const base = { Id: `q${number}`, ...(of.account === undefined ? {} : { AccountId: of.account }) };
  if (of.over !== undefined) {
    const schema = [of.namespace, ...of.dimensions.map(([name]) => name), of.over].join(",");
    const terms = [["MetricName", of.metric] as const, ...of.dimensions].map(([name, value]) => `${name}="${value}"`);
    const search = `SEARCH('{${schema}} ${terms.join(" ")}', '${of.stat}', ${grid.stepSeconds})`;
    return { ...base, Expression: `SUM(${search})` };
  }
  return {
    ...base,
    MetricStat: {
      Metric: {
        Namespace: of.namespace,
        MetricName: of.metric,
        Dimensions: of.dimensions.map(([Name, Value]) => ({ Name, Value })),
      },
      Period: grid.stepSeconds,
      Stat: of.stat,
    },
  };
}
