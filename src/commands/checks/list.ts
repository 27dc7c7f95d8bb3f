import { listChecks } from "../../checks/list.ts";
import { BaseCommand, globalFlags, rulesFlag } from "../../cli/base-command.ts";
import { factsOf } from "../../pipeline/rules.ts";

export default class ChecksList extends BaseCommand {
  static override summary = "all checks, by pillar";
  static override examples = ["<%= config.bin %> checks list", "<%= config.bin %> checks list --json"];
  static override flags = { ...globalFlags, ...rulesFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(ChecksList);
    const rules = await this.rules(flags.rules);
    const rows = listChecks(rules, await factsOf(rules));
    if (flags.json) return this.printJson(rows);
    const width = Math.max(0, ...rows.map((row) => row.id.length));
    const lines: string[] = [];
    let pillar = "";
    for (const row of rows) {
      if (row.pillar !== pillar) lines.push(...(pillar ? [""] : []), row.pillar);
      pillar = row.pillar;
      lines.push(`  ${row.id.padEnd(width)}  ${row.severity.padEnd(8)}  ${row.strength.padEnd(10)}  ${row.title}`);
    }
    await this.print([...lines, "", `${rows.length} checks; plumbrule checks show ID tells all of one`].join("\n"));
  }
}
