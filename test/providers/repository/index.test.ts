import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GIT_SIGNALS } from "../../../src/providers/repository/git/index.ts";
import { provider } from "../../../src/providers/repository/index.ts";
import { SCANNERS } from "../../../src/providers/repository/scanners.ts";
import { catalogue, component, contextOf, type Files, folderOf, scanFiles } from "./scan-files.ts";

const SHOP = fileURLToPath(new URL("../../fixtures/repository/shop", import.meta.url));
const GOLDEN = new URL("../../fixtures/repository/shop-evidence.json", import.meta.url);
const COMPONENTS = ["frontend", "cartservice", "payments", "orders-db"].map((id) => component(id));

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function fileEvidence(directory: string) {
  const { evidence } = await provider.gather(
    contextOf(directory, { workload: { name: "shop", components: COMPONENTS } }),
  );
  const git = new Set(GIT_SIGNALS);
  return evidence.filter((one) => !git.has(one.signal));
}

describe("the repository provider's files", () => {
  it("gives the reviewed evidence for a shop's folder", async () => {
    const folder = folderOf({});
    cpSync(SHOP, folder, { recursive: true });
    const evidence = await fileEvidence(folder);
    const lines = evidence.map((one) =>
      JSON.stringify([
        one.subject,
        one.signal,
        one.value,
        one.unit,
        one.strength,
        one.source.path ?? null,
        one.source.line ?? null,
        one.attributes ?? {},
        one.reason ?? null,
      ]),
    );
    expect(lines).toEqual(JSON.parse(readFileSync(GOLDEN, "utf8")));
  });

  it("has distinct ids, and a path that is there for every artefact", async () => {
    const folder = folderOf({});
    cpSync(SHOP, folder, { recursive: true });
    const evidence = await fileEvidence(folder);
    expect(new Set(evidence.map((one) => one.id)).size).toBe(evidence.length);
    const there = new Set(filesBelow(folder));
    for (const { source } of evidence) if (source.path !== undefined) expect(there).toContain(source.path);
    for (const one of evidence) if (one.value === null) expect(one.reason).toBeTruthy();
  });

  it("names only signals of the catalogue, and gives every one but git's and the objectives'", () => {
    const scanned = new Set(SCANNERS.flatMap((scanner) => scanner.signals));
    const known = catalogue().map((signal) => signal.id);
    for (const signal of scanned) expect(known).toContain(signal);
    const missing = known.filter((id) => !scanned.has(id) && !GIT_SIGNALS.includes(id) && !id.startsWith("objective."));
    expect(missing).toEqual([]);
  });

  it("plans each signal once for the workload, and once for each component", async () => {
    const { readings } = await provider.plan(contextOf("/", { workload: { name: "shop", components: COMPONENTS } }));
    expect(readings.filter((one) => one.signal === "ci.count")).toEqual([
      { subject: "shop", signal: "ci.count", provider: "repository", strength: "configured" },
    ]);
    expect(readings.filter((one) => one.signal === "kubernetes.replicas").map((one) => one.subject)).toEqual(
      COMPONENTS.map((one) => one.id),
    );
  });

  it("says of an empty folder that nothing is known, not that there is none", async () => {
    const evidence = await fileEvidence(folderOf({}));
    expect(evidence.length).toBeGreaterThan(20);
    for (const { signal, value, reason } of evidence) expect([value, Boolean(reason)], signal).toEqual([null, true]);
  });

  it("gives every count of a folder that holds one thing", async () => {
    const evidence = await fileEvidence(folderOf({ "README.md": "# Shop\n\nIt sells.\n" }));
    const counts = catalogue().filter((signal) => signal.id.endsWith(".count") && !signal.id.startsWith("objective."));
    for (const { id } of counts)
      expect(
        evidence.filter((one) => one.signal === id).map((one) => one.value),
        id,
      ).toEqual([id === "readme.count" ? 1 : 0]);
  });

  it("gives null with a reason for every count of a folder that is not there", async () => {
    const { evidence, diagnostics } = await provider.gather(contextOf(join(folderOf({}), "nowhere")));
    const count = evidence.find((one) => one.signal === "kubernetes.count");
    expect(count?.value).toBeNull();
    expect(count?.reason).toContain("does not exist");
    expect(diagnostics.some((one) => one.level === "error")).toBe(true);
  });

  it("reads a folder of the settings, also one elsewhere, and follows no link out of the workload's", async () => {
    const folder = folderOf({ "app/Dockerfile": "FROM scratch\n", "other/Dockerfile": "FROM x\n" });
    const inside = await provider.gather(contextOf(folder, { settings: { path: "app" } }));
    expect(inside.evidence.find((one) => one.signal === "dockerfile.count")?.value).toBe(1);
    expect(inside.evidence.find((one) => one.signal === "dockerfile.base-pinned")?.source.path).toBe("app/Dockerfile");
    const elsewhere = await provider.gather(contextOf(join(folder, "app"), { settings: { path: "../other" } }));
    expect(elsewhere.evidence.find((one) => one.signal === "dockerfile.base-pinned")?.source.path).toBe(
      "../other/Dockerfile",
    );
    symlinkSync(join(folder, "other"), join(folder, "app/link"));
    const linked = await provider.gather(contextOf(join(folder, "app"), { settings: { path: "link" } }));
    expect(linked.evidence.find((one) => one.signal === "dockerfile.count")?.reason).toContain(
      "leaves the workload's folder through a symbolic link",
    );
  });

  it("leaves excluded files out", async () => {
    const folder = folderOf({ "a/Dockerfile": "FROM x\n", "b/Dockerfile": "FROM x\n" });
    const { evidence } = await provider.gather(contextOf(folder, { settings: { exclude: ["b/**"] } }));
    expect(evidence.find((one) => one.signal === "dockerfile.count")?.value).toBe(1);
  });

  it("looks at what git tracks, and takes a runbook's age from git", async () => {
    const folder = folderOf({
      "docs/runbooks/db.md": "1. Wait until the replica has caught up.\n2. Promote it.\n",
      Dockerfile: "FROM x\n",
      "README.md": "x",
      "untracked/Dockerfile": "FROM x\n",
    });
    const git = (...args: string[]): void => {
      execFileSync("git", ["-C", folder, "-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
        env: { ...process.env, GIT_COMMITTER_DATE: "2025-12-22T00:00:00Z", GIT_AUTHOR_DATE: "2025-12-22T00:00:00Z" },
        stdio: "ignore",
      });
    };
    git("init", "-q");
    git("add", "docs", "Dockerfile", "README.md");
    git("commit", "-q", "-m", "one");
    rmSync(join(folder, "README.md"));
    const { evidence } = await provider.gather(contextOf(folder));
    expect(evidence.find((one) => one.signal === "dockerfile.count")?.value).toBe(1);
    expect(evidence.find((one) => one.signal === "readme.count")?.value).toBe(0);
    expect(evidence.find((one) => one.signal === "runbook.age-days")?.value).toBe(10);
  });

  it("does not follow links, and says which ones leave the folder", async () => {
    const outside = folderOf({ Dockerfile: "FROM x\n" });
    const folder = folderOf({ Dockerfile: "FROM x\n" });
    symlinkSync(outside, join(folder, "out"));
    symlinkSync(".", join(folder, "loop"));
    symlinkSync("Dockerfile", join(folder, "Dockerfile.again"));
    const { evidence, diagnostics } = await provider.gather(contextOf(folder));
    expect(evidence.find((one) => one.signal === "dockerfile.count")?.value).toBe(1);
    expect(diagnostics.map((one) => one.message).join("\n")).toContain("leave the folder and were not followed: out");
  });

  it("gives the same readings whatever order files were made in", async () => {
    const paths = filesBelow(SHOP);
    const content = new Map(paths.map((path) => [path, readFileSync(join(SHOP, path))]));
    const expected = JSON.stringify((await scanFiles(Object.fromEntries(content), SCANNERS, COMPONENTS)).readings);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(paths, { minLength: paths.length }), async (order) => {
        const files: Files = Object.fromEntries(order.map((path) => [path, content.get(path) ?? ""]));
        expect(JSON.stringify((await scanFiles(files, SCANNERS, COMPONENTS)).readings)).toBe(expected);
      }),
      { numRuns: 5 },
    );
  });

  it("reports its folder to doctor", async () => {
    const folder = folderOf({ "a.txt": "" });
    expect(await provider.doctor(contextOf(folder))).toMatchObject([
      { ok: true, message: "1 files, as they are in the folder" },
    ]);
    expect(await provider.doctor(contextOf(join(folder, "nowhere")))).toMatchObject([{ ok: false }]);
  });

  it("survives a folder that cannot be listed", async () => {
    const folder = folderOf({});
    mkdirSync(join(folder, "a"));
    writeFileSync(join(folder, "a", "b.yaml"), "x");
    const { evidence } = await provider.gather(contextOf(join(folder, "a", "b.yaml")));
    expect(evidence.find((one) => one.signal === "iac.count")?.value).toBeNull();
  });
});
