import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startGcp } from "../../servers/gcp/server.ts";
import { source } from "./context.ts";
import { gather } from "./gathering.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

const DAY_MS = 86_400_000;
const END = Date.parse("2026-03-01T12:00:00Z");

/** Written once a day, at its end. */
function quota(
  kind: "allocation/usage" | "limit",
  name: string,
  location: string,
  daysAgo: (days: number) => number,
  limit = "",
) {
  return source(
    `serviceruntime.googleapis.com/quota/${kind}`,
    "consumer_quota",
    { service: "compute.googleapis.com", location, project_id: "shop-1" },
    (end) => ((END - end) % DAY_MS === 0 ? daysAgo((END - end) / DAY_MS) : undefined),
    { kind: "GAUGE", metric: { quota_metric: name, ...(limit === "" ? {} : { limit_name: limit }) } },
  );
}

describe("quotas", () => {
  it("are the highest use of a day of that day's lowest limit", async () => {
    server.sources.splice(
      0,
      server.sources.length,
      quota("allocation/usage", "cpus", "europe-west1", (ago) => (ago === 3 ? 60 : 20)),
      quota("limit", "cpus", "europe-west1", () => 72, "CPUS-per-project-region"),
      quota("limit", "cpus", "europe-west1", () => 80, "CPUS-other"),
      // Raised two days ago.
      quota("allocation/usage", "disks", "europe-west1", (ago) => (ago < 2 ? 90 : 9)),
      quota("limit", "disks", "europe-west1", (ago) => (ago < 2 ? 100 : 10), "DISKS"),
      quota("allocation/usage", "cpus", "us-east1", () => 5),
      quota("limit", "cpus", "us-east1", () => -1, "CPUS-per-project-region"),
    );
    const { value, usage, diagnostics } = await gather(server, ["quota.used"]);
    expect(diagnostics).toEqual([]);
    expect(value("shop", "quota.used")?.value).toEqual([
      { quota: "disks europe-west1", share: 0.9, adjustable: null },
      { quota: "cpus europe-west1", share: 60 / 72, adjustable: null },
    ]);
    expect(usage("gcp/quotas").plan).toMatchObject({ requests: 2, bound: 2 });
    expect(usage("gcp/quotas").made).toMatchObject({ requests: 2, bound: 2, metrics: 6 });
    expect(usage("gcp/quotas").made?.usd).toBeLessThan(usage("gcp/quotas").plan?.usd ?? 0);
  });

  it("without series are not known, and are no fault", async () => {
    server.sources.length = 0;
    const { value, diagnostics, usage } = await gather(server, ["quota.used"]);
    expect(value("shop", "quota.used")?.reason).toContain("no quota has both");
    expect(diagnostics).toEqual([]);
    expect(usage("gcp/quotas").made).toMatchObject({ requests: 2, bound: 2 });
  });
});
