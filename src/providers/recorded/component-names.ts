import { RE2JS } from "re2js";
import { byCodeUnit } from "../../model/order.ts";
import type { Component } from "../../model/workload.ts";

/** More names of strangers than this are not kept. */
const MOST_STRANGERS = 1000;
const MOST_CACHED = 20_000;
const LONGEST_NAME = 500;

/** Finds the component that a name in a recording stands for, and remembers the names that stand for none. */
export class ComponentNames {
  readonly #components: readonly Component[];
  readonly #exact = new Map<string, number>();
  readonly #patterns: { index: number; pattern: RE2JS }[] = [];
  readonly #cache = new Map<string, number>();
  readonly strangers = new Set<string>();
  /** Patterns that could not be compiled, for a diagnostic. */
  readonly broken: string[] = [];

  /** `names` maps a component's id to its literal name in the file, `patterns` to an anchored RE2 pattern. */
  constructor(
    components: readonly Component[],
    names: { [component: string]: string } = {},
    patterns: { [component: string]: string } = {},
  ) {
    this.#components = components;
    for (const [index, component] of components.entries()) {
      this.#exact.set(component.id, index);
    }
    for (const [index, component] of components.entries()) {
      const recorded = recordedName(component);
      if (recorded !== undefined) this.#exact.set(recorded, index);
    }
    const place = new Map(components.map((component, index) => [component.id, index]));
    for (const [id, name] of Object.entries(names)) {
      const index = place.get(id);
      if (index !== undefined) this.#exact.set(name, index);
    }
    for (const [id, source] of Object.entries(patterns).sort(([a], [b]) => byCodeUnit(a, b))) {
      const index = place.get(id);
      if (index === undefined) {
        this.broken.push(`"${id}" is not a component`);
        continue;
      }
      try {
        this.#patterns.push({ index, pattern: RE2JS.compile(source) });
      } catch {
        this.broken.push(`the pattern of ${id} is not an RE2 pattern`);
      }
    }
  }

  /** Place in the workload's components, or -1. */
  find(name: string): number {
    const cached = this.#cache.get(name);
    if (cached !== undefined) return cached;
    const found = this.#look(name);
    if (this.#cache.size < MOST_CACHED) this.#cache.set(name, found);
    if (found < 0 && this.strangers.size < MOST_STRANGERS) this.strangers.add(name.slice(0, LONGEST_NAME));
    return found;
  }

  /** Like `find`, without remembering a stranger. */
  known(name: string): number {
    return this.#cache.get(name) ?? this.#look(name);
  }

  #look(name: string): number {
    const exact = this.#exact.get(name);
    if (exact !== undefined) return exact;
    if (name.length > LONGEST_NAME) return -1;
    for (const { index, pattern } of this.#patterns) if (pattern.matches(name)) return index;
    return -1;
  }

  id(index: number): string {
    return this.#components[index]?.id ?? "";
  }
}

/** `ref.recorded`: the name of a component in recordings, where it is not its id. */
export function recordedName(component: Component): string | undefined {
  const name = component.ref?.recorded;
  return typeof name === "string" && name !== "" ? name : undefined;
}
