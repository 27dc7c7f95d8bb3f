import { afterEach, expect, test } from "vitest";
import { parseTraceparent } from "../../src/telemetry/trace-context.ts";
import { type Collector, startCollector } from "../servers/otlp-collector.ts";
import { answer, startWire, type Wire } from "../servers/prometheus-wire.ts";
import { plumbruleBeside } from "../support/command-line-beside.ts";
import { folderWith, HEAD } from "../workload/folder.ts";

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

const SECRET = "s3cr3t-token-of-the-source";
const CREDENTIAL = "k3y-of-the-collector";
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

async function workload(): Promise<{ folder: string; wire: Wire }> {
  const wire = await startWire((asked, response) => answer(asked, response, "0.5"));
  running.push(wire);
  const folder = await folderWith({
    "plumbrule.yaml": `${HEAD}components: [{ id: a, type: http-service, ref: { labels: { job: a } } }]
providers: { prometheus: { url: "${wire.url}", auth: { tokenEnv: PROM_TOKEN } } }
`,
  });
  return { folder, wire };
}

async function collector(options?: Parameters<typeof startCollector>[0]): Promise<Collector> {
  const one = await startCollector(options);
  running.push(one);
  return one;
}

const assess = (folder: string, env: { [name: string]: string } = {}) =>
  plumbruleBeside(["assess", folder, "--json", "--as-of", "2026-01-31T00:00:00Z"], {
    env: { PROM_TOKEN: SECRET, ...env },
  });

test("a run's spans hang together from the command to each call, metrics add up, and the document is the same", async () => {
  const { folder, wire } = await workload();
  const plain = await assess(folder);
  expect(plain.code).toBe(0);
  for (const { headers } of wire.asked) expect(parseTraceparent(headers.traceparent as string)?.sampled).toBe(false);
  wire.asked.length = 0;

  const sink = await collector();
  const traced = await assess(folder, {
    OTEL_EXPORTER_OTLP_ENDPOINT: sink.url,
    OTEL_EXPORTER_OTLP_HEADERS: `api-key=${CREDENTIAL}`,
    OTEL_SERVICE_NAME: "our-audits",
    TRACEPARENT: `00-${TRACE}-00f067aa0ba902b7-01`,
  });
  expect(traced).toEqual(plain);

  const spans = sink.spans();
  const named = (name: string) => spans.find((span) => span.name === name);
  const parentOf = (name: string) => spans.find(({ spanId }) => spanId === named(name)?.parentSpanId)?.name;
  expect(named("assess")).toMatchObject({ traceId: TRACE, parentSpanId: "00f067aa0ba902b7" });
  for (const { traceId } of spans) expect(traceId).toBe(TRACE);
  expect(parentOf("provider prometheus")).toBe("assess");
  expect(parentOf("prometheus/query_range")).toBe("provider prometheus");
  expect(parentOf("judge")).toBe("assess");
  expect(parentOf("pillar aws-well-architected/reliability")).toBe("judge");

  // Every call carries the span that it is.
  expect(wire.asked.length).toBeGreaterThan(0);
  const calls = spans.filter(({ name }) => name.startsWith("prometheus/"));
  expect(wire.asked.map(({ headers }) => headers.traceparent).sort()).toEqual(
    calls.map(({ traceId, spanId }) => `00-${traceId}-${spanId}-01`).sort(),
  );

  expect(sink.metrics()["plumbrule.requests"]).toBe(wire.asked.length);
  expect(sink.metrics()["plumbrule.operation.duration"]).toBe(spans.length);
  expect(sink.resource()["service.name"]).toBe("our-audits");
  for (const { headers, text } of sink.received) {
    expect(headers["api-key"]).toBe(CREDENTIAL);
    for (const secret of [SECRET, CREDENTIAL, folder]) expect(text).not.toContain(secret);
  }
});

test("a collector that hangs, refuses or is not there changes neither result nor exit code", async () => {
  const { folder } = await workload();
  const plain = await assess(folder);
  const hanging = await collector({ hang: true });
  for (const endpoint of [hanging.url, "http://127.0.0.1:9", "not a url", "ftp://127.0.0.1"])
    expect(await assess(folder, { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }), endpoint).toEqual(plain);
  expect(hanging.received.length).toBeGreaterThan(0);
});

test("a command that fails says so in its span, without its message", async () => {
  const { folder } = await workload();
  const sink = await collector();
  const ran = await plumbruleBeside(["assess", folder, "--framework", "no-such"], {
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: sink.url },
  });
  expect(ran.code).toBe(2);
  // 2 is ERROR in the protocol.
  expect(sink.spans().find(({ name }) => name === "assess")?.status.code).toBe(2);
  expect(sink.received.map(({ text }) => text).join()).not.toContain("no-such");
});
