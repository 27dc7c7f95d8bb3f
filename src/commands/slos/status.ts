import { BaseCommand } from "../../cli/base-command.ts";
import { checkEvidenceFlags, evidenceOptions } from "../../cli/evidence-flags.ts";
import { objectiveArgs, objectiveFlags } from "../../cli/objective-flags.ts";
import { EXIT } from "../../model/errors.ts";
import { objectiveStatus } from "../../pipeline/error-budgets.ts";
import { renderBudgets } from "../../report/objectives.ts";

export default class SlosStatus extends BaseCommand {
  static override summary = "how much of each error budget is left";
  static override description =
    `Computed from counts over the whole window, from the sources that the objectives name. What cannot be known is unknown, with its reason. Where the manifest names maintenance windows each figure is shown without them too, and where it names an error-budget policy the state of each objective under it.

EXIT CODES
  0  every objective has a status
  2  the manifest or an objective is wrong
  3  an objective is unknown`;
  static override examples = ["<%= config.bin %> slos status", "<%= config.bin %> slos status ../shop --json"];
  static override args = objectiveArgs;
  static override flags = objectiveFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SlosStatus);
    await checkEvidenceFlags(flags, [], args.dir !== ".");
    const progress = this.progress(flags);
    const all = await objectiveStatus({
      ...this.runOptions(args.dir, flags, progress),
      ...evidenceOptions(flags),
    }).finally(() => progress.stop());
    process.exitCode = all.some((one) => one.status === "unknown") ? EXIT.noVerdict : EXIT.done;
    if (flags.json) return this.printJson(all);
    await this.print(renderBudgets(all));
  }
}
