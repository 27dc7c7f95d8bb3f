import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import type { Running } from "./real-server.ts";

/** A span as OTLP/JSON writes it. */
interface ExportedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  status: { code?: number };
}

interface Attribute {
  key: string;
  value: { stringValue?: string };
}

interface Exported {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Collector extends Running {
  received: Exported[];
  spans(): ExportedSpan[];
  /** Metric names with the sum of their points: of values, or of counts of histograms. */
  metrics(): { [name: string]: number };
  /** Attributes of the resource of everything that came. */
  resource(): { [name: string]: string | undefined };
}

interface Point {
  asDouble?: number;
  asInt?: number | string;
  count?: number | string;
}

interface Body {
  resourceSpans?: { resource: { attributes: Attribute[] }; scopeSpans: { spans: ExportedSpan[] }[] }[];
  resourceMetrics?: {
    resource: { attributes: Attribute[] };
    scopeMetrics: { metrics: { name: string; sum?: { dataPoints: Point[] }; histogram?: { dataPoints: Point[] } }[] }[];
  }[];
}

/** A collector of OTLP over HTTP that takes JSON only (opentelemetry-proto, "OTLP/HTTP"); `hang`: takes requests and never answers. */
export async function startCollector({ hang = false }: { hang?: boolean } = {}): Promise<Collector> {
  const received: Exported[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const json = request.headers["content-type"]?.startsWith("application/json");
    received.push({ path: request.url ?? "", headers: request.headers, text: Buffer.concat(chunks).toString("utf8") });
    if (hang) return;
    response.writeHead(json ? 200 : 415, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const bodies = () => received.map(({ text }) => JSON.parse(text) as Body);
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    spans: () =>
      bodies().flatMap((body) =>
        (body.resourceSpans ?? []).flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    metrics: () => {
      const sums: { [name: string]: number } = {};
      for (const { name, sum, histogram } of bodies().flatMap((body) =>
        (body.resourceMetrics ?? []).flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics)),
      )) {
        for (const point of sum?.dataPoints ?? histogram?.dataPoints ?? [])
          sums[name] = (sums[name] ?? 0) + Number(point.asDouble ?? point.asInt ?? point.count ?? 0);
      }
      return sums;
    },
    resource: () =>
      Object.fromEntries(
        bodies()
          .flatMap((body) => [...(body.resourceSpans ?? []), ...(body.resourceMetrics ?? [])])
          .flatMap(({ resource }) => resource.attributes.map(({ key, value }) => [key, value.stringValue])),
      ),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
