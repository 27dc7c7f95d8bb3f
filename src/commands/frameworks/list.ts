import { BaseCommand, globalFlags, rulesFlag } from "../../cli/base-command.ts";

export default class FrameworksList extends BaseCommand {
  static override summary = "the frameworks there are, and how much of each is spoken to";
  static override examples = ["<%= config.bin %> frameworks list", "<%= config.bin %> frameworks list --json"];
  static override flags = { ...globalFlags, ...rulesFlag };

  async run(): Promise<void> {
    const { flags } = await this.parse(FrameworksList);
    const { describeFrameworks } = await import("../../frameworks/describe.ts");
    const rows = describeFrameworks(await this.rules(flags.rules));
    if (flags.json) return this.printJson(rows);
    const width = Math.max(...rows.map((row) => row.id.length));
    await this.print(
      rows
        .map(
          (row) =>
            `${row.id.padEnd(width)}  ${row.title}, ${row.version}\n${" ".repeat(width)}  ${row.pillars} pillars, ${row.practices} practices, ${row.spokenTo} of them spoken to by a check`,
        )
        .join("\n"),
    );
  }
}
