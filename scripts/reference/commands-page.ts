import { code, tableOf } from "../../src/report/markdown/escape.ts";
import { fenced, link, page, text } from "./markdown.ts";

/** What oclif.manifest.json says of a command, as far as a page shows it. */
export interface CommandManifest {
  summary?: string;
  description?: string;
  examples?: string[];
  args: { [name: string]: { description?: string; required?: boolean; default?: string } };
  flags: { [name: string]: FlagManifest };
}

interface FlagManifest {
  char?: string;
  summary?: string;
  env?: string;
  type: "boolean" | "option";
  allowNo?: boolean;
  helpGroup?: string;
}

export function commandPage(id: string, command: CommandManifest): string {
  const name = `plumbrule ${id.replaceAll(":", " ")}`;
  const args = Object.entries(command.args);
  const usage = [name, ...args.map(([arg, { required }]) => (required ? arg.toUpperCase() : `[${arg.toUpperCase()}]`))];
  return page(name, [
    `${text(command.summary ?? "")}.`,
    "",
    ...fenced([`${usage.join(" ")} [FLAGS]`]),
    ...(command.description ? fenced(command.description.split("\n")) : []),
    ...section(
      "Arguments",
      ["Name", "Meaning", "Default"],
      args.map(([arg, one]) => [code(arg.toUpperCase()), text(one.description ?? ""), standard(one.default)]),
    ),
    ...section(
      "Flags",
      ["Flag", "Meaning", "Variable"],
      Object.entries(command.flags).map(([flag, one]) => [
        flagName(flag, one),
        text(one.summary ?? ""),
        one.env ? code(one.env) : "",
      ]),
    ),
    ...(command.examples?.length
      ? ["## Examples", "", ...fenced(command.examples.map((one) => one.replaceAll("<%= config.bin %>", "plumbrule")))]
      : []),
  ]);
}

export function commandsIndex(commands: { [id: string]: CommandManifest }): string {
  return page("Commands", [
    ...tableOf(
      ["Command", ""],
      Object.entries(commands).map(([id, { summary }]) => [
        link(code(id.replaceAll(":", " ")), `${commandFile(id)}.md`),
        text(summary ?? ""),
      ]),
    ),
  ]);
}

export function commandFile(id: string): string {
  return id.replaceAll(":", "-");
}

function section(title: string, heads: string[], rows: string[][]): string[] {
  return rows.length === 0 ? [] : [`## ${title}`, "", ...tableOf(heads, rows)];
}

function flagName(name: string, { char, type, allowNo }: FlagManifest): string {
  const long = `--${allowNo ? "[no-]" : ""}${name}${type === "option" ? " VALUE" : ""}`;
  return `${char ? `${code(`-${char}`)}, ` : ""}${code(long)}`;
}

function standard(value: string | undefined): string {
  return value === undefined ? "" : code(value);
}
