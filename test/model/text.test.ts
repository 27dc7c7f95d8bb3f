import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listed, nearest, shellWord, visible, visibleDeep } from "../../src/model/text.ts";

describe("visible", () => {
  it("shows controls, separators and bidirectional marks instead of letting them act", () => {
    expect(visible("a\u001b[31mb\u202ec\nd")).toBe("a\\u001b[31mb\\u202ec\\u000ad");
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        (text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u.test(visible(text)),
      ),
    );
  });

  it("leaves ordinary text of any script alone", () => {
    for (const text of ["frontend", "größe", "日本語", "🚀 rocket", "<b>&amp;"]) expect(visible(text)).toBe(text);
  });

  it("reaches keys and nested values", () => {
    expect(visibleDeep({ "k\u0007": ["\u0000", { a: 1, b: null }] })).toEqual({
      "k\\u0007": ["\\u0000", { a: 1, b: null }],
    });
  });
});

describe("nearest", () => {
  it("finds what was meant and nothing far-fetched", () => {
    expect(nearest("single-replica-komponent", ["single-zone-component", "single-replica-component"])).toBe(
      "single-replica-component",
    );
    expect(nearest("dorra", ["dora", "togaf"])).toBe("dora");
    expect(nearest("kubernetes", ["dora", "togaf"])).toBeUndefined();
  });
});

describe("listed", () => {
  it("names some and counts the rest", () => {
    expect(listed(["a", "b"])).toBe("a, b");
    expect(listed(["a", "b", "c", "d", "e"])).toBe("a, b, c and 2 more");
  });
});

it("a name as one word of a shell, read back by one", () => {
  expect(shellWord("examples/online-boutique")).toBe("examples/online-boutique");
  for (const name of ["a b", "it's", "$(x)", "`x`", "a;b", "*", "", "~", "#x", "é"]) {
    expect(execFileSync("sh", ["-c", `printf %s ${shellWord(name)}`], { encoding: "utf8" })).toBe(name);
  }
  expect(shellWord("-rf")).toBe("./-rf");
  expect(shellWord("a\nb")).toBe("'a\\u000ab'");
});
