import type { Indicator } from "./objective.ts";

/** Neutral component types; vendor types (`aws.rds`, `azure.appservice` …) come from rules/signals and map onto these. */
export const NEUTRAL_TYPES = [
  "http-service",
  "worker",
  "function",
  "gateway",
  "load-balancer",
  "database",
  "cache",
  "queue",
  "object-store",
  "volume",
  "vm",
  "cluster",
] as const;

export type Criticality = "low" | "medium" | "high";

export interface Component {
  id: string;
  /** A neutral type, or a vendor type of the catalogue. */
  type: string;
  dependsOn: string[];
  owner?: string;
  criticality?: Criticality;
  /** What a provider needs to find it. */
  ref?: { [key: string]: unknown };
}

export interface Workload {
  name: string;
  owner?: string;
  criticality?: Criticality;
  components: Component[];
}

/** A person's reply to a practice that no telemetry can see. Times are RFC 3339. */
export interface Answer {
  framework: string;
  practice: string;
  outcome: "pass" | "partial" | "fail" | "not-applicable";
  by: string;
  at: string;
  until?: string;
  reason: string;
  link?: string;
}

/** An accepted risk. At least one of practice, check, component is set. */
export interface Waiver {
  framework?: string;
  practice?: string;
  check?: string;
  component?: string;
  owner: string;
  reason: string;
  until: string;
  adr?: string;
}

/** One objective of an OpenSLO document. */
export interface Objective {
  name: string;
  /** The component it speaks of: `spec.service`. */
  service: string;
  kind: "availability" | "latency" | "other";
  /** 0..1 */
  target: number;
  /** `28d`, `1M` */
  window: string;
  calendar?: { startTime: string; timeZone: string };
  budgetingMethod: string;
  /** 0..1; from this share on a slice is good. */
  timeSliceTarget?: number;
  timeSliceWindow?: string;
  /** How it is measured; absent for a composite. */
  indicator?: Indicator;
  /** What a composite objective is made of. */
  members?: ObjectiveMember[];
  source: { path: string; line: number };
}

export interface ObjectiveMember {
  indicator: Indicator;
  /** 0..1 */
  target: number;
  /** How much its burn counts; 1 unless stated. */
  weight: number;
  /** 0..1 */
  timeSliceTarget?: number;
}
