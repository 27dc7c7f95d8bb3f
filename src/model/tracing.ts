/** The tool's own traces, as its parts see them. */
export interface Tracing {
  /** Runs work inside a span of that name, a child of the one that is running. */
  span<T>(name: string, work: () => Promise<T>): Promise<T>;
  /** What goes with every outgoing call: W3C Trace Context, `traceparent`. */
  headers(): { [name: string]: string };
}

/** For runs that nobody traces, such as those of a test. */
export const UNTRACED: Tracing = { span: (_name, work) => work(), headers: () => ({}) };
