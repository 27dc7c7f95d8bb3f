import { resolve } from "node:path";
import { Args, type Interfaces } from "@oclif/core";
import { askingFlags, BaseCommand, cacheFlag, formatFlag, globalFlags, repeated } from "../cli/base-command.ts";
import { checkEvidenceFlags, evidenceFlags, evidenceOptions } from "../cli/evidence-flags.ts";
import { reportFlags, reportOptions } from "../cli/report-flags.ts";
import { reportTargets, writeReports } from "../cli/report-output.ts";
import { shellWord } from "../model/text.ts";
import { fromHere } from "../pipeline/gate-policy.ts";
import { runAssessment } from "../pipeline/run-assessment.ts";
import { loadFormat } from "../report/registry.ts";

export default class Assess extends BaseCommand {
  static override summary = "gather, evaluate, score, print; write reports";
  static override description =
    `Reads what the workload's folder and its configured sources say, judges it by the chosen frameworks and prints the result.
A score is shown with its interval: low and high take everything unknown as 0 and as 1.

EXIT CODES
  0  done, also when some source could not be read (the assessment says so)
  2  a flag, the manifest, a rule or the evidence file is wrong
  130  interrupted; what was gathered is kept if --save-evidence was given`;
  static override examples = [
    "<%= config.bin %> assess",
    "<%= config.bin %> assess examples/online-boutique --format text --format html:report.html",
    "<%= config.bin %> assess --save-evidence evidence.json --json",
    "<%= config.bin %> assess --evidence evidence.json --framework iso-25010-2023",
  ];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = {
    ...globalFlags,
    ...askingFlags,
    ...cacheFlag,
    ...formatFlag,
    ...reportFlags,
    ...evidenceFlags,
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Assess);
    const targets = await reportTargets(repeated(flags.format) ?? [], flags.json, loadFormat);
    const shown = await reportOptions(flags);
    await checkEvidenceFlags(flags, targets, args.dir !== ".");
    const progress = this.progress(flags);
    const result = await runAssessment({
      ...this.runOptions(args.dir, flags, progress),
      ...evidenceOptions(flags),
    }).finally(() => progress.stop());
    const written = await writeReports(result, targets, {
      loadFormat,
      terminal: this.terminal(flags),
      verbose: flags.verbose,
      from: { command: typedAgain(raw) },
      folder: fromHere(resolve(args.dir)),
      ...shown,
    });
    await this.printWritten(written, targets, flags);
  }
}

/** The same run, without where it was written to. */
function typedAgain(raw: Interfaces.ParserOutput["raw"]): string {
  const said = raw.flatMap((token) => {
    if (token.type === "arg") return [shellWord(token.input)];
    return token.flag in askingFlags || token.flag === "evidence" ? [`--${token.flag} ${shellWord(token.input)}`] : [];
  });
  return ["plumbrule assess", ...said].join(" ");
}
