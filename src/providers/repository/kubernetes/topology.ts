import type { Row } from "../../../model/evidence.ts";
import { byCodeUnit } from "../../../model/order.ts";
import { at, entries, objects, text, textMap } from "../json-values.ts";
import type { KubernetesObject } from "./objects.ts";
import { type Related, relatedReadings } from "./related.ts";
import type { KubernetesWorkload } from "./workload.ts";

/** Objects that are listed: more than a diagram shows. */
const MOST_OBJECTS = 500;

/** What sends requests to workloads (Service) or to services (Ingress, routes). */
export interface Front {
  kind: string;
  name: string;
  namespace: string | undefined;
  path: string;
  line: number;
  /** Of a Service: the labels of the pods that it selects; without any it selects none. */
  selector: [key: string, value: string][];
  /** Of the others: the services that they name. */
  services: { name: string; namespace: string | undefined }[];
}

/** Takes a Service, Ingress, Gateway API route or Istio VirtualService in; null for other kinds. */
export function frontOf(of: KubernetesObject): Front | null {
  const front = { kind: of.kind, name: of.name, namespace: of.namespace, path: of.path, line: of.line };
  const spec = at(of.body, "spec");
  switch (of.kind) {
    case "Service":
      if (of.apiVersion !== "v1") return null;
      return {
        ...front,
        selector: entries(textMap(at(spec, "selector"))).map(([key, value]) => [key, String(value)]),
        services: [],
      };
    case "Ingress": {
      const backends = [
        at(spec, "defaultBackend"),
        ...objects(at(spec, "rules")).flatMap((rule) => objects(at(rule, "http", "paths")).map((one) => one.backend)),
      ];
      return { ...front, selector: [], services: backends.flatMap((one) => named(at(one, "service", "name"))) };
    }
    case "HTTPRoute":
    case "GRPCRoute":
    case "TCPRoute":
    case "TLSRoute": {
      const references = objects(at(spec, "rules")).flatMap((rule) => objects(rule.backendRefs));
      const services = references
        .filter(({ kind }) => kind === undefined || kind === "Service")
        .flatMap((one) => named(one.name, text(one.namespace)));
      return { ...front, selector: [], services };
    }
    case "VirtualService": {
      const routes = ["http", "tcp", "tls"]
        .flatMap((key) => objects(at(spec, key)))
        .flatMap((one) => objects(one.route));
      return {
        ...front,
        selector: [],
        services: routes.flatMap((one) => hostOf(text(at(one, "destination", "host")))),
      };
    }
    default:
      return null;
  }
}

function named(name: unknown, namespace?: string): Front["services"] {
  const said = text(name);
  return said === undefined ? [] : [{ name: said, namespace }];
}

/** `web`, `web.shop`, `web.shop.svc.cluster.local` (Istio, "Virtual Service", `Destination.host`). */
function hostOf(host: string | undefined): Front["services"] {
  const [name, namespace] = host?.split(".") ?? [];
  return named(name || undefined, namespace);
}

interface Known {
  related: Related;
  component(of: KubernetesWorkload): string | undefined;
  incomplete: string | undefined;
  doubt(of: KubernetesWorkload, signal: string): string | undefined;
}

/**
 * A row for each object: workloads with their replicas, and what stands in front of them with its `targets` (`Kind/namespace/name`,
 * the namespace empty where none is stated). An object that several files bring stands there once, with the count as `copies`.
 */
export function objectRows(
  workloads: readonly KubernetesWorkload[],
  fronts: readonly Front[],
  known: Known,
): { rows: Row[]; leftOut: number } {
  const services = fronts.filter(({ kind }) => kind === "Service");
  const rows = new Map<string, Row>();
  const add = (of: Placed, more: () => Row) => {
    const key = keyOf(of);
    const before = rows.get(key);
    if (before) before.copies = (before.copies as number) + 1;
    else {
      const { kind, name, namespace = null, path, line } = of;
      rows.set(key, { kind, name, namespace, ...more(), copies: 1, path, line });
    }
  };
  for (const workload of workloads) add(workload, () => runs(workload, known));
  for (const front of fronts) {
    add(front, () => ({
      targets: distinct(
        front.kind === "Service"
          ? workloads.filter((workload) => near(front, workload) && picks(front, workload)).map(keyOf)
          : front.services.flatMap(({ name, namespace = front.namespace }) =>
              services.filter((service) => service.name === name && near({ namespace }, service)).map(keyOf),
            ),
      ),
    }));
  }
  const sorted = [...rows].sort(([a], [b]) => byCodeUnit(a, b)).map(([, row]) => row);
  return { rows: sorted.slice(0, MOST_OBJECTS), leftOut: Math.max(0, sorted.length - MOST_OBJECTS) };
}

function runs(workload: KubernetesWorkload, { related, component, incomplete, doubt }: Known): Row {
  const readings = [...workload.readings, ...relatedReadings(workload, related, incomplete)];
  const value = (signal: string) => {
    const found = readings.find((one) => one.signal === signal)?.value ?? null;
    return doubt(workload, signal) === undefined ? found : null;
  };
  return {
    component: component(workload) ?? null,
    replicas: value("kubernetes.replicas"),
    most: value("kubernetes.autoscaler-max"),
    zones: value("kubernetes.zone-spread"),
  };
}

type Placed = Pick<Front, "kind" | "name" | "namespace" | "path" | "line">;

function keyOf({ kind, name, namespace }: Pick<Placed, "kind" | "name" | "namespace">): string {
  return `${kind}/${namespace ?? ""}/${name}`;
}

/** Manifests often leave the namespace to whoever applies them: one that is not stated fits any. */
function near(a: { namespace: string | undefined }, b: { namespace: string | undefined }): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}

function picks({ selector }: Front, { podLabels }: KubernetesWorkload): boolean {
  return selector.length > 0 && selector.every(([key, value]) => podLabels[key] === value);
}

function distinct(keys: readonly string[]): string[] {
  return [...new Set(keys)].sort(byCodeUnit);
}
