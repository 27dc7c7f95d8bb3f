import { closest } from "../../documents/did-you-mean.ts";
import { type Complaint, type Path, pathText } from "../../documents/problems.ts";
import { checkSchema, quoted } from "../../documents/schema-check.ts";
import { calendarFault } from "../window.ts";
import {
  type InlineSli,
  KIND_SCHEMAS,
  KINDS,
  type Kind,
  type SliSpec,
  type SloObjective,
  type SloSpec,
  type TimeWindow,
} from "./kinds.ts";

/** What is wrong with one OpenSLO v1 document by itself; what it refers to is another question. An empty list means valid. */
export async function validate(document: unknown): Promise<Complaint[]> {
  const { apiVersion, kind } = Object(document) as { apiVersion?: unknown; kind?: unknown };
  const head = headOf(apiVersion, kind);
  if (head.length > 0) return head;
  const shape = await checkSchema(KIND_SCHEMAS[kind as Kind], document);
  const { spec } = document as { spec: unknown };
  const meaning = kind === "SLO" ? slo(objectAt(spec)) : kind === "SLI" ? sli(objectAt(spec), ["spec"]) : [];
  // Of two complaints at one place the more telling one is kept.
  const told = new Set(meaning.map(({ at }) => pathText(at)));
  return [...meaning, ...shape.filter(({ at }) => !told.has(pathText(at)))];
}

/** Parts of another shape than they should have are complained about by the schema; here they count as empty. */
function objectAt<T extends object>(value: unknown): Partial<T> {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Partial<T>) : {};
}

function objectsAt<T extends object>(value: unknown): Partial<T>[] {
  return Array.isArray(value) ? value.map((item) => objectAt<T>(item)) : [];
}

function headOf(apiVersion: unknown, kind: unknown): Complaint[] {
  const complaints: Complaint[] = [];
  if (apiVersion !== "openslo/v1")
    complaints.push({
      at: ["apiVersion"],
      ...(apiVersion === undefined ? { on: "key" as const } : {}),
      say: apiVersion === undefined ? "is missing; openslo/v1 is read" : `is ${quoted(apiVersion)}; openslo/v1 is read`,
    });
  if (!KINDS.includes(kind as Kind)) {
    const near = typeof kind === "string" ? closest(kind, KINDS) : undefined;
    const say = kind === undefined ? "is missing" : `${quoted(kind)} is no kind of OpenSLO v1`;
    complaints.push({
      at: ["kind"],
      say: `${say}${near === undefined ? `; it is one of ${KINDS.join(", ")}` : `; did you mean ${near}?`}`,
    });
  }
  return complaints;
}

function slo(spec: Partial<SloSpec>): Complaint[] {
  const complaints: Complaint[] = [];
  const objectives = objectsAt<SloObjective>(spec.objectives);
  const composite = objectives.some(hasIndicator);
  for (const [index, window] of objectsAt<TimeWindow>(spec.timeWindow).entries())
    complaints.push(...timeWindow(window, ["spec", "timeWindow", index]));
  if (composite && hasIndicator(spec))
    complaints.push({
      at: ["spec"],
      on: "key",
      say: "has an indicator, and so have its objectives; only one of both may",
    });
  if (!composite && !hasIndicator(spec) && objectives.length > 0)
    complaints.push({
      at: ["spec"],
      on: "key",
      say: 'needs "indicator" or "indicatorRef", here or (composite) in every objective',
    });
  complaints.push(...indicator(spec, ["spec"]));
  for (const [index, one] of objectives.entries()) {
    const at = ["spec", "objectives", index];
    complaints.push(...objective(one, spec, at));
    if (composite && !hasIndicator(one))
      complaints.push({ at, say: 'needs "indicator" or "indicatorRef", as the other objectives have' });
    complaints.push(...indicator(one, at));
  }
  return complaints;
}

function hasIndicator(of: { indicator?: unknown; indicatorRef?: unknown }): boolean {
  return of.indicator !== undefined || of.indicatorRef !== undefined;
}

function indicator(of: { indicator?: unknown; indicatorRef?: unknown }, at: Path): Complaint[] {
  if (of.indicator !== undefined && of.indicatorRef !== undefined)
    return [{ at, say: 'keep one of "indicator" and "indicatorRef"' }];
  const { spec } = objectAt<InlineSli>(of.indicator);
  return spec === undefined ? [] : sli(objectAt(spec), [...at, "indicator", "spec"]);
}

function timeWindow({ isRolling = false, calendar }: Partial<TimeWindow>, at: Path): Complaint[] {
  if (typeof isRolling !== "boolean") return [];
  if (isRolling && calendar) return [{ at: [...at, "calendar"], on: "key", say: "does not go with isRolling: true" }];
  if (isRolling) return [];
  if (calendar === undefined) return [{ at, say: 'needs "calendar" or isRolling: true' }];
  const { startTime, timeZone } = objectAt<{ startTime: string; timeZone: string }>(calendar);
  if (typeof startTime !== "string" || typeof timeZone !== "string") return [];
  const fault = calendarFault({ startTime, timeZone });
  return fault === undefined ? [] : [{ at: [...at, "calendar"], say: `${quoted(startTime)} ${fault}` }];
}

function objective(one: Partial<SloObjective>, spec: Partial<SloSpec>, at: Path): Complaint[] {
  const complaints: Complaint[] = [];
  if ((one.target === undefined) === (one.targetPercent === undefined))
    complaints.push({ at, say: "needs either target (0.999) or targetPercent (99.9)" });
  if (typeof one.target === "number" && one.target > 1 && one.target < 100)
    complaints.push({
      at: [...at, "target"],
      say: `is ${one.target}; it has to be less than 1. Did you mean targetPercent: ${one.target}?`,
    });
  const sliced = spec.budgetingMethod === "Timeslices" || spec.budgetingMethod === "RatioTimeslices";
  if (spec.budgetingMethod === "Timeslices" && one.timeSliceTarget === undefined)
    complaints.push({ at, say: 'needs "timeSliceTarget": the share from which a slice is good' });
  if (sliced && one.timeSliceWindow === undefined) complaints.push({ at, say: 'needs "timeSliceWindow", such as 1m' });
  // Of an indicator that is only referred to nothing is known here.
  const inline = objectAt<SliSpec>(objectAt<InlineSli>(one.indicator ?? spec.indicator).spec);
  for (const key of ["op", "value"] as const) {
    if (inline.thresholdMetric && one[key] === undefined)
      complaints.push({ at, say: `needs "${key}": its indicator is a thresholdMetric` });
    if (inline.ratioMetric && one[key] !== undefined)
      complaints.push({
        at: [...at, key],
        on: "key",
        say: "does not go with a ratioMetric; it belongs to a thresholdMetric",
      });
  }
  return complaints;
}

function sli({ thresholdMetric, ratioMetric }: Partial<SliSpec>, at: Path): Complaint[] {
  if ((thresholdMetric === undefined) === (ratioMetric === undefined))
    return [{ at, on: "key", say: 'needs either "thresholdMetric" or "ratioMetric"' }];
  if (ratioMetric === undefined) return [];
  const place = [...at, "ratioMetric"];
  const { good, bad, total, raw, rawType } = objectAt<NonNullable<SliSpec["ratioMetric"]>>(ratioMetric);
  if ((total === undefined) === (raw === undefined))
    return [{ at: place, on: "key", say: 'needs either "total" (with good or bad) or "raw"' }];
  if (raw !== undefined) {
    if (good !== undefined || bad !== undefined)
      return [{ at: place, on: "key", say: 'of "raw", "good" and "bad" one may be there' }];
    return rawType === undefined ? [{ at: place, on: "key", say: 'needs "rawType": success or failure' }] : [];
  }
  if ((good === undefined) === (bad === undefined))
    return [{ at: place, on: "key", say: 'needs either "good" or "bad" beside "total"' }];
  return [];
}
