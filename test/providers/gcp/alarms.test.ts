import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Fault, startGcp } from "../../servers/gcp/server.ts";
import { gather } from "./gathering.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

const CHANNEL = "projects/shop-1/notificationChannels/1";
const threshold = (filter: string) => ({ conditionThreshold: { filter, comparison: 1, thresholdValue: 1 } });
const RUN = 'resource.type = "cloud_run_revision" AND resource.labels.service_name = "cart"';

describe("alerting policies", () => {
  beforeEach(() => {
    server.lists.notificationChannels = [
      { name: CHANNEL, type: "email", enabled: true },
      { name: "projects/shop-1/notificationChannels/2", type: "sms", enabled: false },
    ];
  });

  it("are told by component, with the golden groups that they watch and how many hear of them", async () => {
    server.lists.alertPolicies = [
      {
        name: "projects/shop-1/alertPolicies/1",
        displayName: "errors\u001b[31m",
        enabled: true,
        notificationChannels: [CHANNEL],
        conditions: [
          threshold(
            `${RUN} AND metric.type = "run.googleapis.com/request_count" AND metric.labels.response_code_class = "5xx"`,
          ),
        ],
      },
      {
        displayName: "slow",
        notificationChannels: ["projects/shop-1/notificationChannels/2"],
        conditions: [threshold(`metric.type="run.googleapis.com/request_latencies" ${RUN}`)],
      },
      {
        displayName: "other",
        notificationChannels: [CHANNEL],
        conditions: [
          threshold(
            'metric.type="run.googleapis.com/container/cpu/utilizations" resource.type="cloud_run_revision" resource.label."service_name"="pay"',
          ),
        ],
      },
      {
        displayName: "promql",
        notificationChannels: [CHANNEL],
        conditions: [
          {
            conditionPrometheusQueryLanguage: {
              query: 'max(run_googleapis_com:container_memory_utilizations{service_name="cart"}) > 0.9',
            },
          },
        ],
      },
      {
        displayName: "any database",
        notificationChannels: [CHANNEL],
        conditions: [
          threshold(
            'resource.type = "cloudsql_database" AND metric.type = "cloudsql.googleapis.com/database/disk/utilization"',
          ),
        ],
      },
    ];
    const { value, usage, diagnostics } = await gather(server, ["alarm.list", "alarm.watched"]);
    expect(diagnostics.filter(({ message }) => message.startsWith("alerting"))).toEqual([]);
    expect(value("cart", "alarm.list")?.value).toEqual([
      { name: "errors\\u001b[31m", enabled: true, receivers: 1, state: null, since: null, group: "errors" },
      { name: "slow", enabled: true, receivers: 0, state: null, since: null, group: "latency" },
      { name: "promql", enabled: true, receivers: 1, state: null, since: null, group: "saturation" },
    ]);
    // Nobody hears of the slow ones.
    expect(value("cart", "alarm.watched")?.value).toEqual(["errors", "saturation"]);
    expect(value("db", "alarm.watched")?.value).toEqual(["saturation"]);
    expect(usage("gcp/alerting").plan).toMatchObject({ requests: 2, bound: 2 });
    expect(usage("gcp/alerting").made).toMatchObject({ requests: 2, bound: 2 });
  });

  it("of another kind than the catalogue's count as what they are about", async () => {
    const about = async (filter: string) => {
      server.lists.alertPolicies = [
        { displayName: "p", notificationChannels: [CHANNEL], conditions: [threshold(filter)] },
      ];
      return (await gather(server, ["alarm.list", "alarm.watched"])).value("cart", "alarm.watched")?.value;
    };
    const metric = 'metric.type = "run.googleapis.com/request_count"';
    expect(await about(`${RUN} AND ${metric}`)).toEqual(["traffic"]);
    expect(await about(`${RUN} AND ${metric} AND metric.labels.response_code = "500"`)).toEqual(["errors"]);
    expect(await about(`${RUN} AND ${metric} AND metric.labels.response_code = "429"`)).toEqual(["saturation"]);
    expect(await about(`${RUN} AND resource.labels.location = "us-east1" AND ${metric}`)).toEqual([]);
    // One revision is not the service.
    expect(await about(`${RUN} AND resource.labels.revision_name = "r1" AND ${metric}`)).toEqual([]);
    expect(await about('select_slo_burn_rate("projects/shop-1/services/x/serviceLevelObjectives/y", "3600s")')).toEqual(
      [],
    );
  });

  it("that are many are read to the end, and the bound grows with the pages", async () => {
    server.lists.alertPolicies = Array.from({ length: 2500 }, (_, at) => ({ displayName: `p${at}`, conditions: [] }));
    const { usage } = await gather(server, ["alarm.list"]);
    expect(usage("gcp/alerting").made).toMatchObject({ requests: 4, bound: 4 });
  });

  it.each<[Fault, RegExp]>([
    [{ kind: "deny" }, /monitoring\.notificationChannels\.list is missing/],
    [{ kind: "endless" }, /does not end/],
  ])("whose receivers cannot be read are not told at all: %j", async (fault, reason) => {
    server.faults.set("notificationChannels", fault);
    const { value, diagnostics } = await gather(server, ["alarm.list", "alarm.watched", "requests"]);
    for (const subject of ["cart", "db"]) {
      expect(value(subject, "alarm.list")).toMatchObject({ value: null, reason: expect.stringMatching(reason) });
      expect(value(subject, "alarm.watched")?.value).toBeNull();
    }
    // What is asked elsewhere goes on.
    expect(value("cart", "requests")?.reason).toContain("no such metric");
    expect(diagnostics).toEqual([{ provider: "gcp", level: "warning", message: expect.stringMatching(reason) }]);
  });

  it("tell when they fired, of the component that fired, in the window", async () => {
    const policy = (id: string) => ({ name: `projects/shop-1/alertPolicies/${id}`, displayName: `p${id}` });
    server.lists.alertPolicies = [
      {
        ...policy("1"),
        notificationChannels: [CHANNEL],
        conditions: [threshold('metric.type = "run.googleapis.com/request_latencies"')],
      },
    ];
    const alert = (id: string, openTime: string, closeTime: string | undefined, service: string) => ({
      name: `projects/shop-1/alerts/${openTime}`,
      state: closeTime === undefined ? "OPEN" : "CLOSED",
      openTime,
      ...(closeTime === undefined ? {} : { closeTime }),
      resource: { type: "cloud_run_revision", labels: { service_name: service } },
      policy: policy(id),
    });
    server.lists.alerts = [
      alert("1", "2026-03-01T11:50:00Z", undefined, "cart"),
      alert("1", "2026-03-01T11:30:00Z", "2026-03-01T11:35:00Z", "cart"),
      alert("1", "2026-03-01T11:20:00Z", "2026-03-01T11:25:00Z", "pay"),
      alert("2", "2026-03-01T11:10:00Z", "2026-03-01T11:15:00Z", "cart"),
      alert("1", "2026-03-01T10:00:00Z", "2026-03-01T11:15:00Z", "cart"),
      ...Array.from({ length: 2000 }, () => alert("1", "2026-02-01T10:00:00Z", "2026-02-01T11:15:00Z", "cart")),
    ];
    const { value, usage } = await gather(server, ["alarm.firings", "alarm.watched"]);
    expect(value("cart", "alarm.firings")?.value).toEqual([
      { name: "p1", at: "2026-03-01T11:50:00Z", seconds: null },
      { name: "p1", at: "2026-03-01T11:30:00Z", seconds: 300 },
    ]);
    expect(value("cart", "alarm.firings")?.window.start).toBe("2026-03-01T11:00:00Z");
    expect(value("db", "alarm.firings")?.reason).toContain("none could fire");
    // What is older is not read on.
    expect(usage("gcp/alerting").made).toMatchObject({ requests: 3, bound: 3 });
    expect(usage("gcp/alerting").plan).toMatchObject({ requests: 3, bound: 3 });
    server.lists.alerts = [];
    expect((await gather(server, ["alarm.firings", "alarm.watched"])).value("cart", "alarm.firings")?.value).toEqual(
      [],
    );
  });

  it("whose firings may not be read are told without them", async () => {
    server.lists.alertPolicies = [];
    server.faults.set("alerts", { kind: "deny" });
    const { value, diagnostics } = await gather(server, ["alarm.firings", "alarm.list"]);
    expect(value("cart", "alarm.firings")?.reason).toContain("monitoring.alerts.list is missing");
    expect(value("cart", "alarm.list")?.value).toEqual([]);
    expect(diagnostics).toHaveLength(1);
  });
});
