import { expect, test } from "vitest";
import { interruptible } from "../../src/pipeline/interruptible.ts";

const never = new Promise<never>(() => undefined);

test("work that does not obey its signal is left when the signal comes, or has come", async () => {
  const controller = new AbortController();
  const waiting = interruptible(never, controller.signal);
  controller.abort();
  await expect(waiting).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
  await expect(interruptible(never, controller.signal)).rejects.toThrow(
    expect.objectContaining({ name: "AbortError" }),
  );
});

test("else it gives what the work gives", async () => {
  const { signal } = new AbortController();
  expect(await interruptible(Promise.resolve(1), signal)).toBe(1);
  await expect(interruptible(Promise.reject(new Error("its own")), signal)).rejects.toThrow("its own");
});
