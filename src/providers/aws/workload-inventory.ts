import type { EvidenceValue, Window } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { plannedSignal, signalEvidence } from "../shared/signal-evidence.ts";
import type { Access } from "./access.ts";
import type { Inventory } from "./inventory.ts";

/** The values by signal, and why one has none; or why there are none. */
export type SignalsLoaded =
  | { values: { [signal: string]: EvidenceValue }; reasons?: { [signal: string]: string }; pages: number }
  | { reason: string };

interface WorkloadInventory {
  api: string;
  bound: number;
  usd: number;
  /** Signals of the workload that it gives. */
  signals: readonly string[];
  query: string;
  window: Window;
  remembered?: Inventory["remembered"];
  load(access: Access): Promise<SignalsLoaded>;
}

/** An API that says something of the workload as a whole; undefined where the run asks for none of its signals. */
export function workloadInventory(context: ProviderContext, one: WorkloadInventory): Inventory | undefined {
  const signals = context.signals.filter(({ id }) => one.signals.includes(id));
  if (signals.length === 0) return undefined;
  const { workload, asOf } = context;
  return {
    api: one.api,
    bound: one.bound,
    usd: one.usd,
    ...(one.remembered === undefined ? {} : { remembered: one.remembered }),
    readings: signals.map((signal) => plannedSignal("aws", workload.name, signal)),
    async gather(access) {
      const loaded = await one.load(access);
      return {
        evidence: signals.map((signal) =>
          signalEvidence(
            { provider: "aws", subject: workload.name, signal, query: one.query, window: one.window, asOf },
            resultOf(loaded, signal.id),
          ),
        ),
        diagnostics: "reason" in loaded ? [{ provider: "aws", level: "warning", message: loaded.reason }] : [],
        pages: "reason" in loaded ? undefined : loaded.pages,
      };
    },
  };
}

function resultOf(loaded: SignalsLoaded, signal: string): { value: EvidenceValue } | { reason: string } {
  if ("reason" in loaded) return loaded;
  const reason = loaded.reasons?.[signal];
  return reason === undefined ? { value: loaded.values[signal] ?? null } : { reason };
}
