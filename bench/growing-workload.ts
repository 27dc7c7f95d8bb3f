import type { EvidenceDocument } from "../src/model/evidence.ts";

/** Evidence of a workload of that many components, with nine readings each. */
export function workloadOf(size: number): EvidenceDocument {
  const start = "2026-01-30T00:00:00Z";
  const end = "2026-01-31T00:00:00Z";
  const components = Array.from({ length: size }, (_, i) => ({
    id: `service-${i}`,
    type: "http-service",
    dependsOn: i === 0 ? [] : [`service-${Math.floor(i / 2)}`],
  }));
  const signals = ["kubernetes.replicas", "kubernetes.autoscaler-max", "kubernetes.cpu-limit-ratio"];
  const flags = [
    "kubernetes.readiness-probe",
    "kubernetes.liveness-probe",
    "kubernetes.memory-limit",
    "kubernetes.run-as-non-root",
    "kubernetes.privileged",
    "kubernetes.spread",
  ];
  const evidence = components.flatMap((component, i) =>
    [...signals, ...flags].map((signal, j) => ({
      id: `e-${i}-${j}`,
      subject: component.id,
      signal,
      value: j < signals.length ? 1 + ((i + j) % 4) : (i + j) % 2 === 0,
      unit: "1",
      strength: "configured" as const,
      window: { start, end },
      observedAt: end,
      source: { provider: "repository", path: `k8s/${component.id}.yaml`, line: j + 1 },
    })),
  );
  return {
    schemaVersion: "1",
    tool: { name: "plumbrule", version: "bench" },
    asOf: end,
    workload: { name: "bench", components },
    frameworks: ["aws-well-architected"],
    answers: [],
    waivers: [],
    objectives: [],
    policy: null,
    plan: evidence.map(({ subject, signal }) => ({
      subject,
      signal,
      provider: "repository",
      strength: "configured",
      taken: 1,
    })),
    usage: {},
    diagnostics: [],
    evidence,
  };
}
