import { describe, expect, it, onTestFinished } from "vitest";
import { identityIn } from "../../../src/providers/azure/claims.ts";
import { examineAzure } from "../../../src/providers/azure/doctor.ts";
import { deny } from "../../servers/azure/faults.ts";
import { startAzure } from "../../servers/azure.ts";
import { component, contextFor, QUICK, webApp } from "./setting.ts";

const shop = webApp("shop");

async function examined(
  prepare: (server: Awaited<ReturnType<typeof startAzure>>) => void = () => undefined,
  more = {},
  options = {},
) {
  const server = await startAzure({ resources: [shop] }, options);
  onTestFinished(() => server.stop());
  prepare(server);
  const results = await examineAzure(
    contextFor(server.url, [component("shop", "azure.appservice", shop)], { windowSeconds: 3600, ...more }),
    QUICK,
  );
  return new Map(results.map((result) => [result.subject, result]));
}

describe("doctor", () => {
  it("says who asks, that the API answers, that the clocks agree, and what is there", async () => {
    const results = await examined();
    expect(results.get("identity")).toMatchObject({ ok: true, message: "the token does not say whose it is" });
    expect(results.get("azure/metrics")).toEqual({ subject: "azure/metrics", ok: true, message: "answers" });
    expect(results.get("clock")).toMatchObject({ ok: true, message: expect.stringMatching(/within \d s/) });
    expect(results.get("shop")).toMatchObject({
      ok: true,
      message: expect.stringMatching(/readings are missing: .*planId/),
    });
  });

  it("names the permission that is missing, and the role that has it", async () => {
    const results = await examined((server) => server.faults.add("metrics", deny(), Number.POSITIVE_INFINITY));
    expect(results.get("azure/metrics")).toMatchObject({
      ok: false,
      fix: expect.stringMatching(/Microsoft\.Insights\/metrics\/read.*Monitoring Reader/),
    });
    expect(results.get("shop")?.ok).toBe(false);
  });

  it("a clock that is off is told", async () => {
    const results = await examined(undefined, {}, { clockOffMs: 3_600_000 });
    expect(results.get("clock")).toMatchObject({ ok: false, message: expect.stringMatching(/is 3[56]\d\d s off/) });
    expect(results.get("azure/metrics")?.ok).toBe(false);
  });

  it("without a token nothing is asked", async () => {
    const results = await examined(undefined, { settings: { auth: { tokenEnv: "PLUMBRULE_TEST_NOT_SET" } } });
    expect([...results.values()]).toMatchObject([
      { subject: "azure", ok: false, message: expect.stringContaining("PLUMBRULE_TEST_NOT_SET") },
    ]);
  });
});

describe("the identity in a token", () => {
  const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;

  it.each([
    [jwt({ upn: "ada@example.com", tid: "t-1", appid: "cli" }), "ada@example.com of the tenant t-1"],
    [jwt({ appid: "app-1", oid: "o" }), "app-1"],
    [jwt({ upn: "a\u001b[31mb" }), "a\\u001b[31mb"],
    [jwt({ sub: 1 }), undefined],
    ["opaque", undefined],
    ["a.%%%.c", undefined],
  ])("%s", (token, identity) => {
    expect(identityIn(token)).toBe(identity);
  });
});
