import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import Handlebars from "handlebars";

export const TARGET = new URL("../src/report/html/templates.generated.ts", import.meta.url);
export const RECORD_TARGET = new URL("../src/decisions/templates.generated.ts", import.meta.url);

/** Triple braces and `{{&` print without escaping: nothing in a template may. */
const UNESCAPED = /\{\{\{|\{\{~?&/;

/**
 * The templates of the HTML report as one module of functions, so that nothing is compiled (and no `new Function` runs) when a report is
 * rendered. A field that a template names and the view does not have is an error, not an empty place. Throws for unescaped output.
 */
export function compileTemplates(): string {
  return compiled("html", (source) =>
    source
      .replace(/^[ \t]+/gm, "")
      .replace(/\n{2,}/g, "\n")
      // Fixed words need no quotes in HTML; in a page of a thousand rows they add up.
      .replace(/ ([a-z-]+)="([A-Za-z][A-Za-z0-9-]*)"(?=[ >])/g, " $1=$2"),
  );
}

/** The templates of decision records in the same way; in Markdown every space counts. */
export function compileRecordTemplates(): string {
  return compiled("adr", (source) => source);
}

function compiled(folder: string, lean: (source: string) => string): string {
  const from = new URL(`../templates/${folder}/`, import.meta.url);
  const names = readdirSync(from)
    .filter((file) => file.endsWith(".hbs"))
    .map((file) => file.slice(0, -".hbs".length))
    .sort();
  const entries = names.map((name) => {
    const source = readFileSync(new URL(`${name}.hbs`, from), "utf8");
    if (UNESCAPED.test(source)) throw new Error(`templates/${folder}/${name}.hbs prints something unescaped`);
    // It is source text, whatever its type says.
    const spec = Handlebars.precompile(lean(source), {
      strict: true,
      knownHelpersOnly: true,
      preventIndent: true,
    }) as unknown as string;
    return `  ${JSON.stringify(name)}: ${spec},`;
  });
  return [
    "// @ts-nocheck",
    "// biome-ignore-all lint: generated",
    "// biome-ignore-all format: generated",
    "/* oxlint-disable */",
    `// Written by scripts/templates.ts from templates/${folder}/*.hbs. Do not edit.`,
    "export const TEMPLATES = {",
    ...entries,
    "};",
    "",
  ].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TARGET, compileTemplates());
  writeFileSync(RECORD_TARGET, compileRecordTemplates());
}
