import { describe, expect, it } from "vitest";
import type { Evidence } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/security/index.ts";
import {
  component,
  factOf,
  inCode,
  indexOf,
  planOf,
  reasonOf,
  shippedTables,
  WORKLOAD,
} from "../cost-optimization/evidence-fixture.ts";

const derivations = derivationsOf(shippedTables());
const none = inCode("secret.count", 0);
const some = inCode("secret.count", 2);
const object = inCode("kubernetes.plain-secret", true);
const variable = inCode("kubernetes.plain-secret-env", true, 0, "cart");
const signsOf = (evidence: Evidence[], plan = evidence) =>
  factOf(indexOf([component("cart")], evidence, planOf(plan)), derivations, "secrets.signs", WORKLOAD);

describe("signs of secrets", () => {
  it("are named, from files, Secret objects and variables", () => {
    expect(signsOf([some, object, variable])).toMatchObject({
      value: ["Secret objects with literal data", "credentials in files", "literal secrets in variables"],
      strength: "configured",
    });
  });

  it("are none where the files were read and nothing shows one", () => {
    expect(signsOf([none]).value).toEqual([]);
  });

  it("are not said to be none when something is blank or lost, or nothing was read", () => {
    expect(reasonOf(signsOf([none], [none, object]))).toContain("missing");
    expect(reasonOf(signsOf([none], [none, variable]))).toContain("missing");
    expect(reasonOf(signsOf([inCode("secret.count", null)]))).toContain("was empty");
    expect(reasonOf(signsOf([]))).toContain("no repository");
  });

  it("stand whatever else is lost", () => {
    expect(signsOf([object], [object, none]).value).toEqual(["Secret objects with literal data"]);
  });
});
