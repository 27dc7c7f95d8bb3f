import { celEnv, parse, plan } from "@bufbuild/cel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileExpression, ExpressionError, LIMITS } from "../../src/checks/condition.ts";

describe("compileExpression", () => {
  it("evaluates over its variables and names them", () => {
    const expression = compileExpression("a >= 2 && rows.exists(r, r.share > limit)", ["a", "rows", "limit", "unused"]);
    expect(expression.variables).toEqual(["a", "limit", "rows"]);
    expect(expression.evaluate({ a: 3, rows: [{ share: 0.6 }], limit: 0.5 })).toBe(true);
    expect(expression.evaluate({ a: 3, rows: [{ share: 0.4 }], limit: 0.5 })).toBe(false);
  });

  it("refuses a name that is not declared", () => {
    expect(() => compileExpression("b > 1", ["a"])).toThrow(/Unknown variable: b/);
  });

  it("refuses `matches`, as a method and as a function, and offers the linear one", () => {
    expect(() => compileExpression('a.matches("^(a+)+$")', ["a"])).toThrow(/matchesRe2/);
    expect(() => compileExpression('matches(a, "^(a+)+$")', ["a"])).toThrow(ExpressionError);
    const safe = compileExpression('matchesRe2(a, "^(a+)+$")', ["a"]);
    // Exponential in a backtracking engine: 2^40 steps.
    expect(safe.evaluate({ a: `${"a".repeat(40)}!` })).toBe(false);
  });

  it("refuses nested list macros, whose work grows with a power of the list", () => {
    expect(() => compileExpression("a.exists(x, a.exists(y, x == y))", ["a"])).toThrow(/inside another list macro/);
    expect(() => compileExpression("a.map(x, a.filter(y, y == x))", ["a"])).toThrow(/inside another list macro/);
    expect(compileExpression("a.filter(x, x > 1).exists(y, y > 2)", ["a"]).evaluate({ a: [1, 2, 3] })).toBe(true);
  });

  it("bounds length, size and depth of an expression, and the length of a list", () => {
    expect(() => compileExpression(`a == ${"1 + ".repeat(LIMITS.characters)}1`, ["a"])).toThrow(/characters/);
    expect(() => compileExpression(`${"a + ".repeat(LIMITS.astNodes)}a == 1.0`, ["a"])).toThrow(ExpressionError);
    expect(() => compileExpression(`${"(".repeat(LIMITS.depth * 8)}a${")".repeat(LIMITS.depth * 8)}`, ["a"])).toThrow(
      ExpressionError,
    );
    const any = compileExpression("a.exists(x, x > 1)", ["a"]);
    expect(() => any.evaluate({ a: Array.from({ length: LIMITS.listLength + 1 }, () => 0) })).toThrow(/more than the/);
  });

  it("gives no way to the host", () => {
    for (const source of ['a.constructor == ""', 'a.__proto__ == ""', 'a["constructor"] == ""']) {
      const expression = compileExpression(source, ["a"]);
      expect(() => expression.evaluate({ a: [{ x: 1 }] }), source).toThrow(ExpressionError);
    }
    expect(() => compileExpression("process.exit(1)", ["a"])).toThrow(/Unknown variable: process/);
    expect(() => compileExpression("globalThis == a", ["a"])).toThrow(ExpressionError);
  });

  it("agrees with the reference implementation on arithmetic and comparison", () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    const oracle = celEnv();
    for (const source of [
      "a < b",
      "a >= b",
      "a == b",
      "a + b > 0.0",
      "a * b <= 1.0",
      "a < b ? a > 0.0 : b > 0.0",
      "!(a < b) || b != a",
    ]) {
      const ours = compileExpression(source, ["a", "b"]);
      const theirs = plan(oracle, parse(source));
      fc.assert(
        fc.property(finite, finite, (a, b) => {
          expect(ours.evaluate({ a, b })).toBe(theirs({ a, b }));
        }),
        { numRuns: 50 },
      );
    }
  });
});
