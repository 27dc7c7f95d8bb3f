import { Args, Flags } from "@oclif/core";
import { BaseCommand, globalFlags } from "../../cli/base-command.ts";
import { UsageError } from "../../model/errors.ts";
import { visible } from "../../model/text.ts";
import { type PushedReview, pushReview } from "../../pipeline/push-review.ts";

export default class ReviewsPush extends BaseCommand {
  static override summary = "write verdicts into a review of the AWS Well-Architected Tool";
  static override description =
    `Shows what an assessment would change of the answers there: choices that are to be selected because their practice passes, and notes of what fails. Nothing that a person selected is taken back, and a person's notes stay. Nothing is written without --write; with it, every change is shown first.

EXIT CODES
  0  shown, or written
  2  the file is no assessment of AWS' framework, or the Tool has no workload of that name
  3  the Tool could not be read or written; how far it came is said`;
  static override examples = [
    "<%= config.bin %> reviews push assessment.json --workload online-shop",
    "<%= config.bin %> reviews push assessment.json --workload online-shop --milestone 2026-Q4 --write",
  ];
  static override args = {
    assessment: Args.string({ ignoreStdin: true, description: "a file written by assess --json", required: true }),
  };
  static override flags = {
    ...globalFlags,
    workload: Flags.string({ summary: "the workload's name in the Tool", required: true, helpGroup: "INPUT" }),
    region: Flags.string({ summary: "the Tool's region; default AWS_REGION", env: "AWS_REGION", helpGroup: "INPUT" }),
    milestone: Flags.string({ summary: "save a milestone of that name afterwards", helpGroup: "OUTPUT" }),
    write: Flags.boolean({ summary: "write the changes that are shown", helpGroup: "OUTPUT" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ReviewsPush);
    if (flags.region === undefined)
      throw new UsageError("no region is set", ["name it with --region, or set AWS_REGION"]);
    const result = await pushReview(
      {
        assessmentPath: args.assessment,
        workload: flags.workload,
        region: flags.region,
        milestone: flags.milestone,
        tracing: this.tracing,
        abort: this.interrupt(),
      },
      async (proposed) => {
        if (!flags.json) await this.print(told(proposed));
        return flags.write;
      },
    );
    if (flags.json) return this.printJson(result);
    if (result.changes.length === 0) await this.print(told(result));
    if (result.written) return this.print(`written: ${result.changes.length} answers`);
    this.hint(result.changes.length === 0 ? "nothing to write" : "nothing was written; --write writes it", flags);
  }
}

function told({ changes, unmatched }: PushedReview): string {
  const lines = changes.flatMap(({ title, question, select, contradicted, notes }) => [
    `${visible(title)} (${visible(question)})`,
    ...select.map((choice) => `  + ${visible(choice.title)}`),
    ...contradicted.map((choice) => `  ! selected there, and fails here: ${visible(choice.title)}`),
    ...(notes === "" ? [] : [`  notes: ${visible(notes)}`]),
  ]);
  const rest = unmatched.length === 0 ? [] : [`no choice of the review has the title of ${unmatched.join(", ")}`];
  return [...(lines.length === 0 ? ["the review says what the assessment says"] : lines), ...rest].join("\n");
}
