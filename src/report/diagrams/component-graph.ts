import type { Dependency } from "../../model/architecture.ts";
import type { Assessment } from "../../model/assessment.ts";
import { byCodeUnit } from "../../model/order.ts";
import { formatQuantity, formatShare, number } from "../quantities.ts";
import { counted } from "../words.ts";
import type { EdgeChoice } from "./drawing.ts";
import { HEALTH_ORDER, type Health, healthOf } from "./health.ts";

/** More are no picture any more; 500 edges and 50,000 characters is also where Mermaid stops (`maxEdges`, `maxTextSize`). */
const MOST_COMPONENTS = 60;
const MOST_EDGES = 150;

/** How an edge is known; each has a stroke of its own. */
export type EdgeKind = "both" | "declared" | "observed";

export interface GraphNode {
  id: string;
  type: string;
  health: Health;
}

interface GraphEdge {
  source: string;
  target: string;
  kind: EdgeKind;
  /** `1,204 calls, 2 % failed, p99 120 ms`; empty where nothing was counted. */
  numbers: string;
}

/** What a component diagram shows. */
export interface ComponentGraph {
  /** By id. */
  nodes: GraphNode[];
  /** By source, then target. */
  edges: GraphEdge[];
  /** What each kind of edge in it means, in a fixed order. */
  legend: { kind: EdgeKind; words: string }[];
  notes: string[];
}

/**
 * Components with their health, and the dependencies that were chosen. Of many the worst, then the most connected components are
 * kept, and of their dependencies those with the most calls; what is left out is noted.
 */
export function componentGraph(assessment: Assessment, choice: EdgeChoice): ComponentGraph {
  const { components } = assessment.workload;
  const { dependencies, reason, leftOut } = dependenciesIn(assessment);
  const chosen = dependencies.filter((one) => choice === "both" || one[choice]);
  const degree = new Map<string, number>();
  for (const { source, target } of chosen)
    for (const end of [source, target]) degree.set(end, (degree.get(end) ?? 0) + 1);
  const health = healthOf(assessment);
  const all = components.map(({ id, type }): GraphNode => ({ id, type, health: health.get(id) as Health }));
  const nodes = [...all]
    .sort(
      (a, b) =>
        HEALTH_ORDER.indexOf(a.health.level) - HEALTH_ORDER.indexOf(b.health.level) ||
        (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0) ||
        byCodeUnit(a.id, b.id),
    )
    .slice(0, MOST_COMPONENTS)
    .sort((a, b) => byCodeUnit(a.id, b.id));
  const drawn = new Set(nodes.map(({ id }) => id));
  const edges = chosen
    .filter(({ source, target }) => drawn.has(source) && drawn.has(target))
    .sort((a, b) => (b.calls ?? 0) - (a.calls ?? 0) || inOrder(a, b))
    .slice(0, MOST_EDGES)
    .sort(inOrder)
    .map(edgeOf);
  const kinds = new Set(edges.map(({ kind }) => kind));
  return {
    nodes,
    edges,
    legend: legendOf(reason).filter(({ kind }) => kinds.has(kind)),
    notes: [
      ...(all.length > nodes.length
        ? [
            `${number(all.length - nodes.length)} of ${number(all.length)} components are left out; drawn are those with the worst open findings, then the most dependencies`,
          ]
        : []),
      ...(chosen.length + leftOut > edges.length
        ? [`${counted(chosen.length + leftOut - edges.length, "dependency", "dependencies")} left out`]
        : []),
      ...(reason === undefined ? [] : [`which calls are made is not fully known: ${reason}`]),
    ],
  };
}

/** Assessments of before dependencies were kept know only what the workload declares. */
function dependenciesIn({ architecture, workload }: Assessment): {
  dependencies: readonly Dependency[];
  reason: string | undefined;
  leftOut: number;
} {
  if (architecture)
    return {
      dependencies: architecture.dependencies,
      reason: architecture.callsReason,
      leftOut: architecture.dependenciesLeftOut ?? 0,
    };
  const ids = new Set(workload.components.map(({ id }) => id));
  return {
    dependencies: workload.components.flatMap(({ id, dependsOn }) =>
      [...new Set(dependsOn)]
        .filter((target) => target !== id && ids.has(target))
        .map((target) => ({ source: id, target, declared: true, observed: false, evidence: [] })),
    ),
    reason: "the assessment was made before calls were kept in it; make it again",
    leftOut: 0,
  };
}

function edgeOf(of: Dependency): GraphEdge {
  const { source, target, declared, observed } = of;
  return {
    source,
    target,
    kind: declared && observed ? "both" : declared ? "declared" : "observed",
    numbers: numbersOf(of),
  };
}

function numbersOf({ calls, errors, p99 }: Dependency): string {
  const parts: string[] = [];
  if (calls !== undefined) {
    parts.push(`${number(calls)} ${calls === 1 ? "call" : "calls"}`);
    if (errors !== undefined) parts.push(`${formatShare(errors / calls)} failed`);
  }
  if (p99 !== undefined) parts.push(`p99 ${formatQuantity(p99, "s")}`);
  return parts.join(", ");
}

function legendOf(reason: string | undefined): ComponentGraph["legend"] {
  return [
    { kind: "both", words: "declared and observed" },
    {
      kind: "declared",
      words: reason === undefined ? "declared, never observed" : "declared; not seen, which may be for want of data",
    },
    { kind: "observed", words: "observed, not declared" },
  ];
}

function inOrder(a: { source: string; target: string }, b: { source: string; target: string }): number {
  return byCodeUnit(a.source, b.source) || byCodeUnit(a.target, b.target);
}
