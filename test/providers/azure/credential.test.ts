import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, afterEach, beforeEach, expect, it, onTestFinished, vi } from "vitest";
import { examineAzure } from "../../../src/providers/azure/doctor.ts";
import { gatherAzure } from "../../../src/providers/azure/gather.ts";
import { startAzure, TOKEN } from "../../servers/azure.ts";
import { component, contextFor, QUICK, webApp } from "./setting.ts";

const HEADER = "secret-of-the-identity-endpoint";
const shop = webApp("shop");

/** What the endpoint was asked, and the status that it answers with. */
const asked: IncomingMessage[] = [];
let status = 200;

/** The endpoint for managed identities that App Service gives its apps, on plain http inside the machine. The vendor's client remembers it, and its tokens, for the whole process: one for all tests, and the refusal first. */
const endpoint = createServer((request, response) => {
  asked.push(request);
  const right = request.headers["x-identity-header"] === HEADER;
  response.writeHead(right ? status : 401, { "content-type": "application/json" });
  const expires = Math.floor(Date.now() / 1000) + 3600;
  response.end(
    JSON.stringify(
      right && status === 200
        ? { access_token: TOKEN, expires_on: String(expires), resource: "r", token_type: "Bearer", client_id: "c" }
        : { statusCode: status, message: `refused to ${HEADER}` },
    ),
  );
});
await new Promise<void>((resolve) => endpoint.listen(0, "127.0.0.1", resolve));

beforeEach(() => {
  asked.length = 0;
  vi.stubEnv("IDENTITY_ENDPOINT", `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/msi/token`);
  vi.stubEnv("IDENTITY_HEADER", HEADER);
  // The chain ends before the tools of whoever runs this test.
  vi.stubEnv("AZURE_TOKEN_CREDENTIALS", "prod");
});
afterEach(() => vi.unstubAllEnvs());
afterAll(() => {
  endpoint.closeAllConnections();
  endpoint.close();
});

/** A run without `auth`, so that the vendor's own chain is asked. */
async function context() {
  const server = await startAzure({ resources: [shop] });
  onTestFinished(() => server.stop());
  const made = contextFor(server.url, [component("shop", "azure.appservice", shop)], { windowSeconds: 3600 });
  return { ...made, settings: { endpoint: server.url } };
}

it("an identity that gets no token is told, without its secret", async () => {
  status = 400;
  const results = await examineAzure(await context(), QUICK);
  expect(asked.length).toBeGreaterThan(0);
  expect(results).toMatchObject([
    { subject: "identity", ok: false, message: expect.stringMatching(/DefaultAzureCredential/) },
  ]);
  expect(JSON.stringify(results)).not.toContain(HEADER);
});

it("the chain gets its token from the machine's identity, once, and it opens the API", async () => {
  status = 200;
  const result = await gatherAzure(await context(), QUICK);
  expect(result.diagnostics).toEqual([]);
  expect(result.evidence.find(({ signal }) => signal === "requests")?.value).toMatchObject({
    values: Array(12).fill(1),
  });
  expect(asked).toHaveLength(1);
  const url = new URL(asked[0]?.url ?? "", "http://localhost");
  expect(url.pathname).toBe("/msi/token");
  // The metrics batch has an audience of its own, or that of management.
  expect(url.searchParams.get("resource")).toMatch(/^https:\/\/(management\.azure\.com|metrics\.monitor\.azure\.com)/);
  expect(JSON.stringify(result)).not.toMatch(new RegExp(`${TOKEN}|${HEADER}`));
});
