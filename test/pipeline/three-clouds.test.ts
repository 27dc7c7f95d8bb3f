import { readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it, vi } from "vitest";
import { assessEvidence } from "../../src/pipeline/assessment.ts";
import { gatherEvidence } from "../../src/pipeline/gather.ts";
import { describeWorkload } from "../../src/pipeline/workload.ts";
import { webApp } from "../providers/azure/setting.ts";
import { buckets, source, TOKEN_VARIABLE } from "../providers/gcp/context.ts";
import { startAws } from "../servers/aws.ts";
import type { Published } from "../servers/aws-cloudwatch.ts";
import { startAzure, TOKEN_ENV } from "../servers/azure.ts";
import { startGcp } from "../servers/gcp/server.ts";
import { ROOT, temporaryFolder } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";

const rules = await shippedRules();
const MINUTE = 60_000;
const END = Math.floor(Date.now() / 300_000) * 300_000 - 3_600_000;
const WEEK = 7 * 24 * 60;

/** Requests of each minute of a week, newest last: counts that CloudWatch recorded of a load balancer (NAB, elb_request_count_8c0756). */
const recorded = readFileSync(join(ROOT, "test/fixtures/cloudwatch/elb_request_count_8c0756.csv"), "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => Number(line.split(",")[1]));
const perMinute = Array.from({ length: WEEK }, (_, at) => {
  const index = recorded.length - Math.ceil((WEEK - at) / 5);
  return 20 + Math.round((recorded[Math.max(0, index)] ?? 0) / 5);
});
/** For two hours of the last day a third of the requests failed; else one of each fifth minute's did. */
const failed = perMinute.map((count, at) =>
  at >= WEEK - 600 && at < WEEK - 480 ? Math.round(count / 3) : at % 5 === 0 ? 1 : 0,
);
const minuteOf = (at: number) => Math.round((at - (END - WEEK * MINUTE)) / MINUTE);
const at = (values: readonly number[], index: number) => values[index];

vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAPLANTEDPLANTED00");
vi.stubEnv("AWS_SECRET_ACCESS_KEY", "planted-secret-key-0123456789");

function published(metric: string, values: readonly number[]): Published {
  const points = new Map<number, number[]>();
  for (let first = 0; first < WEEK; first += 5) {
    const sum = values.slice(first, first + 5).reduce((a, b) => a + b, 0);
    // CloudWatch publishes no failures when nothing failed.
    if (sum > 0) points.set(END - (WEEK - first) * MINUTE, [sum]);
  }
  const dimensions = { LoadBalancer: "app/shop/1", TargetGroup: "targetgroup/shop/1" };
  return { region: "eu-west-1", namespace: "AWS/ApplicationELB", metric, dimensions, points };
}

const amazon = await startAws({
  now: Date.now(),
  metrics: [published("RequestCount", perMinute), published("HTTPCode_Target_5XX_Count", failed)],
});
const app = webApp("shop", "westeurope", {
  metrics: {
    Requests: (minute) => at(perMinute, minuteOf(minute * MINUTE)),
    Http5xx: (minute) => at(failed, minuteOf(minute * MINUTE)) || undefined,
  },
});
const microsoft = await startAzure({ resources: [app] });
const run = { service_name: "shop", location: "europe-west1", revision_name: "r1", configuration_name: "shop" };
const counted = (values: (minute: number) => number | undefined, code: string, group: string) =>
  source("run.googleapis.com/request_count", "cloud_run_revision", run, (end) => values(minuteOf(end) - 1), {
    metric: { response_code: code, response_code_class: group },
  });
const google = await startGcp({
  sources: [
    counted((minute) => (perMinute[minute] ?? 0) - (failed[minute] ?? 0), "200", "2xx"),
    counted((minute) => at(failed, minute) || undefined, "503", "5xx"),
    source("run.googleapis.com/request_latencies", "cloud_run_revision", run, () => buckets([100])),
  ],
});
afterAll(() => Promise.all([amazon.stop(), microsoft.stop(), google.stop()]));

/** What the checks say of the component, on the cloud that the manifest names. */
async function outcomes(provider: object, component: object): Promise<Map<string, string>> {
  const folder = realpathSync(temporaryFolder());
  const manifest = {
    apiVersion: "plumbrule/v1",
    kind: "Workload",
    metadata: { name: "w" },
    components: [{ id: "shop", ...component }],
    providers: { repository: false, ...provider },
  };
  writeFileSync(join(folder, "plumbrule.yaml"), JSON.stringify(manifest));
  const options = {
    directory: folder,
    loadRules: async () => rules,
    tool: { name: "plumbrule", version: "test" },
    asOf: new Date(END).toISOString(),
    now: END,
    progress() {},
    abort: new AbortController().signal,
  };
  const document = await gatherEvidence(await describeWorkload(options), options);
  const { findings } = assessEvidence(document, rules);
  return new Map(findings.filter(({ subject }) => subject === "shop").map(({ check, outcome }) => [check, outcome]));
}

/** Checks that read nothing of a component but its requests and how they ended: each of the three clouds tells those. */
const NEUTRAL = ["error-episodes", "traffic-drop", "component-without-traffic", "telemetry-interrupted"];

it("the same behaviour on three clouds has the same outcomes", async () => {
  const dimensions = {
    ClusterName: "c",
    ServiceName: "shop",
    LoadBalancer: "app/shop/1",
    TargetGroup: "targetgroup/shop/1",
  };
  const told = await Promise.all([
    outcomes({ aws: { region: "eu-west-1", endpoint: amazon.url } }, { type: "aws.ecs.service", ref: { dimensions } }),
    outcomes(
      { azure: { subscription: app.id.split("/")[2], endpoint: microsoft.url, auth: { tokenEnv: TOKEN_ENV } } },
      { type: "azure.appservice", ref: { resourceId: app.id, region: app.location } },
    ),
    outcomes(
      { gcp: { project: "shop-1", endpoint: google.url, auth: { tokenEnv: TOKEN_VARIABLE } } },
      { type: "gcp.cloudrun", ref: { labels: { service_name: "shop", location: "europe-west1" } } },
    ),
  ]);
  const [aws, azure, gcp] = told.map((one) => Object.fromEntries(NEUTRAL.map((check) => [check, one.get(check)])));
  expect(aws).toMatchObject({ "error-episodes": "fail", "component-without-traffic": "pass" });
  expect(Object.values(aws ?? {})).not.toContain(undefined);
  expect(azure).toEqual(aws);
  expect(gcp).toEqual(aws);
});
