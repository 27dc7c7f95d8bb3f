/** What is said of a span or a count, in names and numbers of our own making: no text of a server, no credential. */
export interface Attributes {
  readonly [name: string]: string | number | boolean;
}

/** The tool's own traces and metrics, as its parts see them. */
export interface Tracing {
  /** Runs work inside a span of that name, a child of the one that is running. */
  span<T>(name: string, work: () => Promise<T>, attributes?: Attributes): Promise<T>;
  /** The same for work that never waits. */
  step<T>(name: string, work: () => T, attributes?: Attributes): T;
  /** Adds to a counter. */
  count(name: string, amount: number, attributes?: Attributes): void;
  /** What goes with every outgoing call: W3C Trace Context, `traceparent`. */
  headers(): { [name: string]: string };
}

/** The telemetry of one run of a command. */
export interface RunTelemetry {
  tracing: Tracing;
  /** Ends the run's own span and sends what is left, for less than a second. Never throws. `failed`: the class of an error. */
  end(failed?: string): Promise<void>;
}

/** For runs that nobody traces, such as those of a test. */
export const UNTRACED: Tracing = {
  span: (_name, work) => work(),
  step: (_name, work) => work(),
  count: () => undefined,
  headers: () => ({}),
};
