import { at, object, objects, strings, text, textMap } from "../json-values.ts";
import type { KubernetesObject } from "./objects.ts";
import type { KubernetesWorkload } from "./workload.ts";

/** A label selector (Kubernetes API, `LabelSelector`). */
interface Selector {
  labels: [key: string, value: string][];
  expressions: { key: string; operator: string; values: string[] }[];
}

function selectorOf(value: unknown): Selector {
  return {
    labels: Object.entries(textMap(at(value, "matchLabels"))),
    expressions: objects(at(value, "matchExpressions")).map((one) => ({
      key: text(one.key) ?? "",
      operator: text(one.operator) ?? "",
      values: strings(one.values),
    })),
  };
}

/** An empty selector selects everything. */
function selects(selector: Selector, labels: { [key: string]: string }): boolean {
  for (const [key, value] of selector.labels) if (labels[key] !== value) return false;
  return selector.expressions.every(({ key, operator, values }) => {
    const value = labels[key];
    switch (operator) {
      case "In":
        return value !== undefined && values.includes(value);
      case "NotIn":
        return value === undefined || !values.includes(value);
      case "Exists":
        return value !== undefined;
      case "DoesNotExist":
        return value === undefined;
      default:
        return false;
    }
  });
}

interface Placed {
  namespace: string | undefined;
  path: string;
  line: number;
}
interface Autoscaler extends Placed {
  kind: string;
  name: string;
  least: number;
  most: number | undefined;
}
interface Selecting extends Placed {
  selector: Selector;
}
interface ServiceAccount extends Placed {
  name: string;
  tokenMounted: boolean | undefined;
}

/** Objects that say something about workloads of other files. */
export interface Related {
  autoscalers: Autoscaler[];
  budgets: Selecting[];
  policies: Selecting[];
  accounts: ServiceAccount[];
}

/** Takes an object in when it is of a related kind. */
export function relate(of: KubernetesObject, into: Related): void {
  const placed = { namespace: of.namespace, path: of.path, line: of.line };
  const spec = object(at(of.body, "spec"));
  switch (of.kind) {
    case "HorizontalPodAutoscaler":
      into.autoscalers.push({
        ...placed,
        ...target(spec),
        least: number(spec.minReplicas) ?? 1,
        most: number(spec.maxReplicas),
      });
      return;
    case "ScaledObject":
      // KEDA: zero when idle and a hundred at most, unless stated (keda.sh, "ScaledObject specification").
      if (of.apiVersion.startsWith("keda.sh/"))
        into.autoscalers.push({
          ...placed,
          ...target(spec),
          least: number(spec.minReplicaCount) ?? 0,
          most: number(spec.maxReplicaCount) ?? 100,
        });
      return;
    case "PodDisruptionBudget":
      into.budgets.push({ ...placed, selector: selectorOf(spec.selector) });
      return;
    case "NetworkPolicy":
      into.policies.push({ ...placed, selector: selectorOf(spec.podSelector) });
      return;
    case "CiliumNetworkPolicy":
      into.policies.push({ ...placed, selector: selectorOf(spec.endpointSelector) });
      return;
    case "ServiceAccount": {
      const mounted = at(of.body, "automountServiceAccountToken");
      into.accounts.push({
        ...placed,
        name: of.name,
        tokenMounted: typeof mounted === "boolean" ? mounted : undefined,
      });
    }
  }
}

function target(spec: { [key: string]: unknown }): { kind: string; name: string } {
  return {
    kind: text(at(spec, "scaleTargetRef", "kind")) ?? "Deployment",
    name: text(at(spec, "scaleTargetRef", "name")) ?? "",
  };
}

function number(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** Manifests often leave the namespace to whoever applies them: one that is not stated fits any. */
function sameNamespace(a: { namespace: string | undefined }, b: { namespace: string | undefined }): boolean {
  return a.namespace === undefined || b.namespace === undefined || a.namespace === b.namespace;
}

/** Readings of one workload that rest on other objects. `incomplete` says why "there is none" is not known. */
export function relatedReadings(
  workload: KubernetesWorkload,
  related: Related,
  incomplete: string | undefined,
): KubernetesWorkload["readings"] {
  const readings: KubernetesWorkload["readings"] = [];
  const near = (one: Placed): boolean => sameNamespace(one, workload);
  const none = (signal: string, value: number | boolean): void => {
    readings.push(incomplete === undefined ? { signal, value } : { signal, value: null, reason: incomplete });
  };
  if (workload.replicas !== undefined) {
    const scalers = related.autoscalers.filter(
      (one) => one.name === workload.name && one.kind === workload.kind && near(one),
    );
    // Overlays may each bring their own: the least promise counts.
    const [scaler] = scalers.sort((a, b) => a.least - b.least);
    if (scaler) {
      readings.push({ signal: "kubernetes.replicas", value: scaler.least });
      readings.push(
        scaler.most === undefined
          ? {
              signal: "kubernetes.autoscaler-max",
              value: null,
              reason: `${scaler.path}:${scaler.line} states no maximum`,
            }
          : { signal: "kubernetes.autoscaler-max", value: scaler.most },
      );
    } else {
      readings.push({ signal: "kubernetes.replicas", value: workload.replicas });
      none("kubernetes.autoscaler-max", 0);
    }
    const budget = related.budgets.some((one) => near(one) && selects(one.selector, workload.podLabels));
    if (budget) readings.push({ signal: "kubernetes.disruption-budget", value: true });
    else none("kubernetes.disruption-budget", false);
  }
  if (related.policies.some((one) => near(one) && selects(one.selector, workload.podLabels)))
    readings.push({ signal: "kubernetes.network-policy", value: true });
  else none("kubernetes.network-policy", false);
  const account = related.accounts.find((one) => one.name === workload.serviceAccount && near(one));
  readings.push({ signal: "kubernetes.token-mounted", value: workload.tokenMounted ?? account?.tokenMounted ?? true });
  return readings;
}
