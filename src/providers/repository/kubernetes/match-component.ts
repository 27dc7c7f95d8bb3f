import type { Component } from "../../../model/workload.ts";
import type { KubernetesWorkload } from "./workload.ts";

/** Finds a workload's component by `ref.kubernetes`, `ref.name`, its id, or the `app.kubernetes.io/name` label. */
export class ComponentMatcher {
  readonly #stated = new Map<string, string>();
  readonly #ids = new Map<string, string>();

  constructor(components: readonly Component[]) {
    for (const component of components) {
      this.#ids.set(component.id, component.id);
      for (const key of ["kubernetes", "name"]) {
        const name = component.ref?.[key];
        if (typeof name === "string" && !this.#stated.has(name)) this.#stated.set(name, component.id);
      }
    }
  }

  match(workload: Pick<KubernetesWorkload, "name" | "namespace" | "labels">): string | undefined {
    const label = workload.labels["app.kubernetes.io/name"];
    return (
      this.#stated.get(`${workload.namespace ?? ""}/${workload.name}`) ??
      this.#stated.get(workload.name) ??
      this.#ids.get(workload.name) ??
      (label === undefined ? undefined : (this.#stated.get(label) ?? this.#ids.get(label)))
    );
  }
}
