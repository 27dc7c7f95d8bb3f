import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Running } from "../real-server.ts";
import type { Source } from "./align.ts";
import { type Lists, listsOf, operationOf } from "./operations.ts";
import { denied, type Reply } from "./reply.ts";

export const TOKEN = "ya29.test-token-0123456789";

/** What goes wrong with an operation. */
export type Fault =
  | { kind: "throttle"; times: number; retryAfter?: string }
  | { kind: "deny" }
  | { kind: "disabled" }
  | { kind: "page" }
  | { kind: "hang" }
  | { kind: "half" }
  | { kind: "endless" }
  | { kind: "redirect"; to: string }
  | { kind: "skew"; ms: number }
  | { kind: "fail"; times: number }
  | { kind: "shifted" }
  | { kind: "partial" }
  | { kind: "echo" };

interface Asked {
  operation: string;
  method: string;
  path: string;
  query: URLSearchParams;
  body: string;
  headers: IncomingMessage["headers"];
}

export interface GcpServer extends Running {
  asked: Asked[];
  /** Requests by operation. */
  count(operation?: string): number;
  faults: Map<string, Fault>;
  sources: Source[];
  lists: Lists;
}

/** A server of our own that speaks the REST flavour of Google Cloud's APIs at one address, with their limits. */
export async function startGcp(
  options: { sources?: Source[]; lists?: Partial<Lists>; latencyMs?: number } = {},
): Promise<GcpServer> {
  const asked: Asked[] = [];
  const faults = new Map<string, Fault>();
  const sources = options.sources ?? [];
  const lists = listsOf(options.lists ?? {});
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? "/", "http://x");
    const operation = operationOf(request.method ?? "", url.pathname);
    asked.push({
      operation: operation.id,
      method: request.method ?? "",
      path: url.pathname,
      query: url.searchParams,
      body,
      headers: request.headers,
    });
    if (options.latencyMs) await new Promise((resolve) => setTimeout(resolve, options.latencyMs));
    if (request.headers.authorization !== `Bearer ${TOKEN}`)
      return send(response, {
        status: 401,
        body: {
          error: { code: 401, status: "UNAUTHENTICATED", message: "Request had invalid authentication credentials." },
        },
      });
    const fault = faults.get(operation.id) ?? faults.get("*");
    if (fault && fail(fault, operation.permission, request, response)) return;
    const reply = operation.answer({ sources, lists, query: url.searchParams, body });
    send(response, fault ? spoilt(reply, fault, asked.length) : reply, fault);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    faults,
    sources,
    lists,
    count: (operation) => asked.filter((one) => operation === undefined || one.operation === operation).length,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** True when the fault has answered, or never will. */
function fail(fault: Fault, permission: string, request: IncomingMessage, response: ServerResponse): boolean {
  if (fault.kind === "hang") return true;
  if (fault.kind === "deny") {
    send(response, denied(permission));
    return true;
  }
  if (fault.kind === "disabled") {
    const details = [
      { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason: "SERVICE_DISABLED", domain: "googleapis.com" },
    ];
    send(response, {
      status: 403,
      body: { error: { code: 403, status: "PERMISSION_DENIED", message: "has not been used in project", details } },
    });
    return true;
  }
  if (fault.kind === "throttle" && fault.times-- > 0) {
    if (fault.retryAfter !== undefined) response.setHeader("retry-after", fault.retryAfter);
    send(response, {
      status: 429,
      body: { error: { code: 429, status: "RESOURCE_EXHAUSTED", message: "Quota exceeded for quota metric" } },
    });
    return true;
  }
  if (fault.kind === "fail" && fault.times-- > 0) {
    send(response, {
      status: 503,
      body: { error: { code: 503, status: "UNAVAILABLE", message: "The service is currently unavailable." } },
    });
    return true;
  }
  if (fault.kind === "page") {
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
    return true;
  }
  if (fault.kind === "redirect") {
    response.writeHead(302, { location: fault.to }).end();
    return true;
  }
  if (fault.kind === "echo") {
    // A server that repeats what it was sent, secrets and escapes too.
    send(response, {
      status: 400,
      body: {
        error: {
          code: 400,
          status: "INVALID_ARGUMENT",
          message: `\u001b[31m bad header ${request.headers.authorization}`,
        },
      },
    });
    return true;
  }
  return false;
}

function spoilt(reply: Reply, fault: Fault, count: number): Reply {
  if (fault.kind === "endless") return { ...reply, body: { ...reply.body, nextPageToken: String(count) } };
  if (fault.kind === "partial")
    return { ...reply, body: { ...reply.body, executionErrors: [{ code: 4, message: "some shards did not answer" }] } };
  if (fault.kind === "shifted")
    return { ...reply, body: JSON.parse(JSON.stringify(reply.body).replaceAll(/:00Z"/g, ':17Z"')) as object };
  return reply;
}

function send(response: ServerResponse, { status, body }: Reply, fault?: Fault): void {
  const text = JSON.stringify(body);
  if (fault?.kind === "skew") response.setHeader("date", new Date(Date.now() + fault.ms).toUTCString());
  response.writeHead(status, { "content-type": "application/json; charset=UTF-8" });
  response.end(fault?.kind === "half" ? text.slice(0, Math.floor(text.length / 2)) : text);
}
