import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Component } from "../../../src/model/workload.ts";
import { provider } from "../../../src/providers/aws/index.ts";
import type { AwsRules } from "../../../src/providers/aws/series.ts";
import { type AwsServer, startAws } from "../../servers/aws.ts";
import { ROOT } from "../../support/command-line.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { bySignal, contextFor, loadBalancer, published, worldOf } from "./workload.ts";

let server: AwsServer;

beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = "AKIAPLANTEDPLANTED00";
  process.env.AWS_SECRET_ACCESS_KEY = "planted-secret-key-0123456789";
  server = await startAws(worldOf([]));
});

afterAll(() => server.stop());

beforeEach(() => {
  server.calls.length = 0;
  server.fault = undefined;
  server.inventories = {};
  server.world.metrics = [];
  delete server.world.partial;
});

const pay: Component = { id: "pay", type: "aws.lambda", dependsOn: [], ref: { dimensions: { FunctionName: "pay" } } };
const CONCURRENT = { Service: "Lambda", Resource: "ConcurrentExecutions", Class: "None", Type: "Resource" };

/** As ListServiceQuotas gives one; `of` tells its metric of use. */
function quota(name: string, Value: number, of: object | undefined, more: object = {}) {
  return {
    ServiceCode: "lambda",
    QuotaCode: `L-${name}`,
    QuotaName: name,
    Value,
    Unit: "None",
    Adjustable: true,
    GlobalQuota: false,
    ...(of === undefined
      ? {}
      : {
          UsageMetric: {
            MetricNamespace: "AWS/Usage",
            MetricName: "ResourceCount",
            MetricDimensions: of,
            MetricStatisticRecommendation: "Maximum",
          },
        }),
    ...more,
  };
}

const use = (dimensions: { [name: string]: string }, values: (index: number) => number[], region = "eu-west-1") =>
  published({ region, namespace: "AWS/Usage", metric: "ResourceCount", dimensions }, 200, values);

async function read(components: Component[] = [pay], more: Parameters<typeof contextFor>[2] = {}) {
  const context = contextFor(server.url, components, more);
  const whole = { ...context, settings: { ...context.settings, alarms: false, quotas: true } };
  const plan = await provider.plan(whole);
  expect(server.calls).toEqual([]);
  const result = await provider.gather(whole);
  return { ...result, plan, whole, used: bySignal(result.evidence, "shop")["quota.used"] };
}

describe("quotas", () => {
  it("are told with their highest use of the window, the fullest first", async () => {
    server.inventories = {
      quotas: {
        "eu-west-1": {
          lambda: [
            quota("Concurrent executions", 1000, CONCURRENT),
            quota("Layers\u202e", 50, { Resource: "Layers" }, { Adjustable: false }),
            quota("Function timeout", 900, undefined),
            quota("Unused", 10, { Resource: "Unused" }),
            quota("Never published", 10, { Resource: "Never" }),
            quota("None allowed", 0, { Resource: "Layers" }),
            quota(
              "Rate of calls",
              10,
              { Resource: "Layers" },
              {
                UsageMetric: {
                  MetricNamespace: "AWS/Usage",
                  MetricName: "ResourceCount",
                  MetricDimensions: { Resource: "Layers" },
                  MetricStatisticRecommendation: "Sum",
                },
              },
            ),
          ],
        },
      },
    };
    server.world.metrics = [
      // The peak of the week is in its middle; a higher one was before.
      use(CONCURRENT, (index) => [index === 0 ? 999 : index === 1200 ? 700 : 20]),
      use({ Resource: "Layers" }, () => [45]),
      use({ Resource: "Unused" }, () => [0]),
    ];
    const { used, usage, plan, diagnostics } = await read();
    expect(used).toMatchObject({ strength: "observed", source: { provider: "aws" } });
    expect(used?.value).toEqual([
      { quota: "Layers\\u202e (lambda in eu-west-1)", share: 0.9, adjustable: false },
      { quota: "Concurrent executions (lambda in eu-west-1)", share: 0.7, adjustable: true },
    ]);
    expect(Date.parse(used?.window.end ?? "") - Date.parse(used?.window.start ?? "")).toBe(604_800_000);
    expect(diagnostics).toEqual([]);
    expect(usage["aws/service-quotas"]).toMatchObject({ requests: 1, bound: 1 });
    // One call for the function's metrics, one for those of use.
    expect(usage["aws/cloudwatch"]).toMatchObject({ requests: 2, bound: 2 });
    for (const api of ["aws/service-quotas", "aws/cloudwatch"])
      expect(plan.usage[api]).toMatchObject({ requests: usage[api]?.requests, bound: usage[api]?.bound });
  });

  it("are listed once for each service and region that components are in, to the last page", async () => {
    const many = Array.from({ length: 120 }, (_, at) => quota(`q${at}`, 10, { Resource: `r${at}` }));
    server.inventories = {
      quotas: {
        "eu-west-1": { lambda: many, elasticloadbalancing: [quota("b", 20, { Resource: "b" })] },
        "us-east-1": { elasticloadbalancing: [quota("b", 20, { Resource: "b" })] },
      },
    };
    server.world.metrics = ["eu-west-1", "us-east-1"].flatMap((region) => [
      use({ Resource: "b" }, () => [region === "us-east-1" ? 19 : 1], region),
      use({ Resource: "r119" }, () => [9], region),
    ]);
    const balancers = [loadBalancer("a"), loadBalancer("b"), loadBalancer("c", "us-east-1")];
    const { used, usage, plan } = await read([pay, ...balancers]);
    expect(used?.value).toEqual([
      { quota: "b (elasticloadbalancing in us-east-1)", share: 0.95, adjustable: true },
      { quota: "q119 (lambda in eu-west-1)", share: 0.9, adjustable: true },
      { quota: "b (elasticloadbalancing in eu-west-1)", share: 0.05, adjustable: true },
    ]);
    expect([plan.usage["aws/service-quotas"]?.bound, usage["aws/service-quotas"]?.requests]).toEqual([3, 4]);
    expect(usage["aws/service-quotas"]?.bound).toBe(4);
    expect(usage["aws/cloudwatch"]?.requests).toBe(usage["aws/cloudwatch"]?.bound);
    expect(server.calls).toHaveLength(Object.values(usage).reduce((sum, { requests }) => sum + requests, 0));
  });

  it("of more metrics than a call holds raise the bound by what is sent", async () => {
    const many = Array.from({ length: 501 }, (_, at) => quota(`q${at}`, 10, { Resource: `r${at}` }));
    server.inventories = { quotas: { "eu-west-1": { lambda: many } } };
    const { usage, plan, used } = await read();
    expect([plan.usage["aws/cloudwatch"]?.bound, usage["aws/cloudwatch"]?.bound]).toEqual([2, 3]);
    expect(usage["aws/cloudwatch"]?.requests).toBe(3);
    expect(used).toMatchObject({ value: null, reason: expect.stringContaining("no use of any quota") });
  });

  it("that are the same everywhere are one, whose use is in us-east-1", async () => {
    const shared = quota("Functions", 10, { Resource: "f" }, { GlobalQuota: true });
    server.inventories = {
      quotas: {
        "eu-west-1": { elasticloadbalancing: [shared] },
        "ap-southeast-2": { elasticloadbalancing: [shared] },
      },
    };
    server.world.metrics = [use({ Resource: "f" }, () => [5], "us-east-1")];
    const { used } = await read([loadBalancer("a"), loadBalancer("b", "ap-southeast-2")]);
    expect(used?.value).toEqual([{ quota: "Functions (elasticloadbalancing)", share: 0.5, adjustable: true }]);
  });

  it("of which one list, one quota or one metric is not told are unknown, with the reason", async () => {
    const known = { lambda: [quota("Concurrent executions", 1000, CONCURRENT)] };
    server.inventories = { quotas: { "eu-west-1": known } };
    server.world.metrics = [use(CONCURRENT, () => [1])];
    expect((await read([pay, loadBalancer("edge")])).used).toMatchObject({
      value: null,
      reason: expect.stringContaining("elasticloadbalancing in eu-west-1: NoSuchResource"),
    });

    server.calls.length = 0;
    server.world.partial = ({ namespace }) => namespace === "AWS/Usage";
    expect((await read()).used?.reason).toContain("a part only");

    server.calls.length = 0;
    delete server.world.partial;
    const unread = quota("Storage", 75, undefined, { ErrorReason: { ErrorCode: "DEPENDENCY_THROTTLING_ERROR" } });
    server.inventories = { quotas: { "eu-west-1": { lambda: [...known.lambda, unread] } } };
    expect((await read()).used?.reason).toContain("Storage could not be read");
  });

  it("that may not be listed are a permission that doctor names, and no GetMetricData is sent for them", async () => {
    server.fault = (call, _nth, response) => {
      if (call.operation !== "ListServiceQuotas") return false;
      response.writeHead(400, { "content-type": "application/x-amz-json-1.1" });
      const message = "User: x is not authorized to perform: servicequotas:ListServiceQuotas";
      response.end(JSON.stringify({ __type: "AccessDeniedException", message }));
      return true;
    };
    const { used, usage, diagnostics, whole } = await read();
    expect(used).toMatchObject({ value: null, reason: expect.stringContaining("not authorized") });
    expect(usage["aws/cloudwatch"]).toMatchObject({ requests: 1, bound: 1 });
    expect(diagnostics).toMatchObject([{ level: "warning" }]);
    const results = await provider.doctor(whole);
    const missing = results.find(({ subject }) => subject === "permissions");
    expect(missing).toMatchObject({ ok: false, message: "servicequotas:ListServiceQuotas is missing" });
    const policy = readFileSync(join(ROOT, "docs/permissions/aws.json"), "utf8");
    expect(policy).toContain('"servicequotas:ListServiceQuotas"');
  });

  it("are not asked for unless the settings say so, nor where no type draws from any", async () => {
    const context = contextFor(server.url, [pay]);
    const { usage, readings } = await provider.plan(context);
    expect([usage["aws/service-quotas"], readings.filter(({ signal }) => signal === "quota.used")]).toEqual([
      undefined,
      [],
    ]);
    const edge = { id: "cdn", type: "aws.cloudfront", dependsOn: [], ref: { dimensions: { DistributionId: "E1" } } };
    expect((await read([edge])).usage["aws/service-quotas"]).toBeUndefined();
  });

  it("come from services whose codes Service Quotas can have", async () => {
    const { types } = (await shippedRules()).tables.aws as AwsRules;
    const codes = Object.values(types).flatMap(({ quotas = [] }) => quotas);
    expect(codes.length).toBeGreaterThan(10);
    // API reference of ListServiceQuotas.
    for (const code of codes) expect(code).toMatch(/^[a-zA-Z][a-zA-Z0-9-]{1,63}$/);
  });
});
