import type { EvidenceValue, Window } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import type { Connection } from "./connection.ts";
import type { AzureLimits } from "./limits.ts";
import type { ListPage } from "./list-client.ts";
import { type Gathered, type Part, plannedReading, told } from "./part.ts";
import type { Refusal } from "./wire-fault.ts";

/** Lists of management that one signal is made of. */
export interface ListWish {
  /** Its name in the usage. */
  api: string;
  signal: Signal;
  /** Components' ids, or the workload's name. */
  subjects: readonly string[];
  /** Each with its api-version: one request, and one for each further page. */
  paths: readonly string[];
  window: Window;
  /** Asked beside the lists: why an empty list says nothing of a subject; undefined where it does say that there is none. */
  doubts?(connection: Connection): Promise<(subject: string) => { reason: string } | undefined>;
  /** What the lists, in the order of the paths, say of a subject. */
  reading(lists: readonly (readonly unknown[])[], subject: string): { value: EvidenceValue } | { reason: string };
}

/** A signal that is read from lists: all of them, or it is unknown. */
export function listPart({ asOf }: ProviderContext, wish: ListWish, limits: AzureLimits): Part {
  const { api, signal, subjects, paths, window } = wish;
  const query = paths.map((path) => `GET ${path}`).join("; ");
  const evidence = (resultOf: (subject: string) => { value: EvidenceValue } | { reason: string }) =>
    subjects.map((subject) => told(signal, subject, resultOf(subject), query, window, asOf));
  return {
    api,
    requests: paths.length,
    readings: subjects.map((subject) => plannedReading(subject, signal)),
    async gather(connection): Promise<Gathered> {
      if ("reason" in connection) return { evidence: evidence(() => connection), troubles: [] };
      const { ListSender } = await import("./list-client.ts");
      const sender = new ListSender(connection);
      const ask = (path: string) => readList(connection, api, path, limits, (from, abort) => sender.send(from, abort));
      const [read, doubtOf] = await Promise.all([Promise.all(paths.map(ask)), wish.doubts?.(connection)]);
      const failures = read.flatMap((one) => ("failure" in one ? [one.failure] : []));
      const [failure] = failures;
      if (failure)
        return { evidence: evidence(() => failure), troubles: failures.map((one) => ({ api, failure: one })) };
      const lists = read.map((one) => ("items" in one ? one.items : []));
      const resultOf = (subject: string) => {
        const result = wish.reading(lists, subject);
        const empty = "value" in result && Array.isArray(result.value) && result.value.length === 0;
        return (empty && doubtOf?.(subject)) || result;
      };
      return { evidence: evidence(resultOf), troubles: [] };
    },
  };
}

/** A list to its end: further pages raise the bound. */
async function readList(
  connection: Connection,
  api: string,
  path: string,
  limits: AzureLimits,
  send: (from: string, signal: AbortSignal) => Promise<ListPage>,
): Promise<{ items: unknown[] } | { failure: Refusal }> {
  const items: unknown[] = [];
  const seen = new Set<string>();
  for (let from = path; ; ) {
    const called = await connection.call(api, (signal) => send(from, signal));
    if ("failure" in called) return called;
    for (const item of called.answer.items) items.push(item);
    const { next } = called.answer;
    if (next === undefined) return { items };
    if (seen.has(next) || seen.size + 1 >= limits.pages)
      return { failure: { kind: "final", reason: `the list does not end within ${limits.pages} pages` } };
    seen.add(next);
    connection.calls.usage.add(api, { bound: 1 });
    from = next;
  }
}
