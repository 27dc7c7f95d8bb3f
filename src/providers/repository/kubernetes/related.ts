import { at, isObject, list, object, objects, strings, text, textMap } from "../json-values.ts";
import type { KubernetesObject } from "./objects.ts";
import { shareOf } from "./quantity.ts";
import type { KubernetesWorkload } from "./workload.ts";

const ALL_AT_ONCE = "AllAtOnce";

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
interface Budget extends Selecting {
  leastAvailable: unknown;
  mostUnavailable: unknown;
}
interface Policy extends Selecting {
  ingress: "restricted" | "open" | "untouched";
}
interface ServiceAccount extends Placed {
  name: string;
  tokenMounted: boolean | undefined;
}

/** Objects that say something about workloads of other files. */
export interface Related {
  autoscalers: Autoscaler[];
  budgets: Budget[];
  policies: Policy[];
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
      into.budgets.push({
        ...placed,
        selector: selectorOf(spec.selector),
        leastAvailable: spec.minAvailable,
        mostUnavailable: spec.maxUnavailable,
      });
      return;
    case "NetworkPolicy":
      into.policies.push({ ...placed, selector: selectorOf(spec.podSelector), ingress: ingressOf(spec) });
      return;
    case "CiliumNetworkPolicy":
      into.policies.push({ ...placed, selector: selectorOf(spec.endpointSelector), ingress: ciliumIngressOf(spec) });
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

/** Inbound traffic is touched unless only egress is named; a rule without peers and ports allows all of it (Kubernetes, "Network Policies"). */
function ingressOf(spec: { [key: string]: unknown }): Policy["ingress"] {
  if (spec.policyTypes !== undefined && !strings(spec.policyTypes).includes("Ingress")) return "untouched";
  // `- ` alone is null in YAML, and an empty rule to Kubernetes.
  return list(spec.ingress).some((rule) => {
    const peers = list(at(rule, "from"));
    return list(at(rule, "ports")).length === 0 && (peers.length === 0 || peers.some(isEverybody));
  })
    ? "open"
    : "restricted";
}

/** The whole Internet, or every pod of every namespace. */
function isEverybody(peer: unknown): boolean {
  const block = at(peer, "ipBlock");
  if (block !== undefined)
    return ["0.0.0.0/0", "::/0"].includes(text(at(block, "cidr")) ?? "") && list(at(block, "except")).length === 0;
  const isAny = (selector: unknown): boolean =>
    isObject(selector) && Object.keys(selector).every((key) => Object.keys(object(selector[key])).length === 0);
  const pods = at(peer, "podSelector");
  return isAny(at(peer, "namespaceSelector")) && (pods === undefined || isAny(pods));
}

/** Cilium's empty rule allows nobody; everybody is an entity ("Layer 3 Policies", "Entities Based"). */
function ciliumIngressOf(spec: { [key: string]: unknown }): Policy["ingress"] {
  const rules = objects(spec.ingress);
  const isolated =
    (rules.length > 0 || list(spec.ingressDeny).length > 0) && at(spec, "enableDefaultDeny", "ingress") !== false;
  const open = rules.some(
    (rule) =>
      list(rule.toPorts).length === 0 && strings(rule.fromEntities).some((one) => one === "all" || one === "cluster"),
  );
  return isolated ? (open ? "open" : "restricted") : "untouched";
}

/** Whether a budget keeps any of so many replicas. Shares are rounded up (Kubernetes, "Specifying a Disruption Budget for your Application"). */
function keepsSome(of: Budget, replicas: number): boolean {
  const unavailable = shareOf(of.mostUnavailable, replicas, Math.ceil);
  if (unavailable !== undefined) return unavailable < Math.max(1, replicas);
  return shareOf(of.leastAvailable, replicas, Math.ceil) !== 0;
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
  const [scaler] = related.autoscalers
    .filter((one) => one.name === workload.name && one.kind === workload.kind && near(one))
    // Overlays may each bring their own: the least promise counts.
    .sort((a, b) => a.least - b.least);
  const replicas = scaler?.least ?? workload.replicas;
  if (workload.replicas !== undefined && replicas !== undefined) {
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
    const budget = related.budgets.some(
      (one) => near(one) && selects(one.selector, workload.podLabels) && keepsSome(one, replicas),
    );
    if (budget) readings.push({ signal: "kubernetes.disruption-budget", value: true });
    else none("kubernetes.disruption-budget", false);
  }
  // What one policy allows no other takes away, so one that could not be read may open what these restrict.
  const ingress = related.policies
    .filter((one) => near(one) && selects(one.selector, workload.podLabels))
    .map((one) => one.ingress);
  if (ingress.includes("open")) readings.push({ signal: "kubernetes.network-policy", value: false });
  else none("kubernetes.network-policy", ingress.includes("restricted"));
  const strategy = strategyAt(workload, replicas);
  if (strategy !== undefined) readings.push({ signal: "kubernetes.strategy", value: strategy });
  const account = related.accounts.find((one) => one.name === workload.serviceAccount && near(one));
  readings.push({ signal: "kubernetes.token-mounted", value: workload.tokenMounted ?? account?.tokenMounted ?? true });
  return readings;
}

/** A rolling update that may take all replicas down at once is none. Shares are rounded down, a quarter unless stated (Kubernetes, "Deployments"). */
function strategyAt(of: KubernetesWorkload, replicas: number | undefined): string | undefined {
  if (of.strategy !== "RollingUpdate") return of.strategy;
  // As many pods as there are nodes: only a share of all is known to be all.
  if (replicas === undefined) return of.mostUnavailable === "100%" ? ALL_AT_ONCE : of.strategy;
  const unavailable = shareOf(of.mostUnavailable, replicas, Math.floor);
  return replicas > 1 && unavailable !== undefined && unavailable >= replicas ? ALL_AT_ONCE : of.strategy;
}
