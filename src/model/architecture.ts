/** How components depend on each other and where they run, as far as the evidence shows it: what diagrams are drawn from. */
export interface Architecture {
  /** By source, then target; of many the ones with the most calls. */
  dependencies: Dependency[];
  /** Dependencies between components that are not in `dependencies`. */
  dependenciesLeftOut?: number;
  /** Why calls that were made may not be among them. */
  callsReason?: string;
  /** A few complete traces as they were; the first is the slowest. */
  traces?: ExampleTrace[];
  /** Why there is none. */
  tracesReason?: string;
  /** Kubernetes objects as the repository's files have them. */
  deployment?: DeploymentObject[];
  /** Why there may be more than these, or why there is none. */
  deploymentReason?: string;
}

/** One trace; its spans stand in an order in which parents come first. */
export interface ExampleTrace {
  /** The low 64 bits of its id, as 16 hexadecimal digits. */
  id: string;
  /** `slowest`, `median`, `failed`: what it is an example of. */
  example: string;
  /** Spans of the trace, those included that are not listed. */
  total: number;
  spans: TraceSpan[];
  evidence: string;
}

export interface TraceSpan {
  /** Place of its parent in the list; null for the root. */
  parent: number | null;
  /** Null for a service that is no component. */
  component: string | null;
  operation: string;
  /** `server`, `client` …; null where it does not say. */
  kind: string | null;
  /** Seconds after the root began; negative where two clocks disagree. */
  start: number;
  /** Seconds; null where it is not known. */
  duration: number | null;
  /** Null where nothing says so. */
  failed: boolean | null;
}

/** A workload, or what stands in front of one. */
export interface DeploymentObject {
  kind: string;
  name: string;
  /** Null where the file leaves it to who applies it. */
  namespace: string | null;
  component?: string;
  /** Declared replicas, or the autoscaler's minimum; null where it is not known. */
  replicas?: number | null;
  /** The autoscaler's maximum, where there is one. */
  most?: number;
  /** Whether its replicas are spread over zones; null where it is not known. */
  zones?: boolean | null;
  /** Of what it sends requests to: `Kind/namespace/name`. */
  targets?: string[];
  /** Files that bring it, where they are several: it is shown as the first has it. */
  copies?: number;
  path: string;
  line: number;
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
