import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Running } from "./real-server.ts";

/** What a request asked. */
export interface Asked {
  path: string;
  form: URLSearchParams;
  headers: IncomingMessage["headers"];
}

export interface Wire extends Running {
  /** Every request, in order. */
  asked: Asked[];
  /** Most requests that were under way at a time. */
  atOnce(): number;
}

type Handler = (asked: Asked, response: ServerResponse, count: number) => void | Promise<void>;

/** A server of the Prometheus API that answers as the test wants, to the last byte. */
export async function startWire(handle: Handler): Promise<Wire> {
  const asked: Asked[] = [];
  let now = 0;
  let most = 0;
  const server = createServer(async (request, response) => {
    now += 1;
    most = Math.max(most, now);
    response.once("close", () => {
      now -= 1;
    });
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one: Asked = {
      path: request.url ?? "",
      form: new URLSearchParams(Buffer.concat(chunks).toString()),
      headers: request.headers,
    };
    asked.push(one);
    await handle(one, response, asked.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    atOnce: () => most,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** Joined queries and their labels. */
const LABELLED = /"plumbrule_query","(\d+)"/g;

/** A right answer: one row with this value for every query, at every time that was asked for. */
export function answer(
  { path, form }: Asked,
  response: ServerResponse,
  value: string | ((query: string) => string),
): void {
  const query = form.get("query") ?? "";
  const labels = [...query.matchAll(LABELLED)].map(([, place]) => place);
  const parts = query.split("\nor label_replace(");
  const valueAt = (at: number) => (typeof value === "string" ? value : value(parts[at] ?? query));
  const metrics = labels.length === 0 ? [{}] : labels.map((place) => ({ plumbrule_query: place }));
  const result = metrics.map((metric, at) => {
    if (!path.startsWith("/api/v1/query_range")) return { metric, value: [Number(form.get("time")), valueAt(at)] };
    const [start, end, step] = ["start", "end", "step"].map((name) => Number(form.get(name)));
    const values: [number, string][] = [];
    for (let time = start ?? 0; time <= (end ?? 0); time += step ?? 1) values.push([time, valueAt(at)]);
    return { metric, values };
  });
  const resultType = path.startsWith("/api/v1/query_range") ? "matrix" : "vector";
  json(response, 200, { status: "success", data: { resultType, result } });
}

export function json(
  response: ServerResponse,
  status: number,
  body: object,
  headers: { [name: string]: string } = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}
