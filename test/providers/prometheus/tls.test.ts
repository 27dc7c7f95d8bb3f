import { execFile, execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { installed } from "../../servers/real-server.ts";
import { ROOT, temporaryFolder } from "../../support/command-line.ts";

const found = installed("openssl");

/** Reads one objective in a process of its own: whom it trusts is settled when it starts. */
async function read(
  url: string,
  environment: { [name: string]: string },
): Promise<{ value: unknown; reason?: string }> {
  const script = `
    const { gatherPrometheus } = await import(${JSON.stringify(join(ROOT, "src/providers/prometheus/gather.ts"))});
    const { ask, contextFor, raw } = await import(${JSON.stringify(join(ROOT, "test/providers/prometheus/asks.ts"))});
    const context = contextFor(undefined, [ask(raw("avg_over_time(x[window])"), { windows: [300] })], {
      settings: { url: ${JSON.stringify(url)}, auth: { tokenEnv: "PROM_TOKEN" } },
    });
    const { evidence } = await gatherPrometheus(context);
    console.log(JSON.stringify(evidence[0]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, PROM_TOKEN: "t0ken", ...environment },
  });
  return JSON.parse(stdout) as { value: unknown; reason?: string };
}

describe.skipIf(!found.there)(`https${found.note}`, () => {
  it("is trusted when its certificate is, and is nothing else's word", async () => {
    const folder = temporaryFolder();
    const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
    execFileSync(
      "/usr/bin/openssl",
      // biome-ignore format: one command line
      ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", certificate],
      { stdio: "ignore" },
    );
    const tokens: (string | undefined)[] = [];
    const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate) }, (request, response) => {
      tokens.push(request.headers.authorization);
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const time = Number(new URLSearchParams(Buffer.concat(chunks).toString()).get("time"));
        const result = [{ metric: {}, value: [time, "0.5"] }];
        response.end(JSON.stringify({ status: "success", data: { resultType: "vector", result } }));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const url = `https://localhost:${(server.address() as AddressInfo).port}`;
    const stranger = await read(url, {});
    expect(stranger.value).toBeNull();
    expect(stranger.reason).toBe(
      `${url} cannot be trusted: its certificate or TLS is refused (DEPTH_ZERO_SELF_SIGNED_CERT)`,
    );
    expect(tokens).toEqual([]);
    expect((await read(url, { NODE_EXTRA_CA_CERTS: certificate })).value).toBe(0.5);
    expect(tokens).toEqual(["Bearer t0ken"]);
  });
});
