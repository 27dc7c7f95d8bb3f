import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
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
  const script = `export const SCRIPT = ${JSON.stringify(compileScript())};`;
  return `${compiled("html", lean)}${script}\n`;
}

/** What a browser does not need. */
function lean(source: string, name: string): string {
  const plain = source
    .replace(/^[ \t]+/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trimEnd();
  // Around the marks of CSS no space means anything, but before a colon and an opening parenthesis, which this leaves.
  return name === "style" ? plain.replace(/(?<=[{;,:]) | (?=\{)|;? ?(?=\})/g, "") : plain;
}

/** The templates of decision records in the same way; in Markdown every space counts. */
export function compileRecordTemplates(): string {
  return compiled("adr", (source) => source);
}

function compiled(folder: string, prepared: (source: string, name: string) => string): string {
  const from = new URL(`../templates/${folder}/`, import.meta.url);
  const names = readdirSync(from)
    .filter((file) => file.endsWith(".hbs"))
    .map((file) => file.slice(0, -".hbs".length))
    .sort();
  const entries = names.map((name) => {
    const source = readFileSync(new URL(`${name}.hbs`, from), "utf8");
    if (UNESCAPED.test(source)) throw new Error(`templates/${folder}/${name}.hbs prints something unescaped`);
    // It is source text, whatever its type says.
    const spec = Handlebars.precompile(prepared(source, name), {
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

/** The one script of the page, and the hash by which the page's own policy allows it and nothing else. */
function compileScript(): { code: string; hash: string } {
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL("../src/report/html/browser/filter.ts", import.meta.url))],
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    write: false,
    legalComments: "none",
  });
  const code = outputFiles[0]?.text.trim() ?? "";
  if (/<\/script|<!--/i.test(code)) throw new Error("the script would end its own element");
  return { code, hash: `sha256-${createHash("sha256").update(code).digest("base64")}` };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(TARGET, compileTemplates());
  writeFileSync(RECORD_TARGET, compileRecordTemplates());
}
