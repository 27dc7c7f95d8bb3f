import { basename } from "node:path";
import {
  type Diagnostic,
  type Evidence,
  type EvidenceDocument,
  type PlannedReading,
  samplesOf,
  type Usage,
} from "../model/evidence.ts";
import { evidenceId } from "../model/ids.ts";
import { byCodeUnit } from "../model/order.ts";
import type { AnswerCache, Provider, ProviderContext } from "../model/provider.ts";
import { formatInstant } from "../model/time.ts";
import { type Tracing, UNTRACED } from "../model/tracing.ts";
import { loadProvider } from "../providers/registry.ts";
import { interruptible } from "./interruptible.ts";
import { asksFor } from "./objectives.ts";
import type { DescribedWorkload } from "./workload.ts";

export interface GatherOptions {
  /** Whether the counts of each day are asked for the objectives too. */
  daily?: boolean;
  tool: { name: string; version: string };
  /** RFC 3339; undefined: the last sample of what was recorded, else `now`. */
  asOf?: string | undefined;
  /** Milliseconds since the epoch. */
  now: number;
  windowSeconds?: number | undefined;
  /** Milliseconds after which a source that does not answer is given up. */
  timeoutMs?: number | undefined;
  /** Stages of the run. */
  progress(message: string): void;
  /** What a source is at, such as one file of many: for a spinner, not for a log. */
  detail?(message: string): void;
  abort: AbortSignal;
  tracing?: Tracing;
  cache?: AnswerCache;
}

interface ActiveProvider {
  provider: Provider;
  context: ProviderContext;
  /** What was noticed while the end time was looked for. */
  notes: Diagnostic[];
}

/** Plans and asks every source once and freezes what they say. A source that fails is a diagnostic, never the end. */
export async function gatherEvidence(described: DescribedWorkload, options: GatherOptions): Promise<EvidenceDocument> {
  const active = await activate(described, options);
  const asOf = active[0]?.context.asOf ?? options.asOf ?? formatInstant(options.now);
  const tracing = options.tracing ?? UNTRACED;
  const results = await Promise.all(
    active.map((one) => tracing.span(`provider ${one.provider.id}`, () => askOne(one, options))),
  );
  countUsage(results, tracing);
  const workloadEvidence = objectiveEvidence(described, asOf);
  const evidence = [...results.flatMap((result) => result.evidence), ...workloadEvidence].sort((a, b) =>
    byCodeUnit(a.id, b.id),
  );
  return {
    schemaVersion: "1",
    tool: options.tool,
    asOf,
    ...(options.windowSeconds === undefined ? {} : { windowSeconds: options.windowSeconds }),
    workload: described.workload,
    frameworks: described.frameworks,
    answers: described.answers,
    waivers: described.waivers,
    objectives: described.objectives,
    ...(described.errorBudgetPolicy === undefined ? {} : { errorBudgetPolicy: described.errorBudgetPolicy }),
    ...(described.maintenance.length === 0 ? {} : { maintenance: described.maintenance }),
    policy: described.manifest?.gate ?? null,
    plan: [...results.flatMap((result) => result.plan), ...takenReadings([], workloadEvidence, "workload")].sort(
      byReading,
    ),
    usage: Object.assign({}, ...results.map((result) => result.usage)) as { [source: string]: Usage },
    diagnostics: [
      ...described.diagnostics,
      ...active.flatMap(({ notes }) => notes),
      ...results.flatMap((result) => result.diagnostics),
      ...silentSources(described, active, evidence),
    ].sort(
      (a, b) => byCodeUnit(a.provider, b.provider) || byCodeUnit(a.level, b.level) || byCodeUnit(a.message, b.message),
    ),
    evidence,
  };
}

/** Loads the sources and pins the one end time of the run. */
export async function activate(described: DescribedWorkload, options: GatherOptions): Promise<ActiveProvider[]> {
  const loaded = await Promise.all(
    described.providers.map(async ({ id, settings }) => ({ provider: await loadProvider(id), settings })),
  );
  const base = (settings: { [key: string]: unknown }): Omit<ProviderContext, "asOf"> => ({
    directory: described.directory,
    workload: described.workload,
    settings,
    ...(options.windowSeconds === undefined ? {} : { windowSeconds: options.windowSeconds }),
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    signals: described.rules.signals,
    objectives: [],
    ...(described.errorBudgetPolicy === undefined ? {} : { exemptions: described.errorBudgetPolicy.exemptions }),
    paths: {
      ...(described.manifest?.adrs === undefined ? {} : { adrs: described.manifest.adrs }),
      slos: described.manifest?.slos ?? [],
    },
    progress: (message) => options.detail?.(message),
    abort: options.abort,
    tracing: options.tracing ?? UNTRACED,
    ...(options.cache === undefined ? {} : { cache: options.cache }),
  });
  let asOf = options.asOf;
  const notes: Diagnostic[] = [];
  for (const { provider, settings } of loaded) {
    if (asOf !== undefined || !provider.lastSample) continue;
    const last = provider.lastSample(base(settings), (message) =>
      notes.push({ provider: provider.id, level: "warning", message }),
    );
    asOf = await interruptible(last, options.abort);
  }
  const pinned = asOf ?? formatInstant(Math.floor(options.now / 1000) * 1000);
  const objectives = await asksFor(described, pinned, options.daily);
  return loaded.map(({ provider, settings }) => ({
    provider,
    context: { ...base(settings), objectives, measures: described.rules.tables[provider.id], asOf: pinned },
    notes: notes.filter((note) => note.provider === provider.id),
  }));
}

/** A source that the manifest names and that gave no value at all is worth no less notice than one that could not be read. */
function silentSources(
  { manifest }: DescribedWorkload,
  active: readonly ActiveProvider[],
  evidence: readonly Evidence[],
): Diagnostic[] {
  const heard = new Set(evidence.flatMap(({ value, source }) => (value === null ? [] : [source.provider])));
  return active
    .map(({ provider }) => provider.id)
    .filter((id) => !heard.has(id) && Object.hasOwn(manifest?.providers ?? {}, id))
    .map((provider) => ({ provider, level: "error", message: "is configured and gave nothing" }));
}

interface Asked {
  evidence: Evidence[];
  plan: PlannedReading[];
  diagnostics: Diagnostic[];
  usage: { [source: string]: Usage };
}

/** After an interruption a source gives what it has: nothing, if it has not finished. The rest of the document is kept. */
async function askOne({ provider, context }: ActiveProvider, options: GatherOptions): Promise<Asked> {
  let plan: PlannedReading[] = [];
  const without = (message: string): Asked => ({
    evidence: [],
    plan,
    usage: {},
    diagnostics: [{ provider: provider.id, level: "error", message }],
  });
  try {
    plan = (await interruptible(provider.plan(context), options.abort)).readings;
    options.progress(`reading ${provider.id}`);
    const result = await interruptible(provider.gather(context), options.abort);
    return { ...result, plan: takenReadings(plan, result.evidence, provider.id) };
  } catch (error) {
    if (options.abort.aborted) return without("interrupted before it had finished");
    return without(`could not be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** What the run asked of whom, as the document states it. */
function countUsage(results: readonly Asked[], tracing: Tracing): void {
  for (const [source, { requests, usd }] of results.flatMap(({ usage }) => Object.entries(usage))) {
    tracing.count("plumbrule.requests", requests, { "plumbrule.source": source });
    tracing.count("plumbrule.cost.usd", usd, { "plumbrule.source": source });
  }
}

/** What was planned and what was given, with how many readings and samples each: a later loss shows. */
function takenReadings(
  plan: readonly PlannedReading[],
  evidence: readonly Evidence[],
  provider: string,
): PlannedReading[] {
  const taken = new Map<string, PlannedReading>();
  const key = (one: { subject: string; signal: string }) => JSON.stringify([one.subject, one.signal]);
  for (const reading of plan) taken.set(key(reading), { ...reading, taken: 0, samples: 0 });
  for (const item of evidence) {
    const { subject, signal, strength } = item;
    const known = taken.get(key(item)) ?? { subject, signal, provider, strength };
    const samples = (known.samples ?? 0) + samplesOf(item.value);
    taken.set(key(item), { ...known, taken: (known.taken ?? 0) + 1, samples });
  }
  // No artefact of a kind is an answer; no reading of a signal that telemetry was to give is a loss.
  return [...taken.values()].map((one) =>
    one.strength === "observed" && one.taken === 0 ? { ...one, taken: 1 } : one,
  );
}

/** Objectives are the manifest's word: attested. */
function objectiveEvidence(described: DescribedWorkload, asOf: string): Evidence[] {
  const { workload, objectives, manifest, errorBudgetPolicy: policy } = described;
  if (!manifest) return [];
  const common = { strength: "attested" as const, window: { start: asOf, end: asOf }, observedAt: asOf };
  const item = (
    subject: string,
    signal: string,
    value: Evidence["value"],
    unit: string,
    source = { provider: "workload", query: "slos", path: basename(manifest.path) },
  ): Evidence => {
    return { id: evidenceId({ subject, signal, source }), subject, signal, value, unit, ...common, source };
  };
  return [
    item(workload.name, "objective.count", objectives.length, "{count}"),
    ...workload.components.map((component) =>
      item(
        component.id,
        "objective.component",
        objectives.filter((objective) => objective.service === component.id).map((objective) => objective.name),
        "",
      ),
    ),
    ...(policy === undefined
      ? []
      : [
          item(workload.name, "objective.policy-owner", policy.owner, "", {
            provider: "workload",
            query: "errorBudgetPolicy",
            path: policy.source.path,
          }),
        ]),
  ];
}

function byReading(a: PlannedReading, b: PlannedReading): number {
  return byCodeUnit(a.subject, b.subject) || byCodeUnit(a.signal, b.signal) || byCodeUnit(a.provider, b.provider);
}
