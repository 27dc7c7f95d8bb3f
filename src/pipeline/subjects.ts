import { byCodeUnit } from "../model/order.ts";
import type { Check } from "../model/rules.ts";
import { SERVING_TYPES } from "../model/serving-types.ts";
import type { Component, Workload } from "../model/workload.ts";

/** Vendor type → neutral type, from rules/component-types.yaml. */
export type ComponentTypes = { [vendorType: string]: string };

export interface Subject {
  id: string;
  /** As written in the manifest; empty for the workload. */
  type: string;
  neutralType: string;
  criticality: string;
}

const DEFAULT_CRITICALITY = "medium";

export function componentSubjects(workload: Workload, types: ComponentTypes): Subject[] {
  return workload.components
    .map((component: Component) => ({
      id: component.id,
      type: component.type,
      neutralType: Object.hasOwn(types, component.type) ? (types[component.type] ?? component.type) : component.type,
      criticality: component.criticality ?? workload.criticality ?? DEFAULT_CRITICALITY,
    }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

export function workloadSubject(workload: Workload): Subject {
  return { id: workload.name, type: "", neutralType: "", criticality: workload.criticality ?? DEFAULT_CRITICALITY };
}

export function appliesToWorkload(check: Check): boolean {
  return check.appliesTo.includes("workload");
}

export function applies(check: Check, subject: Subject): boolean {
  return check.appliesTo.some(
    (kind) =>
      kind === "component" ||
      kind === subject.type ||
      kind === subject.neutralType ||
      (kind === "service" && SERVING_TYPES.has(subject.neutralType)),
  );
}
