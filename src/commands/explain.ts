import { Args } from "@oclif/core";
import { askingFlags, BaseCommand, cacheFlag, globalFlags } from "../cli/base-command.ts";
import type { Assessment } from "../model/assessment.ts";
import { UsageError } from "../model/errors.ts";
import { loadAssessment } from "../pipeline/kept-documents.ts";
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
      ignoreStdin: true,
      description: "a framework, pillar, framework/pillar, practice, check, finding, evidence, component or decision",
      required: true,
    }),
    assessment: Args.string({ ignoreStdin: true, description: "a file written by assess --json" }),
  };
  static override flags = { ...globalFlags, ...askingFlags, ...cacheFlag };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Explain);
    const typed = raw.flatMap((token) => (token.type === "flag" && token.flag in askingFlags ? [token.flag] : []));
    const node = explain(await this.assessment(args.assessment, flags, typed), args.id);
    if (flags.json) return this.printJson(node);
    const { color, width } = this.terminal(flags);
    await this.print(
      renderExplain(node, {
        color,
        width,
        verbose: flags.verbose,
        ...(args.assessment === undefined ? {} : { from: { file: args.assessment } }),
      }),
    );
  }
  private async assessment(
    path: string | undefined,
    flags: Parameters<Explain["runOptions"]>[1],
    typed: readonly string[],
  ): Promise<Assessment> {
    if (path === undefined) {
      // A kept assessment needs nothing of what makes one.
      const { runAssessment } = await import("../pipeline/run-assessment.ts");
      const progress = this.progress(flags);
      return runAssessment(this.runOptions(".", flags, progress)).finally(() => progress.stop());
    }
    if (typed.length > 0) {
      throw new UsageError(
        `${typed.map((flag) => `--${flag}`).join(" and ")} cannot change a kept assessment: it is explained as it is`,
        ["leave out the flag, or the file: without one the current folder is assessed"],
      );
    }
    return loadAssessment(path);
  }
}
