import type { Row } from "../../model/evidence.ts";
import { type Derivation, missing } from "../../model/fact.ts";
import { listed } from "../../model/text.ts";
import { calleesOf, callGraphOf, EDGE_SIGNALS } from "../telemetry/call-graph.ts";

const DEPTH = "graph.depth";
const CYCLES = "graph.cycles";
/** Members of a circle that a row names. */
const NAMED = 10;

/**
 * `graph.depth`: most calls one inside another, from an entry to the last component called, over declared and observed
 * edges; the members of a cycle count once each. `graph.cycles`: groups of components that call each other in a circle.
 */
export function synchronousDepth(): Derivation {
  const signals = [...EDGE_SIGNALS];
  return {
    facts: [
      {
        id: DEPTH,
        title: "Most calls between components, one inside another",
        unit: "{count}",
        subject: "workload",
        signals,
        strength: "observed",
      },
      {
        id: CYCLES,
        title: "Groups of components that call each other in a circle",
        unit: "",
        subject: "workload",
        signals,
        strength: "observed",
      },
    ],
    handlesGaps: true,
    derive(index) {
      const graph = callGraphOf(index);
      if (graph.problem !== undefined || graph.edges === 0) {
        const fact = missing(graph.problem ?? "no dependency between components is declared or was seen");
        return { [DEPTH]: fact, [CYCLES]: fact };
      }
      const ids = index.components.map((component) => component.id).sort();
      const groups = stronglyConnected(ids, (id) => calleesOf(graph, id));
      const depthOf = new Map<string, number>();
      // Groups come callees first, so that every callee outside the group has its depth already.
      for (const group of groups) {
        const inside = new Set(group);
        let below = 0;
        for (const id of group) {
          for (const callee of calleesOf(graph, id)) {
            if (!inside.has(callee)) below = Math.max(below, depthOf.get(callee) ?? 0);
          }
        }
        for (const id of group) depthOf.set(id, below + group.length);
      }
      const circles: Row[] = groups
        .filter((group) => group.length > 1)
        .map((group) => ({ components: listed([...group].sort(), NAMED), size: group.length }));
      const known = {
        strength: graph.evidence.length > 0 ? ("observed" as const) : ("attested" as const),
        evidence: graph.evidence,
        sampleSize: graph.edges,
      };
      return {
        [DEPTH]: { ...known, value: deepest(depthOf) - 1, unit: "{count}" },
        [CYCLES]: { ...known, value: circles, unit: "" },
      };
    },
  };
}

function deepest(depthOf: ReadonlyMap<string, number>): number {
  let most = 0;
  for (const depth of depthOf.values()) most = Math.max(most, depth);
  return most;
}

/**
 * Strongly connected components (Tarjan 1972), callees before callers, without recursion: a chain of ten thousand
 * components would end the stack.
 */
function stronglyConnected(ids: readonly string[], callees: (id: string) => readonly string[]): string[][] {
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const groups: string[][] = [];
  const visit = (id: string) => {
    order.set(id, order.size);
    low.set(id, order.size - 1);
    open.push(id);
    isOpen.add(id);
  };
  for (const root of ids) {
    if (order.has(root)) continue;
    const path: { id: string; next: number }[] = [{ id: root, next: 0 }];
    visit(root);
    for (let top = path[path.length - 1]; top; top = path[path.length - 1]) {
      const callee = callees(top.id)[top.next++];
      if (callee !== undefined) {
        if (!order.has(callee)) {
          visit(callee);
          path.push({ id: callee, next: 0 });
        } else if (isOpen.has(callee)) {
          low.set(top.id, Math.min(low.get(top.id) ?? 0, order.get(callee) ?? 0));
        }
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) low.set(parent.id, Math.min(low.get(parent.id) ?? 0, low.get(top.id) ?? 0));
      if (low.get(top.id) === order.get(top.id)) {
        const from = open.lastIndexOf(top.id);
        const group = open.splice(from);
        for (const id of group) isOpen.delete(id);
        groups.push(group);
      }
    }
  }
  return groups;
}
