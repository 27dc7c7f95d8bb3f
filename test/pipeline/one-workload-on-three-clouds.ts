import { vi } from "vitest";
import { resourceId, SUBSCRIPTION, webApp } from "../providers/azure/setting.ts";
import { buckets, source, TOKEN_VARIABLE } from "../providers/gcp/context.ts";
import { startAws } from "../servers/aws.ts";
import type { Published } from "../servers/aws-cloudwatch.ts";
import type { Resource } from "../servers/azure/world.ts";
import { startAzure, TOKEN_ENV } from "../servers/azure.ts";
import type { Value } from "../servers/gcp/align.ts";
import { startGcp } from "../servers/gcp/server.ts";
import {
  arrived,
  at,
  days,
  END,
  failed,
  flaps,
  iso,
  left,
  MINUTE,
  millis,
  minuteOf,
  perMinute,
  spent,
  used,
  WEEK,
  waiting,
} from "./recorded-behaviour.ts";

vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAPLANTEDPLANTED00");
vi.stubEnv("AWS_SECRET_ACCESS_KEY", "planted-secret-key-0123456789");

type OfMinute = (minute: number) => number | readonly number[];

/** A metric of CloudWatch: sums of five minutes of what is counted, samples of what is measured. */
function published(
  [namespace, metric]: readonly [string, string],
  dimensions: { [name: string]: string },
  of: OfMinute,
  counted = false,
): Published {
  const points = new Map<number, number[]>();
  for (let first = 0; first < WEEK; first += 5) {
    const samples = Array.from({ length: 5 }, (_, minute) => of(first + minute)).flat();
    const sum = samples.reduce((a, b) => a + b, 0);
    // CloudWatch publishes no failures when nothing failed.
    if (!counted || sum > 0) points.set(END - (WEEK - first) * MINUTE, counted ? [sum] : samples);
  }
  return { region: "eu-west-1", namespace, metric, dimensions, points };
}

const target = { LoadBalancer: "app/shop/1", TargetGroup: "targetgroup/shop/1" };
const task = { ClusterName: "c", ServiceName: "shop" };
const percent = (of: (minute: number) => number) => (minute: number) => 100 * of(minute);
const amazon = await startAws({
  now: Date.now(),
  metrics: [
    published(["AWS/ApplicationELB", "RequestCount"], target, (minute) => perMinute[minute] ?? 0, true),
    published(["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count"], target, (minute) => failed[minute] ?? 0, true),
    published(["AWS/ApplicationELB", "TargetResponseTime"], target, (m) => millis(m).map((one) => one / 1000)),
    published(["AWS/ECS", "CPUUtilization"], task, percent(used.service)),
    published(["AWS/ECS", "MemoryUtilization"], task, percent(used.memory)),
    published(["AWS/RDS", "CPUUtilization"], { DBInstanceIdentifier: "orders" }, percent(used.database)),
    published(["AWS/SQS", "NumberOfMessagesSent"], { QueueName: "mail" }, arrived, true),
    published(["AWS/SQS", "NumberOfMessagesDeleted"], { QueueName: "mail" }, left, true),
    published(["AWS/SQS", "ApproximateNumberOfMessagesVisible"], { QueueName: "mail" }, waiting),
  ],
  alarms: {
    "eu-west-1": {
      metric: [
        ["errors", "HTTPCode_Target_5XX_Count"],
        ["slow", "TargetResponseTime"],
      ].map(([AlarmName, MetricName]) => ({
        AlarmName,
        MetricName,
        Namespace: "AWS/ApplicationELB",
        Dimensions: Object.entries(target).map(([Name, Value]) => ({ Name, Value })),
        ActionsEnabled: true,
        AlarmActions: ["arn:aws:sns:eu-west-1:1:page"],
        StateValue: "OK",
      })),
    },
  },
  history: {
    "eu-west-1": flaps.flatMap(({ from, to }) => [
      { alarm: "errors", at: from, state: "ALARM" },
      { alarm: "errors", at: to, state: "OK" },
    ]),
  },
});
amazon.inventories.costs = () => spent;

const inMinute = (of: (minute: number) => number | undefined) => (minute: number) => of(minuteOf(minute * MINUTE));
const plan = resource("Microsoft.Web/serverfarms", "shop", {
  CpuPercentage: inMinute(percent(used.service)),
  MemoryPercentage: inMinute(percent(used.memory)),
});
const app = webApp("shop", "westeurope", {
  planId: plan.id,
  metrics: {
    Requests: inMinute((minute) => at(perMinute, minute)),
    Http5xx: inMinute((minute) => at(failed, minute) || undefined),
    HttpResponseTime: inMinute((minute) => (at(millis(minute), 0) ?? 0) / 1000),
  },
});
const sql = resource("Microsoft.Sql/servers/databases", "shop/orders", {
  cpu_percent: inMinute(percent(used.database)),
  workers_percent: () => 20,
  storage_percent: () => 40,
});
const bus = resource("Microsoft.ServiceBus/namespaces", "mail", {
  IncomingRequests: inMinute(arrived),
  IncomingMessages: inMinute(arrived),
  CompleteMessage: inMinute(left),
  ActiveMessages: inMinute(waiting),
});
const WORKSPACE = "11111111-1111-1111-1111-111111111111";
const insights = Array.from({ length: WEEK / 5 }, (_, sample) =>
  millis(sample * 5).map((ms) => ({
    at: END - (WEEK - sample * 5) * MINUTE,
    role: "shop",
    items: 5,
    ms,
    success: true,
  })),
).flat();
const people: Resource = {
  ...resource("Microsoft.Insights/actionGroups", "people", {}),
  properties: { enabled: true, emailReceivers: [{ name: "a", status: "Enabled" }] },
};
const watching = (name: string, metricName: string): Resource => ({
  ...resource("Microsoft.Insights/metricAlerts", name, {}),
  properties: {
    enabled: true,
    scopes: [app.id],
    criteria: { allOf: [{ metricName, metricNamespace: "", dimensions: [] }] },
    actions: [{ actionGroupId: people.id }],
  },
});
const microsoft = await startAzure({
  resources: [plan, app, sql, bus, people, watching("errors", "Http5xx"), watching("slow", "HttpResponseTime")],
  workspace: { id: WORKSPACE, requests: insights, dependencies: [] },
  costs: days.flatMap((day) => spent.map((one) => ({ day, ...one }))),
  lists: {
    [`/subscriptions/${SUBSCRIPTION}/providers/Microsoft.AlertsManagement/alerts`]: flaps.map(({ from, to }) => ({
      properties: {
        essentials: {
          alertRule: "x/microsoft.insights/metricAlerts/errors",
          targetResource: app.id,
          monitorCondition: "Resolved",
          monitorConditionResolvedDateTime: iso(to),
          startDateTime: iso(from),
          alertState: "New",
        },
      },
    })),
  },
});

function resource(type: string, name: string, metrics: Resource["metrics"] & object): Resource {
  return { id: resourceId(type, name), type, location: "westeurope", metrics };
}

const run = { service_name: "shop", location: "europe-west1", revision_name: "r1", configuration_name: "shop" };
const counted = (values: (minute: number) => number | undefined, code: string, group: string) =>
  source("run.googleapis.com/request_count", "cloud_run_revision", run, (end) => values(minuteOf(end) - 1), {
    metric: { response_code: code, response_code_class: group },
  });
const onRun = (metric: string, of: (minute: number) => Value) =>
  source(`run.googleapis.com/${metric}`, "cloud_run_revision", run, (end) => of(minuteOf(end) - 1));
/** One instance whose use is that share, in buckets of a twentieth. */
const share = (value: number): Value => ({
  counts: Array.from({ length: 22 }, (_, bucket) => (bucket === Math.floor(value * 20) + 1 ? 1 : 0)),
  sum: value,
  bounds: Array.from({ length: 21 }, (_, bucket) => bucket / 20),
});
const gauge = (type: string, kind: string, labels: { [name: string]: string }, of: (minute: number) => number) =>
  source(type, kind, labels, (end) => of(minuteOf(end) - 1), { kind: "GAUGE" });
const database = { database_id: "shop-1:orders", region: "europe-west1" };
const google = await startGcp({
  sources: [
    counted((minute) => (perMinute[minute] ?? 0) - (failed[minute] ?? 0), "200", "2xx"),
    counted((minute) => at(failed, minute) || undefined, "503", "5xx"),
    onRun("request_latencies", (minute) => buckets(millis(minute))),
    onRun("container/cpu/utilizations", () => share(used.service())),
    onRun("container/memory/utilizations", () => share(used.memory())),
    gauge("cloudsql.googleapis.com/database/cpu/utilization", "cloudsql_database", database, used.database),
    gauge("cloudsql.googleapis.com/database/memory/utilization", "cloudsql_database", database, () => 0.5),
    gauge("cloudsql.googleapis.com/database/disk/utilization", "cloudsql_database", database, () => 0.4),
    gauge(
      "pubsub.googleapis.com/subscription/num_undelivered_messages",
      "pubsub_subscription",
      { subscription_id: "mail" },
      waiting,
    ),
    source("pubsub.googleapis.com/topic/send_message_operation_count", "pubsub_topic", { topic_id: "mail" }, arrived),
    source("pubsub.googleapis.com/topic/send_request_count", "pubsub_topic", { topic_id: "mail" }, arrived, {
      metric: { response_class: "success" },
    }),
    source(
      "pubsub.googleapis.com/subscription/ack_message_count",
      "pubsub_subscription",
      { subscription_id: "mail" },
      (end) => left(minuteOf(end) - 1),
    ),
  ],
});
const channel = "projects/shop-1/notificationChannels/1";
const policy = (displayName: string, filter: string) => ({
  name: `projects/shop-1/alertPolicies/${displayName}`,
  displayName,
  enabled: true,
  notificationChannels: [channel],
  conditions: [
    {
      conditionThreshold: {
        filter: `resource.type = "cloud_run_revision" AND resource.labels.service_name = "shop" AND ${filter}`,
        comparison: 1,
        thresholdValue: 1,
      },
    },
  ],
});
google.lists.notificationChannels = [{ name: channel, type: "email", enabled: true }];
google.lists.alertPolicies = [
  policy("errors", 'metric.type = "run.googleapis.com/request_count" AND metric.labels.response_code_class = "5xx"'),
  policy("slow", 'metric.type = "run.googleapis.com/request_latencies"'),
];
google.lists.alerts = flaps.toReversed().map(({ from, to }) => ({
  name: `projects/shop-1/alerts/${from}`,
  state: "CLOSED",
  openTime: iso(from),
  closeTime: iso(to),
  resource: { type: "cloud_run_revision", labels: { service_name: "shop" } },
  policy: { name: "projects/shop-1/alertPolicies/errors", displayName: "errors" },
}));
google.lists.bigquery.costs = days.flatMap((day) =>
  spent.map(({ service, owner, usd }) => [
    String(Date.parse(day) / 1000),
    service,
    "USD",
    String(owner !== ""),
    "false",
    String(usd),
  ]),
);
export function stopClouds(): Promise<unknown> {
  return Promise.all([amazon.stop(), microsoft.stop(), google.stop()]);
}

const id = { shop: { id: "shop", dependsOn: ["orders", "mail"] }, orders: { id: "orders" }, mail: { id: "mail" } };

/** One workload on each cloud: a service, its database and a queue. */
export const CLOUDS = {
  aws: {
    provider: { aws: { region: "eu-west-1", endpoint: amazon.url, costs: { owner: "owner", days: 70 }, advice: true } },
    components: [
      { ...id.shop, type: "aws.ecs.service", ref: { dimensions: { ...task, ...target } } },
      { ...id.orders, type: "aws.rds", ref: { dimensions: { DBInstanceIdentifier: "orders" } } },
      { ...id.mail, type: "aws.sqs", ref: { dimensions: { QueueName: "mail" } } },
    ],
  },
  azure: {
    provider: {
      azure: {
        subscription: SUBSCRIPTION,
        endpoint: microsoft.url,
        workspace: WORKSPACE,
        auth: { tokenEnv: TOKEN_ENV },
      },
    },
    components: [
      { ...id.shop, type: "azure.appservice", ref: { resourceId: app.id, region: app.location, planId: plan.id } },
      { ...id.orders, type: "azure.sqldb", ref: { resourceId: sql.id, region: sql.location } },
      { ...id.mail, type: "azure.servicebus", ref: { resourceId: bus.id, region: bus.location } },
    ],
  },
  gcp: {
    provider: {
      gcp: {
        project: "shop-1",
        endpoint: google.url,
        auth: { tokenEnv: TOKEN_VARIABLE },
        billing: { table: "bills.export.costs" },
      },
    },
    components: [
      { ...id.shop, type: "gcp.cloudrun", ref: { labels: { service_name: "shop", location: "europe-west1" } } },
      { ...id.orders, type: "gcp.cloudsql", ref: { labels: database } },
      { ...id.mail, type: "gcp.pubsub", ref: { labels: { subscription_id: "mail", topic_id: "mail" } } },
    ],
  },
};
