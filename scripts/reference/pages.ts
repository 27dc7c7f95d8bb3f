import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { listChecks } from "../../src/checks/list.ts";
import { describeFrameworks, showFramework } from "../../src/frameworks/describe.ts";
import { PILLARS, type Rules } from "../../src/model/rules.ts";
import { compileRules, factsOf } from "../../src/pipeline/rules.ts";
import { code, tableOf } from "../../src/report/markdown/escape.ts";
import { checkPage } from "./check-page.ts";
import { type CommandManifest, commandFile, commandPage, commandsIndex } from "./commands-page.ts";
import { frameworkPage } from "./framework-page.ts";
import { link, page, text } from "./markdown.ts";
import { type SchemaFile, schemasPage } from "./schemas-page.ts";
import { signalsPage, typesPage } from "./signals-page.ts";
import { signalSources } from "./sources.ts";

/** Every page of the reference, by its path below docs/reference/. Needs the manifest of the commands, which the build writes. */
export async function referencePages(root: string): Promise<Map<string, string>> {
  const rules = await compileRules(join(root, "rules"));
  const facts = await factsOf(rules);
  const rows = listChecks(rules, facts);
  const sources = await signalSources(root, rules);
  const strengths = new Map(rows.map((row) => [row.id, row.strength]));
  const context = { facts: new Map(facts.map((fact) => [fact.id, fact])), sources, frameworks: rules.frameworks };
  const { commands } = JSON.parse(await readFile(join(root, "oclif.manifest.json"), "utf8")) as {
    commands: { [id: string]: CommandManifest };
  };
  return new Map([
    ["index.md", index(rules, Object.keys(commands).length)],
    ["checks/index.md", checksIndex(rows)],
    ...rules.checks.map((check): [string, string] => [
      `checks/${check.id}.md`,
      checkPage(check, { ...context, strength: strengths.get(check.id) ?? "" }),
    ]),
    ["frameworks/index.md", frameworksIndex(rules)],
    ...rules.frameworks.map((framework): [string, string] => [
      `frameworks/${framework.id}.md`,
      frameworkPage(showFramework(framework, rules)),
    ]),
    ["commands/index.md", commandsIndex(commands)],
    ...Object.entries(commands).map(([id, command]): [string, string] => [
      `commands/${commandFile(id)}.md`,
      commandPage(id, command),
    ]),
    ["signals.md", signalsPage(rules, sources)],
    ["types.md", typesPage(rules)],
    ["schemas.md", schemasPage(await schemaFiles(join(root, "schemas")))],
  ]);
}

function index(rules: Rules, commands: number): string {
  return page("Reference", [
    "Made from the rules and the command line themselves, so that it says what they do.",
    "",
    `- ${link("Frameworks", "frameworks/index.md")}: ${rules.frameworks.length}, with all their practices`,
    `- ${link("Checks", "checks/index.md")}: ${rules.checks.length}`,
    `- ${link("Signals", "signals.md")}: ${rules.signals.length}, and who fills them`,
    `- ${link("Types of components", "types.md")}`,
    `- ${link("Commands", "commands/index.md")}: ${commands}`,
    `- ${link("Schemas", "schemas.md")}`,
  ]);
}

function checksIndex(rows: ReturnType<typeof listChecks>): string {
  return page(
    "Checks",
    PILLARS.flatMap((pillar) => [
      `## ${text(pillar)}`,
      "",
      ...tableOf(
        ["Check", "Finds", "Severity", "Known at best as", "Practices"],
        rows
          .filter((row) => row.pillar === pillar)
          .map((row) => [
            link(code(row.id), `${row.id}.md`),
            text(row.title),
            row.severity,
            row.strength,
            String(row.practices.length),
          ]),
      ),
    ]),
  );
}

function frameworksIndex(rules: Rules): string {
  return page("Frameworks", [
    ...tableOf(
      ["Framework", "Version", "Pillars", "Practices", "Spoken to"],
      describeFrameworks(rules).map((row) => [
        link(text(row.title), `${row.id}.md`),
        text(row.version),
        String(row.pillars),
        String(row.practices),
        String(row.spokenTo),
      ]),
    ),
  ]);
}

async function schemaFiles(folder: string): Promise<SchemaFile[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".schema.json")).sort();
  return Promise.all(
    files.map(async (file) => ({
      file,
      schema: JSON.parse(await readFile(join(folder, file), "utf8")) as SchemaFile["schema"],
    })),
  );
}
