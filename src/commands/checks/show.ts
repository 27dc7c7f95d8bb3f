import { Args } from "@oclif/core";
import { describeCheck, findCheck } from "../../checks/show.ts";
import { BaseCommand, globalFlags, rulesFlag } from "../../cli/base-command.ts";

export default class ChecksShow extends BaseCommand {
  static override summary = "all that a check says: needs, condition, thresholds with their sources, blind spot";
  static override examples = ["<%= config.bin %> checks show single-replica-component"];
  static override args = { id: Args.string({ ignoreStdin: true, description: "the check's id", required: true }) };
  static override flags = { ...globalFlags, ...rulesFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ChecksShow);
    const check = findCheck(await this.rules(flags.rules), args.id);
    if (flags.json) return this.printJson(check);
    await this.print(describeCheck(check));
  }
}
