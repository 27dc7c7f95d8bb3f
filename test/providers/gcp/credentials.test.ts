import { writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { examineGcp } from "../../../src/providers/gcp/doctor.ts";
import { gatherGcp } from "../../../src/providers/gcp/gather.ts";
import { startGcp, TOKEN } from "../../servers/gcp/server.ts";
import { temporaryFolder } from "../../support/command-line.ts";
import { cloudRun, component, contextOf, QUICK } from "./context.ts";

/** Gives tokens, as Google's token endpoint and as the metadata server of a machine do. */
const tokens = { asked: [] as { path: string; body: string; flavor: unknown }[], status: 200 };
const tokenServer = createServer(async (request: IncomingMessage, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  tokens.asked.push({ path: request.url ?? "", body, flavor: request.headers["metadata-flavor"] });
  response.writeHead(tokens.status, { "content-type": "application/json", "metadata-flavor": "Google" });
  response.end(
    tokens.status === 200
      ? JSON.stringify({
          access_token: TOKEN,
          issued_token_type: "urn:ietf:params:oauth:token-type:access_token",
          expires_in: 3599,
          token_type: "Bearer",
        })
      : JSON.stringify({ error: "invalid_grant", error_description: `refused ${body}` }),
  );
});
await new Promise<void>((resolve) => tokenServer.listen(0, "127.0.0.1", resolve));
const host = `127.0.0.1:${(tokenServer.address() as AddressInfo).port}`;

const server = await startGcp({ sources: cloudRun("cart", "europe-west1") });
afterAll(async () => {
  await server.stop();
  tokenServer.closeAllConnections();
  tokenServer.close();
});
afterEach(() => {
  vi.unstubAllEnvs();
  tokens.asked.length = 0;
  tokens.status = 200;
  server.asked.length = 0;
});

const SUBJECT_TOKEN = "eyJplanted.subject-token.0123456789";

/** A run, and the doctor, by Application Default Credentials; all that it says, plans or would keep. */
async function run() {
  const kept = new Map<string, unknown>();
  const cache = {
    get: async (key: string) => kept.get(key),
    set: async (key: string, value: unknown) => void kept.set(key, value),
  };
  const context = contextOf(server.url, [component("cart", "gcp.cloudrun", { service_name: "cart" })], { cache });
  const { auth: _auth, ...settings } = context.settings;
  const whole = { ...context, settings };
  const result = await gatherGcp(whole);
  const said = JSON.stringify([result, await examineGcp(whole, QUICK), [...kept]]);
  return { ...result, said, kept };
}

/**
 * A file of workload identity federation: of the kinds of files, the one whose token endpoint the library takes from the file. Those of
 * service accounts and users it asks at Google's own, whatever they say.
 */
function federatedCredentials(): void {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "subject-token"), SUBJECT_TOKEN);
  const content = {
    type: "external_account",
    audience: "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/ci/providers/ci",
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    token_url: `http://${host}/v1/token`,
    credential_source: { file: join(folder, "subject-token") },
  };
  writeFileSync(join(folder, "credentials.json"), JSON.stringify(content));
  vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", join(folder, "credentials.json"));
}

describe("Application Default Credentials", () => {
  it("of a file are a token, which is asked for once and stands nowhere", async () => {
    federatedCredentials();
    const { evidence, said, kept } = await run();
    expect(evidence.find(({ signal }) => signal === "requests")?.reason).toBeUndefined();
    // One of the run, one of the doctor and one of its own run.
    expect(tokens.asked.map(({ path }) => path)).toEqual(["/v1/token", "/v1/token", "/v1/token"]);
    const [first] = tokens.asked;
    const form = new URLSearchParams(first?.body);
    expect(form.get("grant_type")).toBe("urn:ietf:params:oauth:grant-type:token-exchange");
    expect(server.asked.every(({ headers }) => headers.authorization === `Bearer ${TOKEN}`)).toBe(true);
    expect(kept.size).toBeGreaterThan(0);
    expect(form.get("subject_token")).toBe(SUBJECT_TOKEN);
    for (const secret of [TOKEN, SUBJECT_TOKEN]) expect(said).not.toContain(secret);
  });

  it("that are refused are a reason without what they hold", async () => {
    federatedCredentials();
    tokens.status = 400;
    const { evidence, diagnostics, usage, said } = await run();
    expect(evidence[0]?.reason).toContain("no Application Default Credentials could be had");
    expect(diagnostics[0]?.level).toBe("error");
    // Nothing was sent to Google Cloud, so that nothing is counted.
    expect(server.count()).toBe(0);
    expect(usage["gcp/monitoring"]).toMatchObject({ requests: 0 });
    expect(said).not.toContain("eyJplanted");
    expect(said).not.toContain("invalid_grant");
  });

  it("of the machine come from its metadata server", async () => {
    vi.stubEnv("GOOGLE_APPLICATION_CREDENTIALS", undefined);
    vi.stubEnv("GCE_METADATA_HOST", host);
    vi.stubEnv("HOME", temporaryFolder());
    vi.stubEnv("CLOUDSDK_CONFIG", temporaryFolder());
    const { evidence, said } = await run();
    expect(evidence.find(({ signal }) => signal === "requests")?.reason).toBeUndefined();
    const asked = tokens.asked.filter(({ path }) => path.includes("/service-accounts/default/token"));
    expect(asked.length).toBeGreaterThan(0);
    for (const { flavor } of asked) expect(flavor).toBe("Google");
    expect(said).not.toContain(TOKEN);
  });
});
