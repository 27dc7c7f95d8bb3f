import { stat } from "node:fs/promises";
import { Args, Flags } from "@oclif/core";
import { askingFlags, BaseCommand, cacheFlag, globalFlags, repeated } from "../cli/base-command.ts";
import { checkEvidenceFlags, evidenceFlags, evidenceOptions } from "../cli/evidence-flags.ts";
import { reportTargets, writeReports } from "../cli/report-output.ts";
import { UsageError } from "../model/errors.ts";
import { VERDICT_EXIT } from "../model/gate.ts";
import { visible } from "../model/text.ts";
import { runGate } from "../pipeline/gate.ts";
import { loadGateFormat } from "../report/gate/registry.ts";

export default class Gate extends BaseCommand {
  static override summary = "judge by policy; the exit code is the answer";
  static override description =
    `Assesses a folder, or takes a kept assessment, and holds it against a policy: that of --policy, else the gate of the manifest, which an assessment carries along.

No error budget may be spent, whether or not there is a policy, unless it says errorBudget: false; one that is unknown is missing where there is no policy or where it has errorBudget, and noted otherwise. A policy asks for more of error budgets (errorBudget), scores and coverage of pillars (pillars), no failing findings, or none that a baseline does not have (findings); waivers that have ended fail it. With errorBudget: { freeze: true } it fails while the workload's error-budget policy (errorBudgetPolicy in the manifest) freezes changes. --change KIND names the change that is to be released as one that this policy exempts: what error budgets alone hold back is then passed over, and said.

With onMissing: fail, which it is unless set, there is no verdict as long as something could not be read.

EXIT CODES
  0  the policy holds
  1  the policy is violated
  2  the call, the policy, its baseline or another file is wrong, or there is neither a policy nor an objective
  3  no verdict: evidence is missing, or a source could not be read
  70  a bug in Plumbrule
  130  interrupted; what was gathered is kept if --save-evidence was given
Several at once: 2 before 3 before 1.`;
  static override examples = [
    "<%= config.bin %> gate",
    "<%= config.bin %> gate assessment.json --policy gate.yaml",
    "<%= config.bin %> gate --policy gate.yaml --baseline baseline.json --format text --format junit:gate.xml",
    "<%= config.bin %> gate --change security-fix",
    "<%= config.bin %> gate services/shop --format github --format sarif:gate.sarif",
  ];
  static override args = {
    target: Args.string({
      ignoreStdin: true,
      description: "the workload's folder, or a file written by assess --json",
      default: ".",
    }),
  };
  static override flags = {
    ...globalFlags,
    ...askingFlags,
    ...cacheFlag,
    ...evidenceFlags,
    policy: Flags.string({
      summary: "a file with the policy, instead of the manifest's gate",
      env: "PLUMBRULE_POLICY",
      helpGroup: "INPUT",
    }),
    baseline: Flags.string({
      summary: "a kept assessment whose failing findings are passed over, instead of the policy's",
      env: "PLUMBRULE_BASELINE",
      helpGroup: "INPUT",
    }),
    change: Flags.string({
      summary: "the kind of the change that is to be released, exempt from a freeze by the error-budget policy",
      env: "PLUMBRULE_CHANGE",
      helpGroup: "INPUT",
    }),
    format: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      char: "f",
      summary: "text, json, junit, sarif or github (annotations), with :PATH to write a file; repeatable",
      env: "PLUMBRULE_FORMAT",
      helpGroup: "OUTPUT",
    }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(Gate);
    const targets = await reportTargets(repeated(flags.format) ?? [], flags.json, loadGateFormat);
    await checkEvidenceFlags(flags, targets, args.target !== ".");
    const isFile = await isKept(args.target);
    const typed = raw.flatMap((token) => (token.type === "flag" ? [token.flag] : []));
    if (isFile) refuseForKept(typed.filter((flag) => flag in askingFlags || flag in evidenceFlags));
    const progress = this.progress(flags);
    const report = await runGate({
      ...this.runOptions(args.target, flags, progress),
      ...evidenceOptions(flags),
      assessmentPath: isFile ? args.target : undefined,
      policyPath: flags.policy,
      baselinePath: flags.baseline,
      change: flags.change,
    }).finally(() => progress.stop());
    const written = await writeReports(report, targets, {
      loadFormat: loadGateFormat,
      terminal: this.terminal(flags),
      verbose: flags.verbose,
    });
    await this.printWritten(written, targets, flags);
    process.exitCode = VERDICT_EXIT[report.verdict];
  }
}

/** Whether it is a file, which can only be a kept assessment. */
async function isKept(target: string): Promise<boolean> {
  const found = await stat(target).catch(() => undefined);
  if (!found && target !== "")
    throw new UsageError(`there is no folder and no assessment "${visible(target)}"`, [
      "name a folder, or a file written by plumbrule assess --format json:FILE",
    ]);
  return found !== undefined && !found.isDirectory();
}

function refuseForKept(flags: readonly string[]): void {
  if (flags.length === 0) return;
  throw new UsageError(
    `${flags.map((flag) => `--${flag}`).join(" and ")} cannot change a kept assessment: it is judged as it is`,
    ["leave out the flag, or name a folder: that is assessed first"],
  );
}
