import { readFileSync } from "node:fs";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { discoverGcp } from "../../../src/providers/gcp/discover.ts";
import { examineGcp } from "../../../src/providers/gcp/doctor.ts";
import type { GcpRules } from "../../../src/providers/gcp/measures.ts";
import { BILLING_PERMISSIONS, LOG_PERMISSIONS, permissionsFor } from "../../../src/providers/gcp/permissions.ts";
import { startGcp, TOKEN } from "../../servers/gcp/server.ts";
import { cloudRun, component, contextOf, QUICK, rules } from "./context.ts";

const server = await startGcp({ sources: cloudRun("cart", "europe-west1") });
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
  server.lists.permissions = undefined;
});

const CART = component("cart", "gcp.cloudrun", { service_name: "cart" });
const GONE = component("gone", "gcp.cloudrun", { service_name: "gone" });
const measures = rules.tables.gcp as GcpRules;

async function examine(settings: object = { without: [] }) {
  const context = contextOf(server.url, [CART, GONE]);
  return examineGcp({ ...context, settings: { ...context.settings, ...settings } }, QUICK);
}

describe("the doctor", () => {
  it("says who asks, what is reached, whether the clocks agree, and which components have data", async () => {
    const results = await examine();
    const by = (subject: string) => results.find((one) => one.subject === subject);
    expect(by("identity")).toMatchObject({ ok: true, message: "plumbrule@shop-1.iam.gserviceaccount.com" });
    expect(by("project shop-1")).toMatchObject({ ok: true, message: expect.stringContaining("permissions are there") });
    expect(by("clock")).toMatchObject({ ok: true });
    expect(by("cart")).toMatchObject({ ok: true, message: expect.stringContaining("3 of 15 readings are missing") });
    expect(by("gone")).toMatchObject({ ok: false, message: expect.stringContaining("no data") });
    // The token stands in no address.
    for (const { path, query } of server.asked) expect(`${path}?${query.toString()}`).not.toContain(TOKEN);
  });

  it("names each permission that is missing, with what is lost", async () => {
    server.lists.permissions = ["monitoring.timeSeries.list", "monitoring.alertPolicies.list"];
    const missing = (await examine()).filter(({ ok, subject }) => !ok && subject.startsWith("project"));
    const text = missing.map(({ message }) => message).join("\n");
    expect(text).toContain(
      "monitoring.notificationChannels.list; without it is not known which components an alarm watches",
    );
    expect(text).toContain("cloudasset.assets.searchAllResources");
    expect(text).not.toContain("monitoring.timeSeries.list");
    // What is not asked needs no permission.
    const all = ["alarms", "objectives", "advice", "traces", "inventory", "backups", "certificates", "quotas"];
    const results = await examine({ without: all });
    expect(results.find(({ subject }) => subject === "project shop-1")).toMatchObject({ ok: true });
  });

  it("asks for the permissions of the billing export where that is", async () => {
    server.lists.permissions = ["monitoring.timeSeries.list"];
    const off = ["alarms", "objectives", "advice", "traces", "inventory", "backups", "certificates", "quotas"];
    const results = await examine({ without: off, billing: { table: "bills-1.export.table" } });
    expect(results.find(({ subject }) => subject === "project bills-1")).toMatchObject({
      ok: false,
      message: expect.stringContaining("bigquery.jobs.create"),
    });
  });

  it("stops at a cloud that is not reached", async () => {
    server.faults.set("*", { kind: "page" });
    const results = await examine();
    expect(results.map(({ subject }) => subject)).not.toContain("cart");
    expect(results.find(({ subject }) => subject === "project shop-1")).toMatchObject({
      ok: false,
      message: expect.stringContaining("no Google Cloud endpoint"),
    });
  });
});

describe("docs/permissions/gcp.yaml", () => {
  it("is a role with what a run needs, and nothing else", () => {
    const { includedPermissions } = parse(readFileSync("docs/permissions/gcp.yaml", "utf8")) as {
      includedPermissions: string[];
    };
    const needed = [...permissionsFor({}, measures), ...BILLING_PERMISSIONS, ...LOG_PERMISSIONS].map(({ id }) => id);
    expect([...includedPermissions].sort()).toEqual([...new Set(needed)].sort());
    for (const id of includedPermissions)
      expect(id).toMatch(/\.(list|searchAllResources|listResource|getData|get|create)$/);
  });
});

describe("discovery", () => {
  const discover = (settings: object = {}) => {
    const { asOf: _asOf, ...context } = contextOf(server.url, []);
    return discoverGcp({ ...context, settings: { ...context.settings, ...settings } }, QUICK);
  };

  it("proposes what the inventory lists, with the labels it is found by", async () => {
    const run = (place: string, name: string) =>
      `//run.googleapis.com/projects/shop-1/locations/${place}/services/${name}`;
    server.lists.assets = [
      { name: run("europe-west1", "cart"), assetType: "run.googleapis.com/Service", location: "europe-west1" },
      { name: run("us-east1", "cart"), assetType: "run.googleapis.com/Service", location: "us-east1" },
      {
        name: "//cloudsql.googleapis.com/projects/shop-1/instances/orders",
        assetType: "sqladmin.googleapis.com/Instance",
        location: "europe-west1",
      },
      { name: "//storage.googleapis.com/orders", assetType: "storage.googleapis.com/Bucket", location: "eu" },
      { name: "//compute.googleapis.com/projects/shop-1/zones/z/disks/d", assetType: "compute.googleapis.com/Disk" },
    ];
    expect(await discover()).toEqual([
      {
        id: "cart-europe-west1",
        type: "gcp.cloudrun",
        dependsOn: [],
        ref: { labels: { service_name: "cart", location: "europe-west1" } },
      },
      {
        id: "cart-us-east1",
        type: "gcp.cloudrun",
        dependsOn: [],
        ref: { labels: { service_name: "cart", location: "us-east1" } },
      },
      {
        id: "orders-cloudsql",
        type: "gcp.cloudsql",
        dependsOn: [],
        ref: { labels: { database_id: "shop-1:orders", region: "europe-west1" } },
      },
      { id: "orders-gcs", type: "gcp.gcs", dependsOn: [], ref: { labels: { bucket_name: "orders" } } },
    ]);
  });

  it("takes what had traffic where the inventory may not be asked", async () => {
    server.faults.set("assets", { kind: "deny" });
    expect(await discover()).toEqual([
      {
        id: "cart",
        type: "gcp.cloudrun",
        dependsOn: [],
        ref: { labels: { service_name: "cart", location: "europe-west1" } },
      },
    ]);
  });

  it("asks nothing without a project, and says why where nothing can be had", async () => {
    await expect(discover({ project: undefined })).rejects.toThrow("no project");
    expect(server.count()).toBe(0);
    server.faults.set("*", { kind: "deny" });
    await expect(discover()).rejects.toThrow(
      /cloudasset\.assets\.searchAllResources is missing.*monitoring\.timeSeries\.list is missing/,
    );
  });
});
