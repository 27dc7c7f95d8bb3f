import { holdsCredential } from "../credential.ts";
import { at, entries, type JsonObject, list, object, objects, strings, text, textMap } from "../json-values.ts";
import type { KubernetesObject } from "./objects.ts";
import { cpuQuantity } from "./quantity.ts";

const WORKLOAD_KINDS = new Set(["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Rollout"]);

/** What one workload says of itself: readings by signal, and what related objects need to find it. */
export interface KubernetesWorkload {
  kind: string;
  name: string;
  namespace: string | undefined;
  labels: { [key: string]: string };
  podLabels: { [key: string]: string };
  path: string;
  line: number;
  serviceAccount: string;
  /** Undefined: not stated in the pod. */
  tokenMounted: boolean | undefined;
  /** Stated replicas; undefined for kinds without. */
  replicas: number | undefined;
  /** Undefined: there is nothing to roll out. */
  strategy: string | undefined;
  /** What a rolling update may take down, as it is written. */
  mostUnavailable: unknown;
  spot: boolean;
  arm: boolean;
  readings: { signal: string; value: number | boolean | string | null; reason?: string; line?: number }[];
  /** Environment variables that look like the address of another service: host names. */
  calls: string[];
  images: string[];
  serves: boolean;
}

const SPOT_KEY = /spot|preemptible|capacity-?type/i;
const SECRET_NAME =
  /(?:^|_)(?:password|passwd|pwd|secret|token|api_?key|access_?key|private_?key|credentials?)(?:$|_)/i;

/** Reads a workload object. Null for kinds that are none. */
export function workloadOf(of: KubernetesObject): KubernetesWorkload | null {
  if (!WORKLOAD_KINDS.has(of.kind)) return null;
  if (of.kind === "Rollout" && !of.apiVersion.startsWith("argoproj.io/")) return null;
  const spec = object(at(of.body, "spec"));
  const place = of.kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
  const template = at(of.body, ...place);
  const pod = object(at(template, "spec"));
  const containers = objects(pod.containers);
  const all = [...containers, ...objects(pod.initContainers)];
  /** The container that decides, for the reader of the manifest. */
  const lineOf = (container: JsonObject | undefined): { line?: number } => {
    for (const key of ["containers", "initContainers"]) {
      const index = container === undefined ? -1 : list(pod[key]).indexOf(container);
      if (index >= 0) return { line: of.lineOf(...place, "spec", key, index) };
    }
    return {};
  };
  const podLabels = textMap(at(template, "metadata", "labels"));
  const security = object(pod.securityContext);
  const workload: KubernetesWorkload = {
    kind: of.kind,
    name: of.name,
    namespace: of.namespace,
    labels: of.labels,
    podLabels,
    path: of.path,
    line: of.line,
    serviceAccount: text(pod.serviceAccountName) ?? "default",
    tokenMounted: typeof pod.automountServiceAccountToken === "boolean" ? pod.automountServiceAccountToken : undefined,
    replicas: replicasOf(of.kind, spec.replicas),
    strategy: containers.length === 0 ? undefined : strategyOf(of.kind, spec),
    mostUnavailable: at(spec, strategyKey(of.kind), "rollingUpdate", "maxUnavailable"),
    spot: toleratesSpot(pod),
    arm: selectsArm(pod),
    readings: [],
    calls: containers.flatMap(addressesOf),
    images: all.map((container) => text(container.image) ?? ""),
    serves: containers.some((container) => list(container.ports).length > 0),
  };
  const say = (signal: string, value: number | boolean | string, line: { line?: number } = {}): void => {
    workload.readings.push({ signal: `kubernetes.${signal}`, value, ...line });
  };
  const sayOfEvery = (signal: string, of: readonly JsonObject[], holds: (container: JsonObject) => boolean): void => {
    const other = of.find((container) => !holds(container));
    say(signal, other === undefined, lineOf(other));
  };
  if (containers.length === 0) return workload;
  const serving = containers.filter((container) => list(container.ports).length > 0);
  if (serving.length > 0) sayOfEvery("readiness-probe", serving, (container) => container.readinessProbe !== undefined);
  if (of.kind !== "CronJob")
    sayOfEvery("liveness-probe", containers, (container) => container.livenessProbe !== undefined);
  sayOfEvery("cpu-request", containers, ({ resources }) =>
    ["requests", "limits"].some((kind) => at(resources, kind, "cpu") !== undefined),
  );
  sayOfEvery("memory-limit", containers, (container) => at(container, "resources", "limits", "memory") !== undefined);
  const ratio = cpuLimitRatio(containers);
  if (ratio !== undefined) say("cpu-limit-ratio", ratio);
  const spread = spreadOf(pod);
  if (of.kind !== "CronJob" && of.kind !== "DaemonSet") {
    say("spread", spread.any);
    say("zone-spread", spread.zones);
  }
  if (of.kind !== "CronJob")
    say(
      "graceful-stop",
      pod.terminationGracePeriodSeconds !== undefined ||
        containers.some((container) => at(container, "lifecycle", "preStop") !== undefined),
    );
  const images = workload.images.filter((image) => image !== "");
  if (images.length > 0) {
    say(
      "image-pinned",
      images.every((image) => image.includes("@sha256:")),
    );
    say("image-floating", images.some(isFloating));
  }
  sayOfEvery("run-as-non-root", all, (container) => runsAsNonRoot(object(container.securityContext), security));
  const privileged = all.find(isPrivileged);
  say("privileged", privileged !== undefined || sharesHost(pod), lineOf(privileged));
  sayOfEvery("read-only-root", all, (container) => at(container, "securityContext", "readOnlyRootFilesystem") === true);
  const revealing = all.find(hasPlainSecret);
  say("plain-secret-env", revealing !== undefined, lineOf(revealing));
  const volumes = objects(pod.volumes);
  say(
    "host-path",
    volumes.some((volume) => volume.hostPath !== undefined) ||
      (of.kind !== "DaemonSet" && keepsStateInEmptyDir(of.kind, volumes)),
  );
  return workload;
}

function replicasOf(kind: string, stated: unknown): number | undefined {
  if (kind === "DaemonSet" || kind === "CronJob") return undefined;
  return typeof stated === "number" ? stated : 1;
}

/** A stateful set whose volumes are an emptyDir loses its state with the pod. A cache in a stateless pod's emptyDir is no state. */
function keepsStateInEmptyDir(kind: string, volumes: { [key: string]: unknown }[]): boolean {
  return (
    kind === "StatefulSet" &&
    volumes.some((volume) => volume.emptyDir !== undefined && /data|state|storage|db/i.test(text(volume.name) ?? ""))
  );
}

function cpuLimitRatio(containers: { [key: string]: unknown }[]): number | undefined {
  let limits = 0;
  let requests = 0;
  for (const container of containers) {
    const limit = cpuQuantity(at(container, "resources", "limits", "cpu"));
    const request = cpuQuantity(at(container, "resources", "requests", "cpu")) ?? limit;
    if (limit === undefined || request === undefined || request === 0) return undefined;
    limits += limit;
    requests += request;
  }
  return limits / requests;
}

function spreadOf(pod: { [key: string]: unknown }): { any: boolean; zones: boolean } {
  const keys = objects(pod.topologySpreadConstraints).map((constraint) => text(constraint.topologyKey) ?? "");
  const anti = at(pod, "affinity", "podAntiAffinity");
  for (const term of objects(at(anti, "requiredDuringSchedulingIgnoredDuringExecution")))
    keys.push(text(term.topologyKey) ?? "");
  for (const term of objects(at(anti, "preferredDuringSchedulingIgnoredDuringExecution")))
    keys.push(text(at(term, "podAffinityTerm", "topologyKey")) ?? "");
  const named = keys.filter((key) => key !== "");
  return { any: named.length > 0, zones: named.some((key) => key.endsWith("zone")) };
}

function strategyKey(kind: string): string {
  return kind === "Deployment" ? "strategy" : "updateStrategy";
}

function strategyOf(kind: string, spec: { [key: string]: unknown }): string | undefined {
  if (kind === "CronJob") return undefined;
  if (kind === "Rollout") {
    if (at(spec, "strategy", "canary") !== undefined) return "Canary";
    return at(spec, "strategy", "blueGreen") === undefined ? undefined : "BlueGreen";
  }
  return text(at(spec, strategyKey(kind), "type")) ?? "RollingUpdate";
}

/** `image`, `image:latest`; a digest pins whatever the tag says. */
export function isFloating(image: string): boolean {
  if (image.includes("@")) return false;
  const name = image.slice(image.lastIndexOf("/") + 1);
  return !name.includes(":") || name.endsWith(":latest");
}

function runsAsNonRoot(container: { [key: string]: unknown }, pod: { [key: string]: unknown }): boolean {
  const stated = container.runAsNonRoot ?? pod.runAsNonRoot;
  if (typeof stated === "boolean") return stated;
  const user = container.runAsUser ?? pod.runAsUser;
  return typeof user === "number" && user > 0;
}

function sharesHost(pod: JsonObject): boolean {
  return ["hostNetwork", "hostPID", "hostIPC"].some((key) => pod[key] === true);
}

function isPrivileged(container: JsonObject): boolean {
  const context = object(container.securityContext);
  const added = strings(at(context, "capabilities", "add"));
  return context.privileged === true || (added.length > 0 && context.allowPrivilegeEscalation !== false);
}

/** A literal value under a secret's name, or one that is a credential by its form under whatever name. */
function hasPlainSecret(container: { [key: string]: unknown }): boolean {
  return objects(container.env).some((variable) => {
    const value = text(variable.value) ?? "";
    return holdsCredential(value) || (isLiteral(value) && isSecretName(text(variable.name) ?? ""));
  });
}

/** A path, a reference to another variable or an empty value is not a secret. */
function isLiteral(value: string): boolean {
  return value !== "" && !/^\$\(|^\/|^(?:true|false|\d{1,6})$/.test(value);
}

function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !/_(?:FILE|PATH|NAME|URL|TTL|EXPIRY)$/i.test(name);
}

function toleratesSpot(pod: { [key: string]: unknown }): boolean {
  if (objects(pod.tolerations).some((one) => SPOT_KEY.test(text(one.key) ?? ""))) return true;
  return entries(pod.nodeSelector).some(
    ([key, value]) => SPOT_KEY.test(key) && !/on-?demand|standard|false/i.test(text(value) ?? ""),
  );
}

function selectsArm(pod: { [key: string]: unknown }): boolean {
  const isArch = (key: string): boolean => key === "kubernetes.io/arch" || key === "beta.kubernetes.io/arch";
  if (entries(pod.nodeSelector).some(([key, value]) => isArch(key) && value === "arm64")) return true;
  const terms = objects(
    at(pod, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution", "nodeSelectorTerms"),
  );
  return terms.some((term) =>
    objects(term.matchExpressions).some(
      (one) => isArch(text(one.key) ?? "") && one.operator === "In" && list(one.values).includes("arm64"),
    ),
  );
}

/** Host names in values such as `cartservice:7070`, `http://orders.shop.svc:80/x`. */
function addressesOf(container: { [key: string]: unknown }): string[] {
  const out: string[] = [];
  for (const variable of objects(container.env)) {
    const value = text(variable.value);
    if (value !== undefined && value.length < 300) out.push(...hostsIn(value));
  }
  return out;
}

/** The first labels of host names that a value addresses. */
export function hostsIn(value: string): string[] {
  const hosts: string[] = [];
  for (const part of value.split(/[,\s]+/)) {
    const match =
      /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/)?(?:[^@/\s]{1,100}@)?([a-z][a-z0-9-]{0,62})(?:\.[a-z0-9.-]{1,200})?(?::\d{1,5})?(?:\/|\?|$)/i.exec(
        part,
      );
    if (match?.[1]) hosts.push(match[1].toLowerCase());
  }
  return hosts;
}
