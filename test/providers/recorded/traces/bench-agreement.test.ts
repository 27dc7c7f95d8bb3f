import { describe, expect, it } from "vitest";
import { measure } from "../../../../bench/recorded-traces.ts";

describe("the benchmark of traces", () => {
  it("measures two sides that come to the same result", async () => {
    const { scanner, parse, spans } = await measure({ spans: 3000 });
    // `measure` throws where they differ; here is that they found what was generated: one span in three is a server's, per 500.
    expect(scanner.requests).toBe((spans / 500) * 167);
    expect(parse).toMatchObject({ requests: scanner.requests, errors: scanner.errors, groups: scanner.groups });
  });
});
