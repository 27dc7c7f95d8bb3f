import { Args } from "@oclif/core";
import { BaseCommand, globalFlags, workloadFlags } from "../../cli/base-command.ts";
import { listObjectives } from "../../pipeline/error-budgets.ts";
import { renderObjectives } from "../../report/objectives.ts";

export default class SlosList extends BaseCommand {
  static override summary = "list the objectives of a workload";
  static override description = "EXIT CODES\n  0  done\n  2  the manifest or an objective is wrong, or there is none";
  static override examples = ["<%= config.bin %> slos list", "<%= config.bin %> slos list examples/online-boutique"];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = { ...globalFlags, rules: workloadFlags.rules, config: workloadFlags.config };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SlosList);
    const all = await listObjectives(this.runOptions(args.dir, flags));
    if (flags.json) return this.printJson(all);
    await this.print(renderObjectives(all));
  }
}
