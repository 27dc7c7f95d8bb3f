import { Flags } from "@oclif/core";
import { BaseCommand, globalFlags, rulesFlag } from "../../cli/base-command.ts";
import { listSignals, listTypes } from "../../pipeline/catalogue.ts";
import { listProviders } from "../../pipeline/providers.ts";

export default class ProvidersList extends BaseCommand {
  static override summary =
    "the sources of evidence there are, the signals they read, the types of components they know";
  static override examples = [
    "<%= config.bin %> providers list --json",
    "<%= config.bin %> providers list --signals",
    "<%= config.bin %> providers list --types",
  ];
  static override flags = {
    ...globalFlags,
    ...rulesFlag,
    signals: Flags.boolean({
      summary: "the signals that checks and the manifest may name instead",
      helpGroup: "OUTPUT",
      exclusive: ["types"],
    }),
    types: Flags.boolean({
      summary: "the types that a component may have instead, each with what its checks take it for",
      helpGroup: "OUTPUT",
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(ProvidersList);
    if (flags.signals) return this.printRows(listSignals(await this.rules(flags.rules)), flags.json);
    if (flags.types) return this.printRows(listTypes(await this.rules(flags.rules)), flags.json);
    const rows = listProviders();
    if (flags.json) return this.printJson(rows);
    await this.print(rows.map((row) => `${row.id.padEnd(12)}  ${row.title}`).join("\n"));
  }

  /** In columns, the last one as long as it is. */
  private async printRows(rows: readonly { [column: string]: string }[], json: boolean): Promise<void> {
    if (json) return this.printJson(rows);
    const cells = rows.map((row) => Object.values(row));
    const widths = (cells[0] ?? []).map((_, i) => Math.max(...cells.map((row) => (row[i] ?? "").length)));
    await this.print(
      cells
        .map((row) =>
          row
            .map((text, i) => text.padEnd(widths[i] ?? 0))
            .join("  ")
            .trimEnd(),
        )
        .join("\n"),
    );
  }
}
