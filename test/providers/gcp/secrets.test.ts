import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startGcp, TOKEN } from "../../servers/gcp/server.ts";
import { ROOT, temporaryFolder } from "../../support/command-line.ts";
import { cloudRun } from "./context.ts";

const server = await startGcp({ sources: cloudRun("cart", "europe-west1") });
afterAll(() => server.stop());

/** The built command line, while the server in this process goes on answering. */
function run(args: string[], home: string): Promise<{ code: number | null; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, "bin/run.js"), ...args], {
      env: {
        ...process.env,
        NO_COLOR: "1",
        PLANTED_TOKEN: TOKEN,
        HOME: home,
        XDG_CACHE_HOME: join(home, "cache"),
        AWS_SECRET_ACCESS_KEY: "planted-elsewhere-0123456789",
      },
    });
    let text = "";
    child.stdout.on("data", (chunk) => {
      text += String(chunk);
    });
    child.stderr.on("data", (chunk) => {
      text += String(chunk);
    });
    child.on("close", (code) => resolve({ code, text }));
  });
}

function everyFile(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"))
    .join("\n");
}

describe("a token", () => {
  it.each(["right", "echoed by the server"])(
    "stands in nothing that is written or printed, %s",
    async (kind) => {
      server.faults.clear();
      if (kind !== "right") server.faults.set("*", { kind: "echo" });
      const folder = temporaryFolder();
      writeFileSync(
        join(folder, "plumbrule.yaml"),
        `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: shop }
components: [{ id: cart, type: gcp.cloudrun, ref: { labels: { service_name: cart } } }]
providers:
  gcp: { project: shop-1, endpoint: "${server.url}", auth: { tokenEnv: PLANTED_TOKEN } }
`,
      );
      const before = server.count();
      const assessed = await run(
        [
          "assess",
          folder,
          "--window",
          "1h",
          "--verbose",
          "--save-evidence",
          join(folder, "e.json"),
          "--format",
          `json:${join(folder, "a.json")}`,
          "--format",
          `html:${join(folder, "a.html")}`,
          "--format",
          "text",
        ],
        folder,
      );
      expect(assessed.code, assessed.text).toBe(0);
      const doctor = await run(["doctor", folder], folder);
      expect(server.count()).toBeGreaterThan(before);
      const all = `${assessed.text}\n${doctor.text}\n${everyFile(folder)}`;
      expect(all).toContain("cart");
      for (const form of [TOKEN, encodeURIComponent(TOKEN), Buffer.from(TOKEN).toString("base64"), "planted-elsewhere"])
        expect(all).not.toContain(form);
      // What a server repeats is shown without escapes.
      if (kind !== "right") expect(all).toContain("bad header Bearer …");
      expect(all).not.toContain("\u001b[31m bad header");
    },
    60_000,
  );
});
