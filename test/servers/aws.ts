import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describeAlarmHistory, describeAlarms, getMetricData, listMetrics, type World } from "./aws-cloudwatch.ts";
import {
  getAnomalyMonitors,
  getAnomalySubscriptions,
  getCostAndUsage,
  getDimensionValues,
  getLambdaFunctionRecommendations,
  getReservationUtilization,
  getResources,
  getSavingsPlansCoverage,
  getSavingsPlansUtilization,
  type Inventories,
  listServiceQuotas,
  rest,
} from "./aws-inventories.ts";
import type { Running } from "./real-server.ts";

/** What a call was: `GetMetricData`, where, with what. */
interface AwsCall {
  operation: string;
  region: string;
  headers: IncomingMessage["headers"];
  body: { [key: string]: unknown };
}

/** Answers instead of the API; undefined lets the call through. `nth` counts the calls of the operation, from 1. */
export type Fault = (call: AwsCall, nth: number, response: ServerResponse) => boolean | Promise<boolean>;

export interface AwsServer extends Running {
  calls: AwsCall[];
  world: World;
  inventories: Inventories;
  fault: Fault | undefined;
}

/** An error as the JSON protocols of AWS give it. */
export class AwsError extends Error {
  readonly type: string;
  readonly status: number;
  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

type Operation<Of> = (of: Of, body: { [key: string]: unknown }, region: string) => object;

/** AWS JSON 1.0 and 1.1: the operation stands in X-Amz-Target. */
const OPERATIONS: { [name: string]: Operation<World> } = {
  GetMetricData: getMetricData,
  DescribeAlarms: describeAlarms,
  DescribeAlarmHistory: describeAlarmHistory,
  ListMetrics: listMetrics,
};
const INVENTORIES: { [name: string]: Operation<Inventories> } = {
  GetResources: getResources,
  GetCostAndUsage: getCostAndUsage,
  GetAnomalyMonitors: getAnomalyMonitors,
  GetAnomalySubscriptions: getAnomalySubscriptions,
  GetDimensionValues: getDimensionValues,
  GetReservationUtilization: getReservationUtilization,
  GetSavingsPlansCoverage: getSavingsPlansCoverage,
  GetSavingsPlansUtilization: getSavingsPlansUtilization,
  ListServiceQuotas: listServiceQuotas,
  GetLambdaFunctionRecommendations: getLambdaFunctionRecommendations,
  GetECSServiceRecommendations: () => ({ ecsServiceRecommendations: [] }),
  GetEC2InstanceRecommendations: () => ({ instanceRecommendations: [] }),
  GetRDSDatabaseRecommendations: () => ({ rdsDBRecommendations: [] }),
};

/**
 * A server that speaks AWS' wire protocols as far as Plumbrule asks them, holds the limits of the APIs and refuses what they refuse. It is
 * written from the API references, not from the client.
 */
export async function startAws(world: World): Promise<AwsServer> {
  const calls: AwsCall[] = [];
  const counts = new Map<string, number>();
  const state: { fault: Fault | undefined; inventories: Inventories } = { fault: undefined, inventories: {} };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const call = callOf(request, Buffer.concat(chunks).toString());
    calls.push(call);
    const nth = (counts.get(call.operation) ?? 0) + 1;
    counts.set(call.operation, nth);
    if (state.fault && (await state.fault(call, nth, response))) return;
    try {
      if (!/^AWS4-HMAC-SHA256 Credential=/.test(String(call.headers.authorization ?? "")))
        throw new AwsError("MissingAuthenticationToken", "Missing Authentication Token", 403);
      if (call.operation === "GetCallerIdentity") {
        response.writeHead(200, { "content-type": "text/xml" }).end(IDENTITY);
        return;
      }
      const answer = answerOf(call, world, state.inventories);
      if (!answer) throw new AwsError("UnknownOperationException", `${call.operation} is not known`);
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(answer));
    } catch (error) {
      const { type, message, status } =
        error instanceof AwsError ? error : new AwsError("InternalFailure", String(error), 500);
      response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify({ __type: type, message }));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    world,
    get inventories() {
      return state.inventories;
    },
    set inventories(inventories) {
      state.inventories = inventories;
    },
    get fault() {
      return state.fault;
    },
    set fault(fault) {
      state.fault = fault;
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answerOf(call: AwsCall, world: World, inventories: Inventories): object | undefined {
  const { operation, body, region } = call;
  if (Object.hasOwn(OPERATIONS, operation)) return OPERATIONS[operation]?.(world, body, region);
  if (Object.hasOwn(INVENTORIES, operation)) return INVENTORIES[operation]?.(inventories, body, region);
  const [method = "", path = ""] = operation.split(" ");
  return rest(inventories, { method, path, body, region });
}

function callOf(request: IncomingMessage, text: string): AwsCall {
  const target = String(request.headers["x-amz-target"] ?? "");
  const scope = /Credential=[^/]+\/\d{8}\/([a-z0-9-]+)\//.exec(String(request.headers.authorization ?? ""));
  const query = String(request.headers["content-type"] ?? "").startsWith("application/x-www-form-urlencoded");
  const form = query ? new URLSearchParams(text) : undefined;
  const named = form?.get("Action") ?? target.split(".")[1];
  return {
    operation: named ?? `${request.method} ${request.url}`,
    region: scope?.[1] ?? "",
    headers: request.headers,
    body: form ? Object.fromEntries(form) : (JSON.parse(text === "" ? "{}" : text) as AwsCall["body"]),
  };
}

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:sts::123456789012:assumed-role/auditor/ci</Arn><UserId>AROA:ci</UserId><Account>123456789012</Account>
</GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></GetCallerIdentityResponse>`;

/** Faults by name, for operations whose name fits. */
export const faults = {
  throttled:
    (times: number, operation: RegExp = /./): Fault =>
    (call, nth, response) => {
      if (!operation.test(call.operation) || nth > times) return false;
      return answered(response, 400, { __type: "ThrottlingException", message: "Rate exceeded" });
    },
  denied:
    (operation: RegExp, secret = ""): Fault =>
    (call, _nth, response) => {
      if (!operation.test(call.operation)) return false;
      const message = `User: arn:aws:iam::1:user/x is not authorized to perform: cloudwatch:${call.operation} ${secret}`;
      return answered(response, 403, { __type: "AccessDeniedException", message });
    },
  html:
    (operation: RegExp): Fault =>
    (call, _nth, response) => {
      if (!operation.test(call.operation)) return false;
      response.writeHead(200, { "content-type": "text/html" }).end("<html><body>Sign in</body></html>");
      return true;
    },
  broken:
    (operation: RegExp): Fault =>
    (call, _nth, response) => {
      if (!operation.test(call.operation)) return false;
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0", "content-length": "1000" });
      response.write('{"MetricDataResults":[{"Id":"q0"');
      response.destroy();
      return true;
    },
  hanging:
    (operation: RegExp): Fault =>
    (call) =>
      operation.test(call.operation),
  elsewhere:
    (operation: RegExp): Fault =>
    (call, _nth, response) => {
      if (!operation.test(call.operation)) return false;
      response.writeHead(302, { location: "http://192.0.2.1/" }).end();
      return true;
    },
  failing:
    (operation: RegExp): Fault =>
    (call, _nth, response) => {
      if (!operation.test(call.operation)) return false;
      return answered(response, 500, { __type: "InternalServiceError", message: "" });
    },
};

function answered(response: ServerResponse, status: number, body: object): true {
  response.writeHead(status, { "content-type": "application/x-amz-json-1.0" }).end(JSON.stringify(body));
  return true;
}
