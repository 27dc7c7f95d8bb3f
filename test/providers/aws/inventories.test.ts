import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AnswerCache } from "../../../src/model/provider.ts";
import { formatInstant } from "../../../src/model/time.ts";
import { provider } from "../../../src/providers/aws/index.ts";
import { type AwsServer, faults, startAws } from "../../servers/aws.ts";
import { bySignal, contextFor, loadBalancer, numbersOf, worldOf } from "./workload.ts";

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
});

const components = [
  loadBalancer("edge"),
  {
    id: "pay",
    type: "aws.lambda",
    dependsOn: [],
    ref: { dimensions: { FunctionName: "pay" }, service: "pay-service" },
  },
];

async function gather(settings: object, more = {}) {
  const context = contextFor(server.url, components, more);
  const whole = { ...context, settings: { ...context.settings, alarms: false, ...settings } };
  const plan = await provider.plan(whole);
  expect(server.calls).toEqual([]);
  const result = await provider.gather(whole);
  return { ...result, plan, of: bySignal(result.evidence, "shop"), own: (id: string) => bySignal(result.evidence, id) };
}

describe("tags", () => {
  it("say whose a resource is, and which no component names", async () => {
    server.inventories = {
      resources: {
        "eu-west-1": [
          {
            ResourceARN: "arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/edge/1",
            Tags: [{ Key: "owner", Value: "shop" }],
          },
          { ResourceARN: "arn:aws:sqs:eu-west-1:1:forgotten\u202e", Tags: [] },
        ],
      },
    };
    const { of, own, usage } = await gather({ tags: { owner: "owner" } });
    expect(own("edge")["resource.tags"]).toMatchObject({ value: ["owner"], strength: "configured" });
    expect(own("pay")["resource.tags"]).toMatchObject({ value: null, reason: expect.stringContaining("tagged") });
    const forgotten = { id: "arn:aws:sqs:eu-west-1:1:forgotten\\u202e", type: "sqs" };
    expect(of["resource.untagged"]?.value).toEqual([{ ...forgotten, missing: "owner" }]);
    expect(of["resource.strangers"]?.value).toEqual([{ ...forgotten, region: "eu-west-1" }]);
    expect(of["resource.count"]?.value).toBe(2);
    expect(usage["aws/tagging"]).toMatchObject({ requests: 1, bound: 1 });
  });

  it("are read to the last page", async () => {
    const resources = Array.from({ length: 250 }, (_, at) => ({
      ResourceARN: `arn:aws:sqs:eu-west-1:1:q${at}`,
      Tags: [],
    }));
    server.inventories = { resources: { "eu-west-1": resources } };
    const { of, usage, plan } = await gather({ tags: { owner: "owner" } });
    expect(of["resource.count"]?.value).toBe(250);
    expect([plan.usage["aws/tagging"]?.bound, usage["aws/tagging"]?.requests, usage["aws/tagging"]?.bound]).toEqual([
      1, 3, 3,
    ]);
  });
});

describe("costs", () => {
  const day = (at: string) => [
    { service: "Amazon EC2", owner: "shop", usd: at > "2026-01-20" ? 30 : 10 },
    { service: "AWS Lambda", owner: "", usd: 2 },
  ];

  it("are those of closed days, by service and owner, from calls that cost a cent each", async () => {
    server.inventories = { costs: day };
    const { of, usage, plan } = await gather({ costs: { owner: "team", days: 28 } }, { asOf: "2026-02-01T10:00:00Z" });
    const total = of["cost.total"];
    expect(total).toMatchObject({
      unit: "USD",
      window: { start: "2026-01-01T00:00:00Z", end: "2026-01-29T00:00:00Z" },
    });
    const values = numbersOf(total);
    expect([values.length, values[0], values.at(-1)]).toEqual([28, 12, 32]);
    expect(numbersOf(of["cost.attributed"]).at(-1)).toBe(30);
    expect(of["cost.services"]?.value).toEqual([
      { service: "Amazon EC2", usd: 20 * 10 + 8 * 30, last14: 30, before56: 10 },
      { service: "AWS Lambda", usd: 56, last14: 2, before56: 2 },
    ]);
    // Nothing was moved, so that there is nothing to ask the cost of.
    expect(of["cost.transfer"]?.value).toMatchObject({ values: new Array(28).fill(0) });
    expect(usage["aws/cost-explorer"]).toMatchObject({ requests: 7, bound: 7, usd: 0.07 });
    expect(plan.usage["aws/cost-explorer"]).toMatchObject({ requests: 8, bound: 8, usd: 0.08 });
  });

  it("of moving data are those between zones and regions, not to users, on days that the bill tells of", async () => {
    server.inventories = {
      costs: (at) => (at === "2026-01-01" ? [] : day(at)),
      usage: () => [
        { type: "EUW1-DataTransfer-Regional-Bytes", usd: 1 },
        { type: "EUW1-USE1-AWS-Out-Bytes", usd: 2 },
        { type: "EUW1-NatGateway-Bytes", usd: 4 },
        { type: "EUW1-NatGateway-Hours", usd: 8 },
        { type: "EUW1-DataTransfer-Out-Bytes", usd: 16 },
      ],
    };
    const { of, usage, plan } = await gather({ costs: { days: 14 } }, { asOf: "2026-01-18T10:00:00Z" });
    expect(numbersOf(of["cost.transfer"])).toEqual([Number.NaN, ...new Array(13).fill(7)]);
    expect(usage["aws/cost-explorer"]).toMatchObject({ requests: 8, bound: 8 });
    expect(plan.usage["aws/cost-explorer"]?.requests).toBe(8);
  });

  it("are asked once a day: kept answers cost nothing, and hold no credentials", async () => {
    server.inventories = { costs: day };
    const kept = new Map<string, unknown>();
    const cache: AnswerCache = {
      get: async (key) => structuredClone(kept.get(key)),
      set: async (key, value) => {
        kept.set(key, structuredClone(value));
      },
    };
    const first = await gather({ costs: {} }, { cache });
    server.calls.length = 0;
    const second = await gather({ costs: {} }, { cache });
    expect(second.of["cost.total"]).toEqual(first.of["cost.total"]);
    // Who is told of anomalies is asked each time.
    expect(second.usage["aws/cost-explorer"]).toMatchObject({ requests: 2, bound: 2, usd: 0.02 });
    expect([first.plan.remembered, second.plan.remembered]).toEqual([0, 6]);
    expect(server.calls).toHaveLength((second.plan.usage["aws/cost-explorer"]?.requests ?? 0) + 1 - 6);
    const text = JSON.stringify([...kept]);
    expect(kept.size).toBeGreaterThan(0);
    for (const secret of ["AKIAPLANTEDPLANTED00", "planted-secret-key"]) expect(text).not.toContain(secret);
  });

  it("in another currency are not taken for dollars", async () => {
    server.inventories = { costs: () => [{ service: "x", owner: "", usd: 1, unit: "EUR" }] };
    expect((await gather({ costs: {} })).of["cost.total"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("EUR"),
    });
  });

  it("that are refused are unknown, and nothing else is", async () => {
    server.fault = faults.denied(/GetCostAndUsage/);
    const { of, own, diagnostics } = await gather({ costs: {}, tags: { owner: "o" } });
    expect([of["cost.total"]?.value, of["cost.transfer"]?.value]).toEqual([null, null]);
    expect(of["cost.anomaly-monitors"]?.value).toBe(0);
    expect(of["resource.count"]?.value).toBe(0);
    expect(own("edge").requests?.reason).toContain("no data");
    expect(diagnostics).toHaveLength(1);
  });
});

describe("backups", () => {
  const DAY = 86_400_000;
  const today = Math.floor(Date.now() / DAY) * DAY;
  const asOf = formatInstant(today + 3_600_000);
  const arn = "arn:aws:dynamodb:eu-west-1:1:table/orders";
  const table = (id: string) => ({ id, type: "aws.dynamodb", dependsOn: [], ref: { dimensions: { TableName: id } } });
  const job = (day: number, state: string, more: object = {}) => ({
    arn,
    state,
    created: today - day * DAY + 60_000,
    ended: today - day * DAY + 120_000,
    ...more,
  });
  const read = async () => {
    const context = contextFor(server.url, [table("orders"), table("carts"), loadBalancer("edge")], { asOf });
    const whole = { ...context, settings: { ...context.settings, alarms: false, backups: true } };
    const plan = await provider.plan(whole);
    const { evidence, usage } = await provider.gather(whole);
    return { plan, usage, of: (id: string) => bySignal(evidence, id) };
  };

  it("are counted by the day they ended on, of what has jobs; of other tables nothing is known", async () => {
    server.inventories = {
      backups: {
        "eu-west-1": [
          ...Array.from({ length: 27 }, (_, at) => job(at + 2, "COMPLETED")),
          job(1, "FAILED"),
          // Ran into the next day.
          job(2, "EXPIRED", { ended: undefined }),
          job(3, "ABORTED"),
          job(1, "RUNNING", { ended: undefined }),
          job(0, "COMPLETED"),
          ...Array.from({ length: 1000 }, () => job(5, "COMPLETED", { arn: `${arn}-other` })),
        ],
      },
      restores: { "eu-west-1": [job(9, "COMPLETED"), job(8, "FAILED")] },
    };
    const { of, usage, plan } = await read();
    const completed = numbersOf(of("orders")["backup.completed"]);
    expect([completed.length, completed.at(-1), completed.at(-2), completed[0]]).toEqual([28, 0, 1, 1]);
    expect(numbersOf(of("orders")["backup.failed"]).slice(-3)).toEqual([0, 1, 1]);
    expect(of("orders")["backup.completed"]?.window.end).toBe(formatInstant(today));
    expect(of("carts")["backup.completed"]).toMatchObject({ value: null, reason: expect.stringContaining("no job") });
    expect(of("edge")).not.toHaveProperty("backup.completed");
    const restored = numbersOf(of("shop")["restore.completed"]);
    expect([restored.reduce((a, b) => a + b), restored.at(-9)]).toEqual([1, 1]);
    // A second page of backups.
    expect([plan.usage["aws/backup"]?.requests, usage["aws/backup"]?.requests, usage["aws/backup"]?.bound]).toEqual([
      2, 3, 3,
    ]);
  });

  it("of an account without any job say nothing of restores, and neither does a refusal", async () => {
    const { of, usage, plan } = await read();
    expect(of("shop")["restore.completed"]?.reason).toContain("no job at all");
    expect(usage["aws/backup"]).toMatchObject({ requests: 2, bound: 2 });
    expect(plan.usage["aws/backup"]).toMatchObject({ requests: 2, bound: 2 });
    server.fault = faults.denied(/restore-jobs/);
    expect((await read()).of("orders")["backup.failed"]?.reason).toContain("not authorized");
  });
});

it.each([60, 1000])(
  "lists are not longer for %i components: requests, bound and plan are one number",
  async (count) => {
    const many = Array.from({ length: count }, (_, at) => loadBalancer(`lb${at}`));
    const context = contextFor(server.url, many, { windowSeconds: 3600 });
    const settings = { ...context.settings, backups: true, costs: {}, tags: { owner: "o" } };
    server.inventories = { usage: () => [{ type: "DataTransfer-Regional-Bytes", usd: 1 }] };
    const plan = await provider.plan({ ...context, settings });
    const { usage } = await provider.gather({ ...context, settings });
    const table = (of: typeof usage) => Object.entries(of).map(([api, { requests, bound }]) => [api, requests, bound]);
    expect(table(usage).sort()).toEqual(table(plan.usage).sort());
    for (const [api, requests, bound] of table(usage)) expect(requests, String(api)).toBe(bound);
    expect(usage["aws/cost-explorer"]?.requests).toBe(8);
    expect(server.calls).toHaveLength(Object.values(usage).reduce((sum, { requests }) => sum + requests, 0));
  },
);

describe("monitors of cost anomalies", () => {
  const monitor = (id: string) => ({ MonitorArn: `arn:aws:ce::1:anomalymonitor/${id}`, MonitorName: id });
  const subscription = (ids: string[], Subscribers: object[]) => ({
    MonitorArnList: ids.map((id) => monitor(id).MonitorArn),
    Subscribers,
    SubscriptionName: "s",
    Frequency: "DAILY",
  });

  it("count once where somebody is told, and not where nobody is", async () => {
    server.inventories = {
      monitors: ["a", "b", "c"].map(monitor),
      subscriptions: [
        subscription(["a", "deleted"], [{ Address: "x@example.org", Type: "EMAIL", Status: "CONFIRMED" }]),
        subscription(["a"], [{ Address: "arn:aws:sns:eu-west-1:1:t", Type: "SNS" }]),
        subscription(["b"], [{ Address: "y@example.org", Type: "EMAIL", Status: "DECLINED" }]),
      ],
    };
    const { of } = await gather({ costs: {} });
    expect(of["cost.anomaly-monitors"]).toMatchObject({ value: 1, unit: "{count}", strength: "configured" });
    expect(JSON.stringify(of)).not.toContain("example.org");
  });

  it("that may not be read are unknown", async () => {
    server.fault = faults.denied(/GetAnomalySubscriptions/);
    expect((await gather({ costs: {} })).of["cost.anomaly-monitors"]?.value).toBeNull();
  });
});

describe("commitments", () => {
  const asOf = "2026-02-01T10:00:00Z";
  const weekend = (day: string) => [0, 6].includes(new Date(day).getUTCDay());

  it("cover a share of what the least day used, savings plans and reserved instances together", async () => {
    server.inventories = {
      savingsPlans: { covered: 30, used: 90, paid: 100 },
      reserved: { used: 99, paid: 100, usd: 30 },
      onDemand: (day) => (weekend(day) ? 15 : 100),
    };
    const { of } = await gather({ costs: {} }, { asOf });
    // 60 of the 75 of a day at the weekend.
    expect(of["commitment.coverage"]).toMatchObject({ value: expect.closeTo(0.8, 12), unit: "1" });
    expect(of["commitment.coverage"]?.window).toEqual({ start: "2025-12-30T00:00:00Z", end: "2026-01-29T00:00:00Z" });
    expect(of["commitment.utilisation"]?.value).toBeCloseTo(0.9, 12);
  });

  it("that nobody made cover nothing, and are not used badly", async () => {
    server.inventories = { onDemand: () => 10 };
    const { of } = await gather({ costs: {} }, { asOf });
    expect(of["commitment.coverage"]?.value).toBe(0);
    expect(of["commitment.utilisation"]).toMatchObject({
      value: null,
      reason: expect.stringContaining("nothing is committed to"),
    });
  });

  it("of use that stops on some day have nothing steady to cover", async () => {
    server.inventories = { onDemand: (day) => (weekend(day) ? 0 : 10) };
    expect((await gather({ costs: {} }, { asOf })).of["commitment.coverage"]?.reason).toContain("no steady use");
  });

  it("of which savings plans are not told, while they cover something, are unknown", async () => {
    server.inventories = { savingsPlans: { covered: 5, used: 1, paid: 1 }, onDemand: () => 10 };
    server.fault = faults.denied(/GetSavingsPlansUtilization/);
    const { of } = await gather({ costs: {} }, { asOf });
    expect([of["commitment.coverage"]?.value, of["commitment.utilisation"]?.value]).toEqual([null, null]);
    expect(of["commitment.utilisation"]?.reason).toContain("not authorized");
  });
});

describe("the service graph", () => {
  it("names components where a service is one, and tells the others", async () => {
    server.inventories = {
      services: [
        {
          ReferenceId: 0,
          Name: "client",
          Type: "client",
          Edges: [{ ReferenceId: 1, SummaryStatistics: { TotalCount: 9 } }],
        },
        {
          ReferenceId: 1,
          Name: "edge",
          Edges: [
            {
              ReferenceId: 2,
              SummaryStatistics: {
                TotalCount: 200,
                TotalResponseTime: 50,
                ErrorStatistics: { TotalCount: 4, ThrottleCount: 1 },
                FaultStatistics: { TotalCount: 2 },
              },
            },
          ],
        },
        { ReferenceId: 2, Name: "pay-service", Edges: [{ ReferenceId: 3, SummaryStatistics: {} }] },
        { ReferenceId: 3, Name: "bank\u001b", Edges: [] },
      ],
    };
    const { of } = await gather({ traces: {} });
    expect(of["service.edges"]?.value).toEqual([
      { source: "edge", target: "pay", calls: 200, errors: 4, faults: 2, throttled: 1, seconds: 0.25 },
      { source: "pay", target: "bank\\u001b", calls: 0, errors: 0, faults: 0, throttled: 0, seconds: null },
    ]);
    expect(of["service.strangers"]?.value).toEqual(["bank\\u001b"]);
  });
});

describe("objectives of Application Signals", () => {
  it("are told with what is left of their budgets, as shares", async () => {
    const arn = "arn:aws:application-signals:eu-west-1:1:slo/fast";
    server.inventories = {
      slos: [{ Arn: arn, Name: "fast", KeyAttributes: { Name: "edge" } }],
      budgets: {
        [arn]: {
          Arn: arn,
          Name: "fast",
          BudgetStatus: "WARNING",
          Attainment: 99.5,
          TotalBudgetSeconds: 1000,
          BudgetSecondsRemaining: 250,
          Goal: { AttainmentGoal: 99 },
        },
      },
    };
    const { of, usage } = await gather({ objectives: true });
    expect(of["vendor-slo"]?.value).toEqual([
      {
        name: "fast",
        service: "edge",
        goal: 0.99,
        attainment: 0.995,
        remaining: 0.25,
        status: "WARNING",
        from: null,
        until: null,
      },
    ]);
    expect(usage["aws/application-signals"]).toMatchObject({ requests: 2, bound: 2 });
  });

  it("that are not there are an empty list from one call", async () => {
    const { of, usage } = await gather({ objectives: true });
    expect(of["vendor-slo"]?.value).toEqual([]);
    expect(usage["aws/application-signals"]).toMatchObject({ requests: 1, bound: 1 });
  });
});

describe("advice", () => {
  it("is what is too large, too small or idle", async () => {
    server.inventories = {
      lambda: [
        {
          functionArn: "arn:aws:lambda:eu-west-1:1:function:pay",
          finding: "NotOptimized",
        },
        {
          functionArn: "arn:aws:lambda:eu-west-1:1:function:pay",
          finding: "Overprovisioned",
          lastRefreshTimestamp: 1_767_225_600,
          memorySizeRecommendationOptions: [
            { savingsOpportunity: { estimatedMonthlySavings: { value: 12, currency: "USD" } } },
            { savingsOpportunity: { estimatedMonthlySavings: { value: 5, currency: "USD" } } },
          ],
        },
      ],
    };
    const { of, usage } = await gather({ advice: true });
    expect(of.advice?.value).toEqual([
      expect.objectContaining({
        kind: "oversized",
        category: "cost",
        component: "pay",
        usdPerMonth: 12,
        since: "2026-01-01T00:00:00.000Z",
      }),
    ]);
    expect(usage["aws/compute-optimizer"]).toMatchObject({ requests: 4, bound: 4 });
  });
});

describe("reviews of the Well-Architected Tool", () => {
  const settings = { reviews: ["shop"] };

  it("are told by pillar, with their answers, as what a person said", async () => {
    server.inventories = {
      workloads: [{ WorkloadId: "w1", WorkloadName: "shop" }],
      lensReview: {
        UpdatedAt: 1_767_225_600,
        PillarReviewSummaries: [{ PillarId: "reliability", RiskCounts: { HIGH: 2, NONE: 3, UNANSWERED: 8 } }],
      },
      answers: Array.from({ length: 57 }, (_, at) => ({
        QuestionId: `q${at}`,
        PillarId: "reliability",
        Risk: at === 0 ? "HIGH" : "UNANSWERED",
        SelectedChoices: at === 0 ? ["c1"] : [],
      })),
    };
    const { of, usage } = await gather(settings);
    expect(of.review).toMatchObject({
      strength: "attested",
      value: [{ workload: "shop", pillar: "reliability", high: 2, medium: 0, unanswered: 8, answered: 5 }],
    });
    expect(of["review.answers"]?.value).toHaveLength(57);
    expect(usage["aws/wellarchitected"]).toMatchObject({ requests: 4, bound: 4 });
  });

  it("of a workload that is not there are unknown", async () => {
    expect((await gather(settings)).of.review).toMatchObject({
      value: null,
      reason: expect.stringContaining("0 workloads"),
    });
  });
});
