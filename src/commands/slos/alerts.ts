import { Args, Flags } from "@oclif/core";
import { BaseCommand, globalFlags, workloadFlags } from "../../cli/base-command.ts";
import { assertWritable, writeFileAtomically } from "../../cli/write-file.ts";
import { visible } from "../../model/text.ts";
import { writeAlertRules } from "../../pipeline/error-budgets.ts";

export default class SlosAlerts extends BaseCommand {
  static override summary = "write Prometheus rules that alert on burn rates";
  static override description =
    `Recording rules and multi-window, multi-burn-rate alerts for the objectives that Prometheus can judge; what has no rules is named with its reason.

EXIT CODES
  0  done
  2  the manifest or an objective is wrong, or the file cannot be written`;
  static override examples = [
    "<%= config.bin %> slos alerts > slo-rules.yaml",
    "<%= config.bin %> slos alerts ../shop --output slo-rules.yaml",
  ];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = {
    ...globalFlags,
    rules: workloadFlags.rules,
    config: workloadFlags.config,
    output: Flags.string({
      char: "o",
      summary: "write the rules into this file",
      env: "PLUMBRULE_OUTPUT",
      helpGroup: "OUTPUT",
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SlosAlerts);
    if (flags.output !== undefined) await assertWritable(flags.output);
    const { yaml, notWritten } = await writeAlertRules(this.runOptions(args.dir, flags));
    if (flags.output !== undefined) await writeFileAtomically(flags.output, yaml);
    if (flags.json) return this.printJson({ rules: yaml, notWritten });
    for (const { objective, alert, reason } of notWritten)
      this.hint(visible(`not written: ${objective}${alert === undefined ? "" : `, ${alert}`}: ${reason}`), flags);
    await this.print(flags.output === undefined ? yaml : `wrote ${visible(flags.output)}`);
  }
}
