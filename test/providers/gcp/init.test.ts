import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { proposeFor } from "../../../src/pipeline/propose.ts";
import { describeWorkload } from "../../../src/pipeline/workload.ts";
import { startGcp } from "../../servers/gcp/server.ts";
import { temporaryFolder } from "../../support/command-line.ts";
import { rules, TOKEN_VARIABLE } from "./context.ts";

const server = await startGcp();
afterAll(() => server.stop());

const propose = (directory: string) =>
  proposeFor({
    directory,
    rules,
    providers: ["gcp"],
    settings: ["project=shop-1", `endpoint=${server.url}`, `auth.tokenEnv=${TOKEN_VARIABLE}`],
    progress() {},
    abort: new AbortController().signal,
  });

it("a manifest is proposed with what is in the project, and loads", async () => {
  server.lists.assets = [
    {
      name: "//run.googleapis.com/projects/shop-1/locations/europe-west1/services/cart",
      assetType: "run.googleapis.com/Service",
      location: "europe-west1",
    },
  ];
  const folder = temporaryFolder();
  const { text } = await propose(folder);
  writeFileSync(join(folder, "plumbrule.yaml"), text);
  const described = await describeWorkload({
    directory: folder,
    loadRules: async () => rules,
    progress() {},
    abort: new AbortController().signal,
  });
  expect(described.workload.components).toEqual([
    {
      id: "cart",
      type: "gcp.cloudrun",
      dependsOn: [],
      ref: { labels: { service_name: "cart", location: "europe-west1" } },
    },
  ]);
  expect(described.providers.find(({ id }) => id === "gcp")?.settings).toEqual({
    project: "shop-1",
    endpoint: server.url,
    auth: { tokenEnv: TOKEN_VARIABLE },
  });
  expect(readFileSync(join(folder, "plumbrule.yaml"), "utf8")).toContain("providers:\n  gcp: {");
});

it("a project that cannot be read ends with no verdict, and nothing is proposed", async () => {
  server.faults.set("*", { kind: "deny" });
  const folder = temporaryFolder();
  await expect(propose(folder)).rejects.toMatchObject({
    exitCode: 3,
    message: expect.stringMatching(/^gcp: nothing could be found: the permission cloudasset/),
  });
  expect(existsSync(join(folder, "plumbrule.yaml"))).toBe(false);
});
