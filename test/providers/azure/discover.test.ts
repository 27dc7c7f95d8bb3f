import { describe, expect, it, onTestFinished } from "vitest";
import { discoverAzure } from "../../../src/providers/azure/discover.ts";
import { deny } from "../../servers/azure/faults.ts";
import type { Resource } from "../../servers/azure/world.ts";
import { startAzure } from "../../servers/azure.ts";
import { contextFor, QUICK, resourceId, SUBSCRIPTION, webApp } from "./setting.ts";

const plan = resourceId("Microsoft.Web/serverfarms", "plan");
const resource = (type: string, name: string, more: Partial<Resource> = {}): Resource => ({
  id: resourceId(type, name),
  type,
  location: "westeurope",
  ...more,
});
const resources = [
  webApp("Shop_Front", "westeurope", { planId: plan }),
  webApp("jobs", "westeurope", { kind: "functionapp,linux" }),
  resource("Microsoft.Cdn/profiles", "door", { location: "global" }),
  resource("Microsoft.Sql/servers/databases", "sql/orders"),
  resource("Microsoft.Sql/servers/databases", "sql/master"),
  resource("Microsoft.Sql/servers/databases", "other/orders"),
  resource("Microsoft.Network/virtualNetworks", "net"),
];

async function discovered(
  settings: { [key: string]: unknown },
  prepare: (server: Awaited<ReturnType<typeof startAzure>>) => void = () => undefined,
) {
  const server = await startAzure({ resources });
  onTestFinished(() => server.stop());
  prepare(server);
  return { server, found: await discoverAzure(contextFor(server.url, [], { settings }), QUICK) };
}

describe("discovery", () => {
  it("proposes what is there, with what the provider needs to find it", async () => {
    const { found, server } = await discovered({ subscription: SUBSCRIPTION });
    expect(found).toEqual(
      [
        {
          id: "door",
          type: "azure.frontdoor",
          ref: { resourceId: resourceId("Microsoft.Cdn/profiles", "door"), region: "global" },
        },
        {
          id: "orders",
          type: "azure.sqldb",
          ref: { resourceId: resourceId("Microsoft.Sql/servers/databases", "other/orders"), region: "westeurope" },
        },
        {
          id: "orders-2",
          type: "azure.sqldb",
          ref: { resourceId: resourceId("Microsoft.Sql/servers/databases", "sql/orders"), region: "westeurope" },
        },
        {
          id: "shop-front",
          type: "azure.appservice",
          ref: { resourceId: resourceId("Microsoft.Web/sites", "Shop_Front"), region: "westeurope", planId: plan },
        },
        {
          id: "jobs",
          type: "azure.functions",
          ref: { resourceId: resourceId("Microsoft.Web/sites", "jobs"), region: "westeurope" },
        },
      ].map((one) => ({ ...one, dependsOn: [] })),
    );
    expect(server.requests).toHaveLength(1);
  });

  it("asks nothing without a subscription", async () => {
    const { found, server } = await discovered({});
    expect(found).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });

  it("says why nothing could be read", async () => {
    await expect(
      discovered({ subscription: SUBSCRIPTION }, (server) => server.faults.add("graph", deny(), 9)),
    ).rejects.toThrow(/HTTP 403.*role Reader/);
  });
});
