import { describe, expect, it } from "vitest";
import { codeowners } from "../../../src/providers/repository/codeowners.ts";
import { component, one, scanFiles, valuesOf } from "./scan-files.ts";

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

it("gives a component the owners of its folder, by the last rule that matches", async () => {
  const scan = await scanFiles(
    { ...TREE, CODEOWNERS: "* @a\n/src/cart/ @c @b\n" },
    [codeowners],
    [component("cart"), component("api"), component("none")],
  );
  expect(valuesOf(scan, "codeowners.component")).toEqual([["@b", "@c"], ["@a"]]);
});
