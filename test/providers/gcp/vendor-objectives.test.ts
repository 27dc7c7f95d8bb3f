import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startGcp } from "../../servers/gcp/server.ts";
import { gather } from "./gathering.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

describe("objectives that Cloud Monitoring keeps", () => {
  const service = "projects/shop-1/services/cart";
  const slo = (id: string) => `${service}/serviceLevelObjectives/${id}`;

  it("are told with what is left of their budgets", async () => {
    server.lists.services = [{ name: service, displayName: "Cart" }];
    server.lists.objectives = new Map([
      [
        service,
        [
          { name: slo("a"), displayName: "availability", goal: 0.999, rollingPeriod: "2419200s" },
          { name: slo("b"), displayName: "latency", goal: 0.95, calendarPeriod: 4 },
        ],
      ],
    ]);
    server.lists.budgets = new Map([
      [`select_slo_budget_fraction("${slo("a")}")`, 0.25],
      [`select_slo_compliance("${slo("a")}")`, 0.99925],
      [`select_slo_budget_fraction("${slo("b")}")`, -0.5],
    ]);
    const { value, usage } = await gather(server, ["vendor-slo"]);
    expect(value("shop", "vendor-slo")?.value).toEqual([
      {
        name: "availability",
        service: "Cart",
        goal: 0.999,
        attainment: 0.99925,
        remaining: 0.25,
        status: "healthy",
        from: "2026-02-01T12:00:00Z",
        until: "2026-03-01T12:00:00Z",
      },
      {
        name: "latency",
        service: "Cart",
        goal: 0.95,
        attainment: null,
        remaining: -0.5,
        status: "exhausted",
        from: null,
        until: "2026-03-01T12:00:00Z",
      },
    ]);
    expect(usage("gcp/service-monitoring").plan).toMatchObject({ requests: 1, bound: 1 });
    // The services, their objectives, and two figures of each.
    expect(usage("gcp/service-monitoring").made).toMatchObject({ requests: 6, bound: 6 });
  });

  it("whose list is denied are unknown", async () => {
    server.faults.set("objectives", { kind: "deny" });
    const { value } = await gather(server, ["vendor-slo"]);
    expect(value("shop", "vendor-slo")?.reason).toMatch(/monitoring\.slos\.list is missing/);
    server.faults.clear();
    server.lists.services = [];
    expect((await gather(server, ["vendor-slo"])).value("shop", "vendor-slo")?.value).toEqual([]);
  });
});
