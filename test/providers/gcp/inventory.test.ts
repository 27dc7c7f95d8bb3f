import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startGcp } from "../../servers/gcp/server.ts";
import { gather } from "./gathering.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

describe("the inventory", () => {
  const name = (service: string) => `//run.googleapis.com/projects/shop-1/locations/europe-west1/services/${service}`;

  it("counts, and tells strangers and resources without an owner", async () => {
    server.lists.assets = [
      {
        name: name("cart"),
        assetType: "run.googleapis.com/Service",
        location: "europe-west1",
        labels: { team: "shop", tier: "1" },
      },
      { name: name("old"), assetType: "run.googleapis.com/Service", location: "europe-west1" },
      {
        name: "//cloudsql.googleapis.com/projects/shop-1/instances/orders",
        assetType: "sqladmin.googleapis.com/Instance",
        location: "europe-west1",
      },
      {
        name: "//compute.googleapis.com/projects/shop-1/global/urlMaps/edge",
        assetType: "compute.googleapis.com/UrlMap",
        location: "global",
      },
      {
        name: "//iam.googleapis.com/projects/shop-1/serviceAccounts/x",
        assetType: "iam.googleapis.com/ServiceAccount",
      },
    ];
    const { value, usage } = await gather(server, [
      "resource.count",
      "resource.strangers",
      "resource.untagged",
      "resource.tags",
    ]);
    expect(value("shop", "resource.count")?.value).toBe(4);
    expect(value("shop", "resource.strangers")?.value).toEqual([
      { id: name("old"), type: "run.googleapis.com/Service", region: "europe-west1" },
      {
        id: "//compute.googleapis.com/projects/shop-1/global/urlMaps/edge",
        type: "compute.googleapis.com/UrlMap",
        region: "global",
      },
    ]);
    // URL maps cannot have labels.
    expect(value("shop", "resource.untagged")?.value).toEqual([
      expect.objectContaining({ id: name("old"), missing: "owner or team or cost-center" }),
      expect.objectContaining({ id: "//cloudsql.googleapis.com/projects/shop-1/instances/orders" }),
    ]);
    expect(value("cart", "resource.tags")?.value).toEqual(["team", "tier"]);
    expect(value("db", "resource.tags")?.value).toEqual([]);
    expect(usage("gcp/asset").plan).toMatchObject({ requests: 1, bound: 1 });
    expect(usage("gcp/asset").made).toMatchObject({ requests: 1, bound: 1 });
  });

  it("of several pages is read to its end", async () => {
    server.lists.assets = Array.from({ length: 1200 }, (_, at) => ({
      name: name(`s${at}`),
      assetType: "run.googleapis.com/Service",
      location: "europe-west1",
    }));
    const { value, usage } = await gather(server, ["resource.count", "resource.tags"]);
    expect(value("shop", "resource.count")?.value).toBe(1200);
    expect(value("cart", "resource.tags")?.reason).toContain("lists no such resource");
    expect(usage("gcp/asset").made).toMatchObject({ requests: 3, bound: 3 });
  });
});
