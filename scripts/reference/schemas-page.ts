import { code, tableOf } from "../../src/report/markdown/escape.ts";
import { link, page, text } from "./markdown.ts";

/** The top of a JSON Schema, as far as a page shows it. */
export interface SchemaFile {
  file: string;
  schema: {
    title?: string;
    description?: string;
    required?: string[];
    properties?: { [name: string]: { type?: string | string[]; description?: string } };
  };
}

/** Each schema with the keys of its top level; the files themselves lie beside the site's pages. */
export function schemasPage(schemas: readonly SchemaFile[]): string {
  return page("Schemas", [
    "JSON Schema, draft 2020-12, of what commands print with `--json` and of the files that they read.",
    "",
    ...schemas.flatMap(({ file, schema }) => [
      `## ${text(file)}`,
      "",
      ...(schema.title ? [`${text(schema.title)}. ${link("The whole schema", `../../schemas/${file}`)}.`, ""] : []),
      ...(schema.description ? [text(schema.description), ""] : []),
      ...tableOf(
        ["Key", "Type", "Required", ""],
        Object.entries(schema.properties ?? {}).map(([name, one]) => [
          code(name),
          text([one.type ?? []].flat().join(" or ")),
          schema.required?.includes(name) ? "yes" : "",
          text(one.description ?? ""),
        ]),
      ),
    ]),
  ]);
}
