import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startGcp } from "../../servers/gcp/server.ts";
import { gather } from "./gathering.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

describe("costs", () => {
  const billing = { billing: { table: "bills.export.gcp_billing_export_v1_0" } };
  const day = (date: string) => String(Date.parse(date) / 1000);

  it("are days of what was used, with the part that carries an owner's label", async () => {
    server.lists.bigquery.costs = [
      [day("2026-02-26"), "Cloud Run", "USD", "true", "true", "3"],
      [day("2026-02-26"), "Cloud SQL", "USD", "false", "false", "7"],
      [day("2026-02-25"), "Cloud SQL", "USD", "false", "false", "7"],
    ];
    const { value, usage } = await gather(
      server,
      ["cost.total", "cost.attributed", "cost.services", "cost.transfer"],
      billing,
    );
    const total = value("shop", "cost.total")?.value as { values: (number | null)[]; start: string };
    // The last day that is closed for certain ended two days before the run's.
    expect(value("shop", "cost.total")?.window.end).toBe("2026-02-27T00:00:00Z");
    expect(total.values).toHaveLength(120);
    expect(total.values.slice(-3)).toEqual([null, 7, 10]);
    expect(value("shop", "cost.attributed")?.value).toMatchObject({ values: expect.arrayContaining([null, 0, 3]) });
    expect(value("shop", "cost.transfer")?.value).toMatchObject({ values: expect.arrayContaining([null, 0, 3]) });
    expect(value("shop", "cost.services")?.value).toEqual([
      { service: "Cloud Run", usd: 3, last14: null, before56: null },
      { service: "Cloud SQL", usd: 14, last14: null, before56: null },
    ]);
    expect(usage("gcp/bigquery").made).toMatchObject({ requests: 1, bound: 1 });
    expect(usage("gcp/bigquery").plan).toMatchObject({ requests: 1, bound: 1 });
    expect(usage("gcp/bigquery").made?.usd).toBeLessThanOrEqual(usage("gcp/bigquery").plan?.usd ?? 0);
    expect(usage("gcp/bigquery").made?.usd).toBeGreaterThan(0);
  });

  it("in another currency are not taken for dollars, and no records are no zero", async () => {
    server.lists.bigquery.costs = [[day("2026-02-26"), "Cloud Run", "EUR", "true", "true", "3"]];
    expect((await gather(server, ["cost.total"], billing)).value("shop", "cost.total")?.reason).toContain(
      "billed in EUR",
    );
    server.lists.bigquery.costs = [];
    expect((await gather(server, ["cost.total"], billing)).value("shop", "cost.total")?.reason).toContain("no records");
  });

  it("are not asked for without the table of the export", async () => {
    const { plan, evidence } = await gather(server, ["cost.total"]);
    expect(plan.readings).toEqual([]);
    expect(evidence).toEqual([]);
    expect(server.count()).toBe(0);
  });
});
