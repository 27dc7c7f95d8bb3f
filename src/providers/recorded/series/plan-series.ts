import type { ProviderContext } from "../../../model/provider.ts";
import type { Signal } from "../../../model/rules.ts";
import { listed } from "../../../model/text.ts";
import {
  isRefusal,
  type Listings,
  type Refusal,
  resolveFiles,
  type WorkloadFile,
} from "../../shared/files/workload-files.ts";
import { recordedName } from "../component-names.ts";
import { type Combine, columnOf, pathOf, type RecordedSettings, type SeriesMapping } from "../settings.ts";

/** A signal to be read out of a column. */
export interface SeriesTarget {
  signal: Signal;
  column: string;
  scale: number;
  combine: Combine;
}

/** One mapping for one component: the files that hold it, and what is read of them. */
export interface SeriesJob {
  mapping: SeriesMapping;
  component: string;
  /** The mapped name with the component put in: what is shown when there are several files. */
  pattern: string;
  files: WorkloadFile[];
  refusals: Refusal[];
  targets: SeriesTarget[];
  notRecorded: { column: string; reason: string; signal: Signal | undefined }[];
}

export interface SeriesPlan {
  jobs: SeriesJob[];
  /** Mapped for every component, and this one has no file: nothing weaker may step in for what is missing. */
  expected: { component: string; signal: Signal }[];
  /** Mapped twice, or not asked for: for a diagnostic. */
  notes: string[];
}

type Planning = Pick<ProviderContext, "directory" | "workload" | "signals">;

/**
 * Resolves the `series` mappings to files. A `{component}` that is not limited by `component` stands for every component: one without a
 * file is expected to have one, so that its readings are missing, not absent. With `component` those named are.
 */
export async function planSeries(
  context: Planning,
  settings: RecordedSettings,
  taken: Set<string>,
): Promise<SeriesPlan> {
  const plan: SeriesPlan = { jobs: [], expected: [], notes: [] };
  const absent: { component: string; mapping: SeriesMapping }[] = [];
  const signals = new Map(context.signals.map((signal) => [signal.id, signal]));
  for (const mapping of settings.series ?? [])
    plan.jobs.push(...(await jobsOf(context, settings, mapping, plan, absent)));
  // A mapping that has files comes before one that has none, whatever their order.
  plan.jobs.sort((a, b) => Number(a.files.length === 0) - Number(b.files.length === 0));
  for (const job of plan.jobs) {
    for (const [id, column] of Object.entries(job.mapping.signals ?? {})) {
      const signal = signals.get(id);
      if (signal?.subject !== "component" || signal.value !== "series") continue;
      const key = readingKey(job.component, id);
      if (taken.has(key)) {
        plan.notes.push(`${id} of ${job.component} is mapped more than once: the first mapping counts`);
        continue;
      }
      taken.add(key);
      job.targets.push({ signal, ...columnOf(column) });
    }
  }
  // After all mappings are known: what another file does hold is not missing.
  for (const job of plan.jobs) {
    for (const [column, said] of Object.entries(job.mapping.notRecorded ?? {})) {
      const { signal: id, reason } = typeof said === "string" ? { signal: undefined, reason: said } : said;
      const signal = id === undefined ? undefined : signals.get(id);
      const key = readingKey(job.component, id ?? "");
      const counts = signal !== undefined && !taken.has(key);
      if (counts) taken.add(key);
      job.notRecorded.push({ column, reason, signal: counts ? signal : undefined });
    }
  }
  for (const { component, mapping } of absent) {
    for (const id of Object.keys(mapping.signals ?? {})) {
      const signal = signals.get(id);
      if (signal && !taken.has(readingKey(component, id))) plan.expected.push({ component, signal });
    }
  }
  return plan;
}

export function readingKey(component: string, signal: string): string {
  return JSON.stringify([component, signal]);
}

async function jobsOf(
  context: Planning,
  settings: RecordedSettings,
  mapping: SeriesMapping,
  plan: SeriesPlan,
  missing: { component: string; mapping: SeriesMapping }[],
): Promise<SeriesJob[]> {
  const named = mapping.component === undefined ? undefined : [mapping.component].flat();
  const perComponent = mapping.file.includes("{component}");
  const components = context.workload.components.filter(({ id }) => named === undefined || named.includes(id));
  for (const id of named ?? []) {
    if (!components.some((component) => component.id === id)) {
      plan.notes.push(`"${id}", named for ${mapping.file}, is not a component of the workload`);
    }
  }
  if (!perComponent && named === undefined) {
    plan.notes.push(`${mapping.file} names no component: put {component} into the file's name or say \`component:\``);
    return [];
  }
  const jobs: SeriesJob[] = [];
  const absent: Refusal[] = [];
  const listings: Listings = new Map();
  // `cart-*.csv` also matches the files of `cart-api`: a file belongs to the longest name that fits.
  const owners = new Map<string, { job: SeriesJob; length: number }>();
  for (const component of components) {
    let found: (WorkloadFile | Refusal)[] = [];
    let pattern = "";
    let fitted = component.id;
    for (const name of new Set([component.id, recordedName(component) ?? component.id])) {
      pattern = pathOf(settings, mapping.file.replaceAll("{component}", escapeGlob(name)));
      found = await resolveFiles(context.directory, pattern, listings);
      fitted = name;
      if (!found.every((file) => isRefusal(file) && file.absent)) break;
    }
    const refusals = found.filter(isRefusal);
    if (
      perComponent &&
      named === undefined &&
      refusals.length === found.length &&
      refusals.every(({ absent }) => absent)
    ) {
      absent.push(...refusals);
      continue;
    }
    const files = found.filter((file) => !isRefusal(file)) as WorkloadFile[];
    const job: SeriesJob = { mapping, component: component.id, pattern, files, refusals, targets: [], notRecorded: [] };
    jobs.push(job);
    for (const file of perComponent ? files : []) {
      const owner = owners.get(file.path);
      if (owner === undefined || owner.length < fitted.length) owners.set(file.path, { job, length: fitted.length });
    }
  }
  if (jobs.length === 0 && absent[0]) {
    const path = pathOf(settings, mapping.file);
    const refusals = [{ path, reason: `no component has a file ${path} (${absent[0].reason})`, absent: true }];
    const empty = { mapping, pattern: path, files: [], refusals };
    return components.map(({ id }) => ({ ...empty, component: id, targets: [], notRecorded: [] }));
  }
  if (absent.length > 0) {
    const without = components.map(({ id }) => id).filter((id) => !jobs.some((job) => job.component === id));
    for (const component of without) missing.push({ component, mapping });
    plan.notes.push(
      `${pathOf(settings, mapping.file)}: no file of ${listed(without, 5)}, so that what it would say is unknown; if that is meant, name those that have one: \`component: [${jobs[0]?.component ?? ""}, …]\``,
    );
  }
  if (perComponent) {
    for (const job of jobs) job.files = job.files.filter((file) => owners.get(file.path)?.job === job);
    if (named === undefined) return jobs.filter((job) => job.files.length > 0 || job.refusals.length > 0);
  }
  return jobs;
}

/** A component's name stands for itself, also when it holds glob characters. */
function escapeGlob(name: string): string {
  return name.replace(/[*?[\]{}]/g, "[$&]");
}
