import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Faults } from "./azure/faults.ts";
import { answerList, listOperation } from "./azure/lists.ts";
import { answerLogs } from "./azure/logs.ts";
import { answerAdvisor, answerCost, answerGraph } from "./azure/management.ts";
import { answerMetrics } from "./azure/metrics.ts";
import type { AzureWorld, Operation, Request, Response } from "./azure/world.ts";
import type { Running } from "./real-server.ts";

export interface AzureServer extends Running {
  /** Every request, in order. */
  requests: Request[];
  /** How many of each operation were sent, those that were refused too. */
  counted(): { [operation: string]: number };
  faults: Faults;
}

export const TOKEN = "token-of-the-test";

/** Sets the variable that the manifest names, as a job would. */
export const TOKEN_ENV = "PLUMBRULE_TEST_AZURE_TOKEN";
process.env[TOKEN_ENV] = TOKEN;

/** A server that speaks what Plumbrule asks of Azure, at the public paths, and refuses what Azure refuses. */
export async function startAzure(
  world: AzureWorld,
  options: { latencyMs?: number; clockOffMs?: number } = {},
): Promise<AzureServer> {
  const requests: Request[] = [];
  const faults = new Faults();
  const server = createServer(async (incoming, outgoing) => {
    const request = await read(incoming);
    requests.push(request);
    if (options.latencyMs !== undefined) await pause(options.latencyMs);
    if (options.clockOffMs !== undefined)
      outgoing.setHeader("date", new Date(Date.now() + options.clockOffMs).toUTCString());
    const fault = faults.next(request.operation);
    if (fault) return fault(request, outgoing, () => send(outgoing, answer(request, world, base())));
    send(outgoing, answer(request, world, base()));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: base(),
    requests,
    faults,
    counted: () =>
      Object.fromEntries(
        Object.entries(Object.groupBy(requests, ({ operation }) => operation)).map(([name, all]) => [name, all.length]),
      ),
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const url = new URL(incoming.url ?? "/", "http://azure.test");
  return {
    method: incoming.method ?? "",
    url,
    headers: incoming.headers,
    text: Buffer.concat(chunks).toString(),
    operation: operationOf(incoming.method ?? "", url.pathname),
  };
}

function operationOf(method: string, path: string): Operation {
  if (method === "POST" && /^\/subscriptions\/[^/]+\/metrics:getBatch$/.test(path)) return "metrics";
  if (method === "POST" && path === "/v1/$batch") return "logs";
  if (method === "POST" && path === "/providers/Microsoft.ResourceGraph/resources") return "graph";
  if (method === "GET" && /^\/subscriptions\/[^/]+\/providers\/Microsoft\.Advisor\/recommendations$/.test(path))
    return "advisor";
  if (method === "POST" && /^\/+subscriptions\/[^/]+\/providers\/Microsoft\.CostManagement\/query$/.test(path))
    return "cost";
  return listOperation(method, path) ?? "unknown";
}

function answer(request: Request, world: AzureWorld, base: string): Response {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1];
  if (bearer === undefined)
    return {
      status: 401,
      body: {
        error: {
          code: "AuthenticationFailed",
          message: "Authentication failed. The 'Authorization' header is missing.",
        },
      },
    };
  if (bearer !== TOKEN)
    return {
      status: 401,
      body: { error: { code: "InvalidAuthenticationToken", message: `The access token is invalid: ${bearer}` } },
    };
  switch (request.operation) {
    case "metrics":
      return answerMetrics(request, world);
    case "logs":
      return answerLogs(request, world);
    case "graph":
      return answerGraph(request, world);
    case "advisor":
      return answerAdvisor(request, world, base);
    case "cost":
      return answerCost(request, world, base);
    case "alerts":
    case "quotas":
    case "cost-alerts":
    case "commitments":
      return answerList(request, world, base);
    default:
      return {
        status: 404,
        body: { error: { code: "InvalidResourceType", message: `No such path: ${request.url.pathname}` } },
      };
  }
}

function send(outgoing: ServerResponse, { status, body, headers }: Response): void {
  outgoing
    .writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers })
    .end(JSON.stringify(body));
}
