import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { ErrorBudgetPolicy, MaintenanceWindow } from "../model/budget-policy.ts";
import { UsageError } from "../model/errors.ts";
import type { Diagnostic } from "../model/evidence.ts";
import type { ProviderContext } from "../model/provider.ts";
import type { Framework, Rules } from "../model/rules.ts";
import { nearest, visible } from "../model/text.ts";
import { type Tracing, UNTRACED } from "../model/tracing.ts";
import type { Answer, Objective, Waiver, Workload } from "../model/workload.ts";
import { loadProvider, PROVIDER_IDS, PROVIDER_SCHEMAS } from "../providers/registry.ts";
import { loadAnswers, type Questions } from "../workload/answers.ts";
import { discoverWorkload } from "../workload/discover.ts";
import { loadManifest, type Manifest, readManifest, ruleFolders } from "../workload/manifest.ts";
import { loadWaivers, type WaiverOptions } from "../workload/waivers.ts";
import { interruptible } from "./interruptible.ts";
import { loadObjectives, queriesOf } from "./objectives.ts";

/** Everything the manifest and its neighbours say, or what stands in for them where there is none. */
export interface DescribedWorkload {
  /** Absolute, links resolved. */
  directory: string;
  manifest: Manifest | undefined;
  workload: Workload;
  frameworks: string[];
  /** Active sources with their settings, in order of id. */
  providers: { id: string; settings: { [key: string]: unknown } }[];
  answers: Answer[];
  waivers: Waiver[];
  objectives: Objective[];
  errorBudgetPolicy?: ErrorBudgetPolicy;
  maintenance: MaintenanceWindow[];
  diagnostics: Diagnostic[];
  /** The rules that ship, with those of the manifest and the command line. */
  rules: Rules;
}

export interface DescribeOptions {
  directory: string;
  configPath?: string | undefined;
  frameworks?: readonly string[] | undefined;
  providers?: readonly string[] | undefined;
  /** The rules that ship and those of the folders that the manifest names, with the caller's own. */
  loadRules(folders: readonly string[]): Promise<Rules>;
  progress(message: string): void;
  abort: AbortSignal;
  tracing?: Tracing;
}

/** The name of a workload without a manifest: never the folder's, so that a copy elsewhere gives the same bytes. */
const UNNAMED = "workload";

/** Reads the workload's folder. Throws UsageError or FileError for what the user wrote wrongly. */
export async function describeWorkload(options: DescribeOptions): Promise<DescribedWorkload> {
  const directory = await folder(options.directory);
  const read = await readManifest(directory, options.configPath);
  const rules = await options.loadRules(read ? await ruleFolders(directory, read) : []);
  const frameworkIds = rules.frameworks.map((framework) => framework.id);
  // A slip in a flag is said before anything is looked at.
  refuseUnknownFramework(options.frameworks, frameworkIds);
  const manifest = await loadManifest(directory, {
    read,
    frameworkIds,
    componentTypes: Object.keys((rules.tables["component-types"] ?? {}) as object),
    providerIds: PROVIDER_IDS,
    providerSchemas: PROVIDER_SCHEMAS,
  });
  const diagnostics: Diagnostic[] = [...(manifest?.diagnostics ?? [])];
  const objectives = manifest && manifest.slos.length > 0 ? await loadObjectives(directory, manifest.slos) : undefined;
  const providers = activeProviders(
    { ...sourcesOf(objectives?.objectives ?? []), ...manifest?.providers },
    options.providers,
  );
  const workload =
    manifest?.workload ?? discoverWorkload(UNNAMED, await discovered(directory, providers, { ...options, rules }));
  const known = { directory, ...idsOf(rules, workload) };
  diagnostics.push(
    ...(objectives?.warnings ?? []).map((message): Diagnostic => ({ provider: "workload", level: "warning", message })),
  );
  return {
    directory,
    manifest,
    workload,
    frameworks: chosenFrameworks(options.frameworks, manifest?.frameworks, rules.frameworks, workload.components),
    providers,
    answers: manifest?.answersPath ? await loadAnswers(manifest.answersPath, known) : [],
    waivers: manifest?.waiversPath ? await loadWaivers(manifest.waiversPath, known) : [],
    objectives: objectives?.objectives ?? [],
    ...(await budgetFiles(directory, manifest, objectives?.objectives ?? [], workload)),
    diagnostics,
    rules,
  };
}

/** What the workload does about its budgets, and when it was worked on. Most workloads say neither: the readers are loaded for those that do. */
export async function budgetFiles(
  directory: string,
  named: Pick<Manifest, "errorBudgetPolicyPath" | "maintenancePath"> | undefined,
  objectives: readonly Objective[],
  { components }: Pick<Workload, "components"> = { components: [] },
): Promise<Pick<DescribedWorkload, "errorBudgetPolicy" | "maintenance">> {
  const objectiveNames = [...new Set(objectives.map(({ name }) => name))];
  const { errorBudgetPolicyPath, maintenancePath } = named ?? {};
  const policy =
    errorBudgetPolicyPath === undefined
      ? undefined
      : await (await import("../workload/error-budget-policy.ts")).loadErrorBudgetPolicy(errorBudgetPolicyPath, {
          directory,
          objectiveNames,
        });
  const maintenance =
    maintenancePath === undefined
      ? []
      : await (await import("../workload/maintenance.ts")).loadMaintenance(maintenancePath, {
          directory,
          objectiveNames,
          componentIds: components.map(({ id }) => id),
        });
  return { ...(policy === undefined ? {} : { errorBudgetPolicy: policy }), maintenance };
}

/** What answers and waivers may name. */
export function idsOf(rules: Rules, workload: Workload): Omit<WaiverOptions, "directory"> & { questions: Questions } {
  return {
    practiceIds: Object.fromEntries(
      rules.frameworks.map((framework) => [
        framework.id,
        new Set(framework.pillars.flatMap((pillar) => pillar.practices.map((practice) => practice.id))),
      ]),
    ),
    questions: questionsOf(rules),
    checkIds: rules.checks.map((check) => check.id),
    componentIds: [workload.name, ...workload.components.map((component) => component.id)],
  };
}

/** Framework id → question id → its practices: what an answer to a question speaks for. */
function questionsOf(rules: Rules): { [framework: string]: Map<string, string[]> } {
  return Object.fromEntries(
    rules.frameworks.map((framework) => {
      const questions = new Map<string, string[]>();
      for (const practice of framework.pillars.flatMap((pillar) => pillar.practices)) {
        if (practice.question === undefined) continue;
        const known = questions.get(practice.question);
        if (known) known.push(practice.id);
        else questions.set(practice.question, [practice.id]);
      }
      return [framework.id, questions];
    }),
  );
}

export async function folder(path: string): Promise<string> {
  // `assess "$DIR"` without DIR must not assess wherever the script stands.
  if (path === "")
    throw new UsageError("the folder's name is empty", ["name a folder, or leave it out for the current one"]);
  const absolute = resolve(path);
  const found = await stat(absolute).catch(() => undefined);
  if (!found)
    throw new UsageError(`there is no folder "${visible(path)}"`, [
      "name a folder that exists, or leave it out for the current one",
    ]);
  if (!found.isDirectory()) {
    throw new UsageError(`"${path}" is a file, not a folder`, [
      "to render a kept assessment again: plumbrule report ASSESSMENT",
    ]);
  }
  return realpath(absolute);
}

/** Sources that objectives bring along: those whose DataSource has an address of its own. */
function sourcesOf(objectives: readonly Objective[]): { [id: string]: { [key: string]: unknown } } {
  return objectives.some((objective) => queriesOf(objective).some(({ type, url }) => type === "Prometheus" && url))
    ? { prometheus: {} }
    : {};
}

/** The repository is a source by itself unless the manifest turns it off. */
function activeProviders(
  configured: { [id: string]: { [key: string]: unknown } | false },
  only: readonly string[] | undefined,
): DescribedWorkload["providers"] {
  const named: { [id: string]: { [key: string]: unknown } | false } = { repository: {}, ...configured };
  for (const id of only ?? []) {
    if (!PROVIDER_IDS.includes(id)) {
      const near = nearest(id, PROVIDER_IDS);
      throw new UsageError(`"${id}" is not a provider`, [
        near ? `did you mean ${near}?` : `the providers are: ${PROVIDER_IDS.join(", ")}`,
      ]);
    }
    if (!Object.hasOwn(named, id)) {
      throw new UsageError(`the provider "${id}" is not configured`, [`add providers.${id} to plumbrule.yaml`]);
    }
  }
  const active: DescribedWorkload["providers"] = [];
  for (const id of Object.keys(named).sort()) {
    const settings = named[id];
    if (settings === false || settings === undefined || (only && only.length > 0 && !only.includes(id))) continue;
    active.push({ id, settings });
  }
  return active;
}

/** Throws UsageError for a flag that names none. */
export function refuseUnknownFramework(flags: readonly string[] | undefined, known: readonly string[]): void {
  const wrong = (flags ?? []).find((id) => !known.includes(id));
  if (wrong === undefined) return;
  const near = nearest(wrong, known);
  throw new UsageError(`"${wrong}" is not a framework`, [
    near ? `did you mean ${near}?` : `the frameworks are: ${known.join(", ")}`,
  ]);
}

/** Of the flags, else of the manifest, else those that fit the components. */
export function chosenFrameworks(
  flags: readonly string[] | undefined,
  stated: readonly string[] | undefined,
  known: readonly Pick<Framework, "id" | "byDefault">[],
  components: Workload["components"],
): string[] {
  if (flags && flags.length > 0) return [...new Set(flags)];
  if (stated && stated.length > 0) return [...new Set(stated)];
  return known.filter(({ id, byDefault }) => byDefault !== false && fits(id, components)).map(({ id }) => id);
}

const VENDOR_FRAMEWORK = /^(aws|azure|gcp)-well-architected$/;

/** Whose framework a workload is held against where no component has a vendor's type: the one with the most practices. */
const NEUTRAL_VENDOR = "aws";

/** A vendor's framework fits where a component has one of its types; where none has any vendor's, one framework stands for all. */
function fits(framework: string, components: Workload["components"]): boolean {
  const vendor = VENDOR_FRAMEWORK.exec(framework)?.[1];
  const vendors = new Set(components.flatMap(({ type }) => (type.includes(".") ? [type.split(".")[0]] : [])));
  return vendor === undefined || (vendors.size === 0 ? vendor === NEUTRAL_VENDOR : vendors.has(vendor));
}

type Discovering = Pick<DescribeOptions, "progress" | "abort" | "tracing"> & { rules: Rules };

async function discovered(
  directory: string,
  providers: DescribedWorkload["providers"],
  options: Discovering,
): Promise<Workload["components"]> {
  const found = await Promise.all(
    providers.map(async ({ id, settings }) => {
      const provider = await loadProvider(id);
      const found = provider.discover?.(discoveryContext(id, directory, settings, options));
      return found === undefined ? [] : interruptible(found, options.abort);
    }),
  );
  return found.flat();
}

export function discoveryContext(
  id: string,
  directory: string,
  settings: { [key: string]: unknown },
  options: Discovering,
): Omit<ProviderContext, "asOf"> {
  return {
    directory,
    workload: { name: UNNAMED, components: [] },
    settings,
    signals: options.rules.signals,
    measures: options.rules.tables[id],
    objectives: [],
    paths: { slos: [] },
    progress: options.progress,
    abort: options.abort,
    tracing: options.tracing ?? UNTRACED,
  };
}
