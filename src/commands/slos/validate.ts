import { Args } from "@oclif/core";
import { BaseCommand, globalFlags, workloadFlags } from "../../cli/base-command.ts";
import { problemLine } from "../../documents/problems.ts";
import { EXIT } from "../../model/errors.ts";
import { visible } from "../../model/text.ts";
import { validateObjectives } from "../../pipeline/error-budgets.ts";

export default class SlosValidate extends BaseCommand {
  static override summary = "say everything that is wrong with the files of objectives";
  static override description =
    `Reads what the manifest names under slos, else slos/, slo/ and *.slo.yaml: OpenSLO v1, and files of Sloth, Pyrra and slo-generator.

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
    const { files, problems, warnings, objectives } = await validateObjectives(args.dir, flags.config);
    const valid = problems.length === 0;
    process.exitCode = valid ? EXIT.done : EXIT.usage;
    for (const warning of warnings) this.hint(`warning: ${warning}`, flags);
    if (flags.json) {
      // A pattern or a link may name what is none of the files that were read.
      const paths = [...new Set([...files, ...problems.map(({ file }) => file)])].sort();
      return this.printJson({
        valid,
        files: paths.map((path) => ({
          path: visible(path),
          errors: problems
            .filter(({ file }) => file === path)
            .map(({ path: at, line = null, message }) => ({ path: at, line, message })),
        })),
      });
    }
    const lines = valid
      ? [
          `✓ ${files.length} ${files.length === 1 ? "file" : "files"}, ${objectives.length} ${objectives.length === 1 ? "objective" : "objectives"}`,
        ]
      : problems.map(problemLine);
    await this.print(lines.join("\n"));
  }
}
