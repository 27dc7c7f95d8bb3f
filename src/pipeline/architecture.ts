import type { Architecture, DeploymentObject } from "../model/architecture.ts";
import type { Row } from "../model/evidence.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { isRow } from "../pillars/telemetry/call-graph.ts";
import { dependenciesOf } from "../pillars/telemetry/dependencies.ts";
import { exampleTracesOf } from "../pillars/telemetry/example-traces.ts";

const OBJECTS = "kubernetes.objects";
/** What an assessment carries at most, whatever the evidence holds. */
const MOST_OBJECTS = 500;

/** What diagrams need of the evidence, bounded: an assessment is read without it. */
export function architectureOf(index: EvidenceIndex): Architecture {
  return { ...dependenciesOf(index), ...exampleTracesOf(index), ...deploymentOf(index) };
}

function deploymentOf(index: EvidenceIndex): Pick<Architecture, "deployment" | "deploymentReason"> {
  const readings = index.of(index.workload, OBJECTS);
  const deployment = readings
    .flatMap(({ value }) => (Array.isArray(value) ? value.filter(isRow) : []))
    .flatMap(objectOf)
    .slice(0, MOST_OBJECTS);
  const reason =
    whyMore(index) ?? (deployment.length === 0 ? "no Kubernetes workload is in the repository" : undefined);
  return {
    ...(deployment.length > 0 ? { deployment } : {}),
    ...(reason === undefined ? {} : { deploymentReason: reason }),
  };
}

/** Files that could not be read, or only with Helm, may hold more objects. */
function whyMore(index: EvidenceIndex): string | undefined {
  const unread = index.gap(index.workload, OBJECTS) ?? index.gap(index.workload, "kubernetes.count");
  if (unread !== undefined) return unread;
  const templated = index
    .of(index.workload, "kubernetes.templated")
    .find(({ value }) => typeof value === "number")?.value;
  return typeof templated === "number" && templated > 0
    ? `${templated} Helm template(s) could not be read without rendering the chart`
    : undefined;
}

function objectOf(row: Row): DeploymentObject[] {
  const { kind, name, namespace, component, replicas, most, zones, targets, copies, path, line } = row;
  if (typeof kind !== "string" || typeof name !== "string" || typeof path !== "string") return [];
  if (typeof line !== "number" || !Number.isInteger(line) || line < 1) return [];
  return [
    {
      kind,
      name,
      namespace: typeof namespace === "string" ? namespace : null,
      ...(typeof component === "string" ? { component } : {}),
      ...(replicas === undefined ? {} : { replicas: typeof replicas === "number" && replicas >= 0 ? replicas : null }),
      ...(typeof most === "number" && most > 0 ? { most } : {}),
      ...(zones === undefined ? {} : { zones: typeof zones === "boolean" ? zones : null }),
      ...(Array.isArray(targets) ? { targets: targets.filter((one) => typeof one === "string") } : {}),
      ...(typeof copies === "number" && copies > 1 ? { copies } : {}),
      path,
      line,
    },
  ];
}
