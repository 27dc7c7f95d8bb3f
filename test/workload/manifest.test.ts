import { rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { loadManifest } from "../../src/workload/manifest.ts";
import { folderWith, HEAD, KNOWN } from "./folder.ts";

const CONTRACT = `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: online-boutique, owner: shop-team, criticality: high }
frameworks: [aws-well-architected, iso-25010-2023]
components:
  - { id: frontend, type: http-service, dependsOn: [orders-db] }
  - { id: orders-db, type: aws.rds, ref: { region: eu-west-1, dimensions: { DBInstanceIdentifier: orders } } }
providers:
  prometheus: { url: http://127.0.0.1:9090, headers: { X-Scope-OrgID: shop }, auth: { tokenEnv: PROM_TOKEN } }
  aws: { region: eu-west-1, endpoint: http://127.0.0.1:4566 }
  azure: { subscription: 0000-0000, workspace: 1111-1111, endpoint: "http://[::1]:8081", auth: { tokenEnv: AZ_TOKEN } }
  gcp: { project: shop, endpoint: http://localhost:8082, auth: { tokenEnv: GCP_TOKEN } }
  recorded: { path: telemetry/ }
  repository: false
slos: [slos/*.yaml]
answers: answers.yaml
waivers: waivers.yaml
adrs: docs/adr
gate:
  errorBudget: { minRemaining: 0 }
  pillars: { reliability: { minScore: 70, judge: low, minCoverage: 0.5 } }
  findings: { failOn: high, baseline: baseline.json }
  onMissing: fail
`;

describe("loadManifest", () => {
  it("reads every part of the contract's example", async () => {
    const directory = await folderWith({ "plumbrule.yaml": CONTRACT });
    expect(await loadManifest(directory, KNOWN)).toEqual({
      path: "plumbrule.yaml",
      workload: {
        name: "online-boutique",
        owner: "shop-team",
        criticality: "high",
        components: [
          { id: "frontend", type: "http-service", dependsOn: ["orders-db"] },
          {
            id: "orders-db",
            type: "aws.rds",
            dependsOn: [],
            ref: { region: "eu-west-1", dimensions: { DBInstanceIdentifier: "orders" } },
          },
        ],
      },
      frameworks: ["aws-well-architected", "iso-25010-2023"],
      providers: {
        prometheus: {
          url: "http://127.0.0.1:9090",
          headers: { "X-Scope-OrgID": "shop" },
          auth: { tokenEnv: "PROM_TOKEN" },
        },
        aws: { region: "eu-west-1", endpoint: "http://127.0.0.1:4566" },
        azure: {
          subscription: "0000-0000",
          workspace: "1111-1111",
          endpoint: "http://[::1]:8081",
          auth: { tokenEnv: "AZ_TOKEN" },
        },
        gcp: { project: "shop", endpoint: "http://localhost:8082", auth: { tokenEnv: "GCP_TOKEN" } },
        recorded: { path: "telemetry/" },
        repository: false,
      },
      slos: ["slos/*.yaml"],
      answersPath: "answers.yaml",
      waiversPath: "waivers.yaml",
      adrs: "docs/adr",
      gate: {
        errorBudget: { minRemaining: 0 },
        pillars: { reliability: { minScore: 70, judge: "low", minCoverage: 0.5 } },
        findings: { failOn: "high", baseline: "baseline.json" },
        onMissing: "fail",
      },
      rules: [],
      plugins: [],
      diagnostics: [],
    });
  });

  it("gives undefined without a manifest, and reads plumbrule.yml too", async () => {
    const directory = await folderWith({ "README.md": "" });
    expect(await loadManifest(directory, KNOWN)).toBeUndefined();
    await writeFile(path.join(directory, "plumbrule.yml"), HEAD);
    expect((await loadManifest(directory, KNOWN))?.path).toBe("plumbrule.yml");
    await writeFile(path.join(directory, "plumbrule.yaml"), HEAD.replace("shop", "other"));
    const both = await loadManifest(directory, KNOWN);
    expect(both?.workload.name).toBe("other");
    expect(both?.diagnostics.map(({ message }) => message)).toEqual([
      "plumbrule.yaml is read, plumbrule.yml beside it is not; remove one",
    ]);
  });

  it("reads another file when one is named, from anywhere", async () => {
    const elsewhere = await folderWith({ "w.yaml": HEAD });
    const directory = await folderWith({ "plumbrule.yaml": "nonsense" });
    const configPath = path.join(elsewhere, "w.yaml");
    expect((await loadManifest(directory, { ...KNOWN, configPath }))?.path).toBe(configPath);
    await rename(configPath, `${configPath}.gone`);
    await expect(loadManifest(directory, { ...KNOWN, configPath })).rejects.toMatchObject({
      exitCode: 2,
      message: `${configPath}: there is no such file`,
    });
  });

  it("minds neither a byte order mark nor Windows line ends nor an empty list of components", async () => {
    const text = `\ufeff${HEAD}components: []\n`.replaceAll("\n", "\r\n");
    const manifest = await loadManifest(await folderWith({ "plumbrule.yaml": text }), KNOWN);
    expect(manifest?.workload).toEqual({ name: "shop", components: [] });
    expect(manifest?.gate).toBeNull();
  });

  it("reads 10,000 components", async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) => `  - { id: c${i}, type: http-service, dependsOn: [c${(i + 1) % 10_000}] }`,
    );
    const manifest = await loadManifest(
      await folderWith({ "plumbrule.yaml": `${HEAD}components:\n${lines.join("\n")}\n` }),
      KNOWN,
    );
    expect(manifest?.workload.components).toHaveLength(10_000);
    expect(manifest?.diagnostics.map(({ message }) => message)).toEqual([
      "plumbrule.yaml:5: components[0].dependsOn: depend on each other in a circle: c0, c1, c2, c3, c4, c5, c6, c7 and 9992 more",
    ]);
  });

  it("warns of circles of dependencies, one warning a circle", async () => {
    const text = `${HEAD}components:
  - { id: a, type: vm, dependsOn: [b, d] }
  - { id: b, type: vm, dependsOn: [c] }
  - { id: c, type: vm, dependsOn: [a] }
  - { id: d, type: vm, dependsOn: [e] }
  - { id: e, type: vm, dependsOn: [e] }
`;
    const manifest = await loadManifest(await folderWith({ "plumbrule.yaml": text }), KNOWN);
    expect(manifest?.diagnostics).toEqual([
      {
        provider: "workload",
        level: "warning",
        message: "plumbrule.yaml:5: components[0].dependsOn: depend on each other in a circle: a, b, c",
      },
      {
        provider: "workload",
        level: "warning",
        message: "plumbrule.yaml:9: components[4].dependsOn: e depends on itself",
      },
    ]);
  });

  it("takes names of an object's own methods as what they are", async () => {
    const text = `${HEAD}components:
  - { id: constructor, type: vm, dependsOn: [toString] }
  - { id: toString, type: vm, ref: { hasOwnProperty: 1 } }
`;
    const manifest = await loadManifest(await folderWith({ "plumbrule.yaml": text }), KNOWN);
    expect(manifest?.workload.components.map(({ id }) => id)).toEqual(["constructor", "toString"]);
  });

  it("keeps no control character in what goes on into documents", async () => {
    const text = `${HEAD}components: [{ id: a, type: vm, owner: "x\\e[31m\\ny", ref: { "k\\u202e": "v\\e" } }]\n`;
    const manifest = await loadManifest(await folderWith({ "plumbrule.yaml": text }), KNOWN);
    expect(manifest?.workload.components).toEqual([
      { id: "a", type: "vm", dependsOn: [], owner: "x\\u001b[31m y", ref: { "k\\u202e": "v\\u001b" } },
    ]);
  });

  it("reads anchors within bounds", async () => {
    const text = `${HEAD}components:\n  - { id: a, type: vm, ref: &r { region: x } }\n  - { id: b, type: vm, ref: *r }\n`;
    const manifest = await loadManifest(await folderWith({ "plumbrule.yaml": text }), KNOWN);
    expect(manifest?.workload.components[1]?.ref).toEqual({ region: "x" });
  });
});
