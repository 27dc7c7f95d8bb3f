import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { chosenFrameworks, describeWorkload, refuseUnknownFramework } from "../../src/pipeline/workload.ts";
import { temporaryFolder } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";

const rules = await shippedRules();
const KNOWN = ["aws-well-architected", "azure-well-architected", "dora", "gcp-well-architected"];
const components = (...types: string[]) => types.map((type, i) => ({ id: `c${i}`, type, dependsOn: [] }));

/** What nobody chooses by default is there, and never in the choice. */
const FRAMEWORKS = [...KNOWN.map((id) => ({ id })), { id: "google-sre", byDefault: false }];

describe("the frameworks of a run", () => {
  it("are the flags', else the manifest's, else those that fit the components", () => {
    expect(chosenFrameworks(["dora", "dora"], ["aws-well-architected"], FRAMEWORKS, [])).toEqual(["dora"]);
    expect(chosenFrameworks(undefined, ["aws-well-architected"], FRAMEWORKS, [])).toEqual(["aws-well-architected"]);
    expect(chosenFrameworks([], [], FRAMEWORKS, components("http-service"))).toEqual(["aws-well-architected", "dora"]);
    expect(chosenFrameworks(undefined, undefined, FRAMEWORKS, [])).toEqual(["aws-well-architected", "dora"]);
    expect(chosenFrameworks(undefined, [], FRAMEWORKS, components("gcp.cloudrun", "cache"))).toEqual([
      "dora",
      "gcp-well-architected",
    ]);
    expect(chosenFrameworks(undefined, [], FRAMEWORKS, components("azure.aks", "database"))).toEqual([
      "azure-well-architected",
      "dora",
    ]);
    expect(chosenFrameworks(undefined, [], FRAMEWORKS, components("azure.aks", "aws.rds", "gcp.gke"))).toEqual(KNOWN);
    expect(() => refuseUnknownFramework(["dorra"], KNOWN)).toThrow(/dorra/);
  });
});

describe("a described workload", () => {
  const describeFolder = (directory: string) =>
    describeWorkload({ directory, loadRules: async () => rules, progress() {}, abort: new AbortController().signal });

  it("is the manifest's, or what the folder shows, under a name that does not depend on where it lies", async () => {
    const folder = realpathSync(temporaryFolder());
    expect((await describeFolder(folder)).workload).toEqual({ name: "workload", components: [] });
    mkdirSync(join(folder, "k8s"));
    writeFileSync(
      join(folder, "k8s/cart.yaml"),
      "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: cart }\nspec: { template: { spec: { containers: [{ name: c, image: cart:1 }] } } }\n",
    );
    expect((await describeFolder(folder)).workload.components.map(({ id, type }) => [id, type])).toEqual([
      ["cart", "worker"],
    ]);
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      "apiVersion: plumbrule/v1\nkind: Workload\nmetadata: { name: shop }\nproviders: { repository: false, aws: { region: eu-west-1 } }\n",
    );
    const described = await describeFolder(folder);
    expect(described.workload.name).toBe("shop");
    expect(described.providers).toEqual([{ id: "aws", settings: { region: "eu-west-1" } }]);
    expect(described.diagnostics).toEqual([]);
  });

  it("asks for the rules of the folders that its manifest names", async () => {
    const folder = realpathSync(temporaryFolder());
    mkdirSync(join(folder, "rules"));
    writeFileSync(
      join(folder, "plumbrule.yaml"),
      "apiVersion: plumbrule/v1\nkind: Workload\nmetadata: { name: shop }\nrules: [rules]\n",
    );
    const asked: (readonly string[])[] = [];
    await describeWorkload({
      directory: folder,
      loadRules: async (folders) => {
        asked.push(folders);
        return rules;
      },
      progress() {},
      abort: new AbortController().signal,
    });
    expect(asked).toEqual([[join(folder, "rules")]]);
  });
});
