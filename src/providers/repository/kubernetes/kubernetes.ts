import { byCodeUnit } from "../../../model/order.ts";
import { inTestFolder, isYaml } from "../file-path.ts";
import type { Reading, Scan, Scanner } from "../scanner.ts";
import { ComponentMatcher } from "./match-component.ts";
import { isTemplated, kubernetesObjects, looksLikeKubernetes } from "./objects.ts";
import { Overlays } from "./overlays.ts";
import { platformReadings } from "./platform.ts";
import { type Related, relate, relatedReadings } from "./related.ts";
import { type Front, frontOf, objectRows } from "./topology.ts";
import { type KubernetesWorkload, workloadOf } from "./workload.ts";

const KUBERNETES_COUNT = "kubernetes.count";

/** Summaries of what platform objects say: given as "no" when there are workloads and none says "yes". */
const ABSENT_MEANS_NO = ["kubernetes.mesh", "kubernetes.plain-secret"];

/** Kubernetes manifests: plain YAML, Kustomize bases and overlays as they are, and templates of Helm charts that are plain YAML. */
export const kubernetes: Scanner = {
  id: "kubernetes",
  signals: [
    KUBERNETES_COUNT,
    ...[
      "templated",
      "objects",
      "unmatched",
      "replicas",
      "autoscaler-max",
      "readiness-probe",
      "liveness-probe",
      "cpu-request",
      "memory-limit",
    ].map(named),
    ...[
      "cpu-limit-ratio",
      "disruption-budget",
      "spread",
      "zone-spread",
      "strategy",
      "graceful-stop",
      "image-pinned",
    ].map(named),
    ...[
      "image-floating",
      "run-as-non-root",
      "privileged",
      "read-only-root",
      "token-mounted",
      "network-policy",
      "plain-secret-env",
    ].map(named),
    ...[
      "host-path",
      "mesh",
      "mesh-mtls",
      "mesh-timeouts",
      "rate-limit",
      "ingress-tls",
      "resource-quota",
      "spot",
      "arm",
      "plain-secret",
    ].map(named),
  ],
  matches: (file) => isYaml(file) && !inTestFolder(file),
  scan(run): Scan {
    const found: KubernetesWorkload[] = [];
    const related: Related = { autoscalers: [], budgets: [], policies: [], accounts: [] };
    const platform: Reading[] = [];
    const fronts: Front[] = [];
    let templated = 0;
    let quotas = 0;
    const overlays = new Overlays();
    return {
      read(file) {
        if (/^kustomization\.ya?ml$/.test(file.at.lowerName)) {
          const { problem } = file.yaml();
          if (problem) run.unreadable({ path: file.path, ...problem }, [KUBERNETES_COUNT]);
          overlays.read(file);
          return;
        }
        if (!looksLikeKubernetes(file.text)) return;
        if (isTemplated(file.text) && isChartTemplate(file.path, file.text)) {
          templated++;
          return;
        }
        const { objects, problem } = kubernetesObjects(file);
        if (problem) run.unreadable(problem, [KUBERNETES_COUNT]);
        for (const one of objects) {
          const workload = workloadOf(one);
          if (workload) found.push(workload);
          relate(one, related);
          const front = frontOf(one);
          if (front) fronts.push(front);
          for (const reading of platformReadings(one)) platform.push(reading);
          if (one.kind === "ResourceQuota" || one.kind === "LimitRange") quotas++;
        }
      },
      unreadable(problem, head) {
        if (looksLikeKubernetes(head)) run.unreadable(problem, [KUBERNETES_COUNT]);
      },
      finish() {
        if (overlays.count > 0)
          run.note(
            `${overlays.count} Kustomize overlay(s) change what they build on; overlays are not merged, so what they change is not known`,
          );
        const { workloads, doubt } = overlays.apply(found);
        const matcher = new ComponentMatcher(run.components);
        const incomplete = run.incomplete(KUBERNETES_COUNT);
        const objects = objectRows(workloads, fronts, {
          related,
          component: (of) => matcher.match(of),
          incomplete,
          doubt,
        });
        if (objects.leftOut > 0) run.note(`${objects.leftOut} more Kubernetes objects are not listed`);
        if (templated > 0) run.note(`${templated} Helm template(s) could not be read without rendering the chart`);
        return [
          { signal: KUBERNETES_COUNT, value: workloads.length },
          { signal: "kubernetes.templated", value: templated },
          ...(workloads.length > 0
            ? [
                { signal: "kubernetes.objects", value: objects.rows },
                ...workloadReadings(workloads, related, matcher, incomplete, doubt),
              ]
            : []),
          ...platform,
          ...(workloads.length > 0 ? summaries(workloads, platform, quotas, incomplete) : []),
        ];
      },
    };
  },
};

function named(name: string): string {
  return `kubernetes.${name}`;
}

/** `{{` in a plain manifest (a Grafana dashboard in a ConfigMap, an alert's text) is text, in a chart's `templates/` it is a template. */
function isChartTemplate(path: string, source: string): boolean {
  return (
    /(^|\/)templates\//.test(path) ||
    /\{\{-? *(?:\.|include|if|range|with|template|toYaml|define)/.test(source.slice(0, 20_000))
  );
}

function workloadReadings(
  workloads: KubernetesWorkload[],
  related: Related,
  matcher: ComponentMatcher,
  incomplete: string | undefined,
  doubt: (of: KubernetesWorkload, signal: string) => string | undefined,
): Reading[] {
  const readings: Reading[] = [];
  const unmatched = new Set<string>();
  for (const workload of workloads) {
    const component = matcher.match(workload);
    if (component === undefined) {
      unmatched.add(workload.name);
      continue;
    }
    for (const { signal, value, reason, line = workload.line } of [
      ...workload.readings,
      ...relatedReadings(workload, related, incomplete),
    ].map((one) => {
      const why = doubt(workload, one.signal);
      return why === undefined ? one : { ...one, value: null, reason: why };
    }))
      readings.push({
        signal,
        value,
        subject: component,
        path: workload.path,
        line,
        attributes: { kind: workload.kind, name: workload.name, file: workload.path },
        ...(reason === undefined ? {} : { reason }),
      });
  }
  readings.push({ signal: "kubernetes.unmatched", value: [...unmatched].sort(byCodeUnit) });
  return readings;
}

function summaries(
  workloads: KubernetesWorkload[],
  platform: Reading[],
  quotas: number,
  incomplete: string | undefined,
): Reading[] {
  const no = (signal: string): Reading =>
    incomplete === undefined ? { signal, value: false } : { signal, value: null, reason: incomplete };
  const readings: Reading[] = [
    incomplete === undefined
      ? { signal: "kubernetes.resource-quota", value: quotas }
      : { signal: "kubernetes.resource-quota", value: null, reason: incomplete },
  ];
  for (const signal of ABSENT_MEANS_NO) if (!platform.some((one) => one.signal === signal)) readings.push(no(signal));
  for (const key of ["spot", "arm"] as const) {
    const first = workloads.find((workload) => workload[key]);
    readings.push(
      first
        ? {
            signal: `kubernetes.${key}`,
            value: true,
            path: first.path,
            line: first.line,
            attributes: { name: first.name },
          }
        : no(`kubernetes.${key}`),
    );
  }
  return readings;
}
