import { describe, expect, it, onTestFinished } from "vitest";
import { isSeries } from "../../../src/model/evidence.ts";
import { formatInstant } from "../../../src/model/time.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import { deny } from "../../servers/azure/faults.ts";
import type { AzureWorld, Resource } from "../../servers/azure/world.ts";
import { type AzureServer, startAzure } from "../../servers/azure.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { component, contextFor, QUICK, resourceId, webApp } from "./setting.ts";

const SIGNALS = ["backup.completed", "backup.failed", "restore.completed"];
const signals = (await shippedRules()).signals.filter(({ id }) => SIGNALS.includes(id));

const DAY = 86_400_000;
const today = Math.floor(Date.now() / DAY) * DAY;

const resource = (type: string, name: string): Resource => ({
  id: resourceId(type, name),
  type,
  location: "westeurope",
});
const files = resource("Microsoft.Storage/storageAccounts", "files");
const blobs = resource("Microsoft.Storage/storageAccounts", "blobs");
const bare = resource("Microsoft.Storage/storageAccounts", "bare");
const cluster = resource("Microsoft.ContainerService/managedClusters", "files");
const components = [
  component("files", "azure.storage", files),
  component("blobs", "azure.storage", blobs),
  component("bare", "azure.storage", bare),
  component("cluster", "azure.aks", cluster),
  component("shop", "azure.appservice", webApp("shop")),
];

const times = (day: number, hours = 0) => ({
  startTime: formatInstant(today - day * DAY + 60_000),
  endTime: formatInstant(today - day * DAY + 120_000 + hours * 3_600_000),
});
/** Of a Recovery Services vault: shares are known by the name of their account. */
const shares = (day: number, status: string, operation = "Backup") => ({
  operation,
  status,
  storageAccountName: "Files",
  ...times(day),
});
/** Of a Backup vault. */
const vault = (day: number, status: string, operationCategory = "Backup", hours = 0) => ({
  operationCategory,
  operation: "Scheduled",
  status,
  dataSourceId: blobs.id.toUpperCase(),
  ...times(day, hours),
});

const jobsOf = (list: { [property: string]: string }[]): AzureWorld["jobs"] =>
  Object.fromEntries(list.map((job, at) => [`/subscriptions/x/jobs/${String(at).padStart(5, "0")}`, job]));

async function gather(
  jobs: { [property: string]: string }[],
  { asOf = formatInstant(today + 3_600_000), graphRows = QUICK.graphRows, prepare = (_: AzureServer) => {} } = {},
) {
  const server = await startAzure({ resources: [files, blobs, bare, cluster], jobs: jobsOf(jobs) ?? {} });
  onTestFinished(() => server.stop());
  prepare(server);
  const limits = { ...QUICK, graphRows };
  const context = contextFor(server.url, components, { signals, asOf });
  const plan = await planAzure(context, limits);
  const result = await gatherAzure(context, limits);
  const of = (subject: string, signal: string) => {
    const item = result.evidence.find((one) => one.subject === subject && one.signal === signal);
    const value = item?.value ?? null;
    return isSeries(value) ? value.values : item?.reason;
  };
  return { ...result, plan, of, server };
}

describe("jobs of Azure Backup", () => {
  it("are counted by the day they ended on, of what they name; of other stores nothing is known", async () => {
    const { of, evidence, plan, usage } = await gather([
      ...Array.from({ length: 13 }, (_, at) => shares(at + 1, "Completed")),
      shares(2, "Failed"),
      shares(3, "CompletedWithWarnings"),
      shares(4, "Cancelled"),
      shares(1, "InProgress"),
      shares(1, "Completed", "ConfigureBackup"),
      // It ran into the next day.
      vault(3, "Completed", "Backup", 24),
      vault(0, "Completed"),
    ]);
    const completed = of("files", "backup.completed") as number[];
    expect([completed.length, new Set(completed)]).toEqual([13, new Set([1])]);
    expect(of("files", "backup.failed")).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
    expect(of("blobs", "backup.completed")).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]);
    expect(of("bare", "backup.completed")).toMatch(/lists no job of it in these days/);
    // A cluster of the account's name is another thing.
    expect(of("cluster", "backup.failed")).toMatch(/lists no job of it/);
    expect(of("shop", "backup.completed")).toBeUndefined();
    const [item] = evidence.filter(({ subject }) => subject === "files");
    expect(item?.window).toEqual({ start: formatInstant(today - 13 * DAY), end: formatInstant(today) });
    expect(usage).toEqual(
      Object.fromEntries(
        Object.entries(plan.usage).map(([api, one]) => [api, { ...one, requests: one.bound, bound: one.bound }]),
      ),
    );
    expect(usage["azure/resource-graph"]).toMatchObject({ requests: 1, bound: 1 });
  });

  it("tell restores that were completed; no job at all tells nothing of them", async () => {
    const { of } = await gather([
      vault(5, "Completed", "Restore"),
      vault(4, "Failed", "Restore"),
      shares(6, "Completed", "Restore"),
    ]);
    expect((of("market", "restore.completed") as number[]).slice(-6)).toEqual([1, 1, 0, 0, 0, 0]);
    // A restore is no backup.
    expect(of("blobs", "backup.completed")).toMatch(/lists no job of it/);
    expect((await gather([])).of("market", "restore.completed")).toMatch(/no job at all/);
  });

  it("are read to their last page, and unknown where they may not be read", async () => {
    const many = Array.from({ length: 12 }, (_, at) => shares(at + 1, "Completed"));
    const paged = await gather(many, { graphRows: 5 });
    expect((paged.of("files", "backup.completed") as number[]).filter((count) => count === 1)).toHaveLength(12);
    expect(paged.usage["azure/resource-graph"]).toMatchObject({ requests: 3, bound: 3 });
    const denied = await gather(many, {
      prepare: (server) => server.faults.add("graph", deny("no"), Number.POSITIVE_INFINITY),
    });
    expect(denied.of("files", "backup.completed")).toMatch(/HTTP 403.*missing: /);
    expect(denied.of("market", "restore.completed")).toMatch(/HTTP 403/);
  });

  it("are not asked for days that are listed no more", async () => {
    const { evidence, server } = await gather([shares(20, "Completed")], { asOf: formatInstant(today - 15 * DAY) });
    expect([evidence, server.requests]).toEqual([[], []]);
  });
});
