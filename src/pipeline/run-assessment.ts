import { setImmediate } from "node:timers/promises";
import type { Assessment } from "../model/assessment.ts";
import { UsageError } from "../model/errors.ts";
import type { EvidenceDocument } from "../model/evidence.ts";
import type { AnswerCache } from "../model/provider.ts";
import type { Rules } from "../model/rules.ts";
import { type Tracing, UNTRACED } from "../model/tracing.ts";
import { assessEvidence } from "./assessment.ts";
import { gatherEvidence } from "./gather.ts";
import { loadEvidence } from "./kept-documents.ts";
import { lossesOf } from "./losses.ts";
import { chosenFrameworks, type DescribedWorkload, describeWorkload, refuseUnknownFramework } from "./workload.ts";

export interface AssessOptions {
  directory: string;
  configPath?: string | undefined;
  /** The rules that ship, with the caller's folders and these. */
  loadRules(folders: readonly string[]): Promise<Rules>;
  tool: { name: string; version: string };
  frameworks?: readonly string[] | undefined;
  providers?: readonly string[] | undefined;
  /** Start from this document instead of the workload's folder. */
  evidencePath?: string | undefined;
  asOf?: string | undefined;
  windowSeconds?: number | undefined;
  /** Milliseconds after which a source that does not answer is given up. */
  timeoutMs?: number | undefined;
  /** Milliseconds since the epoch: the only clock of a run, read by its caller. */
  now: number;
  progress(message: string): void;
  detail?(message: string): void;
  abort: AbortSignal;
  tracing?: Tracing;
  cache?: AnswerCache;
  /** Called with what the workload's folder says, before anything is gathered; what it throws ends the run. */
  checkWorkload?(described: Pick<DescribedWorkload, "errorBudgetPolicy">): void;
  /** Called as soon as there is evidence, before anything is judged. */
  keepEvidence?(document: EvidenceDocument): Promise<void>;
}

/** The main job: the two halves, joined by the evidence document. */
export async function runAssessment(options: AssessOptions): Promise<Assessment> {
  const { document, rules } =
    options.evidencePath === undefined ? await gathered(options) : await kept(options.evidencePath, options);
  await options.keepEvidence?.(document);
  options.abort.throwIfAborted();
  options.progress("judging");
  const tracing = options.tracing ?? UNTRACED;
  const assessment = tracing.step("judge", () => assessEvidence(document, rules, tracing));
  // Judging never waits, so that an interruption meanwhile is heard only here.
  await setImmediate();
  options.abort.throwIfAborted();
  return assessment;
}

interface Judgeable {
  document: EvidenceDocument;
  rules: Rules;
}

async function gathered(options: AssessOptions): Promise<Judgeable> {
  options.progress("reading the workload");
  const described = await describeWorkload(options);
  options.checkWorkload?.(described);
  return { document: await gatherEvidence(described, { ...options, daily: true }), rules: described.rules };
}

/** Kept evidence may be shown through other frameworks; everything else of it stands. */
async function kept(path: string, options: AssessOptions): Promise<Judgeable> {
  const rules = await options.loadRules([]);
  refuseUnknownFramework(
    options.frameworks,
    rules.frameworks.map((framework) => framework.id),
  );
  return { document: asKept(await loadEvidence(path), path, rules, options.frameworks), rules };
}

/** A kept document as it is judged. Throws UsageError (exit 2) where the rules lack its frameworks and no others are chosen. */
export function asKept(
  document: EvidenceDocument,
  path: string,
  rules: Rules,
  frameworks: AssessOptions["frameworks"],
): EvidenceDocument {
  const known = rules.frameworks.map((framework) => framework.id);
  const foreign = document.frameworks.find((id) => !known.includes(id));
  if (foreign !== undefined && !frameworks?.length) {
    throw new UsageError(`"${path}" was made for the framework "${foreign}", which these rules do not have`, [
      "add the folder that holds it: --rules DIR",
      `or choose others: --framework ${known[0] ?? "ID"}`,
    ]);
  }
  return {
    ...document,
    diagnostics: [...document.diagnostics, ...lossesOf(document)],
    frameworks: chosenFrameworks(frameworks, document.frameworks, rules.frameworks, document.workload.components),
  };
}
