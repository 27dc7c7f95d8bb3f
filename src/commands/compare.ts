import { Args } from "@oclif/core";
import { BaseCommand, globalFlags } from "../cli/base-command.ts";
import { loadAssessment } from "../pipeline/kept-documents.ts";
import { compareAssessments, renderComparison } from "../report/compare/index.ts";

export default class Compare extends BaseCommand {
  static override summary = "what moved between two assessments, and why";
  static override description =
    `Says which part of a move is evidence gained or lost, and which is an outcome that changed.

EXIT CODES
  0  done
  2  a file is not an assessment, or the two were made with different rules`;
  static override examples = ["<%= config.bin %> compare base.json head.json"];
  static override args = {
    base: Args.string({ ignoreStdin: true, description: "the earlier assessment", required: true }),
    head: Args.string({ ignoreStdin: true, description: "the later assessment", required: true }),
  };
  static override flags = { ...globalFlags };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Compare);
    const [base, head] = await Promise.all([loadAssessment(args.base), loadAssessment(args.head)]);
    const comparison = compareAssessments(base, head);
    if (flags.json) return this.printJson(comparison);
    const { color, width } = this.terminal(flags);
    await this.print(renderComparison(comparison, { color, width, verbose: flags.verbose }));
  }
}
