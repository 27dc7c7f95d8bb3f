import { Args } from "@oclif/core";
import { BaseCommand, globalFlags, listFlag, workloadFlags } from "../cli/base-command.ts";
import { loadAssessment } from "../pipeline/kept-documents.ts";
import { runAssessment } from "../pipeline/run-assessment.ts";
import { explain, renderExplain } from "../report/explain/index.ts";

export default class Explain extends BaseCommand {
  static override summary = "why a pillar, practice, check or finding is what it is";
  static override description =
    `Walks from a score to its practices, checks, evidence, the query that was sent, the value, the threshold and where the threshold comes from.
Without ASSESSMENT the current folder is assessed first.

EXIT CODES
  0  done
  2  nothing has that id, or the file is not an assessment`;
  static override examples = [
    "<%= config.bin %> explain reliability assessment.json",
    "<%= config.bin %> explain aws-well-architected/REL11-BP02 assessment.json",
    "<%= config.bin %> explain single-replica-component assessment.json --json",
  ];
  static override args = {
    id: Args.string({
      description: "a pillar, framework/pillar, practice, check, finding, evidence or component",
      required: true,
    }),
    assessment: Args.string({ description: "a file written by assess --json" }),
  };
  static override flags = { ...globalFlags, ...workloadFlags };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Explain);
    const assessment =
      args.assessment === undefined
        ? await runAssessment({
            directory: ".",
            configPath: flags.config,
            loadRules: this.rulesWith(flags.rules),
            tool: this.tool,
            frameworks: listFlag(flags.framework),
            providers: listFlag(flags.provider),
            now: Date.now(),
            progress() {},
            abort: this.interrupt(),
          })
        : await loadAssessment(args.assessment);
    const node = explain(assessment, args.id);
    if (flags.json) return this.printJson(node);
    const { color, width } = this.terminal(flags);
    await this.print(renderExplain(node, { color, width, verbose: flags.verbose }));
  }
}
