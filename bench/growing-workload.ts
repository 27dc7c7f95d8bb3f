import type { EvidenceDocument } from "../src/model/evidence.ts";

/** A day in quarters of an hour, with a busy noon and a bad hour that comes at another time for each component. */
function dayOf(i: number, level: number): number[] {
  return Array.from({ length: 96 }, (_, quarter) => {
    const noon = 1 + Math.sin((Math.PI * quarter) / 95);
    const bad = (quarter + i) % 96 < 4 ? 5 : 1;
    return level * noon * bad * (1 + ((quarter * 7 + i) % 10) / 100);
  });
}

/** The same workload with three series each, as telemetry would give them. */
export function recorded(document: EvidenceDocument): EvidenceDocument {
  const levels: [signal: string, unit: string, level: number][] = [
    ["requests", "1/s", 20],
    ["latency.p99", "s", 0.05],
    ["saturation.cpu", "1", 0.05],
  ];
  const strength = "observed" as const;
  const window = { start: "2026-01-30T00:00:00Z", end: document.asOf };
  const series = document.workload.components.flatMap(({ id }, i) =>
    levels.map(([signal, unit, level], j) => ({
      id: `s-${i}-${j}`,
      subject: id,
      signal,
      value: { start: window.start, step: 900, values: dayOf(i, level) },
      unit,
      strength,
      window,
      observedAt: document.asOf,
      source: { provider: "recorded", path: `${id}.csv`, query: signal },
    })),
  );
  return {
    ...document,
    evidence: [...document.evidence, ...series],
    plan: [
      ...document.plan,
      ...series.map(({ subject, signal }) => ({ subject, signal, provider: "recorded", strength, taken: 1 })),
    ],
  };
}

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
