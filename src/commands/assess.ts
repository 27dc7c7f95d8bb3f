import { resolve } from "node:path";
import { Args, Flags, type Interfaces } from "@oclif/core";
import { BaseCommand, formatFlag, globalFlags, repeated, workloadFlags } from "../cli/base-command.ts";
import { type ReportTarget, reportTargets, writeReports } from "../cli/report-output.ts";
import { assertWritable, writeFileAtomically } from "../cli/write-file.ts";
import { UsageError } from "../model/errors.ts";
import { canonicalJsonPieces } from "../model/json.ts";
import { shellWord } from "../model/text.ts";
import { runAssessment } from "../pipeline/run-assessment.ts";

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
    ...workloadFlags,
    ...formatFlag,
    evidence: Flags.string({
      summary: "start from kept evidence; touches no network and no workload",
      env: "PLUMBRULE_EVIDENCE",
      helpGroup: "INPUT",
    }),
    "save-evidence": Flags.string({
      summary: "keep the evidence in this file",
      env: "PLUMBRULE_SAVE_EVIDENCE",
      helpGroup: "OUTPUT",
    }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Assess);
    const targets = await reportTargets(repeated(flags.format) ?? [], flags.json);
    if (flags.evidence !== undefined) refuseBeside(flags, args.dir !== ".");
    if (flags["save-evidence"] !== undefined) await evidenceTarget(flags["save-evidence"], targets);
    const progress = this.progress(flags);
    const result = await runAssessment({
      ...this.runOptions(args.dir, flags, progress),
      evidencePath: flags.evidence,
      keepEvidence: async (document) => {
        if (flags["save-evidence"] !== undefined)
          await writeFileAtomically(flags["save-evidence"], canonicalJsonPieces({ ...document }));
      },
    }).finally(() => progress.stop());
    const written = await writeReports(result, targets, {
      terminal: this.terminal(flags),
      verbose: flags.verbose,
      from: { command: typedAgain(raw) },
    });
    await this.printWritten(written, targets, flags);
  }
}

/** The same run, without where it was written to. */
function typedAgain(raw: Interfaces.ParserOutput["raw"]): string {
  const said = raw.flatMap((token) => {
    if (token.type === "arg") return [shellWord(token.input)];
    return token.flag in workloadFlags || token.flag === "evidence"
      ? [`--${token.flag} ${shellWord(token.input)}`]
      : [];
  });
  return ["plumbrule assess", ...said].join(" ");
}

/** Said before anything is gathered: a long run for nothing helps nobody. */
async function evidenceTarget(path: string, targets: readonly ReportTarget[]): Promise<void> {
  if (path === "-")
    throw new UsageError("--save-evidence writes a file, and stdout is the report's", [
      "name a file, such as evidence.json",
    ]);
  if (targets.some((target) => target.path === resolve(path)))
    throw new UsageError(`--save-evidence and a format write to "${path}"`, ["give one of them another path"]);
  await assertWritable(path);
}

/** Kept evidence fixes what was asked of whom: a flag that says otherwise is a contradiction. */
function refuseBeside(flags: { [flag: string]: unknown }, dirGiven: boolean): void {
  const contradicting = ["provider", "window", "as-of", "config", "save-evidence"].filter(
    (flag) => flags[flag] !== undefined,
  );
  const named = [...contradicting.map((flag) => `--${flag}`), ...(dirGiven ? ["a folder"] : [])];
  if (named.length === 0) return;
  throw new UsageError(
    `--evidence already says what ${named.join(" and ")} would: the kept evidence is used as it is`,
    ["leave out one of the two; --framework, --rules and --format go with kept evidence"],
  );
}
