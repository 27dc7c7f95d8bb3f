import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { startGcp } from "../../servers/gcp/server.ts";
import { gather } from "./gathering.ts";

const server = await startGcp();
afterAll(() => server.stop());
beforeEach(() => {
  server.faults.clear();
  server.asked.length = 0;
});

describe("traces", () => {
  const span = (spanId: string, service: string, parentSpanId?: string, labels: object = {}) => ({
    spanId,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    name: "x",
    startTime: "2026-03-01T11:30:00Z",
    endTime: "2026-03-01T11:30:00.500Z",
    labels: { ...(service === "" ? {} : { "service.name": service }), ...labels },
  });

  it("become the calls between services, with what failed", async () => {
    server.lists.traces = [
      {
        traceId: "1",
        spans: [
          span("1", "cart"),
          span("2", "", "1"),
          span("3", "db", "2", { "http.response.status_code": "503" }),
          span("4", "ledger", "1", { "/http/status_code": "429" }),
        ],
      },
      {
        traceId: "2",
        spans: [span("1", "cart"), span("2", "db", "1", { "/http/status_code": "404" }), span("5", "db", "2")],
      },
    ];
    const { value, usage } = await gather(server, ["service.edges", "service.strangers"]);
    expect(value("shop", "service.edges")?.value).toEqual([
      { source: "cart", target: "db", calls: 2, errors: 1, faults: 1, throttled: 0, seconds: 0.5 },
      { source: "cart", target: "ledger", calls: 1, errors: 0, faults: 0, throttled: 1, seconds: 0.5 },
    ]);
    expect(value("shop", "service.strangers")?.value).toEqual(["ledger"]);
    expect(value("shop", "service.edges")?.window).toEqual({
      start: "2026-03-01T11:00:00Z",
      end: "2026-03-01T12:00:00Z",
    });
    expect(usage("gcp/trace").plan).toMatchObject({ requests: 1, bound: 1 });
    expect(usage("gcp/trace").made).toMatchObject({ requests: 1, bound: 1 });
  });

  it("that are not there are no empty graph", async () => {
    server.lists.traces = [];
    const { value } = await gather(server, ["service.edges", "service.strangers"]);
    expect(value("shop", "service.edges")?.reason).toContain("no trace of that time");
    expect(value("shop", "service.strangers")?.value).toBeNull();
  });
});
