import { AsyncLocalStorage } from "node:async_hooks";
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { type Context, ROOT_CONTEXT, type Span, SpanStatusCode, TraceFlags, trace } from "@opentelemetry/api";
import { OTLPMetricExporter } from "@opentelemetry/exporter-metrics-otlp-http";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from "@opentelemetry/resources";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import type { Attributes, RunTelemetry, Tracing } from "../model/tracing.ts";
import type { Exported } from "./environment.ts";
import { type TraceContext, writeTraceparent } from "./trace-context.ts";

/** The contract: a collector that is down or hangs delays the end by less than a second. */
const LAST_SENDING_MS = 700;

/** Records the run with OpenTelemetry and sends it over OTLP/HTTP, as the standard variables say where and with which headers. */
export function startExport(
  name: string,
  version: string,
  parent: TraceContext | undefined,
  wanted: Exported,
): RunTelemetry {
  const resource = defaultResource()
    .merge(resourceFromAttributes({ "service.name": "plumbrule", "service.version": version }))
    // OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES go before.
    .merge(detectResources({ detectors: [envDetector] }));
  const sending = { timeoutMillis: LAST_SENDING_MS, httpAgentOptions: agentFor };
  const tracers = new TracerProvider({
    resource,
    spanProcessors: wanted.traces ? [new BatchSpanProcessor({ exporter: new OTLPTraceExporter(sending) })] : [],
  });
  const meters = new MeterProvider({
    resource,
    readers: wanted.metrics ? [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter(sending) })] : [],
  });
  const tracer = tracers.getTracer("plumbrule", version);
  const meter = meters.getMeter("plumbrule", version);
  const durations = meter.createHistogram("plumbrule.operation.duration", {
    unit: "s",
    description: "How long the parts of a run took.",
    // The semantic conventions' boundaries for durations of calls, with minutes added for whole runs.
    advice: {
      explicitBucketBoundaries: [
        0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30, 60, 300,
      ],
    },
  });
  const current = new AsyncLocalStorage<Context>();

  const begin = (operation: string, attributes: Attributes = {}, above?: Context) => {
    const context = above ?? current.getStore() ?? rootContext;
    const span = tracer.startSpan(operation, { attributes: { ...attributes } }, context);
    const from = performance.now();
    const end = (failed?: string) => {
      if (failed !== undefined) span.setStatus({ code: SpanStatusCode.ERROR }).setAttribute("error.type", failed);
      span.end();
      const seconds = (performance.now() - from) / 1000;
      durations.record(seconds, {
        "plumbrule.operation": operation,
        ...(failed === undefined ? {} : { "error.type": failed }),
      });
    };
    return { context: trace.setSpan(context, span), end };
  };
  let rootContext = parent ? trace.setSpanContext(ROOT_CONTEXT, remote(parent)) : ROOT_CONTEXT;
  const root = begin(name, {}, rootContext);
  rootContext = root.context;

  const tracing: Tracing = {
    async span(operation, work, attributes) {
      const { context, end } = begin(operation, attributes);
      try {
        const result = await current.run(context, work);
        end();
        return result;
      } catch (error) {
        end(classOf(error));
        throw error;
      }
    },
    step(operation, work, attributes) {
      const { context, end } = begin(operation, attributes);
      try {
        const result = current.run(context, work);
        end();
        return result;
      } catch (error) {
        end(classOf(error));
        throw error;
      }
    },
    count: (counter, amount, attributes = {}) => meter.createCounter(counter).add(amount, { ...attributes }),
    headers: () => headersOf(trace.getSpan(current.getStore() ?? rootContext)),
  };
  return {
    tracing,
    async end(failed) {
      root.end(failed);
      const sent = Promise.allSettled([tracers.shutdown(), meters.shutdown()]);
      await Promise.race([sent, pause(LAST_SENDING_MS)]);
    },
  };
}

/** A message may hold what a server or a file said: the class says enough. */
function classOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}

function remote({ traceId, spanId, sampled }: TraceContext) {
  return { traceId, spanId, traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true };
}

function headersOf(span: Span | undefined): { [name: string]: string } {
  if (!span) return {};
  const { traceId, spanId, traceFlags } = span.spanContext();
  return { traceparent: writeTraceparent({ traceId, spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0 }) };
}

/** Connections that do not keep a process alive that has nothing else to do. */
function agentFor(protocol: string): HttpAgent | HttpsAgent {
  const agent = protocol === "http:" ? new HttpAgent() : new HttpsAgent();
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback);
    (socket as Socket | null | undefined)?.unref?.();
    return socket;
  };
  return agent;
}
