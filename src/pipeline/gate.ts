import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { refuseBaseline } from "../gate/baseline.ts";
import { refuseUnknownChange } from "../gate/freeze.ts";
import { judge } from "../gate/judge.ts";
import { checkPillars } from "../gate/policy.ts";
import type { Assessment } from "../model/assessment.ts";
import { FileError } from "../model/errors.ts";
import type { GateReport } from "../model/gate.ts";
import { visible } from "../model/text.ts";
import {
  baselinePathOf,
  carriedPolicy,
  fromHere,
  policyOfFile,
  policyOfManifest,
  refusePolicy,
  refuseWithoutObjectives,
  type WrittenPolicy,
} from "./gate-policy.ts";
import { loadAssessment } from "./kept-documents.ts";
import { type AssessOptions, runAssessment } from "./run-assessment.ts";
import { folder } from "./workload.ts";

export interface GateOptions extends AssessOptions {
  /** Judge this one; nothing is assessed then. */
  assessmentPath?: string | undefined;
  /** Instead of the policy that the manifest says and a kept document carries along. */
  policyPath?: string | undefined;
  /** Instead of the policy's. */
  baselinePath?: string | undefined;
  /** The kind of the change that is to be released: one that the workload's error-budget policy exempts from a freeze. */
  change?: string | undefined;
}

/**
 * Assesses, or takes what was kept, and holds it against the policy. What the user wrote wrongly is said before anything is gathered,
 * as far as it can be known by then. Throws UsageError, FileError or FileProblems (exit 2).
 */
export async function runGate(options: GateOptions): Promise<GateReport> {
  const kept = options.assessmentPath ?? options.evidencePath;
  const directory = kept === undefined ? await folder(options.directory) : undefined;
  const written =
    options.policyPath !== undefined
      ? await policyOfFile(options.policyPath)
      : directory === undefined
        ? undefined
        : await policyOfManifest(directory, options.configPath);
  let baseline = written && (await baselineOf(written, options));
  const assessment =
    options.assessmentPath === undefined
      ? await runAssessment({
          ...options,
          checkWorkload: (described) => written && refuseUnknownChange(options.change, written.policy, described),
        })
      : await loadAssessment(options.assessmentPath);
  const found = written ?? (await carriedPolicy(assessment, kept ?? options.directory));
  baseline ??= await baselineOf(found, options);
  refuseWithoutObjectives(found, assessment);
  refusePolicy(found, checkPillars(found.policy, assessment));
  refuseUnknownChange(options.change, found.policy, assessment);
  if (baseline) refuseBaseline(baseline.assessment, assessment, baseline.path);
  return {
    ...judge(assessment, found.policy, baseline?.assessment, options.change),
    ...(options.change === undefined ? {} : { change: options.change }),
    tool: assessment.tool,
    workload: visible(assessment.workload.name),
    asOf: assessment.asOf,
    ...(directory === undefined ? {} : { folder: fromHere(directory) }),
    ...(found.file === undefined ? {} : { policyFile: visible(found.file) }),
  };
}

async function baselineOf(
  written: WrittenPolicy,
  options: GateOptions,
): Promise<{ path: string; assessment: Assessment } | undefined> {
  const path = await baselinePathOf(written, options.baselinePath);
  if (path === undefined) return undefined;
  if (!(await stat(resolve(path)).catch(() => undefined)))
    throw new FileError({ file: visible(path) }, "there is no such file; the policy wants it as its baseline", [
      "keep one: plumbrule assess --format json:PATH",
      "or name one that lies elsewhere: --baseline FILE",
    ]);
  return { path, assessment: await loadAssessment(path) };
}
