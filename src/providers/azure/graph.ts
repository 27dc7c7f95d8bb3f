import type { Connection } from "./connection.ts";
import type { AzureLimits } from "./limits.ts";
import type { Refusal } from "./wire-fault.ts";

export const GRAPH = "azure/resource-graph";

/** All rows of a query of Resource Graph, or nothing: of half a list nobody can say what is missing. Pages beyond those planned raise the bound. */
export async function readGraph(
  connection: Connection,
  query: string,
  subscriptions: readonly string[],
  limits: AzureLimits,
  planned = 1,
): Promise<{ rows: unknown[] } | { failure: Refusal }> {
  const { GraphSender } = await import("./inventory-client.ts");
  const sender = new GraphSender(connection);
  const rows: unknown[] = [];
  const seen = new Set<string>();
  const final = (reason: string): { failure: Refusal } => ({ failure: { kind: "final", reason } });
  for (let page = 1, skipToken: string | undefined; ; page++) {
    const top = limits.graphRows;
    const called = await connection.call(GRAPH, (signal) =>
      sender.send(query, subscriptions, skipToken === undefined ? { top } : { top, skipToken }, signal),
    );
    if ("failure" in called) return called;
    const { answer } = called;
    for (const row of answer.rows) rows.push(row);
    if (answer.truncated) return final("the inventory is longer than its pages bring");
    if (answer.skipToken === undefined) return { rows };
    if (seen.has(answer.skipToken)) return final("the pages of the inventory repeat");
    if (page >= limits.pages) return final(`the inventory has more than ${limits.pages} pages`);
    seen.add(answer.skipToken);
    skipToken = answer.skipToken;
    if (page >= planned) connection.calls.usage.add(GRAPH, { bound: 1 });
  }
}
