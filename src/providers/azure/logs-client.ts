import { LogsQueryClient, LogsQueryResultStatus, type LogsTable } from "@azure/monitor-query-logs";
import { redacted } from "../shared/redact.ts";
import type { Connection } from "./connection.ts";

/** One KQL query and the time it looks at. */
export interface LogQuery {
  workspace: string;
  query: string;
  /** Milliseconds. */
  start: number;
  end: number;
}

export type LogRow = { [column: string]: unknown };

/** The rows of a query, or why there are none; `throttled` when it may be answered later. */
export type LogAnswer = { rows: LogRow[] } | { reason: string; throttled?: boolean; denied?: boolean };

/** Sends batches of log queries, one request each. */
export class LogsSender {
  readonly #connection: Connection;
  #client: Promise<LogsQueryClient> | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Answers in the order of the queries. */
  async send(queries: readonly LogQuery[], signal: AbortSignal): Promise<LogAnswer[]> {
    this.#client ??= this.#made();
    const client = await this.#client;
    let raw: unknown;
    const results = await client.queryBatch(
      queries.map(({ workspace, query, start, end }) => ({
        workspaceId: workspace,
        query,
        timespan: { startTime: new Date(start), endTime: new Date(end) },
      })),
      {
        abortSignal: signal,
        onResponse: ({ parsedBody }) => {
          raw = parsedBody;
        },
      },
    );
    // The client keeps neither the ids nor the statuses, and Azure answers in any order.
    const states = statesOf(raw);
    const answers = queries.map((): LogAnswer => ({ reason: "the answer leaves this query out" }));
    for (const [at, result] of results.entries()) {
      const { index, status } = states[at] ?? {};
      if (index === undefined || index >= answers.length) continue;
      answers[index] = this.#answer(result, status);
    }
    return answers;
  }

  async #made(): Promise<LogsQueryClient> {
    const options = await this.#connection.options();
    return new LogsQueryClient(await this.#connection.credential("logs"), options);
  }

  #answer(result: Awaited<ReturnType<LogsQueryClient["queryBatch"]>>[number], status: number | undefined): LogAnswer {
    const { secrets } = this.#connection;
    if (result.status === LogsQueryResultStatus.Success && status === 200) {
      const [table] = result.tables;
      return table ? { rows: rowsOf(table) } : { reason: "the answer has no table" };
    }
    const code = status === undefined ? "" : ` (HTTP ${status})`;
    // A part of the rows is not what was asked for.
    if (result.status === LogsQueryResultStatus.PartialFailure) {
      const said = redacted(innermost(result.partialError), secrets);
      return {
        reason: `${status === 200 ? "only a part of the logs could be read" : `the query is refused${code}`}: ${said}`,
        ...(status === 429 || status === 503 ? { throttled: true } : {}),
        ...(status === 401 || status === 403 ? { denied: true } : {}),
      };
    }
    return { reason: `the query failed${code}`, ...(status === 429 || status === 503 ? { throttled: true } : {}) };
  }
}

function statesOf(raw: unknown): { index?: number; status?: number }[] {
  const responses = (raw as { responses?: unknown } | null | undefined)?.responses;
  if (!Array.isArray(responses)) throw new TypeError("no responses");
  return responses.map((one: { id?: unknown; status?: unknown }) => {
    const index = /^query-(\d{1,6})$/.exec(String(one.id))?.[1];
    return {
      ...(index === undefined ? {} : { index: Number(index) }),
      ...(typeof one.status === "number" ? { status: one.status } : {}),
    };
  });
}

/** What is wrong stands in the innermost error. */
function innermost(error: { message?: string; code?: string; innererror?: unknown }, depth = 0): string {
  const inner = error.innererror as typeof error | undefined;
  if (inner && depth < 5 && (inner.message || inner.innererror)) return innermost(inner, depth + 1);
  return error.message ?? error.code ?? "";
}

function rowsOf({ columnDescriptors, rows }: LogsTable): LogRow[] {
  const names = columnDescriptors.map(({ name }) => name ?? "");
  return rows.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
}
