import { realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { assessEvidence } from "../../src/pipeline/assessment.ts";
import { gatherEvidence } from "../../src/pipeline/gather.ts";
import { describeWorkload } from "../../src/pipeline/workload.ts";
import { temporaryFolder } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";
import { CLOUDS, stopClouds } from "./one-workload-on-three-clouds.ts";
import { END } from "./recorded-behaviour.ts";

const rules = await shippedRules();
afterAll(stopClouds);

const KNOWN = new Set(["pass", "partial", "fail"]);

/** Outcomes that each of the three clouds has to give. */
const HELD = {
  "mail alarm-missing-on-golden-signal": "fail",
  "mail component-without-golden-signals": "partial",
  "mail component-without-traffic": "pass",
  "mail growing-queue": "fail",
  "mail self-managed-commodity-service": "pass",
  "mail signal-unrecorded": "fail",
  "orders alarm-missing-on-golden-signal": "fail",
  "orders component-without-golden-signals": "partial",
  "orders cpu-episodes": "pass",
  "orders self-managed-commodity-service": "pass",
  "orders signal-unrecorded": "fail",
  "orders tight-headroom": "fail",
  "shop alarm-flapping": "fail",
  "shop alarm-missing-on-golden-signal": "partial",
  "shop alarm-silenced": "pass",
  "shop component-without-golden-signals": "pass",
  "shop component-without-traffic": "pass",
  "shop cpu-episodes": "pass",
  "shop cpu-without-work": "fail",
  "shop error-episodes": "fail",
  "shop lasting-slowness": "fail",
  "shop latency-drift": "pass",
  "shop latency-episodes": "fail",
  "shop long-tail": "pass",
  "shop memory-episodes": "pass",
  "shop oversized-compute": "pass",
  "shop signal-unrecorded": "fail",
  "shop telemetry-interrupted": "pass",
  "shop tight-headroom": "pass",
  "shop traffic-drop": "pass",
  "w alert-without-receiver": "pass",
  "w component-without-objective": "fail",
  "w cost-jump": "pass",
  "w costly-transfer": "pass",
  "w missing-alert": "pass",
  "w open-operations-advice": "pass",
  "w open-performance-advice": "pass",
  "w open-reliability-advice": "pass",
  "w open-security-advice": "pass",
  "w stale-savings-advice": "pass",
  "w unattributed-spend": "partial",
};

/** Checks that not every cloud tells enough for, and why. */
const DIFFER = {
  "mail data-unclassified": "tags of a queue: AWS reads none without its resources, Google's inventory here lists none",
  "mail throttled-request": "SQS and Pub/Sub count no calls that were held off",
  "orders data-unclassified": "tags of a database: as of the queue",
  "orders deadlocked-database":
    "RDS counts deadlocks of Aurora alone, Cloud SQL those of PostgreSQL; neither is recorded here",
  "orders idle-database": "RDS counts no requests; those of Cloud SQL are not recorded here",
  "orders memory-episodes": "RDS and SQL Database tell no share of memory",
  "orders overprovisioned-volume": "RDS tells no share of its disk",
  "orders oversized-compute": "RDS and SQL Database tell no share of memory",
  "shop alarm-left-firing": "Google lists no state of a policy",
  "shop idle-compute": "ECS counts no bytes; Google's count is not recorded here",
  "w circular-dependency":
    "AWS is not asked for a graph here, so that the manifest's counts; the others are asked, and tell none",
  "w deep-synchronous-chain": "the graph, as above",
  "w missing-objective": "the graph, as above",
  "w resource-outside-architecture": "AWS lists resources only when it is set to; Google's inventory here is empty",
  "w unattributed-resources": "the inventories, as above",
  "w unset-performance-target": "the graph, as above",
  "w unwatched-cost-anomaly": "whom Google tells of anomalies is in no API",
};

/** What the checks say of each component, by `<subject> <check>`, on the cloud that the manifest names. */
async function outcomes({
  provider,
  components,
}: {
  provider: object;
  components: object[];
}): Promise<Map<string, string>> {
  const folder = realpathSync(temporaryFolder());
  const manifest = {
    apiVersion: "plumbrule/v1",
    kind: "Workload",
    metadata: { name: "w" },
    components,
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
  return new Map(
    findings
      .filter(({ subject }) => ["w", "shop", "orders", "mail"].includes(subject))
      .map(({ subject, check, outcome }) => [`${subject} ${check}`, outcome]),
  );
}

it("the same behaviour on three clouds has the same outcomes", async () => {
  const [aws, azure, gcp] = await Promise.all([outcomes(CLOUDS.aws), outcomes(CLOUDS.azure), outcomes(CLOUDS.gcp)]);
  const all = [...new Set([aws, azure, gcp].flatMap((one) => [...one.keys()]))].sort();
  const told = all.filter((key) => [aws, azure, gcp].some((one) => KNOWN.has(one.get(key) ?? "")));
  const same = told.filter((key) => aws.get(key) === azure.get(key) && aws.get(key) === gcp.get(key));
  expect(Object.fromEntries(same.map((key) => [key, aws.get(key)]))).toEqual(HELD);
  // What differs is known to, and nobody's outcome but that of the cloud that tells it.
  const differ = told.filter((key) => !same.includes(key));
  expect(differ).toEqual(Object.keys(DIFFER).sort());
  for (const key of differ) {
    const known = [aws, azure, gcp].flatMap((one) => (KNOWN.has(one.get(key) ?? "") ? [one.get(key)] : []));
    expect([key, new Set(known).size]).toEqual([key, 1]);
  }
});
