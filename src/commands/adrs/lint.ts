import { Args } from "@oclif/core";
import { BaseCommand, globalFlags, rulesFlag, workloadFlags } from "../../cli/base-command.ts";
import { EXIT } from "../../model/errors.ts";
import { lintFolder } from "../../pipeline/decision-records.ts";
import { counted } from "../../report/words.ts";

export default class AdrsLint extends BaseCommand {
  static override summary = "say everything that is wrong with the decision records";
  static override description =
    `Names and numbers, status, dates, sections, options, links, placeholders, who supersedes whom, the checks that confirm a decision, and, from git, whether an accepted text was changed. docs/decisions.md lists the rules.

EXIT CODES
  0  every record is right
  1  something is wrong; file, line and rule are named
  2  a file cannot be read, or the manifest is wrong`;
  static override examples = ["<%= config.bin %> adrs lint", "<%= config.bin %> adrs lint ../shop --json"];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = { ...globalFlags, ...rulesFlag, config: workloadFlags.config };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AdrsLint);
    const result = await lintFolder(args.dir, {
      configPath: flags.config,
      rules: await this.rules(flags.rules),
      now: Date.now(),
      abort: this.interrupt(),
    });
    const { folder, records, problems, unchecked } = result;
    process.exitCode = problems.length === 0 ? EXIT.done : EXIT.failed;
    if (flags.json) return this.printJson(result);
    for (const { rule, reason } of unchecked) this.hint(`not looked at: ${rule}: ${reason}`, flags);
    const lines = problems.map(
      ({ path, line, rule, message }) => `${line === undefined ? path : `${path}:${line}`}: ${rule}: ${message}`,
    );
    await this.print(
      lines.length === 0
        ? `✓ ${counted(records, "record")} in ${folder}`
        : [...lines, counted(lines.length, "problem")].join("\n"),
    );
  }
}
