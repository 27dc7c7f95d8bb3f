import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, it } from "vitest";
import { publishedSchema } from "../../src/workload/manifest-schema.ts";

it("puts each provider's settings in, references kept, false beside them", () => {
  const part = {
    $id: "other",
    type: "object",
    additionalProperties: false,
    properties: { file: { $ref: "#/$defs/file" }, inner: { $ref: "#" } },
    $defs: { file: { type: "string" } },
  };
  const schema = publishedSchema({ recorded: part, mine: part });
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);
  const of = (settings: unknown) =>
    validate({
      apiVersion: "plumbrule/v1",
      kind: "Workload",
      metadata: { name: "x" },
      providers: { recorded: settings, mine: settings },
    });
  expect(of({ file: "a", inner: { file: "b" } })).toBe(true);
  expect(of(false)).toBe(true);
  expect(of(true)).toBe(false);
  expect(of({ file: 1 })).toBe(false);
  expect(of({ inner: { fil: "b" } })).toBe(false);
});

it("gives the same bytes whatever the order of the parts, and leaves the parts alone", () => {
  const [a, b] = [{ type: "object" }, { type: "object", description: "b" }];
  expect(JSON.stringify(publishedSchema({ a, b }))).toBe(JSON.stringify(publishedSchema({ b, a })));
  expect(a).toEqual({ type: "object" });
});

it("has a title or a description for every key", () => {
  const bare: string[] = [];
  const walk = (value: unknown, at: string): void => {
    if (value === null || typeof value !== "object") return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === "properties") {
        for (const [name, property] of Object.entries(inner as { [name: string]: object })) {
          const described = "description" in property || "title" in property || "$ref" in property;
          if (!described) bare.push(`${at}.${name}`);
        }
      }
      walk(inner, `${at}.${key}`);
    }
  };
  walk(publishedSchema({}), "");
  expect(bare).toEqual([]);
});
