import type { Failure } from "../shared/calls.ts";

/** Why a call has no answer, with what tells whether a smaller one may have one. */
export interface Refusal extends Failure {
  /** HTTP status. */
  status?: number;
  /** What the server said: not shown as it is. */
  said?: string;
}

/** What was noticed on the wire, before a client could make something else of it. */
export class WireFault extends Error {
  readonly failure: Refusal;

  constructor(failure: Refusal) {
    super(failure.reason);
    this.failure = failure;
  }
}
