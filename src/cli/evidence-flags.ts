import { resolve } from "node:path";
import { Flags } from "@oclif/core";
import { UsageError } from "../model/errors.ts";
import type { EvidenceDocument } from "../model/evidence.ts";
import { canonicalJsonPieces } from "../model/json.ts";
import type { ReportTarget } from "./report-output.ts";
import { assertWritable, writeFileAtomically } from "./write-file.ts";

/** Flags of the commands that run an assessment and may begin or end at its evidence. */
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

type EvidenceFlagValues = {
  evidence?: string | undefined;
  "save-evidence"?: string | undefined;
};

/** Said before anything is gathered: a long run for nothing helps nobody. Throws UsageError. */
export async function checkEvidenceFlags(
  flags: EvidenceFlagValues,
  targets: readonly ReportTarget[],
  dirGiven: boolean,
): Promise<void> {
  if (flags.evidence !== undefined) refuseBeside(flags, dirGiven);
  const path = flags["save-evidence"];
  if (path === undefined) return;
  if (path === "-")
    throw new UsageError("--save-evidence writes a file, and stdout is the report's", [
      "name a file, such as evidence.json",
    ]);
  if (targets.some((target) => target.path === resolve(path)))
    throw new UsageError(`--save-evidence and a format write to "${path}"`, ["give one of them another path"]);
  await assertWritable(path);
}

/** How a run takes and keeps its evidence. */
export function evidenceOptions(flags: EvidenceFlagValues): {
  evidencePath: string | undefined;
  keepEvidence(document: EvidenceDocument): Promise<void>;
} {
  return {
    evidencePath: flags.evidence,
    keepEvidence: async (document) => {
      if (flags["save-evidence"] !== undefined)
        await writeFileAtomically(flags["save-evidence"], canonicalJsonPieces({ ...document }));
    },
  };
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
