import { stat } from "node:fs/promises";
import { closest } from "../documents/did-you-mean.ts";
import type { Complaint } from "../documents/problems.ts";
import { quoted } from "../documents/schema-check.ts";
import { listed } from "../model/text.ts";
import type { Component } from "../model/workload.ts";
import { NEUTRAL_TYPES } from "../model/workload.ts";
import { insideFolder } from "./inside-folder.ts";

interface Known {
  frameworkIds: readonly string[];
  componentTypes: readonly string[];
  providerIds: readonly string[];
}

/** One part of a value that may have any form. */
function part(value: unknown, ...keys: string[]): unknown {
  let inner = value;
  for (const key of keys) {
    if (inner === null || typeof inner !== "object" || Array.isArray(inner) || !Object.hasOwn(inner, key))
      return undefined;
    inner = (inner as { [key: string]: unknown })[key];
  }
  return inner;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Frameworks, component types and providers have to be known. */
export function checkNames(manifest: unknown, known: Known): Complaint[] {
  const complaints: Complaint[] = [];
  const frameworks = new Set(known.frameworkIds);
  list(part(manifest, "frameworks")).forEach((id, index) => {
    if (typeof id === "string" && !frameworks.has(id)) {
      complaints.push({
        at: ["frameworks", index],
        say: () => unknown("framework", id, known.frameworkIds, '"plumbrule frameworks list" shows all'),
      });
    }
  });
  const types = new Set<string>([...NEUTRAL_TYPES, ...known.componentTypes]);
  list(part(manifest, "components")).forEach((component, index) => {
    const type = part(component, "type");
    if (typeof type === "string" && !types.has(type)) {
      complaints.push({
        at: ["components", index, "type"],
        say: () =>
          unknown(
            "component type",
            type,
            [...types],
            `neutral ones are ${NEUTRAL_TYPES.join(", ")}; "plumbrule providers list --types" shows all`,
          ),
      });
    }
  });
  const providers = part(manifest, "providers");
  if (providers !== null && typeof providers === "object" && !Array.isArray(providers)) {
    const ids = [...known.providerIds].sort();
    for (const id of Object.keys(providers)) {
      if (ids.includes(id)) continue;
      complaints.push({
        at: ["providers", id],
        on: "key",
        say: () => unknown("source", id, ids, `known are ${ids.join(", ")}`),
      });
    }
  }
  return complaints;
}

function unknown(what: string, name: string, known: readonly string[], otherwise: string): string {
  const near = closest(name, known);
  return `unknown ${what} ${quoted(name)}; ${near === undefined ? otherwise : `did you mean "${near}"?`}`;
}

/** Ids are there once and are not the workload's name; what a component depends on exists. */
export function checkComponents(manifest: unknown): Complaint[] {
  const complaints: Complaint[] = [];
  const components = list(part(manifest, "components"));
  const workload = part(manifest, "metadata", "name");
  const first = new Map<string, number>();
  components.forEach((component, index) => {
    const id = part(component, "id");
    if (typeof id !== "string") return;
    const earlier = first.get(id);
    if (earlier !== undefined) {
      complaints.push({
        at: ["components", index, "id"],
        say: `${quoted(id)} is already the id of components[${earlier}]; ids have to differ`,
      });
    } else first.set(id, index);
    if (id === workload) {
      complaints.push({
        at: ["components", index, "id"],
        say: `${quoted(id)} is the workload's own name; name one of them otherwise`,
      });
    }
  });
  const ids = [...first.keys()];
  components.forEach((component, index) => {
    list(part(component, "dependsOn")).forEach((target, position) => {
      if (typeof target !== "string" || first.has(target)) return;
      complaints.push({
        at: ["components", index, "dependsOn", position],
        say: () => {
          const near = closest(target, ids);
          const hint = near === undefined ? `ids here are ${listed(ids, 5)}` : `did you mean "${near}"?`;
          return `no component has the id ${quoted(target)}; ${hint}`;
        },
      });
    });
  });
  return complaints;
}

/** Everything the manifest names in the file system stays inside the folder. */
export async function checkPaths(manifest: unknown, directory: string): Promise<Complaint[]> {
  const named: { at: (string | number)[]; value: unknown }[] = [
    ...["answers", "waivers", "errorBudgetPolicy", "maintenance", "adrs"].map((key) => ({
      at: [key],
      value: part(manifest, key),
    })),
    { at: ["gate", "findings", "baseline"], value: part(manifest, "gate", "findings", "baseline") },
    { at: ["providers", "recorded", "path"], value: part(manifest, "providers", "recorded", "path") },
    ...["slos", "rules"].flatMap((key) =>
      list(part(manifest, key)).map((value, index) => ({ at: [key, index], value })),
    ),
  ];
  const complaints: Complaint[] = [];
  for (const { at, value } of named) {
    if (typeof value !== "string" || value === "") continue;
    const say =
      (await pathObjection(directory, value, at[0] === "slos")) ??
      (at[0] === "rules" ? await absentFolder(directory, value) : undefined);
    if (say !== undefined) complaints.push({ at, say });
  }
  return complaints;
}

async function pathObjection(directory: string, named: string, pattern: boolean): Promise<string | undefined> {
  if (pattern && named.startsWith("!")) return "a pattern that leaves files out is not accepted; name those that count";
  if (pattern && named.split(/[/\\{},]/).includes("..")) return `${quoted(named)} leads out of the workload's folder`;
  // Of a pattern, what stands before its first wildcard is a path; each file it finds is judged when it is read.
  const fixed = pattern ? (/^[^*?[\]{}()!]*/.exec(named)?.[0] ?? "") : named;
  const inside = await insideFolder(directory, fixed === "" ? "." : fixed);
  return "refused" in inside ? `${quoted(named)} ${inside.refused}` : undefined;
}

/** Folders of rules have to be there, and are said here, where the line is known: they are read before the rest. */
async function absentFolder(directory: string, named: string): Promise<string | undefined> {
  const inside = await insideFolder(directory, named);
  const found = "refused" in inside ? undefined : await stat(inside.absolute).catch(() => undefined);
  if (!found) return `there is no folder ${quoted(named)}`;
  return found.isDirectory() ? undefined : `${quoted(named)} is a file; a folder is expected here`;
}

/** Most circles that are told one by one. */
const MOST_CYCLES = 20;
const LONGEST_SHOWN = 8;

/** Components that depend on each other in a circle: allowed, but worth knowing. One complaint a circle of components. */
export function dependencyCycles(components: readonly Component[]): Complaint[] {
  const position = new Map(components.map(({ id }, index) => [id, index]));
  const targets = components.map(({ dependsOn }) =>
    dependsOn.map((id) => position.get(id)).filter((index) => index !== undefined),
  );
  const circles = stronglyConnected(targets);
  const complaints: Complaint[] = circles.slice(0, MOST_CYCLES).map((members) => {
    const ids = members.map((index) => components[index]?.id ?? "");
    return {
      at: ["components", members[0] ?? 0, "dependsOn"],
      on: "key",
      say:
        ids.length === 1
          ? `${ids[0]} depends on itself`
          : `depend on each other in a circle: ${listed(ids, LONGEST_SHOWN)}`,
    };
  });
  if (circles.length > MOST_CYCLES) {
    complaints.push({
      at: ["components"],
      on: "key",
      say: `${circles.length - MOST_CYCLES} more circles of dependencies`,
    });
  }
  return complaints;
}

/**
 * Tarjan's strongly connected components (SIAM J. Comput. 1 (1972) 146), without recursion; only those that hold a circle,
 * each with its members in ascending order.
 */
function stronglyConnected(targets: readonly (readonly number[])[]): number[][] {
  const order = targets.map(() => -1);
  const low = targets.map(() => 0);
  const onStack = targets.map(() => false);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  const enter = (node: number): { node: number; next: number } => {
    order[node] = low[node] = counter++;
    stack.push(node);
    onStack[node] = true;
    return { node, next: 0 };
  };
  for (let start = 0; start < targets.length; start++) {
    if (order[start] !== -1) continue;
    const frames = [enter(start)];
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const { node } = frame;
      const target = targets[node]?.[frame.next++];
      if (target !== undefined) {
        if (order[target] === -1) frames.push(enter(target));
        else if (onStack[target]) low[node] = Math.min(low[node] ?? 0, order[target] ?? 0);
        continue;
      }
      frames.pop();
      const parent = frames.at(-1)?.node;
      if (parent !== undefined) low[parent] = Math.min(low[parent] ?? 0, low[node] ?? 0);
      if (low[node] !== order[node]) continue;
      const members: number[] = [];
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        onStack[member] = false;
        members.push(member);
        if (member === node) break;
      }
      if (members.length > 1 || targets[node]?.includes(node)) found.push(members.sort((a, b) => a - b));
    }
  }
  return found.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}
