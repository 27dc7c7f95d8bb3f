import { Args } from "@oclif/core";
import { BaseCommand, formatFlag, globalFlags, repeated } from "../cli/base-command.ts";
import { reportFlags, reportOptions } from "../cli/report-flags.ts";
import { reportTargets, writeReports } from "../cli/report-output.ts";
import { loadAssessment } from "../pipeline/kept-documents.ts";
import { loadFormat } from "../report/registry.ts";

export default class Report extends BaseCommand {
  static override summary = "render a kept assessment again, in any format";
  static override description = "EXIT CODES\n  0  done\n  2  the file is not an assessment, or a format does not exist";
  static override examples = ["<%= config.bin %> report assessment.json --format html:report.html"];
  static override args = {
    assessment: Args.string({ ignoreStdin: true, description: "a file written by assess --json", required: true }),
  };
  static override flags = {
    ...globalFlags,
    ...formatFlag,
    ...reportFlags,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Report);
    const targets = await reportTargets(repeated(flags.format) ?? [], flags.json, loadFormat);
    const assessment = await loadAssessment(args.assessment);
    const shown = await reportOptions(flags);
    const written = await writeReports(assessment, targets, {
      loadFormat,
      terminal: this.terminal(flags),
      verbose: flags.verbose,
      from: { file: args.assessment },
      ...shown,
    });
    await this.printWritten(written, targets, flags);
  }
}
