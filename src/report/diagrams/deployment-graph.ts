import type { DeploymentObject } from "../../model/architecture.ts";
import { byCodeUnit } from "../../model/order.ts";
import { number } from "../quantities.ts";
import { counted } from "../words.ts";

/** More are no picture any more; with their labels in their worst spelling they stay below Mermaid's 50,000 characters. */
const MOST_OBJECTS = 60;
const MOST_EDGES = 150;

/** An object as it is drawn: what it is called, what it is, how it runs. */
export interface DeploymentNode {
  /** `Kind/namespace/name` */
  key: string;
  lines: string[];
  /** Whether it runs pods; else it stands in front of what does. */
  runs: boolean;
}

export interface DeploymentGraph {
  /** By name, the one that is not stated last. */
  namespaces: { title: string; nodes: DeploymentNode[] }[];
  edges: { source: string; target: string }[];
  notes: string[];
}

/** Objects by namespace, and who sends requests to whom. Of many those of components, then other workloads are kept; the rest is noted. */
export function deploymentGraph(objects: readonly DeploymentObject[], reason: string | undefined): DeploymentGraph {
  const all = new Map(objects.map((one) => [keyOf(one), one]));
  const drawn = new Map(
    [...all].sort(([a, x], [b, y]) => rank(x) - rank(y) || byCodeUnit(a, b)).slice(0, MOST_OBJECTS),
  );
  const edges = [...drawn]
    .flatMap(([source, { targets = [] }]) => targets.map((target) => ({ source, target })))
    .filter(({ source, target }) => source !== target && drawn.has(target))
    .sort((a, b) => byCodeUnit(a.source, b.source) || byCodeUnit(a.target, b.target));
  const byNamespace = Map.groupBy(drawn, ([, { namespace }]) => namespace);
  return {
    namespaces: [...byNamespace]
      .sort(([a], [b]) => Number(a === null) - Number(b === null) || byCodeUnit(a ?? "", b ?? ""))
      .map(([namespace, inside]) => ({
        title: namespace === null ? "namespace not stated" : `namespace ${namespace}`,
        nodes: inside
          .map(([key, one]) => ({ key, lines: linesOf(one), runs: runsPods(one) }))
          .sort((a, b) => byCodeUnit(a.key, b.key)),
      })),
    edges: edges.slice(0, MOST_EDGES),
    notes: [
      ...(all.size > drawn.size
        ? [
            `${number(all.size - drawn.size)} of ${number(all.size)} objects are left out; drawn are those of components, then other workloads`,
          ]
        : []),
      ...(edges.length > MOST_EDGES ? [`${counted(edges.length - MOST_EDGES, "arrow")} left out`] : []),
      ...(reason === undefined ? [] : [`there may be more than this: ${reason}`]),
    ],
  };
}

function keyOf({ kind, namespace, name }: DeploymentObject): string {
  return `${kind}/${namespace ?? ""}/${name}`;
}

/** What stands in front of workloads has targets. */
function runsPods({ targets }: DeploymentObject): boolean {
  return targets === undefined;
}

function rank(object: DeploymentObject): number {
  return object.component !== undefined ? 0 : runsPods(object) ? 1 : 2;
}

function linesOf(object: DeploymentObject): string[] {
  const { kind, name, component, copies } = object;
  return [
    name,
    component === undefined || component === name ? kind : `${kind} of ${component}`,
    ...(runsPods(object) ? [replicasOf(object)] : []),
    ...(copies === undefined ? [] : [`in ${copies} files; as in the first`]),
  ];
}

function replicasOf({ kind, replicas, most, zones }: DeploymentObject): string {
  if (kind === "DaemonSet") return "one on each node";
  if (kind === "CronJob") return "runs by schedule";
  const count = typeof replicas !== "number" ? "replicas not known" : counted(replicas, "replica");
  const range =
    typeof replicas === "number" && most !== undefined ? `${replicas} to ${counted(most, "replica")}` : count;
  return `${range}, ${zones === true ? "over zones" : zones === false ? "no zone spread" : "zones not known"}`;
}
