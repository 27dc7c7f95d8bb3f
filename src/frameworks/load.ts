import frameworkSchema from "../../schemas/framework.schema.json" with { type: "json" };
import { refuse } from "../documents/problems.ts";
import { checkSchema } from "../documents/schema-check.ts";
import { parseYaml } from "../documents/yaml-source.ts";
import type { Framework } from "../model/rules.ts";

/** One framework from its YAML text. Throws FileProblems that names file, line and path. */
export async function parseFramework(text: string, file: string): Promise<Framework> {
  const source = parseYaml(text, file);
  refuse(source, await checkSchema(frameworkSchema, source.value));
  const { schema: _schema, ...framework } = source.value as Framework & { schema?: number };
  return framework;
}
