import { describe, expect, it } from "vitest";
import type { EvidenceValue } from "../../../src/model/evidence.ts";
import { derivations as derivationsOf } from "../../../src/pillars/operational-excellence/index.ts";
import { component, factOf, indexOf, reading, reasonOf, series, shippedRules, WORKLOAD } from "./evidence-fixture.ts";

const derivations = derivationsOf(shippedRules());

/** The fixture's run ends on 2024-06-01. */
const alarm = (name: string, more: { [field: string]: string | number | boolean } = {}) => ({
  name,
  enabled: true,
  receivers: 1,
  state: "ok",
  since: "2024-05-01T00:00:00Z",
  ...more,
});

function fact(id: string, given: { [signal: string]: EvidenceValue }, type = "http-service", subject = "cart") {
  const evidence = Object.entries(given).map(([signal, value]) =>
    reading(signal === "alert.count" || signal === "alert.receiver" ? WORKLOAD : "cart", signal, value),
  );
  return factOf(indexOf({ components: [component("cart", { type })], evidence }), derivations, id, subject);
}

describe("alarms on golden signals", () => {
  it("are asked for what the type can give, traffic aside", () => {
    expect(fact("alarms.unwatched", { "alarm.watched": ["errors", "traffic"] }).value).toEqual([
      "latency",
      "saturation",
    ]);
    expect(fact("alarms.watched-share", { "alarm.watched": ["errors"] }).value).toBeCloseTo(1 / 3, 12);
    expect(fact("alarms.watched-share", { "alarm.watched": ["saturation"] }, "vm").value).toBe(1);
    expect(fact("alarms.watched-share", { "alarm.watched": [] }).value).toBe(0);
  });

  it("are not known where no source tells, the reading is blank or nothing is expected of the type", () => {
    expect(reasonOf(fact("alarms.unwatched", {}))).toBe("no source gives alarm.watched");
    expect(reasonOf(fact("alarms.unwatched", { "alarm.watched": null }))).toBe("alarm.watched was empty");
    expect(reasonOf(fact("alarms.unwatched", { "alarm.watched": [] }, "thing"))).toContain('the type "thing"');
  });
});

describe("states of alarms", () => {
  it("names those that are off, and does not ask what state they are in", () => {
    const given = { "alarm.list": [alarm("a"), alarm("b", { enabled: false, state: "firing" })] };
    expect(fact("alarms.disabled", given).value).toEqual(["b"]);
    expect(fact("alarms.firing", given).value).toEqual([]);
  });

  it("tells for how many whole days one has been firing", () => {
    const since = (at: string) => ({ "alarm.list": [alarm("a", { state: "firing", since: at })] });
    expect(fact("alarms.firing", since("2024-05-25T00:00:00Z")).value).toEqual([{ name: "a", days: 7 }]);
    expect(fact("alarms.firing", since("2024-05-25T00:00:01Z")).value).toEqual([{ name: "a", days: 6 }]);
    expect(reasonOf(fact("alarms.firing", since("lately")))).toContain("since when the alarm a is so is not told");
  });

  it("knows what is told: nothing of a state of null, and of an ok without a time only that it does not fire", () => {
    const untold = { "alarm.list": [{ ...alarm("a"), state: null, since: null }] };
    expect(reasonOf(fact("alarms.firing", untold))).toBe("the state of the alarm a is not told");
    const timeless = { "alarm.list": [{ ...alarm("a"), since: null }], requests: series([1]) };
    expect(fact("alarms.firing", timeless).value).toEqual([]);
    expect(reasonOf(fact("alarms.blind", timeless))).toBe("the state of the alarm a is not told");
  });

  it("counts an alarm on several golden groups once", () => {
    const list = [alarm("a", { group: "errors" }), alarm("a", { group: "latency" }), alarm("b")];
    expect(fact("alarms.total", { "alarm.list": list }).value).toBe(2);
    expect(fact("alerts.defined", { "alarm.list": list }, "http-service", WORKLOAD).value).toBe(2);
  });

  it("calls one without data blind only where there was traffic", () => {
    const list = [alarm("a", { state: "no-data", since: "2024-05-20T00:00:00Z" })];
    expect(fact("alarms.blind", { "alarm.list": list, requests: series([0, 2]) }).value).toEqual([
      { name: "a", days: 12 },
    ]);
    expect(fact("alarms.blind", { "alarm.list": list, requests: series([0, 0]) }).value).toEqual([]);
    expect(reasonOf(fact("alarms.blind", { "alarm.list": list }))).toContain("whether there was traffic is not known");
    expect(fact("alarms.blind", { "alarm.list": [alarm("a")] }).value).toEqual([]);
  });

  it("counts what one alarm cleared by itself on its worst day", () => {
    const at = (hour: number, more = {}) => ({
      name: "a",
      at: `2024-05-20T${String(hour).padStart(2, "0")}:00:00Z`,
      seconds: 600,
      ...more,
    });
    const rows = [
      at(1),
      at(2),
      at(3, { seconds: 601 }),
      at(4, { name: "b" }),
      at(5, { seconds: null }),
      at(6, { at: "2024-05-21T00:00:00Z" }),
    ];
    expect(fact("alarms.flaps-on-worst-day", { "alarm.firings": rows }).value).toBe(2);
    expect(fact("alarms.flaps-on-worst-day", { "alarm.firings": [] }).value).toBe(0);
    expect(fact("alarms.flaps-on-worst-day", { "alarm.firings": null }).value).toBeNull();
  });
});

describe("alerts that are defined", () => {
  const of = (id: string, given: { [signal: string]: EvidenceValue }) => fact(id, given, "http-service", WORKLOAD);

  it("are those of the repository and those that run", () => {
    expect(
      of("alerts.defined", { "alert.count": 3, "alarm.list": [alarm("a"), alarm("b", { enabled: false })] }).value,
    ).toBe(4);
    expect(of("alerts.defined", { "alert.count": 0, "alarm.list": [alarm("a")] }).value).toBe(1);
    expect(of("alerts.defined", { "alert.count": 0 }).value).toBe(0);
    expect(of("alerts.defined", {}).value).toBeNull();
  });

  it("are there whatever became of the other place; that there is none needs both", () => {
    expect(of("alerts.defined", { "alert.count": 3, "alarm.list": null }).value).toBe(3);
    expect(reasonOf(of("alerts.defined", { "alert.count": 0, "alarm.list": null }))).toBe("alarm.list was empty");
  });

  it("reach somebody by the share of alarms and routes with a receiver, which needs both places", () => {
    const list = [alarm("a"), alarm("b", { receivers: 0 })];
    expect(of("alerts.routed-share", { "alarm.list": list }).value).toBe(0.5);
    expect(of("alerts.routed-share", { "alert.receiver": true, "alarm.list": list }).value).toBeCloseTo(2 / 3, 12);
    expect(of("alerts.routed-share", { "alert.receiver": true, "alarm.list": null }).value).toBeNull();
    expect(of("alerts.routed-share", { "alarm.list": [] }).value).toBeNull();
  });
});
