import { BaseCommand, globalFlags } from "../../cli/base-command.ts";
import { listProviders } from "../../pipeline/providers.ts";

export default class ProvidersList extends BaseCommand {
  static override summary = "the sources of evidence there are";
  static override examples = ["<%= config.bin %> providers list --json"];
  static override flags = { ...globalFlags };

  async run(): Promise<void> {
    const { flags } = await this.parse(ProvidersList);
    const rows = listProviders();
    if (flags.json) return this.printJson(rows);
    await this.print(
      rows.map((row) => `${row.id.padEnd(12)}  ${row.title}${row.available ? "" : " (not yet)"}`).join("\n"),
    );
  }
}
