import { describe, expect, it, onTestFinished } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import type { Component } from "../../../src/model/workload.ts";
import { watchedFirings } from "../../../src/providers/azure/firings.ts";
import { gatherAzure, planAzure } from "../../../src/providers/azure/gather.ts";
import { deny, otherShape, webPage } from "../../servers/azure/faults.ts";
import type { AzureWorld, Operation, Resource } from "../../servers/azure/world.ts";
import { type AzureServer, startAzure } from "../../servers/azure.ts";
import { shippedRules } from "../../support/sample-rules.ts";
import { component, contextFor, QUICK, resourceId, SUBSCRIPTION, webApp } from "./setting.ts";

const SIGNALS = [
  "alarm.firings",
  "quota.used",
  "cost.anomaly-monitors",
  "commitment.utilisation",
  "certificate.days-left",
];
const signals = (await shippedRules()).signals.filter(({ id }) => SIGNALS.includes(id));

const OWN = `/subscriptions/${SUBSCRIPTION}/providers`;
const ALERTS = `${OWN}/Microsoft.AlertsManagement/alerts`;
const MONITORS = `${OWN}/Microsoft.CostManagement/scheduledActions`;
const RESERVATIONS = "/providers/Microsoft.Capacity/reservations";
const PLANS = "/providers/Microsoft.BillingBenefits/savingsPlans";

const bindings = (...thumbprints: (string | null)[]) => ({
  properties: { hostNameSslStates: thumbprints.map((thumbprint, at) => ({ name: `n${at}`, thumbprint })) },
});
const shop = webApp("shop", "westeurope", bindings("AB01", null, "CD02"));
const plain = webApp("plain", "westeurope", bindings(null));
const gateway: Resource = {
  id: resourceId("Microsoft.Network/applicationGateways", "door"),
  type: "Microsoft.Network/applicationGateways",
  location: "westeurope",
};
const certificate = (name: string, thumbprint: string, expirationDate: string): Resource => ({
  id: resourceId("Microsoft.Web/certificates", name),
  type: "Microsoft.Web/certificates",
  location: "westeurope",
  properties: { thumbprint, expirationDate },
});
const components = [
  component("shop", "azure.appservice", shop),
  component("plain", "azure.appservice", plain),
  component("door", "azure.appgateway", gateway),
];

const alert = (target: string, startDateTime: string, resolved: string, alertState = "New") => ({
  properties: {
    essentials: {
      alertRule: `${OWN}/microsoft.insights/metricAlerts/slow`,
      targetResource: target.toLowerCase(),
      monitorCondition: resolved === "" ? "Fired" : "Resolved",
      monitorConditionResolvedDateTime: resolved,
      startDateTime,
      alertState,
    },
  },
});
const monitor = (more: object = {}, kind = "InsightAlert") => ({
  kind,
  properties: { status: "Enabled", notification: { to: ["a@example.com"] }, schedule: {}, ...more },
});
const commitment = (value: number, more: object = {}) => ({
  properties: {
    provisioningState: "Succeeded",
    appliedScopeType: "Shared",
    utilization: {
      aggregates: [
        { grain: 1, grainUnit: "days", value: 1, valueUnit: "percentage" },
        { grain: 30, grainUnit: "days", value, valueUnit: "percentage" },
      ],
    },
    ...more,
  },
});

const world: AzureWorld = {
  resources: [
    shop,
    plain,
    gateway,
    certificate("a", "ab01", "2026-03-01T00:00:00Z"),
    certificate("b", "CD02", "2026-02-08T12:34:56Z"),
    certificate("loose", "ef03", "2026-01-01T00:00:00Z"),
  ],
  lists: {
    [ALERTS]: [
      alert(shop.id, "2026-01-28T10:00:00.5802978Z", "2026-01-28T10:05:00.5802978Z"),
      alert(`${shop.id}/slots/blue`, "2026-01-27T10:00:00Z", "", "Closed"),
      alert(gateway.id, "2026-01-27T11:00:00Z", "2026-01-27T12:00:00Z"),
      alert(shop.id, "2026-01-01T10:00:00Z", "2026-01-01T11:00:00Z"),
    ],
    [`${OWN}/Microsoft.Network/locations/westeurope/usages`]: [
      { name: { value: "PublicIPAddresses", localizedValue: "Public IP Addresses" }, currentValue: 8, limit: 10 },
      { name: { value: "VirtualNetworks" }, currentValue: 0, limit: 50 },
      { name: { value: "Endless" }, currentValue: 5, limit: -1 },
    ],
    [MONITORS]: [
      monitor(),
      monitor({ status: "Disabled" }),
      monitor({ notification: { to: [] } }),
      monitor({ schedule: { endDate: "2026-01-01T00:00:00Z" } }),
      monitor({}, "Email"),
    ],
    [RESERVATIONS]: [
      commitment(97.5),
      commitment(3, { provisioningState: "Expired" }),
      commitment(4, { appliedScopeType: "Single", appliedScopes: ["/subscriptions/other"] }),
    ],
    [PLANS]: [commitment(88, { appliedScopeType: "Single", appliedScopes: [`/subscriptions/${SUBSCRIPTION}`] })],
  },
};

async function gather(
  changes: Partial<AzureWorld> = {},
  prepare: (server: AzureServer) => void = () => undefined,
  some: Component[] = components,
) {
  const server = await startAzure({ ...world, ...changes });
  onTestFinished(() => server.stop());
  prepare(server);
  const context = contextFor(server.url, some, { signals });
  const plan = await planAzure(context, QUICK);
  const result = await gatherAzure(context, QUICK);
  const of = (subject: string, signal: string) => {
    const item = result.evidence.find((one) => one.subject === subject && one.signal === signal);
    return item?.value ?? item?.reason;
  };
  return { ...result, plan, server, of };
}

const withList = (path: string, list: object[]) => ({ lists: { ...world.lists, [path]: list } });

describe("lists of management", () => {
  it("take what was planned, and give it", async () => {
    const { plan, usage, evidence, diagnostics, server } = await gather();
    expect(diagnostics).toEqual([]);
    const requests = Object.fromEntries(Object.entries(usage).map(([api, one]) => [api, [one.requests, one.bound]]));
    expect(requests).toEqual({
      // The inventory, and the certificates.
      "azure/resource-graph": [2, 2],
      "azure/alerts": [1, 1],
      "azure/cost-alerts": [1, 1],
      "azure/commitments": [2, 2],
      "azure/quotas": [1, 1],
    });
    for (const [api, { requests: planned }] of Object.entries(plan.usage))
      expect([planned, planned], api).toEqual(requests[api]);
    expect(server.requests).toHaveLength(7);
    const key = (one: { subject: string; signal: string }) => `${one.subject} ${one.signal}`;
    expect(plan.readings.map(key).sort()).toEqual(evidence.map(key).sort());
  });

  it("tell when alerts began to fire, and when they cleared by themselves", async () => {
    const { of } = await gather();
    expect(of("shop", "alarm.firings")).toEqual([
      { name: "slow", at: "2026-01-27T10:00:00Z", seconds: null },
      { name: "slow", at: "2026-01-28T10:00:00.580Z", seconds: 300 },
    ]);
    expect(of("door", "alarm.firings")).toHaveLength(1);
    // Whether anything watches it was not asked here.
    expect(of("plain", "alarm.firings")).toContain("whether an alert watches it is not known");
  });

  it("say that nothing fired of what an enabled alert watches, and of nothing else", () => {
    const item = (subject: string, signal: string, value: Evidence["value"]) =>
      ({ id: `${subject} ${signal}`, subject, signal, value }) as Evidence;
    const rows = (enabled: boolean) => [{ name: "slow", enabled }];
    const told = watchedFirings([
      item("watched", "alarm.firings", []),
      item("watched", "alarm.list", rows(true)),
      item("off", "alarm.firings", []),
      item("off", "alarm.list", rows(false)),
      item("bare", "alarm.firings", []),
      item("bare", "alarm.list", []),
      // An alert of another kind than those that are listed.
      item("fired", "alarm.firings", [{ name: "log", at: "2026-01-27T10:00:00Z", seconds: 1 }]),
      item("fired", "alarm.list", []),
    ]).filter(({ signal }) => signal === "alarm.firings");
    expect(told.map(({ value }) => value)).toEqual([[], null, null, [expect.objectContaining({ name: "log" })]]);
    expect(told[1]?.reason).toBe("no enabled alert watches it, so that none could fire");
  });

  it("say that nothing fired only on a resource that the inventory lists", async () => {
    const mistyped = component("typo", "azure.appservice", { ...shop, id: `${shop.id}x` });
    const { of } = await gather({}, undefined, [...components, mistyped]);
    expect(of("typo", "alarm.firings")).toMatch(/does not list its resource/);
    // That it is there is not enough: an alert has to watch it, and alerts were not asked for here.
    expect(of("plain", "alarm.firings")).toMatch(/whether an alert watches it is not known: not asked/);
    // What fired was there, whatever the inventory says.
    const unread = await gather({ resources: [] });
    expect(unread.of("shop", "alarm.firings")).toHaveLength(2);
    expect(unread.of("plain", "alarm.firings")).toMatch(/does not list its resource/);
    const refused = await gather({}, (server) => server.faults.add("graph", deny("no"), Number.POSITIVE_INFINITY));
    expect(refused.of("plain", "alarm.firings")).toMatch(/whether its resource is there is not known.*HTTP 403/);
    expect(refused.of("shop", "alarm.firings")).toHaveLength(2);
  });

  it("tell quotas that are in use; whether they can be raised is not known", async () => {
    const { of } = await gather();
    const quota = `PublicIPAddresses (Microsoft.Network in westeurope of ${SUBSCRIPTION})`;
    expect(of("market", "quota.used")).toEqual([{ quota, share: 0.8, adjustable: null }]);
    const none = await gather({}, undefined, components.slice(0, 2));
    expect(none.of("market", "quota.used")).toBeUndefined();
    expect(none.server.counted().quotas).toBeUndefined();
  });

  it("count the monitors of cost anomalies that tell somebody; none is a fact", async () => {
    expect((await gather()).of("market", "cost.anomaly-monitors")).toBe(1);
    expect((await gather(withList(MONITORS, []))).of("market", "cost.anomaly-monitors")).toBe(0);
    // Of several subscriptions the one that has the fewest speaks.
    const other = SUBSCRIPTION.replace(/1$/, "2");
    const elsewhere = { ...gateway, id: gateway.id.replace(SUBSCRIPTION, other) };
    const two = [...components, component("far", "azure.appgateway", elsewhere)];
    expect((await gather({}, undefined, two)).of("market", "cost.anomaly-monitors")).toBe(0);
    const both = { ...world.lists, [MONITORS.replace(SUBSCRIPTION, other)]: [monitor(), monitor()] };
    expect((await gather({ lists: both }, undefined, two)).of("market", "cost.anomaly-monitors")).toBe(1);
  });

  it("tell the use of the worst commitment; none that is seen is not known", async () => {
    expect((await gather()).of("market", "commitment.utilisation")).toBe(0.88);
    const none = await gather({ lists: {} });
    expect(none.of("market", "commitment.utilisation")).toMatch(/no reservation and no savings plan is in force/);
    const silent = await gather(withList(PLANS, [commitment(90, { utilization: {} })]));
    expect(silent.of("market", "commitment.utilisation")).toMatch(/is not told/);
  });

  it("are followed through their pages, and one without an end is no list", async () => {
    const { of, usage } = await gather({ page: 2 });
    expect(of("shop", "alarm.firings")).toHaveLength(2);
    expect(usage["azure/alerts"]).toMatchObject({ requests: 2, bound: 2 });
    expect((await gather({ endless: true })).of("market", "cost.anomaly-monitors")).toMatch(/does not end within 20/);
  });

  const touched: { [operation in Operation]?: [subject: string, signal: string] } = {
    alerts: ["shop", "alarm.firings"],
    quotas: ["market", "quota.used"],
    "cost-alerts": ["market", "cost.anomaly-monitors"],
    commitments: ["market", "commitment.utilisation"],
  };

  it.each(Object.entries(touched))(
    "%s: a refusal makes unknown what rests on it, and nothing else",
    async (name, of) => {
      for (const [fault, reason] of [
        [deny("no"), /HTTP 403.*missing: /],
        [webPage, /web page/],
        [otherShape, /not of the API's shape/],
      ] as const) {
        const result = await gather({}, (server) =>
          server.faults.add(name as Operation, fault, Number.POSITIVE_INFINITY),
        );
        expect(result.of(...of)).toMatch(reason);
        for (const [other, [subject, signal]] of Object.entries(touched))
          if (other !== name) expect(typeof result.of(subject, signal), signal).not.toBe("string");
        expect(result.diagnostics).toMatchObject([{ level: "error", message: expect.stringMatching(reason) }]);
      }
    },
  );
});

describe("certificates of App Service", () => {
  it("that an app has bound tell the days to the first end", async () => {
    const { of } = await gather();
    expect(of("shop", "certificate.days-left")).toBe(10);
    expect(of("plain", "certificate.days-left")).toMatch(/bound no certificate of its own/);
    // What a gateway holds is not in this list.
    expect(of("door", "certificate.days-left")).toBeUndefined();
  });

  it("that may not be read leave it unknown, as an app that is not listed", async () => {
    const resources = [shop, certificate("b", "CD02", "2026-02-08T12:34:56Z")];
    const { of } = await gather({ resources });
    expect(of("shop", "certificate.days-left")).toMatch(/not among those that these credentials may read/);
    expect(of("plain", "certificate.days-left")).toMatch(/does not list its resource/);
  });
});

it.each([60, 1000])("%i components take no more lists than one does", async (count) => {
  const many = Array.from({ length: count }, (_, at) => ({ ...gateway, id: `${gateway.id}-${at}` }));
  const some = many.map((resource, at) => component(`door-${at}`, "azure.appgateway", resource));
  const { plan, usage, server } = await gather({ resources: many }, undefined, some);
  expect(server.requests).toHaveLength(6);
  for (const [api, { requests, bound }] of Object.entries(usage))
    expect([requests, bound], api).toEqual([plan.usage[api]?.requests, plan.usage[api]?.requests]);
});
