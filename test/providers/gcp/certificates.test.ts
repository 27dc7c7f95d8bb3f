import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { gatherGcp, planGcp } from "../../../src/providers/gcp/gather.ts";
import { startGcp } from "../../servers/gcp/server.ts";
import { component, contextOf, QUICK } from "./context.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

const COMPUTE = "https://www.googleapis.com/compute/v1/projects/shop-1/global";
const compute = (kind: string, name: string) => `//compute.googleapis.com/projects/shop-1/global/${kind}/${name}`;
const manager = (path: string) => `//certificatemanager.googleapis.com/projects/12345/locations/global/${path}`;
const asset = (name: string, assetType: string, data: object) => ({
  name,
  assetType,
  resource: { version: "v1", data },
});
const proxy = (name: string, urlMap: string, more: object) =>
  asset(compute("targetHttpsProxies", name), "compute.googleapis.com/TargetHttpsProxy", {
    name,
    urlMap: `${COMPUTE}/urlMaps/${urlMap}`,
    ...more,
  });
const ssl = (name: string, expireTime?: string) =>
  asset(compute("sslCertificates", name), "compute.googleapis.com/SslCertificate", { name, expireTime });

async function daysLeft(labels: object = { url_map_name: "edge" }) {
  const context = contextOf(server.url, [component("edge", "gcp.cloudlb", { ...labels })]);
  const whole = {
    ...context,
    signals: context.signals.filter(({ id }) => id === "certificate.days-left"),
    settings: { ...context.settings, without: [] },
  };
  const plan = await planGcp(whole);
  const { evidence, usage, diagnostics } = await gatherGcp(whole, QUICK);
  expect(usage).toMatchObject({ "gcp/asset-resources": { requests: plan.usage["gcp/asset-resources"]?.requests } });
  return { ...evidence[0], usage, diagnostics };
}

describe("certificates of load balancers", () => {
  it("tell the days until the first of them expires", async () => {
    server.lists.resources = [
      proxy("web", "edge", { sslCertificates: [`${COMPUTE}/sslCertificates/a`, `${COMPUTE}/sslCertificates/b`] }),
      proxy("other", "elsewhere", { sslCertificates: [`${COMPUTE}/sslCertificates/c`] }),
      ssl("a", "2026-05-01T12:00:30.000-00:00"),
      ssl("b", "2026-03-11T04:00:30.000-08:00"),
      ssl("c", "2026-03-02T12:00:30Z"),
    ];
    const { value, usage } = await daysLeft();
    expect(value).toBe(10);
    expect(usage["gcp/asset-resources"]).toMatchObject({ requests: 1, bound: 1 });
  });

  it("of a map are those of its entries, in place of the proxy's own", async () => {
    server.lists.resources = [
      proxy("web", "edge", {
        sslCertificates: [`${COMPUTE}/sslCertificates/a`],
        certificateMap: "//certificatemanager.googleapis.com/projects/shop-1/locations/global/certificateMaps/m",
      }),
      ssl("a", "2026-03-02T12:00:30Z"),
      asset(
        manager("certificateMaps/m/certificateMapEntries/e"),
        "certificatemanager.googleapis.com/CertificateMapEntry",
        { certificates: ["projects/12345/locations/global/certificates/x"] },
      ),
      asset(manager("certificates/x"), "certificatemanager.googleapis.com/Certificate", {
        expireTime: "2026-03-31T12:00:30Z",
      }),
    ];
    expect((await daysLeft()).value).toBe(30);
  });

  it("are not known without an end of each, without a proxy, and where they may not be read", async () => {
    server.lists.resources = [
      proxy("web", "edge", { sslCertificates: [`${COMPUTE}/sslCertificates/a`, `${COMPUTE}/sslCertificates/b`] }),
      ssl("a", "2026-05-01T12:00:30Z"),
      ssl("b"),
    ];
    expect(await daysLeft()).toMatchObject({
      value: null,
      reason: expect.stringContaining("certificate b is not told"),
    });
    expect(await daysLeft({ url_map_name: "edge", target_proxy_name: "plain" })).toMatchObject({
      value: null,
      reason: expect.stringContaining("no HTTPS proxy"),
    });
    server.faults.set("resources", { kind: "deny" });
    expect(await daysLeft()).toMatchObject({
      value: null,
      reason: expect.stringContaining("cloudasset.assets.listResource is missing"),
      diagnostics: [{ level: "error" }],
    });
  });
});
