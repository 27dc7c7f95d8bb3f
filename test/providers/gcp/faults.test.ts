import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { gatherGcp } from "../../../src/providers/gcp/gather.ts";
import { type Fault, startGcp, TOKEN } from "../../servers/gcp/server.ts";
import { cloudRun, component, contextOf, QUICK } from "./context.ts";

const server = await startGcp({ sources: cloudRun("cart", "europe-west1") });
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

const CART = component("cart", "gcp.cloudrun", { service_name: "cart" });
/** Few questions, so that it can be counted. */
const few = (ids: string[]) => ({ signals: contextOf(server.url, []).signals.filter(({ id }) => ids.includes(id)) });

async function gather(fault: Fault, more: object = few(["requests", "errors"])) {
  server.faults.set("timeSeries", fault);
  const result = await gatherGcp(contextOf(server.url, [CART], more), QUICK);
  return { ...result, reasons: result.evidence.map(({ reason }) => reason ?? "") };
}

describe("what goes wrong makes exactly what it touches unknown, with the reason", () => {
  it.each<[name: string, fault: Fault, reason: RegExp]>([
    [
      "a permission that is missing",
      { kind: "deny" },
      /the permission monitoring\.timeSeries\.list is missing \(HTTP 403\)/,
    ],
    ["an API that is not enabled", { kind: "disabled" }, /is not enabled in the project/],
    ["a web page", { kind: "page" }, /no JSON: it is no Google Cloud endpoint/],
    [
      "a redirect",
      { kind: "redirect", to: "https://login.example.com/x" },
      /redirects to login\.example\.com, which is not followed/,
    ],
    ["half of an answer", { kind: "half" }, /no whole JSON, 8 times/],
    ["a server that fails", { kind: "fail", times: 1000 }, /failed \(HTTP 503\).*, 8 times/],
    ["a list that does not end", { kind: "endless" }, /does not end/],
    ["points that lie between the intervals", { kind: "shifted" }, /not aligned as was asked/],
    ["a part of the shards", { kind: "partial" }, /a part of the data is missing: some shards did not answer/],
    ["a clock that is off", { kind: "skew", ms: 3_600_000 }, /60 minutes apart/],
  ])("%s", async (_name, fault, reason) => {
    const { evidence, diagnostics, reasons } = await gather(fault);
    expect(evidence).toHaveLength(2);
    for (const item of evidence) expect(item.value).toBeNull();
    for (const one of reasons) expect(one).toMatch(reason);
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const one of diagnostics)
      expect(one).toMatchObject({ provider: "gcp", message: expect.stringMatching(reason) });
  });

  it("throttling is waited out, and every attempt is counted", async () => {
    const { evidence, diagnostics, usage } = await gather({ kind: "throttle", times: 3 });
    expect(evidence.filter(({ value }) => value === null)).toEqual([]);
    expect(diagnostics).toEqual([]);
    expect(usage["gcp/monitoring"]).toMatchObject({ requests: 5, bound: 2 });
    expect(server.count()).toBe(5);
  });

  it("a connection that hangs is given up, within the time of the run", async () => {
    const { diagnostics, reasons } = await gather({ kind: "hang" }, { ...few(["requests"]), timeoutMs: 400 });
    expect(reasons).toEqual([expect.stringMatching(/did not answer|gave no answer for 0\.4 s/)]);
    expect(diagnostics[0]?.level).toBe("error");
  });

  it("an interruption ends it at once", async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    const { reasons } = await gather({ kind: "hang" }, { ...few(["requests"]), abort: abort.signal });
    expect(reasons).toEqual([expect.stringContaining("interrupted")]);
  });

  it("a server that is not there is an error of the source", async () => {
    const { evidence, diagnostics } = await gatherGcp(
      contextOf("http://127.0.0.1:9", [CART], few(["requests"])),
      QUICK,
    );
    expect(evidence[0]?.reason).toMatch(/127\.0\.0\.1:9 cannot be reached/);
    expect(diagnostics[0]?.level).toBe("error");
  });

  it.each<[string, object, RegExp]>([
    ["http elsewhere", { endpoint: "http://monitoring.example.com" }, /loopback addresses only/],
    ["a path", { endpoint: "https://gateway.example.com/gcp" }, /without a path/],
    ["a password", { endpoint: "https://u:hunter2@example.com" }, /user name or password/],
    [
      "a variable that is not set",
      { auth: { tokenEnv: "PLUMBRULE_TEST_NOT_SET" } },
      /PLUMBRULE_TEST_NOT_SET is not set/,
    ],
  ])("settings that cannot be used: %s", async (_name, settings, reason) => {
    const context = contextOf(server.url, [CART], few(["requests"]));
    const { evidence, diagnostics } = await gatherGcp(
      { ...context, settings: { ...context.settings, ...settings } },
      QUICK,
    );
    expect(evidence[0]?.reason).toMatch(reason);
    expect(diagnostics).toHaveLength(1);
    expect(JSON.stringify([evidence, diagnostics])).not.toContain("hunter2");
    expect(server.count()).toBe(0);
  });

  it("a token that is wrong is said to be refused", async () => {
    process.env.PLUMBRULE_TEST_GCP_WRONG = "ya29.not-the-token";
    const context = contextOf(server.url, [CART], few(["requests"]));
    const settings = { ...context.settings, auth: { tokenEnv: "PLUMBRULE_TEST_GCP_WRONG" } };
    const result = await gatherGcp({ ...context, settings }, QUICK);
    expect(result.evidence[0]?.reason).toMatch(/refuses the credentials \(HTTP 401\)/);
    expect(JSON.stringify(result)).not.toContain("ya29.not-the-token");
    expect(server.count()).toBe(1);
  });

  it("a server that repeats secrets and escapes has them taken out", async () => {
    const result = await gather({ kind: "echo" });
    expect(result.reasons[0]).toContain("bad header");
    const text = JSON.stringify(result);
    expect(text).not.toContain(TOKEN);
    // Shown, not obeyed.
    expect(result.reasons[0]).toContain("\\u001b[31m");
    expect(result.reasons[0]).not.toContain("\u001b");
  });
});
