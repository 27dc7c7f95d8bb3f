import { Args, Flags } from "@oclif/core";
import { BaseCommand, globalFlags } from "../cli/base-command.ts";
import { loadAssessment } from "../pipeline/kept-documents.ts";
import { compareAssessments, renderComparison } from "../report/compare/index.ts";

export default class Compare extends BaseCommand {
  static override summary = "what moved between two assessments, and why";
  static override description =
    `Says which part of a move is evidence gained or lost, and which is an outcome that changed.

EXIT CODES
  0  done
  2  a file is not an assessment, or the two were made with different rules or are of different workloads`;
  static override examples = ["<%= config.bin %> compare base.json head.json"];
  static override args = {
    base: Args.string({ ignoreStdin: true, description: "the earlier assessment", required: true }),
    head: Args.string({ ignoreStdin: true, description: "the later assessment", required: true }),
  };
  static override flags = {
    ...globalFlags,
    "any-workload": Flags.boolean({
      summary: "compare even when the workloads have different names",
      helpGroup: "INPUT",
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Compare);
    const [base, head] = await Promise.all([loadAssessment(args.base), loadAssessment(args.head)]);
    const comparison = compareAssessments(base, head, { anyWorkload: flags["any-workload"] });
    if (flags.json) return this.printJson(comparison);
    const { color, width } = this.terminal(flags);
    await this.print(renderComparison(comparison, { color, width, verbose: flags.verbose }));
  }
}
