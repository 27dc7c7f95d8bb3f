import { describe, expect, it } from "vitest";
import type { Component } from "../../../src/model/workload.ts";
import { codeowners } from "../../../src/providers/repository/codeowners.ts";
import { component, one, scanFiles } from "./scan-files.ts";

const TREE = { "a.go": "", "api/x.go": "", "api/deep/y.go": "", "docs/z.md": "", "src/cart/m.go": "" };
const coverage = async (rules: string) => {
  const value = one(await scanFiles({ ...TREE, CODEOWNERS: rules }, [codeowners]), "codeowners.coverage").value;
  return Math.round(Number(value) * 6);
};

describe("coverage, of the five files and CODEOWNERS itself", () => {
  it.each([
    ["* @a\n", 6],
    ["*.go @a\n", 4],
    ["/api/ @a\n", 2],
    ["api/* @a\n", 1],
    ["/api/** @a\n", 2],
    ["deep/ @a\n", 1],
    ["cart @a\n", 1],
    ["m.go @a\n", 1],
    ["a.go @a\n", 1],
    ["art @a\n", 0],
    ["eep/ @a\n", 0],
    ["?.go @a\n", 4],
    ["* @a\n/docs/\n", 5],
    ["# * @a\n", 0],
    ["[Section]\n/docs/ me@example.com\n", 1],
    ["/docs/ nobody\n", 0],
    ["src/cart @a\n", 1],
  ])("%j covers %i", async (rules, files) => {
    expect(await coverage(rules)).toBe(files);
  });
});

it("takes the first place that hosts look at", async () => {
  const scan = await scanFiles({ ".github/CODEOWNERS": "* @a\n* @b\n", CODEOWNERS: "* @c\n" }, [codeowners]);
  expect(one(scan, "codeowners.count")).toMatchObject({ value: 2, path: ".github/CODEOWNERS" });
});

describe("owners of a component", () => {
  const ownersOf = async (rules: string, known: Component) => {
    const scan = await scanFiles({ ...TREE, CODEOWNERS: rules }, [codeowners], [known]);
    return scan.readings.find(({ signal }) => signal === "codeowners.component");
  };

  it.each([
    ["its folder's, by the last rule that matches", "* @a\n/src/cart/ @c @b\n", component("cart"), ["@b", "@c"], 2],
    ["a rule for everything", "* @a\n/src/cart/ @c @b\n", component("api"), ["@a"], 1],
    ["nobody, where the last rule names nobody", "* @a\n/api/\n", component("api"), [], 2],
    ["those of its files, where no rule speaks of the folder", "*.go @a\n", component("api"), ["@a"], undefined],
    ["a rule for everything, its folder being unknown", "* @a\n/api/ @b\n", component("none"), ["@a"], 1],
    ["the last rule for everything", "* @a\n/** @b\n", component("none"), ["@b"], 2],
    ["nobody, where the last rule for everything names nobody", "* @a\n*\n", component("none"), [], 2],
    ["the folder that ref.path names", "/src/ @a\n", component("x", { ref: { path: "./src/cart" } }), ["@a"], 1],
    ["the whole repository", "* @a\n", component("x", { ref: { path: "." } }), ["@a"], 1],
    ["a GitLab section's", "[Code][2] @a # them\n/api/\n/docs/ @d\n", component("api"), ["@a"], 2],
  ])("are %s", async (_name, rules, known, value, line) => {
    expect(await ownersOf(rules, known)).toMatchObject({ value, path: "CODEOWNERS", ...(line ? { line } : {}) });
  });

  it("are not known where neither its folder is nor a rule for everything", async () => {
    expect(await ownersOf("/src/ @a\n", component("none"))).toBeUndefined();
  });
});
