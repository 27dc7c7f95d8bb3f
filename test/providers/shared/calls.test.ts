import { expect, test } from "vitest";
import { UNTRACED } from "../../../src/model/tracing.ts";
import { Calls, callLimits } from "../../../src/providers/shared/calls.ts";

const never = () => new Promise<never>(() => undefined);

function callsWith(silenceMs: number | undefined, abort = new AbortController().signal): Calls {
  return new Calls({
    limits: callLimits(silenceMs),
    abort,
    tracing: UNTRACED,
    explain: (error) => ({ kind: "transient", reason: String(error) }),
  });
}

test("a source is given as long as the run says, in attempts that leave time for another", async () => {
  expect(callLimits()).toMatchObject({ silenceMs: 30_000, attemptMs: 14_000 });
  expect(callLimits(600_000).attemptMs).toBe(14_000);
  const calls = callsWith(300);
  const called = await calls.call("test/api", never);
  expect(called).toMatchObject({
    failure: { kind: "final", reason: expect.stringMatching(/did not answer|no answer/) },
  });
  expect(calls.usage.all["test/api"]?.requests).toBeGreaterThan(0);
});

test("an interruption ends a call whose client forgets its signal", async () => {
  const controller = new AbortController();
  const called = callsWith(undefined, controller.signal).call("test/api", never);
  controller.abort();
  expect(await called).toEqual({ failure: { kind: "final", reason: "interrupted" } });
});
