import { Args } from "@oclif/core";
import { BaseCommand, globalFlags, workloadFlags } from "../../cli/base-command.ts";
import { EXIT } from "../../model/errors.ts";
import { validateObjectives } from "../../pipeline/error-budgets.ts";
import { counted } from "../../report/words.ts";

export default class SlosValidate extends BaseCommand {
  static override summary = "say everything that is wrong with the files of objectives";
  static override description =
    `Reads what the manifest names under slos, else slos/, slo/ and *.slo.yaml: OpenSLO v1, and files of Sloth, Pyrra and slo-generator. What is doubtful about right objectives is a warning: an alert that can never fire, a window of no whole weeks, an objective that no error-budget policy is about.

EXIT CODES
  0  every file is right
  2  a file is wrong, or there is none`;
  static override examples = ["<%= config.bin %> slos validate", "<%= config.bin %> slos validate ../shop --json"];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = { ...globalFlags, config: workloadFlags.config };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(SlosValidate);
    const { valid, files, lines, warnings, objectives } = await validateObjectives(args.dir, {
      configPath: flags.config,
      rules: await this.rules(),
      now: Date.now(),
    });
    process.exitCode = valid ? EXIT.done : EXIT.usage;
    for (const warning of warnings) this.hint(`warning: ${warning}`, flags);
    if (flags.json) return this.printJson({ valid, files });
    const all = `✓ ${counted(files.length, "file")}, ${counted(objectives, "objective")}`;
    await this.print(valid ? all : lines.join("\n"));
  }
}
