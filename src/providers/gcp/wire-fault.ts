import type { Failure } from "../shared/calls.ts";

/** What a project says of a metric type that nobody ever wrote there. */
export const NO_SUCH_METRIC = "the project has no such metric";

/** A request without an answer that can be used, and what that means. */
export class WireFault extends Error {
  readonly failure: Failure;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;

  constructor(failure: Failure, status?: number) {
    super(failure.reason);
    this.failure = failure;
    this.status = status;
  }
}

/** The fault behind an error of a client, which wraps what its transport throws. */
function faultOf(error: unknown): WireFault | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (at instanceof WireFault) return at;
  }
  return undefined;
}

/** What an error of a client means. */
export function explain(error: unknown): Failure {
  const fault = faultOf(error);
  if (fault) return fault.failure;
  // An answer that the client cannot take apart: cut off, or not the API's.
  if (error instanceof SyntaxError || (error instanceof Error && error.cause instanceof SyntaxError))
    return { kind: "transient", reason: "the answer is no whole JSON" };
  return { kind: "final", reason: "the answer does not have the shape that this API gives" };
}
