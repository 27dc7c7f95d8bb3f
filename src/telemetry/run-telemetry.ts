import { AsyncLocalStorage } from "node:async_hooks";
import type { RunTelemetry, Tracing } from "../model/tracing.ts";
import { exported } from "./environment.ts";
import { childOf, newTrace, parseTraceparent, type TraceContext, writeTraceparent } from "./trace-context.ts";

type Environment = { readonly [name: string]: string | undefined };

/** Begins a run's own span. The SDK is loaded only when the variables ask for an export; a broken set-up of it traces nothing. */
export async function startTelemetry(
  name: string,
  version: string,
  environment: Environment = process.env,
): Promise<RunTelemetry> {
  const parent = parseTraceparent(environment.TRACEPARENT);
  const wanted = exported(environment);
  if (wanted.traces || wanted.metrics) {
    try {
      const { startExport } = await import("./export.ts");
      return startExport(name, version, parent, wanted);
    } catch {
      // Telemetry never changes what a run gives.
    }
  }
  return { tracing: unrecorded(parent), end: async () => undefined };
}

/**
 * Trace context without a recorder. A trace that somebody began above us goes on below us as it came, so that it stays whole; else each
 * span has an id of its own in a trace that says it is not sampled.
 */
function unrecorded(parent: TraceContext | undefined): Tracing {
  const root = parent ?? newTrace();
  const current = new AsyncLocalStorage<TraceContext>();
  const place = () => current.getStore() ?? root;
  const inside = <T>(work: () => T): T => (parent ? work() : current.run(childOf(place()), work));
  return {
    span: (_name, work) => inside(work),
    step: (_name, work) => inside(work),
    count: () => undefined,
    headers: () => ({ traceparent: writeTraceparent(place()) }),
  };
}
