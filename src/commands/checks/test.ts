import { Args } from "@oclif/core";
import { runExamples } from "../../checks/examples.ts";
import { findCheck } from "../../checks/show.ts";
import { BaseCommand, globalFlags, rulesFlag } from "../../cli/base-command.ts";
import { EXIT } from "../../model/errors.ts";

export default class ChecksTest extends BaseCommand {
  static override summary = "put checks to their own examples";
  static override description =
    "EXIT CODES\n  0  every example came out as it says\n  1  some did not\n  2  a rule cannot be read";
  static override examples = [
    "<%= config.bin %> checks test",
    "<%= config.bin %> checks test --rules ./rules my-check",
  ];
  static override args = { id: Args.string({ ignoreStdin: true, description: "only this check" }) };
  static override flags = { ...globalFlags, ...rulesFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ChecksTest);
    const rules = await this.rules(flags.rules);
    const checks = args.id === undefined ? rules.checks : [findCheck(rules, args.id)];
    const results = checks.flatMap(runExamples);
    const failed = results.filter((result) => !result.ok);
    process.exitCode = failed.length > 0 ? EXIT.failed : EXIT.done;
    if (flags.json) return this.printJson({ checks: checks.length, examples: results.length, failed });
    const lines = failed.map((one) => `✗ ${one.check}: ${one.example}: expected ${one.expected}, got ${one.actual}`);
    await this.print(
      [...lines, `${checks.length} checks, ${results.length} examples, ${failed.length} failed`].join("\n"),
    );
  }
}
