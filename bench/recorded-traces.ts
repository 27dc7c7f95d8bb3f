/**
 * The byte scanner of the `recorded` provider against readline + JSON.parse, doing the same aggregation: requests, errors, p50 and
 * p99 by component and minute. Both run in their own process on the same file; ratios are of one run.
 *
 *   node bench/recorded-traces.ts [spans]           default 130,000 spans, about 100 MB
 *   node bench/recorded-traces.ts [spans] --growth  also the provider's whole gathering at 1, 2 and 4 times the size
 */

import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { createReadStream, createWriteStream, mkdtempSync, realpathSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { ProviderContext } from "../src/model/provider.ts";
import type { Signal } from "../src/model/rules.ts";
import { UNTRACED } from "../src/model/tracing.ts";
import { Anomalies } from "../src/providers/recorded/anomalies.ts";
import { ComponentNames } from "../src/providers/recorded/component-names.ts";
import { provider } from "../src/providers/recorded/index.ts";
import { MinuteCounts } from "../src/providers/recorded/traces/minute-counts.ts";
import { COMPONENT_SIGNALS, WORKLOAD_SIGNALS } from "../src/providers/recorded/traces/plan-traces.ts";
import { readTraceFile } from "../src/providers/recorded/traces/read-traces.ts";
import type { ResourceRecord, SpanRecord } from "../src/providers/recorded/traces/span-scanner.ts";

const SERVICES = [
  "frontend",
  "cart",
  "checkout",
  "catalog",
  "currency",
  "payment",
  "shipping",
  "email",
  "ads",
  "recommendation",
];
const START_SECONDS = 1_661_140_800;
const DAY_SECONDS = 86_400;
const SPANS_PER_LINE = 500;
const DEFAULT_SPANS = 130_000;
const AS_OF_MS = (START_SECONDS + DAY_SECONDS) * 1000;

export interface BenchResult {
  spans: number;
  bytes: number;
  scanner: Measure;
  parse: Measure;
  /** parse seconds / scanner seconds */
  ratio: number;
  growth?: { factor: number; seconds: number; peakMegabytes: number }[];
}

interface Measure {
  seconds: number;
  spansPerSecond: number;
  peakMegabytes: number;
  /** Sums over all groups, so that both sides can be seen to have done the same. */
  requests: number;
  errors: number;
  groups: number;
}

/** A small generator of its own, so that a file is the same in every run. */
function randomly(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function hex(random: () => number, digits: number): string {
  let text = "";
  while (text.length < digits)
    text += Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return text.slice(0, digits);
}

/** Writes an OTLP/JSON-lines file, a request a line of one service's spans, seven attributes a span. */
export async function generate(path: string, spans: number): Promise<void> {
  const random = randomly(7);
  const out = createWriteStream(path);
  let traces = Array.from({ length: 40 }, () => ({ id: hex(random, 32), parent: hex(random, 16) }));
  for (let written = 0, line = 0; written < spans; line++) {
    const service = SERVICES[line % SERVICES.length] as string;
    if (line % SERVICES.length === 0) traces = traces.map(() => ({ id: hex(random, 32), parent: hex(random, 16) }));
    const count = Math.min(SPANS_PER_LINE, spans - written);
    const list: string[] = [];
    const base = START_SECONDS + Math.floor((written / spans) * (DAY_SECONDS - 60));
    for (let i = 0; i < count; i++) {
      const trace = traces[i % traces.length] as { id: string; parent: string };
      const server = i % 3 === 0;
      const nanos = Math.floor(random() * 1e9);
      const duration = Math.floor(Math.exp(13 + 4 * random()));
      const end = nanos + duration;
      const status = random() < 0.01 ? 500 : 200;
      const span = hex(random, 16);
      const parent = line % SERVICES.length === 0 && i < traces.length ? "" : trace.parent;
      if (parent === "" || random() < 0.3) trace.parent = span;
      list.push(
        `{"traceId":"${trace.id}","spanId":"${span}","parentSpanId":"${parent}","name":"${server ? "GET" : "CALL"} /api/v1/${service}/items","kind":${server ? 2 : 3},` +
          `"startTimeUnixNano":"${base}${String(nanos).padStart(9, "0")}","endTimeUnixNano":"${base + Math.floor(end / 1e9)}${String(end % 1e9).padStart(9, "0")}",` +
          `"attributes":[{"key":"http.request.method","value":{"stringValue":"GET"}},{"key":"url.path","value":{"stringValue":"/api/v1/${service}/items"}},` +
          `{"key":"http.response.status_code","value":{"intValue":"${status}"}},{"key":"server.address","value":{"stringValue":"${service}.shop.svc.cluster.local"}},` +
          `{"key":"user_agent.original","value":{"stringValue":"Mozilla/5.0 (X11; Linux x86_64)"}},{"key":"network.protocol.version","value":{"stringValue":"1.1"}},` +
          `{"key":"thread.id","value":{"intValue":"${i % 64}"}}],"status":${status === 500 ? '{"code":2}' : "{}"}}`,
      );
    }
    const request =
      `{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"${service}"}},` +
      `{"key":"service.version","value":{"stringValue":"1.2.3"}},{"key":"deployment.environment.name","value":{"stringValue":"production"}}]},` +
      `"scopeSpans":[{"scope":{"name":"bench"},"spans":[${list.join(",")}]}]}]}\n`;
    if (!out.write(request)) await once(out, "drain");
    written += count;
  }
  out.end();
  await once(out, "finish");
}

function summed(minutes: MinuteCounts): Pick<Measure, "requests" | "errors" | "groups"> {
  const counts = minutes.all();
  return {
    requests: counts.reduce((sum, { requests }) => sum + requests, 0),
    errors: counts.reduce((sum, { errors }) => sum + errors, 0),
    groups: counts.length,
  };
}

const components = SERVICES.map((id) => ({ id, type: "http-service", dependsOn: [] }));

async function scan(path: string): Promise<void> {
  const names = new ComponentNames(components);
  const minutes = new MinuteCounts(AS_OF_MS);
  let component = -1;
  let spans = 0;
  const sink = {
    resource(resource: ResourceRecord) {
      component = resource.service === undefined ? -1 : names.find(resource.service);
    },
    span(span: SpanRecord) {
      spans++;
      if (component < 0 || (span.kind !== 2 && span.kind !== 5)) return;
      const nanoseconds = (span.endSeconds - span.startSeconds) * 1e9 + (span.endNanos - span.startNanos);
      minutes.add(
        component,
        span.startSeconds * 1000 + span.startNanos / 1e6,
        nanoseconds,
        span.status === 2 || span.httpStatus >= 500,
      );
    },
  };
  const started = performance.now();
  const file = { path: "traces.jsonl", absolute: path, bytes: statSync(path).size };
  await readTraceFile(file, "service.name", sink, new Anomalies());
  print(started, spans, minutes);
}

interface ParsedSpan {
  kind?: number;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  status?: { code?: number };
  attributes?: { key: string; value: { intValue?: string } }[];
}

async function parse(path: string): Promise<void> {
  const names = new ComponentNames(components);
  const minutes = new MinuteCounts(AS_OF_MS);
  let spans = 0;
  const started = performance.now();
  for await (const line of createInterface({ input: createReadStream(path, { highWaterMark: 1 << 20 }) })) {
    const request = JSON.parse(line);
    for (const { resource, scopeSpans } of request.resourceSpans) {
      const service = resource.attributes.find(({ key }: { key: string }) => key === "service.name");
      const component = names.find(service?.value.stringValue ?? "");
      for (const scope of scopeSpans) {
        for (const span of scope.spans as ParsedSpan[]) {
          spans++;
          if (component < 0 || (span.kind !== 2 && span.kind !== 5)) continue;
          const http = span.attributes?.find(({ key }) => key === "http.response.status_code")?.value.intValue;
          const nanoseconds = Number(BigInt(span.endTimeUnixNano) - BigInt(span.startTimeUnixNano));
          minutes.add(
            component,
            Number(span.startTimeUnixNano) / 1e6,
            nanoseconds,
            span.status?.code === 2 || Number(http) >= 500,
          );
        }
      }
    }
  }
  print(started, spans, minutes);
}

/** The whole of what `assess` does with the file: planning, last sample, all trace signals. */
async function gather(path: string): Promise<void> {
  const started = performance.now();
  const signal = (id: string, subject: Signal["subject"]): Signal => ({
    id,
    title: id,
    unit: "",
    subject,
    value: "series",
    strength: "observed",
  });
  const context: ProviderContext = {
    directory: realpathSync(join(path, "..")),
    workload: { name: "bench", components },
    settings: { traces: [{ file: path.slice(path.lastIndexOf("/") + 1) }] },
    asOf: new Date(AS_OF_MS).toISOString(),
    signals: [
      ...COMPONENT_SIGNALS.map((id) => signal(id, "component")),
      ...WORKLOAD_SIGNALS.map((id) => signal(id, "workload")),
    ],
    objectives: [],
    paths: { slos: [] },
    progress: () => undefined,
    abort: new AbortController().signal,
    tracing: UNTRACED,
  };
  await provider.plan(context);
  await provider.lastSample?.(context);
  const { evidence } = await provider.gather(context);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(
    JSON.stringify({ seconds, readings: evidence.length, peakMegabytes: process.resourceUsage().maxRSS / 1024 }),
  );
}

function print(started: number, spans: number, minutes: MinuteCounts): void {
  const sums = summed(minutes);
  const seconds = (performance.now() - started) / 1000;
  const measure: Measure = {
    seconds,
    spansPerSecond: spans / seconds,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    ...sums,
  };
  process.stdout.write(JSON.stringify(measure));
}

function child<T>(mode: string, path: string): T {
  const result = spawnSync(process.execPath, [fileURLToPath(import.meta.url), `--mode=${mode}`, path], {
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(`the ${mode} process failed: ${result.stderr}`);
  return JSON.parse(result.stdout) as T;
}

/** `npm run bench`: measures and prints. */
export async function run(options: { spans?: number; growth?: boolean } = {}): Promise<BenchResult> {
  const result = await measure(options);
  process.stdout.write(show(result));
  return result;
}

/** Generates a file, measures both sides in processes of their own, removes the file. */
export async function measure(options: { spans?: number; growth?: boolean } = {}): Promise<BenchResult> {
  const spans = options.spans ?? DEFAULT_SPANS;
  const folder = mkdtempSync(join(tmpdir(), "plumbrule-bench-"));
  try {
    const path = join(folder, "traces.jsonl");
    await generate(path, spans);
    const scanner = child<Measure>("scan", path);
    const parsed = child<Measure>("parse", path);
    for (const key of ["requests", "errors", "groups"] as const) {
      if (scanner[key] !== parsed[key])
        throw new Error(`the two sides disagree on ${key}: ${scanner[key]} and ${parsed[key]}`);
    }
    const result: BenchResult = {
      spans,
      bytes: statSync(path).size,
      scanner,
      parse: parsed,
      ratio: parsed.seconds / scanner.seconds,
    };
    if (!options.growth) return result;
    result.growth = [];
    for (const factor of [1, 2, 4]) {
      const grown = join(folder, `traces-${factor}.jsonl`);
      await generate(grown, spans * factor);
      result.growth.push({ factor, ...child<{ seconds: number; peakMegabytes: number }>("gather", grown) });
      rmSync(grown);
    }
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function show(result: BenchResult): string {
  const line = (name: string, m: Measure) =>
    `${name.padEnd(24)} ${m.seconds.toFixed(2).padStart(8)} s ${Math.round(m.spansPerSecond / 1000)
      .toString()
      .padStart(6)} k spans/s ${m.peakMegabytes.toFixed(0).padStart(6)} MB peak`;
  return [
    `${result.spans} spans, ${(result.bytes / 1e6).toFixed(0)} MB`,
    line("scanner", result.scanner),
    line("readline + JSON.parse", result.parse),
    `the scanner is ${result.ratio.toFixed(2)} times as fast`,
    ...(result.growth ?? []).map(
      ({ factor, seconds, peakMegabytes }) =>
        `whole gathering, ${factor} × ${result.spans} spans: ${seconds.toFixed(2)} s, ${peakMegabytes.toFixed(0)} MB peak`,
    ),
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const mode = process.argv.find((argument) => argument.startsWith("--mode="))?.slice(7);
  const path = process.argv.at(-1) ?? "";
  if (mode === "scan") await scan(path);
  else if (mode === "parse") await parse(path);
  else if (mode === "gather") await gather(path);
  else {
    const spans = Number(process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? DEFAULT_SPANS);
    await run({ spans, growth: process.argv.includes("--growth") });
  }
}
