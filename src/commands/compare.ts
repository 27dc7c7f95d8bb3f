import { Args, Flags } from "@oclif/core";
import { BaseCommand, globalFlags, repeated, workloadFlags } from "../cli/base-command.ts";
import { reportTargets, writeReports } from "../cli/report-output.ts";
import { UsageError } from "../model/errors.ts";
import { loadPair } from "../pipeline/kept-pair.ts";
import { compareAssessments } from "../report/compare/index.ts";
import { loadCompareFormat } from "../report/compare/registry.ts";

const { rules, framework } = workloadFlags;
/** What only scoring listens to. */
const scoringFlags = { rules, framework };

export default class Compare extends BaseCommand {
  static override summary = "what moved between two assessments, and which evidence moved it";
  static override description =
    `Says which part of a pillar's move is evidence gained or lost and which is an outcome that changed, and puts every finding into one class:

worse: met before, or met better
new: asks for work, and did not before; of a new component too
unknown now: known before; a failure that nobody can see any more is not resolved
better: met better than before, and not yet in full
resolved: asked for work, and is met
gone: its component left, or the check does not apply any more
still open: asks for as much work as before; a waiver accepts a risk and does not lessen it

Each comes with both outcomes and values, and with the readings that moved it. Scores under different rules are not compared. Kept evidence (assess --save-evidence) may stand for either side: it is scored by today's rules, without asking anybody anything.

EXIT CODES
  0  done
  2  a file is neither an assessment nor evidence, or the two were made with different rules or are of different workloads`;
  static override examples = [
    "<%= config.bin %> compare base.json head.json",
    "<%= config.bin %> compare base-evidence.json head-evidence.json",
    "<%= config.bin %> compare base.json head.json --format text --format markdown:comment.md",
  ];
  static override args = {
    base: Args.string({ ignoreStdin: true, description: "the earlier assessment, or its evidence", required: true }),
    head: Args.string({ ignoreStdin: true, description: "the later assessment, or its evidence", required: true }),
  };
  static override flags = {
    ...globalFlags,
    ...scoringFlags,
    "any-workload": Flags.boolean({
      summary: "compare even when the workloads have different names",
      helpGroup: "INPUT",
    }),
    format: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      char: "f",
      summary: "text, markdown or json, with :PATH to write a file; repeatable",
      env: "PLUMBRULE_FORMAT",
      helpGroup: "OUTPUT",
    }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Compare);
    const targets = await reportTargets(repeated(flags.format) ?? [], flags.json, loadCompareFormat);
    const { loadRules, frameworks, tracing } = this.runOptions(".", flags);
    const { base, head, rescored, todaysRules } = await loadPair(args, {
      loadRules,
      frameworks,
      tracing: tracing ?? this.tracing,
    });
    if (!rescored) refuseForAssessments(raw.flatMap((token) => (token.type === "flag" ? [token.flag] : [])));
    const comparison = compareAssessments(base, head, {
      anyWorkload: flags["any-workload"],
      ...(todaysRules === undefined ? {} : { from: { ...args, todaysRules } }),
    });
    const written = await writeReports(comparison, targets, {
      loadFormat: loadCompareFormat,
      terminal: this.terminal(flags),
      verbose: flags.verbose,
    });
    await this.printWritten(written, targets, flags);
  }
}

function refuseForAssessments(typed: readonly string[]): void {
  const flags = typed.filter((flag) => flag in scoringFlags);
  if (flags.length === 0) return;
  throw new UsageError(
    `${flags.map((flag) => `--${flag}`).join(" and ")} cannot change kept assessments: they are compared as they are`,
    ["leave out the flag, or name kept evidence: that is scored again"],
  );
}
