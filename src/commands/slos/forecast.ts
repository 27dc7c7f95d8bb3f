import { BaseCommand } from "../../cli/base-command.ts";
import { checkEvidenceFlags, evidenceOptions } from "../../cli/evidence-flags.ts";
import { objectiveArgs, objectiveFlags } from "../../cli/objective-flags.ts";
import { EXIT } from "../../model/errors.ts";
import { objectiveForecasts } from "../../pipeline/error-budgets.ts";
import { renderForecasts } from "../../report/objectives.ts";

export default class SlosForecast extends BaseCommand {
  static override summary = "when each error budget will be used up, and how sure that is";
  static override description =
    `Carries the failures of the last days on. A rolling window forgets its oldest day as a new one comes.

EXIT CODES
  0  every objective has a forecast
  2  the manifest or an objective is wrong
  3  an objective has none`;
  static override examples = ["<%= config.bin %> slos forecast", "<%= config.bin %> slos forecast ../shop --json"];
  static override args = objectiveArgs;
  static override flags = objectiveFlags;

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SlosForecast);
    await checkEvidenceFlags(flags, [], args.dir !== ".");
    const progress = this.progress(flags);
    const all = await objectiveForecasts({
      ...this.runOptions(args.dir, flags, progress),
      ...evidenceOptions(flags),
    }).finally(() => progress.stop());
    process.exitCode = all.some((one) => one.reason !== null) ? EXIT.noVerdict : EXIT.done;
    if (flags.json) return this.printJson(all);
    await this.print(renderForecasts(all));
  }
}
