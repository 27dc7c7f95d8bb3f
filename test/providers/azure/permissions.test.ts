import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PERMISSIONS } from "../../../src/providers/azure/failures.ts";
import type { AzureRules } from "../../../src/providers/azure/metric-series.ts";
import { ROOT } from "../../support/command-line.ts";
import { shippedRules } from "../../support/sample-rules.ts";

const role = JSON.parse(readFileSync(join(ROOT, "docs/permissions/azure.json"), "utf8")) as {
  Actions: string[];
  DataActions: string[];
};

describe("docs/permissions/azure.json", () => {
  it("holds what each API is said to need, and to read each type", async () => {
    const named = Object.values(PERMISSIONS).flatMap((text) => /^Microsoft\.[\w.]+\/[\w./]+/.exec(text)?.[0] ?? []);
    expect(named).toHaveLength(6);
    const azure = (await shippedRules()).tables.azure as AzureRules;
    const types = Object.values(azure.types).map(({ arm }) => `${arm}/read`);
    const quotas = Object.keys(azure.quotas).map((namespace) => `${namespace}/locations/usages/read`);
    expect(role.Actions).toEqual(expect.arrayContaining([...named, ...types, ...quotas]));
  });

  it("writes nothing, reads no data of applications, and takes nothing by a pattern", () => {
    for (const action of role.Actions) expect(action).toMatch(/^Microsoft(\.\w+)(\/\w+)+\/(read|action)$/);
    expect(role.Actions.filter((action) => action.endsWith("/action"))).toEqual([
      "Microsoft.CostManagement/query/action",
    ]);
    expect(role.DataActions).toEqual([]);
  });
});
