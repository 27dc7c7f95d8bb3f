import { resolve } from "node:path";
import { Flags } from "@oclif/core";
import { UsageError } from "../model/errors.ts";
import { canonicalJsonPieces } from "../model/json.ts";
import type { AssessOptions } from "../pipeline/run-assessment.ts";
import type { ReportTarget } from "./report-output.ts";
import { assertWritable, writeFileAtomically } from "./write-file.ts";

export const evidenceFlags = {
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

type EvidenceOptions = Pick<AssessOptions, "evidencePath" | "keepEvidence">;

/** What the flags say of kept evidence. Throws UsageError where they contradict others, or the file could not be written. */
export async function evidenceOptions(
  flags: { [flag: string]: unknown; evidence?: string | undefined; "save-evidence"?: string | undefined },
  dirGiven: boolean,
  targets: readonly ReportTarget[] = [],
): Promise<EvidenceOptions> {
  const { evidence, "save-evidence": path } = flags;
  if (evidence !== undefined) {
    refuseBeside(flags, dirGiven);
    return { evidencePath: evidence };
  }
  if (path === undefined) return {};
  await evidenceTarget(path, targets);
  return { keepEvidence: (document) => writeFileAtomically(path, canonicalJsonPieces({ ...document })) };
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
