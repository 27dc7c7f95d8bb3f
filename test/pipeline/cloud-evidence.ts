import { type Evidence, type EvidenceDocument, type EvidenceValue, samplesOf } from "../../src/model/evidence.ts";
import { evidenceId } from "../../src/model/ids.ts";
import type { Signal } from "../../src/model/rules.ts";
import { formatInstant } from "../../src/model/time.ts";
import type { Component } from "../../src/model/workload.ts";

const DAY = 86_400;
const DAYS = 60;
const COMPONENTS: Component[] = [
  { id: "front-door", type: "load-balancer", dependsOn: ["frontend"] },
  { id: "mails", type: "queue", dependsOn: [] },
  { id: "pictures", type: "object-store", dependsOn: [] },
  { id: "orders", type: "database", dependsOn: [] },
];

/** A document to which a cloud's monitoring gave its part too: four managed components, alarms, advice, a review and a bill, hourly or daily over 60 days. */
export function withCloudEvidence(of: EvidenceDocument, signals: readonly Signal[]): EvidenceDocument {
  const start = formatInstant(Date.parse(of.asOf) - DAYS * DAY * 1000);
  const ago = (days: number) => formatInstant(Date.parse(of.asOf) - days * DAY * 1000);
  const hourly = (value: (hour: number) => number) => ({
    start,
    step: 3600,
    values: Array.from({ length: DAYS * 24 }, (_, hour) => value(hour)),
  });
  const daily = (value: (day: number) => number) => ({
    start,
    step: DAY,
    values: Array.from({ length: DAYS }, (_, day) => value(day)),
  });
  const evidence: Evidence[] = [];
  const give = (subject: string, values: { [signal: string]: EvidenceValue }) => {
    for (const [signal, value] of Object.entries(values)) {
      const { unit, strength } = signals.find(({ id }) => id === signal) ?? { unit: "", strength: "observed" as const };
      const source = { provider: "aws", query: `${subject} ${signal}` };
      const window = { start, end: of.asOf };
      const id = evidenceId({ subject, signal, source });
      evidence.push({ id, subject, signal, value, unit, strength, window, observedAt: of.asOf, source });
    }
  };
  give("front-door", {
    requests: hourly((hour) => 10 + 8 * Math.sin((hour / 12) * Math.PI)),
    "success-ratio": hourly(() => 0.9999),
    "latency.mean": hourly(() => 0.2),
    "gateway.overhead": hourly(() => 0.004),
    "targets.unhealthy-ratio": hourly((hour) => (hour % 200 === 0 ? 0.5 : 0)),
    "probe.success-ratio": hourly((hour) => (hour % 300 === 0 ? 0.9 : 1)),
    "firewall.inspected-ratio": hourly(() => 0.99),
    "certificate.days-left": 9,
    "alarm.watched": ["errors", "latency"],
    "alarm.list": [
      { name: "5xx", enabled: true, receivers: 1, state: "ok", since: ago(20), group: "errors" },
      { name: "p99", enabled: true, receivers: 1, state: "firing", since: ago(9), group: "latency" },
    ],
    "alarm.firings": [{ name: "p99", at: ago(9), seconds: 300 }],
  });
  give("mails", {
    "queue.arrivals": hourly(() => 2),
    "queue.departures": hourly((hour) => (hour % 2 === 0 ? 1.99 : 2)),
    "queue.dead-letters": hourly((hour) => (hour > 1000 ? 3 : 0)),
    "queue.empty-receives": hourly(() => 0.5),
    "throttled-ratio": hourly(() => 0),
    "delivery.failed-ratio": hourly(() => 0.0005),
    "resource.tags": ["owner", "data-class"],
    "alarm.list": [{ name: "age", enabled: false, receivers: 0, state: "ok", since: ago(3), group: "latency" }],
  });
  give("pictures", {
    requests: hourly((hour) => (hour % 3 === 0 ? 1 : 0)),
    "storage.bytes": daily((day) => 1e9 * (1 + day / 100)),
    "backup.completed": daily(() => 1),
    "backup.failed": daily(() => 0),
  });
  give("orders", {
    "saturation.disk": hourly((hour) => 0.4 + hour / 100_000),
    "replica.lag": hourly((hour) => hour % 5),
    deadlocks: hourly(() => 0),
    "disk.burst-balance": hourly(() => 0.8),
    capacity: hourly(() => 2),
    "capacity.max": 4,
  });
  give(of.workload.name, {
    advice: [
      {
        id: "a",
        category: "reliability",
        kind: "zone",
        impact: "medium",
        component: "orders",
        problem: "one zone",
        since: ago(5),
      },
      {
        id: "b",
        category: "cost",
        kind: "idle",
        impact: "low",
        component: "",
        problem: "idle",
        since: ago(50),
        usdPerMonth: 20,
      },
    ],
    review: [
      {
        workload: "shop",
        lens: "all",
        pillar: "security",
        high: 1,
        medium: 2,
        unanswered: 1,
        answered: 9,
        at: ago(40),
      },
    ],
    "service.edges": [
      { source: "front-door", target: "frontend", calls: 90_000, errors: 9, faults: 5, throttled: 0, seconds: 0.1 },
    ],
    "resource.strangers": [{ id: "old-disk", type: "disk", region: "eu-west-1" }],
    "resource.untagged": [{ id: "old-disk", type: "disk", missing: "owner" }],
    "resource.count": 30,
    "cost.total": daily(() => 100),
    "cost.attributed": daily((day) => (day % 10 === 0 ? 80 : 95)),
    "cost.transfer": daily(() => 3),
    "cost.services": [
      { service: "compute", usd: 6000, last14: 60, before56: 58 },
      { service: "logs", usd: 2400, last14: 40, before56: 42 },
    ],
    "quota.used": [{ quota: "cores", share: 0.4, adjustable: true }],
    "restore.completed": daily((day) => (day === 12 ? 1 : 0)),
    "cost.anomaly-monitors": 1,
  });
  return {
    ...of,
    workload: { ...of.workload, components: [...of.workload.components, ...COMPONENTS] },
    evidence: [...of.evidence, ...evidence],
    plan: [
      ...of.plan,
      ...evidence.map(({ subject, signal, strength, value }) => {
        return { subject, signal, provider: "aws", strength, taken: 1, samples: samplesOf(value) };
      }),
    ],
  };
}
