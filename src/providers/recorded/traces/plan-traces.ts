/** Signals of one component that traces give. */
export const COMPONENT_SIGNALS = [
  "trace.requests",
  "trace.errors",
  "trace.latency.p50",
  "trace.latency.p99",
  "trace.attributed",
] as const;

/** Signals of the workload that traces give. */
export const WORKLOAD_SIGNALS = [
  "trace.edges",
  "trace.traces",
  "trace.complete",
  "trace.status-recorded",
  "trace.repeated-calls",
  "trace.serial-share",
  "trace.depth",
  "trace.examples",
  "trace.strangers",
] as const;
