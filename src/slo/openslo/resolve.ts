import { closest } from "../../documents/did-you-mean.ts";
import { type Complaint, type Path, type Problem, problemLine, problemsOf } from "../../documents/problems.ts";
import { quoted } from "../../documents/schema-check.ts";
import type { YamlSource } from "../../documents/yaml-source.ts";
import type { Indicator, MetricQuery } from "../../model/objective.ts";
import type { Objective, ObjectiveMember } from "../../model/workload.ts";
import { importObjectives } from "../import/import-objectives.ts";
import { kindOfObjective } from "./kind-of.ts";
import type { InlineSli, Kind, Metadata, MetricSource, SliSpec, SloObjective, SloSpec } from "./kinds.ts";
import { validate } from "./validate.ts";

/** A valid document and where it came from. */
interface Document {
  source: YamlSource;
  kind: Kind;
  metadata: Metadata;
  spec: unknown;
}

export interface Resolved {
  objectives: Objective[];
  /** By the order of the sources. */
  problems: Problem[];
  warnings: string[];
}

/**
 * The objectives of OpenSLO documents, with what they refer to put in its place. `problems` are what is wrong with any of them; an
 * objective with a problem is not among the objectives. Documents that are no OpenSLO are passed over with a warning.
 */
export async function resolveObjectives(sources: readonly YamlSource[]): Promise<Resolved> {
  const warnings: string[] = [];
  const problems: Problem[] = [];
  const documents: Document[] = [];
  const imports: Objective[] = [];
  for (const source of sources) {
    const foreign = notOpenSlo(source.value);
    const imported = foreign && importObjectives(source, sources);
    if (imported) {
      imports.push(...imported.objectives);
      problems.push(...imported.problems);
      for (const note of imported.notes) warnings.push(problemLine(note));
      continue;
    }
    if (foreign !== undefined) {
      warnings.push(...problemsOf(source, [foreign]).map(problemLine));
      continue;
    }
    const complaints = await validate(source.value);
    problems.push(...problemsOf(source, complaints));
    if (complaints.length > 0) continue;
    const { kind, metadata, spec } = source.value as { kind: Kind; metadata: Metadata; spec: unknown };
    documents.push({ source, kind, metadata, spec });
  }
  const named = new Named(documents, problems);
  const objectives = documents
    .filter(({ kind }) => kind === "SLO")
    .flatMap((document) => {
      const complaints: Complaint[] = [];
      const found = objectivesOf(document, named, complaints);
      problems.push(...problemsOf(document.source, complaints));
      return complaints.length > 0 ? [] : found;
    });
  return { objectives: [...objectives, ...imports], problems, warnings };
}

function notOpenSlo(value: unknown): Complaint | undefined {
  const { apiVersion, kind } = Object(value) as { apiVersion?: unknown; kind?: unknown };
  if (apiVersion === undefined && kind === undefined)
    return { at: [], say: "is no OpenSLO document (it has no apiVersion and kind); passed over" };
  if (typeof apiVersion === "string" && !apiVersion.toLowerCase().startsWith("openslo"))
    return { at: ["apiVersion"], say: `${quoted(apiVersion)} is not OpenSLO; passed over` };
  return undefined;
}

/** The documents by kind and name. Of two with one name the second is a problem. */
class Named {
  readonly #documents = new Map<string, Document>();

  constructor(documents: readonly Document[], problems: Problem[]) {
    for (const document of documents) {
      const key = `${document.kind}/${document.metadata.name}`;
      const earlier = this.#documents.get(key);
      if (!earlier) {
        this.#documents.set(key, document);
        continue;
      }
      const place = `${earlier.source.file}:${earlier.source.line(["metadata", "name"]) ?? 1}`;
      const say = `"${document.metadata.name}" is already the name of the ${document.kind} in ${place}`;
      problems.push(...problemsOf(document.source, [{ at: ["metadata", "name"], say }]));
    }
  }

  /** The document, or a complaint at `at` that there is none. */
  find(kind: Kind, name: string, at: Path, complaints: Complaint[]): Document | undefined {
    const found = this.#documents.get(`${kind}/${name}`);
    if (found) return found;
    const names = [...this.#documents.values()].flatMap((one) => (one.kind === kind ? [one.metadata.name] : []));
    const near = closest(name, names);
    complaints.push({
      at,
      say: `there is no ${kind} named ${quoted(name)}${near === undefined ? "" : `; did you mean "${near}"?`}`,
    });
    return undefined;
  }
}

function objectivesOf(document: Document, named: Named, complaints: Complaint[]): Objective[] {
  const { source, metadata } = document;
  const spec = document.spec as SloSpec;
  const [window] = spec.timeWindow;
  if (!window) return [];
  const whole = {
    service: spec.service,
    window: window.duration,
    ...(window.calendar ? { calendar: window.calendar } : {}),
    budgetingMethod: spec.budgetingMethod,
  };
  for (const [index, policy] of (spec.alertPolicies ?? []).entries()) {
    const { alertPolicyRef } = policy as { alertPolicyRef?: string };
    if (alertPolicyRef !== undefined)
      named.find("AlertPolicy", alertPolicyRef, ["spec", "alertPolicies", index, "alertPolicyRef"], complaints);
  }
  const at = (path: Path) => ({ path: source.file, line: source.line(path) ?? 1 });
  const parts = spec.objectives.map((objective, index) => {
    const place: Path = ["spec", "objectives", index];
    const own = objective.indicator !== undefined || objective.indicatorRef !== undefined;
    const indicator = indicatorOf(own ? objective : spec, objective, own ? place : ["spec"], named, complaints);
    return { objective, place, indicator, own };
  });
  if (parts.some(({ own }) => own)) {
    const members = parts.flatMap(({ objective, indicator }): ObjectiveMember[] =>
      indicator
        ? [
            {
              indicator,
              target: targetOf(objective),
              weight: objective.compositeWeight ?? 1,
              ...sliceTarget(objective),
            },
          ]
        : [],
    );
    const [first] = spec.objectives;
    if (!first) return [];
    return [
      {
        name: metadata.name,
        ...whole,
        kind: kindOfObjective(document, first),
        // A composite has no target of its own: the strictest of its members is what it can be held to.
        target: Math.max(...members.map(({ target }) => target)),
        ...sliceWindow(first),
        members,
        source: at(["metadata", "name"]),
      },
    ];
  }
  const several = parts.length > 1;
  return parts.map(({ objective, place, indicator }, index) => ({
    name: several ? `${metadata.name}/${index + 1}` : metadata.name,
    ...whole,
    kind: kindOfObjective(document, objective),
    target: targetOf(objective),
    ...sliceTarget(objective),
    ...sliceWindow(objective),
    ...(indicator ? { indicator } : {}),
    source: at(several ? place : ["metadata", "name"]),
  }));
}

function sliceTarget({ timeSliceTarget }: SloObjective) {
  return timeSliceTarget === undefined ? {} : { timeSliceTarget };
}

function sliceWindow({ timeSliceWindow }: SloObjective) {
  return timeSliceWindow === undefined ? {} : { timeSliceWindow };
}

/** 0..1. `targetPercent` 99.9 is 0.999, not the 0.9990000000000001 of the division. */
function targetOf({ target, targetPercent = 0 }: SloObjective): number {
  return target ?? Number((targetPercent / 100).toPrecision(15));
}

function indicatorOf(
  holder: { indicator?: InlineSli; indicatorRef?: string },
  objective: SloObjective,
  at: Path,
  named: Named,
  complaints: Complaint[],
): Indicator | undefined {
  if (holder.indicator)
    return indicatorFrom(holder.indicator.spec, objective, [...at, "indicator", "spec"], named, complaints);
  if (holder.indicatorRef === undefined) return undefined;
  const place = [...at, "indicatorRef"];
  const found = named.find("SLI", holder.indicatorRef, place, complaints);
  return found && indicatorFrom(found.spec as SliSpec, objective, place, named, complaints);
}

function indicatorFrom(
  { ratioMetric, thresholdMetric }: SliSpec,
  { op, value }: SloObjective,
  at: Path,
  named: Named,
  complaints: Complaint[],
): Indicator | undefined {
  const query = (metric: { metricSource: MetricSource }) => queryOf(metric.metricSource, at, named, complaints);
  if (thresholdMetric) {
    const metric = query(thresholdMetric);
    if (op === undefined || value === undefined) {
      complaints.push({ at, say: 'is a thresholdMetric: the objective needs "op" and "value"' });
      return undefined;
    }
    return metric && { kind: "threshold", metric, op, value };
  }
  if (!ratioMetric) return undefined;
  const { raw, rawType, total, good, bad, counter = false } = ratioMetric;
  if (raw && rawType) {
    const asked = query(raw);
    return asked && { kind: "raw", raw: asked, means: rawType };
  }
  const all = total && query(total);
  const part = (good ?? bad) && query((good ?? bad) as { metricSource: MetricSource });
  if (!all || !part) return undefined;
  return { kind: "ratio", counter, total: all, ...(good ? { good: part } : { bad: part }) };
}

/** The type and address of a source that is referred to stand in for those that are not written here. */
function queryOf(
  { metricSourceRef, type, spec }: MetricSource,
  at: Path,
  named: Named,
  complaints: Complaint[],
): MetricQuery | undefined {
  if (metricSourceRef === undefined) {
    if (type !== undefined) return { type, spec };
    complaints.push({ at, say: 'a metricSource needs "type" or "metricSourceRef"' });
    return undefined;
  }
  const found = named.find("DataSource", metricSourceRef, at, complaints);
  if (!found) return undefined;
  const source = found.spec as { type: string; connectionDetails: { url?: unknown } };
  const { url } = source.connectionDetails;
  return { type: type ?? source.type, ...(typeof url === "string" ? { url } : {}), spec };
}
