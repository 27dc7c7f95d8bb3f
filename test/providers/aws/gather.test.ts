import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ObjectiveAsk } from "../../../src/model/objective.ts";
import { formatInstant } from "../../../src/model/time.ts";
import { UNTRACED } from "../../../src/model/tracing.ts";
import { provider } from "../../../src/providers/aws/index.ts";
import { type AwsServer, faults, startAws } from "../../servers/aws.ts";
import {
  AS_OF,
  balanced,
  bySignal,
  contextFor,
  loadBalancer,
  numbersOf,
  published,
  REGIONS,
  valuesOf,
  worldOf,
} from "./workload.ts";

const DAY = 86_400;
let server: AwsServer;

beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = "AKIAPLANTEDPLANTED00";
  process.env.AWS_SECRET_ACCESS_KEY = "planted-secret-key-0123456789";
  process.env.AWS_SESSION_TOKEN = "planted-session-token-0123456789";
  server = await startAws(worldOf([]));
});

afterAll(() => server.stop());

beforeEach(() => {
  server.calls.length = 0;
  server.fault = undefined;
  server.world.metrics = [];
  server.world.alarms = {};
  server.world.history = {};
  delete server.world.partial;
});

describe("a load balancer", () => {
  it("has its requests, errors and times from CloudWatch, and what it cannot have with the reason", async () => {
    server.world.metrics = balanced("edge");
    const { evidence, diagnostics } = await provider.gather(contextFor(server.url, [loadBalancer("edge")]));
    const of = bySignal(evidence, "edge");
    expect(diagnostics).toEqual([]);
    expect(of.requests).toMatchObject({ unit: "1/s", strength: "observed", window: { end: AS_OF } });
    expect(new Set(numbersOf(of.requests))).toEqual(new Set([2]));
    expect(valuesOf(of.requests)).toHaveLength(2016);
    expect(new Set(numbersOf(of.errors))).toEqual(new Set([0, 0.01]));
    expect(new Set(numbersOf(of["success-ratio"]))).toEqual(new Set([1, 0.995]));
    // No error of the balancer itself was ever published: none, since there were requests.
    expect(numbersOf(of.errors).filter((value) => value > 0)).toHaveLength(202);
    expect(numbersOf(of["latency.p99"])[0]).toBeCloseTo(0.118, 9);
    expect(numbersOf(of["latency.p50"])[0]).toBeCloseTo(0.069, 9);
    expect(of["targets.unhealthy-ratio"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("TargetGroup"),
    });
    expect(of.requests?.source.query).toContain(
      'AWS/ApplicationELB RequestCount {LoadBalancer="app/edge/1"} Sum, eu-west-1',
    );
  });

  it("without any request has no errors to speak of", async () => {
    const { evidence } = await provider.gather(contextFor(server.url, [loadBalancer("edge")]));
    for (const item of evidence)
      if (item.signal !== "alarm.list" && item.signal !== "alarm.watched") expect(item.value).toBeNull();
    expect(bySignal(evidence, "edge").errors?.reason).toContain("no data");
  });
});

describe("other types", () => {
  it("sum what DynamoDB keeps by operation, and Lambda's throttled calls are calls", async () => {
    const table = (metric: string, operation: string, values: number[]) =>
      published(
        { namespace: "AWS/DynamoDB", metric, dimensions: { TableName: "orders", Operation: operation } },
        168,
        () => values,
      );
    const fn = (metric: string, value: number) =>
      published({ namespace: "AWS/Lambda", metric, dimensions: { FunctionName: "pay" } }, 168, () => [value]);
    server.world.metrics = [
      table("SuccessfulRequestLatency", "GetItem", [4, 6]),
      table("SuccessfulRequestLatency", "PutItem", [8]),
      table("ThrottledRequests", "PutItem", [1]),
      fn("Invocations", 270),
      fn("Throttles", 30),
      fn("Errors", 3),
    ];
    const { evidence } = await provider.gather(
      contextFor(server.url, [
        { id: "orders", type: "aws.dynamodb", dependsOn: [], ref: { dimensions: { TableName: "orders" } } },
        { id: "pay", type: "aws.lambda", dependsOn: [], ref: { dimensions: { FunctionName: "pay" } } },
      ]),
    );
    const orders = bySignal(evidence, "orders");
    expect(numbersOf(orders.requests)[0]).toBeCloseTo(4 / 300, 12);
    expect(numbersOf(orders["success-ratio"])[0]).toBeCloseTo(0.75, 12);
    expect(numbersOf(orders["latency.mean"])[0]).toBeCloseTo(0.006, 12);
    const pay = bySignal(evidence, "pay");
    expect(numbersOf(pay.requests)[0]).toBe(1);
    expect(numbersOf(pay["throttled-ratio"])[0]).toBeCloseTo(0.1, 12);
    expect(numbersOf(pay["success-ratio"])[0]).toBeCloseTo(0.89, 12);
  });

  it("tell cold starts of the calls that Lambda Insights saw, and nothing where it is off", async () => {
    const insights = (metric: string, value: (index: number) => number[]) =>
      published({ namespace: "LambdaInsights", metric, dimensions: { function_name: "pay" } }, 168, value);
    server.world.metrics = [
      insights("memory_utilization", () => [40, 41, 42, 40]),
      insights("init_duration", (index) => (index % 2 === 0 ? [310] : [])),
    ];
    const fn = (id: string) => ({ id, type: "aws.lambda", dependsOn: [], ref: { dimensions: { FunctionName: id } } });
    const { evidence } = await provider.gather(contextFor(server.url, [fn("pay"), fn("mail")]));
    const of = bySignal(evidence, "pay");
    expect(new Set(numbersOf(of["cold-start-ratio"]))).toEqual(new Set([0.25, 0]));
    expect(bySignal(evidence, "mail")["cold-start-ratio"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("Lambda Insights is on"),
    });
  });

  it("tell how busy the accelerators of a cluster are", async () => {
    server.world.metrics = [
      published(
        { namespace: "ContainerInsights", metric: "node_gpu_utilization", dimensions: { ClusterName: "c" } },
        168,
        () => [30, 50],
      ),
    ];
    const cluster = { id: "c", type: "aws.eks", dependsOn: [], ref: { dimensions: { ClusterName: "c" } } };
    const { evidence } = await provider.gather(contextFor(server.url, [cluster]));
    expect(numbersOf(bySignal(evidence, "c")["accelerator.busy"])[0]).toBeCloseTo(0.4, 12);
  });

  it("tell the days that the named certificate has left at the end, not those of a week ago", async () => {
    const CertificateArn = "arn:aws:acm:eu-west-1:1:certificate/1";
    const days = { namespace: "AWS/CertificateManager", metric: "DaysToExpiry", dimensions: { CertificateArn } };
    // Renewed in the middle of the window.
    server.world.metrics = [published(days, 168, (index) => (index % 144 === 0 ? [index < 1000 ? 2 : 390] : []))];
    const named = loadBalancer("edge");
    const edge = { ...named, ref: { ...named.ref, dimensions: { LoadBalancer: "app/edge/1", CertificateArn } } };
    const distribution = { DistributionId: "E1", CertificateArn };
    const { evidence } = await provider.gather(
      contextFor(server.url, [
        edge,
        loadBalancer("plain"),
        { id: "cdn", type: "aws.cloudfront", dependsOn: [], ref: { dimensions: distribution } },
      ]),
    );
    const left = (id: string) => bySignal(evidence, id)["certificate.days-left"];
    expect(left("edge")).toMatchObject({ value: 390, unit: "d" });
    expect(left("plain")).toMatchObject({ value: null, reason: expect.stringContaining("CertificateArn") });
    expect(left("cdn")?.source.query).toContain(`{CertificateArn="${CertificateArn}"} Minimum, us-east-1`);
  });

  it("refuse a name that would end the text of a search, and go on with the rest", async () => {
    server.world.metrics = balanced("edge");
    const hostile = { id: "t", type: "aws.dynamodb", dependsOn: [], ref: { dimensions: { TableName: `a" OR "b` } } };
    const { evidence } = await provider.gather(contextFor(server.url, [hostile, loadBalancer("edge")]));
    expect(bySignal(evidence, "t").requests?.reason).toContain("cannot be searched for");
    expect(bySignal(evidence, "edge").requests?.value).not.toBeNull();
  });
});

describe("alarms", () => {
  const alarm = (name: string, metric: string, more: object = {}) => ({
    AlarmName: name,
    Namespace: "AWS/ApplicationELB",
    MetricName: metric,
    Dimensions: [{ Name: "LoadBalancer", Value: "app/edge/1" }],
    ActionsEnabled: true,
    AlarmActions: ["arn:aws:sns:eu-west-1:1:page"],
    StateValue: "OK",
    ...more,
  });

  it("watch what they are on, once they are enabled and tell somebody, by themselves or through another", async () => {
    server.world.alarms = {
      "eu-west-1": {
        metric: [
          alarm("5xx", "HTTPCode_Target_5XX_Count", { StateValue: "ALARM" }),
          alarm("slow", "TargetResponseTime", { AlarmActions: [] }),
          alarm("quiet", "RequestCount", { ActionsEnabled: false }),
          alarm("other", "RequestCount", { Dimensions: [{ Name: "LoadBalancer", Value: "app/other/1" }] }),
        ],
        composite: [{ AlarmName: "all", AlarmRule: 'ALARM("slow") OR ALARM(other)', AlarmActions: ["arn:x"] }],
      },
    };
    const { evidence } = await provider.gather(contextFor(server.url, [loadBalancer("edge")]));
    const of = bySignal(evidence, "edge");
    expect(of["alarm.watched"]).toMatchObject({ value: ["errors", "latency"], strength: "configured" });
    expect(of["alarm.list"]?.value).toContainEqual({
      name: "5xx",
      enabled: true,
      receivers: 1,
      state: "firing",
      since: null,
      group: "errors",
    });
    expect(JSON.stringify(of["alarm.list"]?.value)).not.toContain("other");
  });

  it("have fired when their history says so, and are over when they leave that state", async () => {
    const at = (minutes: number) => Date.parse(AS_OF) - minutes * 60_000;
    server.world.alarms = {
      "eu-west-1": {
        metric: [
          alarm("5xx", "HTTPCode_Target_5XX_Count"),
          alarm("other", "RequestCount", { Dimensions: [{ Name: "LoadBalancer", Value: "app/other/1" }] }),
        ],
      },
    };
    server.world.history = {
      "eu-west-1": [
        { alarm: "5xx", at: at(20_000), state: "ALARM" },
        { alarm: "5xx", at: at(9000), state: "OK" },
        { alarm: "5xx", at: at(300), state: "ALARM" },
        { alarm: "other", at: at(299), state: "ALARM" },
        { alarm: "5xx", at: at(295), state: "INSUFFICIENT_DATA" },
        { alarm: "5xx", at: at(200), state: "OK" },
        { alarm: "5xx", at: at(60), state: "ALARM" },
      ],
    };
    const { evidence, usage } = await provider.gather(
      contextFor(server.url, [loadBalancer("edge"), loadBalancer("bare")]),
    );
    expect(bySignal(evidence, "edge")["alarm.firings"]).toMatchObject({
      value: [
        { name: "5xx", at: formatInstant(at(300)), seconds: 300 },
        { name: "5xx", at: formatInstant(at(60)), seconds: null },
      ],
      window: { end: AS_OF },
    });
    expect(bySignal(evidence, "bare")["alarm.firings"]?.reason).toContain("no alarm watches it");
    expect(usage["aws/cloudwatch"]?.requests).toBe(usage["aws/cloudwatch"]?.bound);
    server.fault = faults.denied(/DescribeAlarmHistory/);
    const refused = await provider.gather(contextFor(server.url, [loadBalancer("edge")]));
    expect(bySignal(refused.evidence, "edge")["alarm.firings"]?.reason).toContain("not authorized");
    expect(bySignal(refused.evidence, "edge")["alarm.list"]?.value).toHaveLength(1);
  });

  it("have no history older than it is kept", async () => {
    const asOf = "2025-01-10T00:00:00Z";
    const context = contextFor(server.url, [loadBalancer("edge")], { asOf });
    expect((await provider.plan(context)).readings.map(({ signal }) => signal)).not.toContain("alarm.firings");
    await provider.gather(context);
    expect(server.calls.map(({ operation }) => operation)).not.toContain("DescribeAlarmHistory");
  });

  it("are read to the last page, and counted", async () => {
    server.world.alarms = {
      "eu-west-1": { metric: Array.from({ length: 250 }, (_, at) => alarm(`a${at}`, "RequestCount")) },
    };
    const { evidence, usage } = await provider.gather(contextFor(server.url, [loadBalancer("edge")]));
    expect(bySignal(evidence, "edge")["alarm.list"]?.value).toHaveLength(250);
    expect(server.calls.filter(({ operation }) => operation === "DescribeAlarms")).toHaveLength(3);
    expect(usage["aws/cloudwatch"]?.requests).toBe(usage["aws/cloudwatch"]?.bound);
  });
});

describe("what is asked", () => {
  it.each([1, 60, 1000])("of %i components in three regions is what was planned, and nothing twice", async (count) => {
    const components = Array.from({ length: count }, (_, at) => loadBalancer(`lb${at}`, REGIONS[at % 3]));
    const context = contextFor(server.url, components);
    const plan = await provider.plan(context);
    expect(server.calls).toEqual([]);
    const { usage, evidence } = await provider.gather(context);
    const sent = server.calls.length;
    expect(usage["aws/cloudwatch"]).toMatchObject({ requests: sent, bound: sent });
    expect(plan.usage["aws/cloudwatch"]).toMatchObject({
      requests: sent,
      bound: sent,
      usd: usage["aws/cloudwatch"]?.usd,
    });
    const data = server.calls.filter(({ operation }) => operation === "GetMetricData");
    const asked = data.flatMap(({ region, body }) =>
      (body.MetricDataQueries as object[]).map((query) => JSON.stringify([region, { ...query, Id: "" }])),
    );
    expect(new Set(asked).size).toBe(asked.length);
    // Five metrics of 2,016 points each: 50 in a call.
    const regions = Map.groupBy(components, ({ ref }) => ref?.region);
    const least = [...regions.values()].reduce((sum, own) => sum + Math.ceil((own.length * 5) / 50), 0);
    expect(data).toHaveLength(least);
    expect(new Set(evidence.map(({ id }) => id)).size).toBe(evidence.length);
    const readings = new Set(evidence.map(({ subject, signal }) => `${subject} ${signal}`));
    for (const { subject, signal } of plan.readings) expect(readings).toContain(`${subject} ${signal}`);
  });

  it("is 500 metrics a call where each has few points", async () => {
    const components = Array.from({ length: 150 }, (_, at) => loadBalancer(`lb${at}`));
    const context = contextFor(server.url, components, { windowSeconds: 3600 });
    await provider.gather(context);
    const data = server.calls.filter(({ operation }) => operation === "GetMetricData");
    expect(data.map(({ body }) => (body.MetricDataQueries as object[]).length).sort()).toEqual([250, 500]);
  });

  it("is asked once of a closed period, under whatever end the run has; another account's is its own", async () => {
    server.world.metrics = balanced("edge");
    const kept = new Map<string, unknown>();
    const cache = {
      get: async (key: string) => structuredClone(kept.get(key)),
      set: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
    };
    const asOf = new Date(Date.parse(AS_OF) - 3_600_000).toISOString();
    const signals = contextFor(server.url, []).signals.filter(({ id }) => id === "requests");
    const context = () => contextFor(server.url, [loadBalancer("edge")], { asOf, signals, cache });
    const gather = () => provider.gather(context());
    expect((await provider.plan(context())).remembered).toBe(0);
    const first = await gather();
    expect(server.calls).toHaveLength(1);
    // Of the same credentials, as far as the environment tells.
    const planned = await provider.plan(context());
    expect([planned.usage["aws/cloudwatch"]?.requests, planned.remembered]).toEqual([1, 1]);
    const second = await gather();
    expect(server.calls).toHaveLength(1);
    expect(second.evidence).toEqual(first.evidence);
    expect(second.usage["aws/cloudwatch"]).toMatchObject({ requests: 0, bound: 0, usd: 0 });
    process.env.AWS_ACCESS_KEY_ID = "AKIAOTHEROTHEROTHER0";
    expect((await provider.plan(context())).remembered).toBe(0);
    await gather();
    process.env.AWS_ACCESS_KEY_ID = "AKIAPLANTEDPLANTED00";
    expect(server.calls).toHaveLength(2);
    for (const secret of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
      expect(JSON.stringify([...kept])).not.toContain(process.env[secret]);
  });

  it("carries the trace context of the run", async () => {
    const traceparent = `00-${"a".repeat(32)}-${"b".repeat(16)}-00`;
    const tracing = { ...UNTRACED, headers: () => ({ traceparent }) };
    await provider.gather(contextFor(server.url, [loadBalancer("edge")], { tracing }));
    for (const { headers } of server.calls) expect(headers.traceparent).toBe(traceparent);
  });
});

describe("objectives", () => {
  const of = (metric: string, more: object = {}) => ({
    type: "CloudWatch",
    spec: { namespace: "AWS/ApplicationELB", metric, dimensions: { LoadBalancer: "app/edge/1" }, ...more },
  });
  const ask = (bad: ReturnType<typeof of>): ObjectiveAsk => ({
    objective: "availability",
    subject: "edge",
    indicator: { kind: "ratio", counter: true, total: of("RequestCount"), bad },
    windows: [6 * DAY, 3600, 300],
  });

  it("are counted over their whole windows from two series", async () => {
    server.world.metrics = balanced("edge");
    const context = contextFor(server.url, [], { objectives: [ask(of("HTTPCode_Target_5XX_Count"))] });
    const { evidence } = await provider.gather(context);
    const told = Object.fromEntries(
      evidence.map(({ signal, attributes, value }) => [`${signal} ${attributes?.window}`, value]),
    );
    expect(told).toEqual({
      [`objective.total ${6 * DAY}`]: 6 * 288 * 600,
      [`objective.bad ${6 * DAY}`]: expect.closeTo(6 * 28.8 * 3, -1),
      "objective.total 3600": 7200,
      "objective.bad 3600": expect.any(Number),
      "objective.total 300": 600,
      "objective.bad 300": expect.any(Number),
    });
    expect(server.calls.map(({ operation }) => operation)).toEqual(["GetMetricData", "GetMetricData"]);
  });

  it("a metric that the catalogue does not know to be silent is unknown when it is", async () => {
    server.world.metrics = balanced("edge");
    const context = contextFor(server.url, [], { objectives: [ask(of("HTTPCode_Tarjet_5XX_Count"))] });
    const { evidence } = await provider.gather(context);
    const bad = evidence.filter(({ signal }) => signal === "objective.bad");
    expect(bad).toHaveLength(3);
    for (const { value, reason } of bad) expect([value, reason]).toEqual([null, "no data"]);
  });

  it("say what is wrong with their metric source", async () => {
    const objectives = [ask(of("HTTPCode_Target_5XX_Count", { stat: "p99; DROP" }))];
    const { evidence } = await provider.gather(contextFor(server.url, [], { objectives }));
    expect(evidence.find(({ signal }) => signal === "objective.bad")?.reason).toContain("no statistic of CloudWatch");
  });
});

describe("faults", () => {
  const two = [loadBalancer("edge"), loadBalancer("far", "us-east-1")];
  const gather = (more = {}) => provider.gather(contextFor(server.url, two, { timeoutMs: 3000, ...more }));
  const metrics = [...balanced("edge"), ...balanced("far", "us-east-1")];

  beforeEach(() => {
    server.world.metrics = metrics;
  });

  it("throttling is waited out", async () => {
    server.fault = faults.throttled(3);
    const { evidence, diagnostics, usage } = await gather();
    expect(diagnostics).toEqual([]);
    expect(bySignal(evidence, "edge").requests?.value).not.toBeNull();
    expect(usage["aws/cloudwatch"]?.requests).toBe(server.calls.length);
  });

  it.each([
    ["a refused call", faults.denied(/GetMetricData/), /not authorized to perform: cloudwatch:GetMetricData/],
    ["a page of HTML", faults.html(/GetMetricData/), /not an AWS endpoint/],
    ["a redirect", faults.elsewhere(/GetMetricData/), /not an AWS endpoint/],
    ["half an answer", faults.broken(/GetMetricData/), /GetMetricData|CloudWatch in/],
    ["a hung connection", faults.hanging(/GetMetricData/), /did not answer|gave no answer|no time/],
    ["a server that is broken", faults.failing(/GetMetricData/), /status 500/],
  ])("%s makes its series unknown, with the reason, and the alarms stand", async (_name, fault, reason) => {
    server.fault = fault;
    const { evidence, diagnostics } = await gather();
    const of = bySignal(evidence, "edge");
    expect(of.requests?.value).toBeNull();
    expect(of.requests?.reason).toMatch(reason);
    expect(of["alarm.watched"]?.value).toEqual([]);
    expect(diagnostics.map(({ level }) => level)).toContain("error");
  });

  it("touch the region they happen in alone", async () => {
    server.fault = (call, nth, response) =>
      call.region === "us-east-1" ? faults.denied(/GetMetricData/)(call, nth, response) : false;
    const { evidence, diagnostics } = await gather();
    expect(bySignal(evidence, "edge").requests?.value).not.toBeNull();
    expect(bySignal(evidence, "far").requests?.value).toBeNull();
    expect(diagnostics).toMatchObject([{ level: "warning", message: expect.stringContaining("us-east-1") }]);
  });

  it("a metric of which only a part came is unknown, not smaller", async () => {
    server.world.partial = ({ metric }) => metric === "RequestCount";
    const { evidence } = await gather();
    const of = bySignal(evidence, "edge");
    expect(of.requests?.reason).toContain("a part only");
    expect(of["success-ratio"]?.value).toBeNull();
    expect(of["latency.p99"]?.value).not.toBeNull();
  });

  it("one wrong query takes no other with it", async () => {
    const wrong = loadBalancer("wrong");
    wrong.ref = { dimensions: { LoadBalancer: "app/edge/1" } };
    server.fault = (call, _nth, response) => {
      const text = JSON.stringify(call.body);
      if (call.operation !== "GetMetricData" || !text.includes("HTTPCode_ELB_5XX_Count")) return false;
      response.writeHead(400, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify({ __type: "ValidationError", message: "wrong" }));
      return true;
    };
    const { evidence } = await gather();
    expect(bySignal(evidence, "edge").requests?.value).not.toBeNull();
    expect(bySignal(evidence, "edge").errors?.reason).toContain("wrong");
  });

  it("a page that never ends is left", async () => {
    server.fault = (call, nth, response) => {
      if (call.operation !== "GetMetricData") return false;
      response.writeHead(200, { "content-type": "application/x-amz-json-1.0" });
      response.end(JSON.stringify({ MetricDataResults: [], NextToken: `t${nth}` }));
      return true;
    };
    const { evidence } = await gather();
    expect(bySignal(evidence, "edge").requests?.reason).toContain("still more after");
    expect(server.calls.length).toBeLessThan(20);
  });

  it("without credentials nothing is sent, and nothing is counted", async () => {
    const held = { ...process.env };
    for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"]) delete process.env[name];
    Object.assign(process.env, {
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_SHARED_CREDENTIALS_FILE: "/nowhere",
      AWS_CONFIG_FILE: "/nowhere",
    });
    const { evidence, diagnostics, usage } = await gather();
    process.env = held;
    expect(server.calls).toEqual([]);
    expect(usage["aws/cloudwatch"]).toMatchObject({ requests: 0, usd: 0 });
    expect(bySignal(evidence, "edge").requests?.reason).toContain("no credentials of AWS were found");
    expect(diagnostics.map(({ level }) => level)).toContain("error");
  });

  it("an interruption ends it", async () => {
    server.fault = faults.hanging(/./);
    const controller = new AbortController();
    const gathering = gather({ abort: controller.signal, timeoutMs: 60_000 });
    setTimeout(() => controller.abort(), 50);
    const { evidence } = await gathering;
    expect(bySignal(evidence, "edge").requests?.reason).toContain("interrupted");
  });

  it("show no secret, wherever a server repeats it", async () => {
    server.fault = faults.denied(/./, `${process.env.AWS_SECRET_ACCESS_KEY} ${process.env.AWS_SESSION_TOKEN}`);
    const all = JSON.stringify([await gather(), await provider.doctor(contextFor(server.url, two))]);
    for (const secret of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"])
      expect(all).not.toContain(process.env[secret]);
  });
});

describe("doctor and discovery", () => {
  it("say whose credentials these are, and which permission is missing", async () => {
    server.world.metrics = balanced("edge");
    const context = contextFor(server.url, [loadBalancer("edge")]);
    expect(await provider.doctor(context)).toMatchObject([
      { subject: "credentials", ok: true, message: expect.stringContaining("assumed-role/auditor/ci") },
      { subject: "edge", ok: true },
    ]);
    server.fault = faults.denied(/DescribeAlarms/);
    expect(await provider.doctor(context)).toContainEqual(
      expect.objectContaining({ subject: "permissions", ok: false, message: "cloudwatch:DescribeAlarms is missing" }),
    );
  });

  it("propose what publishes metrics", async () => {
    server.world.metrics = [
      ...balanced("shop"),
      published(
        { namespace: "AWS/SQS", metric: "NumberOfMessagesSent", dimensions: { QueueName: "Orders.fifo" } },
        1,
        () => [1],
      ),
      published(
        { namespace: "AWS/Lambda", metric: "Invocations", dimensions: { FunctionName: "a", Resource: "a:1" } },
        1,
        () => [1],
      ),
    ];
    const found = await provider.discover?.(contextFor(server.url, []));
    expect(found).toEqual([
      {
        id: "orders-fifo",
        type: "aws.sqs",
        dependsOn: [],
        ref: { region: "eu-west-1", dimensions: { QueueName: "Orders.fifo" } },
      },
      {
        id: "shop",
        type: "aws.alb",
        dependsOn: [],
        ref: { region: "eu-west-1", dimensions: { LoadBalancer: "app/shop/1" } },
      },
    ]);
  });
});
