import { expect, test } from "vitest";
import { exported } from "../../src/telemetry/environment.ts";
import { startTelemetry } from "../../src/telemetry/run-telemetry.ts";
import { childOf, newTrace, parseTraceparent, writeTraceparent } from "../../src/telemetry/trace-context.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const SPAN = "00f067aa0ba902b7";

test("a traceparent is read as the standard says, and an invalid one is none", () => {
  expect(parseTraceparent(`00-${TRACE}-${SPAN}-01`)).toEqual({ traceId: TRACE, spanId: SPAN, sampled: true });
  expect(parseTraceparent(`00-${TRACE}-${SPAN}-02`)?.sampled).toBe(false);
  expect(parseTraceparent(`01-${TRACE}-${SPAN}-01-more`)?.sampled).toBe(true);
  for (const wrong of [
    undefined,
    "",
    `ff-${TRACE}-${SPAN}-01`,
    `00-${TRACE}-${SPAN}-01-more`,
    `00-${TRACE.toUpperCase()}-${SPAN}-01`,
    `00-${"0".repeat(32)}-${SPAN}-01`,
    `00-${TRACE}-${"0".repeat(16)}-01`,
    `00-${TRACE}-${SPAN}`,
  ])
    expect(parseTraceparent(wrong), wrong).toBeUndefined();
});

test("new places are valid, and children stay in their trace", () => {
  const root = newTrace();
  expect(parseTraceparent(writeTraceparent(root))).toEqual(root);
  const child = childOf(root);
  expect(child.traceId).toBe(root.traceId);
  expect(child.spanId).not.toBe(root.spanId);
});

test("without an export every call still has a traceparent, of its own span, that is not sampled", async () => {
  const { tracing, end } = await startTelemetry("assess", "1", {});
  const seen = new Set<string>();
  const look = () => {
    const context = parseTraceparent(tracing.headers().traceparent);
    expect(context?.sampled).toBe(false);
    seen.add(context?.spanId ?? "");
    return context?.traceId;
  };
  const trace = look();
  await Promise.all(["a", "b"].map((name) => tracing.span(name, async () => expect(look()).toBe(trace))));
  tracing.step("c", () => expect(look()).toBe(trace));
  expect(seen.size).toBe(4);
  await end();
});

test("a trace begun above goes on below as it came", async () => {
  const traceparent = `00-${TRACE}-${SPAN}-01`;
  const { tracing } = await startTelemetry("assess", "1", { TRACEPARENT: traceparent });
  expect(await tracing.span("call", async () => tracing.headers())).toEqual({ traceparent });
  const { tracing: own } = await startTelemetry("assess", "1", { TRACEPARENT: "nonsense" });
  expect(parseTraceparent(own.headers().traceparent)?.traceId).not.toBe(TRACE);
});

test("nothing is exported unless a standard variable asks for it", () => {
  const none = { traces: false, metrics: false };
  const both = { traces: true, metrics: true };
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" };
  expect(exported({})).toEqual(none);
  expect(exported({ OTEL_SERVICE_NAME: "x" })).toEqual(none);
  expect(exported(endpoint)).toEqual(both);
  expect(exported({ ...endpoint, OTEL_SDK_DISABLED: "true" })).toEqual(none);
  expect(exported({ ...endpoint, OTEL_METRICS_EXPORTER: "none" })).toEqual({ traces: true, metrics: false });
  expect(exported({ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://x" })).toEqual({ traces: true, metrics: false });
  expect(exported({ OTEL_TRACES_EXPORTER: "otlp" })).toEqual({ traces: true, metrics: false });
  expect(exported({ ...endpoint, OTEL_TRACES_EXPORTER: "console" })).toEqual({ traces: false, metrics: true });
});
