import { endOf } from "../shared/grid.ts";
import type { Question } from "../shared/questions.ts";
import { redacted } from "../shared/redact.ts";
import type { UsageTable } from "../shared/usage.ts";
import type { Answers } from "./answers.ts";
import { type Batch, batchesOf } from "./batches.ts";
import type { Cloud } from "./cloud.ts";
import type { Complaints } from "./complaints.ts";
import { LIMITS } from "./limits.ts";
import { windowed } from "./promql.ts";
import { isPromql, type Of } from "./series.ts";
import { NO_SUCH_METRIC } from "./wire-fault.ts";

export const SOURCE = "gcp/monitoring";

/** What the questions cost at most, and exactly when nothing goes wrong and everything has data. */
export function planTimeSeries(questions: readonly Question<Of>[], usage: UsageTable, price: number): void {
  for (const { series, grid } of batchesOf(questions)) {
    usage.add(SOURCE, { requests: 1, bound: 1, metrics: series, points: series * grid.count, usd: series * price });
  }
}

/** Asks everything. Never throws; what could not be had is a reason of its questions and a complaint. */
export async function askTimeSeries(
  cloud: Cloud,
  questions: readonly Question<Of>[],
  answers: Answers,
  price: number,
  complaints: Complaints,
): Promise<void> {
  const batches = batchesOf(questions);
  for (const _ of batches) cloud.calls.usage.add(SOURCE, { bound: 1 });
  await Promise.all(batches.map((batch) => askBatch(cloud, batch, answers, price, complaints)));
}

async function askBatch(cloud: Cloud, batch: Batch, answers: Answers, price: number, complaints: Complaints) {
  const { usage } = cloud.calls;
  const seen = new Set<string>();
  const tokens = new Set<string>();
  const failed = (reason: string) => {
    answers.fail(batch, reason);
    complaints.failed(SOURCE, reason);
  };
  for (let pageToken = "", pages = 1; ; pages++) {
    const called = await cloud.monitoring(SOURCE, (client, signal) =>
      client.timeSeries({ ...requestOf(batch), pageToken }, signal),
    );
    if ("failure" in called) {
      // A metric that nobody in the project has ever written is no fault: it is not there.
      if (called.failure.reason !== NO_SUCH_METRIC) return failed(called.failure.reason);
      answers.fail(batch, NO_SUCH_METRIC);
      complaints.answered(SOURCE);
      return;
    }
    const { items, next, partial = [] } = called.answer;
    complaints.answered(SOURCE);
    const before = answers.points;
    const right = answers.take(batch, items, seen);
    usage.add(SOURCE, {
      metrics: pages === 1 ? items.length : 0,
      points: answers.points - before,
      usd: items.length * price,
    });
    if (!right) return failed("the answer is not one to the question: its points are not aligned as was asked");
    if (partial.length > 0) {
      const said = redacted(partial[0] ?? "", cloud.credentials.secrets);
      return failed(`a part of the data is missing${said === "" ? "" : `: ${said}`}`);
    }
    if (next === "") return;
    if (tokens.has(next) || pages >= LIMITS.pages) return failed(`the answer does not end: ${pages} pages were read`);
    tokens.add(next);
    pageToken = next;
    usage.add(SOURCE, { bound: 1 });
  }
}

/** The request of a batch, as the official client takes it. */
function requestOf({ project, filter, align, reduce, names, grid, pageSize }: Batch) {
  const seconds = (ms: number) => ({ seconds: Math.floor(ms / 1000), nanos: 0 });
  return {
    name: `projects/${project}`,
    filter,
    interval: { startTime: seconds(grid.start), endTime: seconds(endOf(grid)) },
    aggregation: {
      alignmentPeriod: { seconds: grid.stepSeconds },
      perSeriesAligner: `ALIGN_${align}` as "ALIGN_DELTA",
      ...(reduce === "NONE"
        ? {}
        : {
            crossSeriesReducer: `REDUCE_${reduce}` as "REDUCE_SUM",
            groupByFields: names.map((name) => `resource.labels.${name}`),
          }),
    },
    view: "FULL" as const,
    pageSize,
  };
}

/** How a question was asked, so that it can be asked again. */
export function queryOf({ of, grid }: Question<Of>): string {
  if (isPromql(of)) return `projects/${of.project} ${windowed(of.promql, grid.stepSeconds)}`;
  const [batch] = batchesOf([{ of, grid }]);
  const { filter, align, reduce, names } = batch ?? {
    filter: of.filter,
    align: of.align,
    reduce: of.reduce,
    names: [],
  };
  const reducer = reduce === "NONE" ? "" : ` REDUCE_${reduce}${names.length === 0 ? "" : ` by ${names.join(", ")}`}`;
  const take = of.take === undefined ? "" : ` ${of.take}`;
  return `projects/${of.project} ${filter} ALIGN_${align} ${grid.stepSeconds}s${reducer}${take}`;
}
