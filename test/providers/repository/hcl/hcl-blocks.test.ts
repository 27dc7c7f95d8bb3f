// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HCL, Dockerfiles and templates write placeholders so.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHcl } from "../../../../src/providers/repository/hcl/hcl-blocks.ts";
import type { HclBlock } from "../../../../src/providers/repository/hcl/hcl-expression.ts";
import { blockValue, evaluate, type HclScope } from "../../../../src/providers/repository/hcl/hcl-values.ts";
import { isPartial, Unresolved } from "../../../../src/providers/repository/iac/unresolved.ts";

function blocksOf(source: string): HclBlock[] {
  const parsed = parseHcl(source);
  if ("problem" in parsed) throw new Error(`${parsed.problem} at ${parsed.offset}`);
  return parsed.blocks;
}

/** The attribute `x` of a block `b`, with variables' defaults and locals. */
function value(expression: string, scope: Partial<{ variables: string; locals: string }> = {}): unknown {
  const attributesOf = (source: string) => new Map(blocksOf(`b {\n${source}\n}`)[0]?.attributes ?? []);
  const known: HclScope = { variables: attributesOf(scope.variables ?? ""), locals: attributesOf(scope.locals ?? "") };
  const x = blocksOf(`b {\n  x = ${expression}\n}\n`)[0]?.attributes[0]?.[1];
  if (!x) throw new Error("no attribute");
  return evaluate(x, known);
}

describe("HCL blocks", () => {
  it("has types, labels, offsets and nested blocks", () => {
    const source = '# first\nresource "aws_lb" "web" {\n  a = 1\n  inner {\n    b = true\n  }\n  inner {}\n}\n';
    const [block] = blocksOf(source);
    expect(block).toMatchObject({ type: "resource", labels: ["aws_lb", "web"], offset: source.indexOf("resource") });
    expect(block && blockValue(block, { variables: new Map(), locals: new Map() })).toEqual({
      a: 1,
      inner: [{ b: true }, {}],
    });
  });

  it("gives the content of a dynamic block once", () => {
    const [block] = blocksOf(
      'r "a" "b" {\n  dynamic "ingress" {\n    for_each = var.ports\n    content {\n      port = ingress.value\n      cidr = "0.0.0.0/0"\n    }\n  }\n}\n',
    );
    const body = block && blockValue(block, { variables: new Map(), locals: new Map() });
    expect(body).toMatchObject({ ingress: [{ cidr: "0.0.0.0/0" }] });
  });

  it("says where a text stops being HCL", () => {
    expect(parseHcl('a "b" {\n  x = = 1\n}\n')).toEqual({ problem: "it is not valid HCL", offset: 14 });
  });

  it("never throws", () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200, unit: fc.constantFrom(...'ab="{}[]()$%<\n\\-?:,.*#/1 E'.split("")) }),
        (source) => {
          expect(Object.keys(parseHcl(source)).length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("HCL values", () => {
  it.each([
    ["1.5", 1.5],
    ["-3", -3],
    ["true", true],
    ["null", null],
    ['"a\\nb \\"q\\""', 'a\nb "q"'],
    ['"$${x} %%{y}"', "${x} %{y}"],
    ["[1, [2], {a = 3}]", [1, [2], { a: 3 }]],
    ['{ a = 1, "b c" : 2 }', { a: 1, "b c": 2 }],
    ["(7)", 7],
    ['jsonencode({ A = ["*"] })', { A: ["*"] }],
    ["concat([1], [2])", [1, 2]],
    ["var.on ? 1 : 1", 1],
    ['<<EOF\n{"a": 1}\nEOF', '{"a": 1}\n'],
    ["{\n a = f(x, 1)\n b = 2\n}", { a: new Unresolved("f(x, 1)"), b: 2 }],
    ["[\n 1, # one\n 2,\n]", [1, 2]],
  ])("reads %s", (source, expected) => {
    expect(value(source)).toEqual(expected);
  });

  it("resolves defaults and locals, through several hops", () => {
    expect(value("local.a", { locals: "a = var.b", variables: "b = 7" })).toBe(7);
    expect(value('"db-${var.env}"', { variables: 'env = "prod"' })).toBe("db-prod");
    expect(value("local.tags.Owner", { locals: 'tags = { Owner = "me" }' })).toBe("me");
  });

  it.each([
    ["var.x", {}],
    ["var.x", { variables: "x = null" }],
    ["var.x", { variables: 'x = ""' }],
    ["local.a", { locals: "a = local.a" }],
    ["aws_lb.web.arn", {}],
    ["var.on ? 1 : 2", {}],
    ['file("x")', {}],
    ['"a-${data.b.c}"', {}],
    ["[for s in var.l : s]", {}],
    ["1 + 2", {}],
  ])("leaves %s unresolved", (source, scope) => {
    expect(value(source, scope)).toBeInstanceOf(Unresolved);
  });

  it("merges what is known and marks the rest", () => {
    const merged = value('merge({ Owner = "x" }, var.tags)');
    expect(merged).toEqual({ Owner: "x" });
    expect(isPartial(merged)).toBe(true);
    expect(isPartial(value("merge({ a = 1 }, { b = 2 })"))).toBe(false);
  });

  it("reads back every string that was quoted", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.string({ maxLength: 12, unit: fc.constantFrom("$", "%", "{", "}", "\\", "a") }),
        ),
        (text) => {
          const plain = text.replace(/[^ -~]/g, "");
          const quoted = JSON.stringify(plain).replace(/[$%]{/g, (opening) => `${opening[0]}${opening}`);
          expect(value(quoted)).toBe(plain);
        },
      ),
    );
  });
});
