import { FileProblems, type Problem, problemLine } from "../documents/problems.ts";
import type { ObjectiveForecast, ObjectiveStatus } from "../model/budget.ts";
import { covers } from "../model/budget-policy.ts";
import { PlumbruleError, UsageError } from "../model/errors.ts";
import type { EvidenceDocument } from "../model/evidence.ts";
import type { Rules } from "../model/rules.ts";
import { visible } from "../model/text.ts";
import type { Objective } from "../model/workload.ts";
import type { AlertRules } from "../slo/alert-rules.ts";
import type { ErrorBudgetRules } from "../slo/rules.ts";
import { readManifest } from "../workload/manifest.ts";
import { indexEvidence } from "./evidence-index.ts";
import { gatherEvidence } from "./gather.ts";
import { loadEvidence } from "./kept-documents.ts";
import { queriesOf, readObjectives } from "./objectives.ts";
import type { AssessOptions } from "./run-assessment.ts";
import { budgetFiles, type DescribedWorkload, describeWorkload, folder } from "./workload.ts";

/** Where objectives are looked for in a folder whose manifest names none. */
const USUAL_PLACES = ["slos/**/*.{yaml,yml}", "slo/**/*.{yaml,yml}", "*.slo.{yaml,yml}"];

/** Which provider answers a type of metric source. */
const PROVIDER_OF: { [type: string]: string } = {
  AzureMonitor: "azure",
  CloudMonitoring: "gcp",
  CloudWatch: "aws",
  Prometheus: "prometheus",
  Recorded: "recorded",
};

function limitsOf(rules: Rules): ErrorBudgetRules {
  return rules.tables["error-budget"] as ErrorBudgetRules;
}

/** The budget of every objective: only the sources that objectives name are asked. Throws UsageError where there is no objective. */
export async function objectiveStatus(options: AssessOptions): Promise<ObjectiveStatus[]> {
  const { budgetsOf } = await import("../slo/budgets.ts");
  const { document, rules } =
    options.evidencePath === undefined ? await gathered(options) : await kept(options.evidencePath, options);
  await options.keepEvidence?.(document);
  options.abort.throwIfAborted();
  return budgetsOf(indexEvidence(document), limitsOf(rules));
}

/** When each budget will be used up. The same as `objectiveStatus`, and the counts of each day are asked too. */
export async function objectiveForecasts(options: AssessOptions): Promise<ObjectiveForecast[]> {
  const { forecastsOf } = await import("../slo/forecasts.ts");
  const asked = { ...options, daily: true };
  const { document, rules } =
    options.evidencePath === undefined ? await gathered(asked) : await kept(options.evidencePath, asked);
  await options.keepEvidence?.(document);
  options.abort.throwIfAborted();
  return forecastsOf(indexEvidence(document), limitsOf(rules));
}

async function kept(path: string, options: AssessOptions): Promise<{ document: EvidenceDocument; rules: Rules }> {
  return { document: await loadEvidence(path), rules: await options.loadRules([]) };
}

async function gathered(options: AssessOptions): Promise<{ document: EvidenceDocument; rules: Rules }> {
  options.progress("reading the objectives");
  const described = await withObjectives(options);
  const wanted = new Set(described.objectives.flatMap(queriesOf).map(({ type }) => PROVIDER_OF[type]));
  const providers = described.providers.filter(({ id }) => wanted.has(id));
  return { document: await gatherEvidence({ ...described, providers }, options), rules: described.rules };
}

/** Throws UsageError where there is no objective. */
async function withObjectives(options: AssessOptions): Promise<DescribedWorkload> {
  const described = await describeWorkload(options);
  if (described.objectives.length > 0) return described;
  throw new UsageError("there are no objectives", [
    "name OpenSLO files in plumbrule.yaml: slos: [slos/*.yaml]",
    "plumbrule slos validate says what is wrong with them",
  ]);
}

/** The objectives, as they are written. Throws UsageError where there are none. */
export async function listObjectives(options: AssessOptions): Promise<Objective[]> {
  return (await withObjectives(options)).objectives;
}

/** What is wrong with the files of objectives, for people and as a document. */
export interface Validated {
  valid: boolean;
  files: { path: string; errors: { path: string; line: number | null; message: string }[] }[];
  /** The errors, a line each. */
  lines: string[];
  /** What was passed over, and what is doubtful about right objectives. */
  warnings: string[];
  objectives: number;
}

/** Everything that is wrong with the objectives of a folder: those of its manifest, else those in the usual places. */
export async function validateObjectives(
  directory: string,
  { configPath, rules, now }: { configPath: string | undefined; rules: Rules; now: number },
): Promise<Validated> {
  const root = await folder(directory);
  const manifest = await manifestParts(root, configPath);
  const named = manifest?.slos ?? [];
  const { files, problems, warnings, objectives } = await readObjectives(root, named.length > 0 ? named : USUAL_PLACES);
  const policy = manifest && (await policyFor(root, manifest, objectives, problems));
  // A pattern or a link may name what is none of the files that were read.
  const paths = [...new Set([...files, ...problems.map(({ file }) => file)])].sort();
  if (paths.length === 0)
    throw new UsageError("there are no objectives", [
      "name OpenSLO files in plumbrule.yaml (slos: [slos/*.yaml]), or put them into slos/",
    ]);
  const byFile = Map.groupBy(problems, ({ file }) => file);
  const { lintObjectives } = await import("../slo/lints.ts");
  const doubts = lintObjectives(
    objectives.map((objective) => ({ objective, ...(policy === undefined ? {} : { policy: policy(objective) }) })),
    now,
    limitsOf(rules),
  ).map(({ rule, objective, message, source }) => `${source.path}:${source.line}: ${objective}: ${message} (${rule})`);
  return {
    valid: problems.length === 0,
    files: paths.map((path) => ({
      path: visible(path),
      errors: (byFile.get(path) ?? []).map(({ path: at, line = null, message }) => ({ path: at, line, message })),
    })),
    lines: problems.map(problemLine),
    warnings: [...warnings, ...doubts],
    objectives: objectives.length,
  };
}

/** What a manifest says of objectives; it may be wrong in other places: that is not asked here. */
async function manifestParts(
  root: string,
  configPath: string | undefined,
): Promise<{ slos: string[]; errorBudgetPolicyPath?: string } | undefined> {
  const manifest = await readManifest(root, configPath);
  if (!manifest) return undefined;
  const { slos, errorBudgetPolicy } = Object(manifest.source.value) as { slos?: unknown; errorBudgetPolicy?: unknown };
  return {
    slos: Array.isArray(slos) ? slos.filter((one) => typeof one === "string") : [],
    ...(typeof errorBudgetPolicy === "string" ? { errorBudgetPolicyPath: errorBudgetPolicy } : {}),
  };
}

/**
 * The policy of each objective, null for one without. What is wrong with its file goes to the problems, unless objectives are wrong: it
 * may name one of those. Undefined when it is not known.
 */
async function policyFor(
  root: string,
  { errorBudgetPolicyPath }: { errorBudgetPolicyPath?: string },
  objectives: readonly Objective[],
  problems: Problem[],
): Promise<((objective: Objective) => { path: string; revisit?: string } | null) | undefined> {
  if (errorBudgetPolicyPath === undefined) return () => null;
  try {
    const { errorBudgetPolicy: policy } = await budgetFiles(root, { errorBudgetPolicyPath }, objectives);
    if (!policy) return undefined;
    const { source, revisit } = policy;
    const about = { path: source.path, ...(revisit === undefined ? {} : { revisit }) };
    return ({ name }) => (covers(policy, name) ? about : null);
  } catch (error) {
    if (!(error instanceof PlumbruleError)) throw error;
    if (problems.length === 0)
      problems.push(
        ...(error instanceof FileProblems
          ? error.details
          : [
              {
                file: errorBudgetPolicyPath,
                path: "",
                message: error.message.replace(`${errorBudgetPolicyPath}: `, ""),
              },
            ]),
      );
    return undefined;
  }
}

/** Alerting and recording rules of Prometheus for the objectives. */
export async function writeAlertRules(options: AssessOptions): Promise<AlertRules> {
  const { objectives, rules } = await withObjectives(options);
  const [{ alertRules }, { expressionFor }, { fixedSeconds, parseObjectiveDuration }] = await Promise.all([
    import("../slo/alert-rules.ts"),
    import("../providers/prometheus/promql/expression.ts"),
    import("../slo/duration.ts"),
  ]);
  return alertRules(objectives, limitsOf(rules), (query, window) => {
    const duration = parseObjectiveDuration(window);
    const windowSeconds = (duration && fixedSeconds(duration)) ?? 0;
    const expression = expressionFor(query, { windowSeconds, sliced: false, events: true, counter: true });
    if ("reason" in expression) throw new Error(expression.reason);
    return expression.text;
  });
}
