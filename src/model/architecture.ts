/** How components depend on each other and where they run, as far as the evidence shows it: what diagrams are drawn from. */
export interface Architecture {
  /** By source, then target; of many the ones with the most calls. */
  dependencies: Dependency[];
  /** Dependencies between components that are not in `dependencies`. */
  dependenciesLeftOut?: number;
  /** Why calls that were made may not be among them. */
  callsReason?: string;
}

/** One component needs another: the workload says so, telemetry shows it, or both. */
export interface Dependency {
  source: string;
  target: string;
  declared: boolean;
  observed: boolean;
  /** Calls of the window; absent where no source counts them. */
  calls?: number;
  /** Of those, the failed ones; absent where none of them carries a status. */
  errors?: number;
  /** Seconds, as the callee measured them. */
  p50?: number;
  p99?: number;
  /** Ids of the evidence that shows it. */
  evidence: string[];
}
