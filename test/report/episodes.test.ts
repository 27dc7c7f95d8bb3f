import { describe, expect, test } from "vitest";
import type { Episode } from "../../src/model/fact.ts";
import { departure, disturbances, toldBriefly, widest } from "../../src/report/episodes.ts";

const episode = (subject: string, from: string, to: string, peak: number, more: Partial<Episode> = {}): Episode => ({
  subject,
  signal: "latency.p99",
  start: `2022-08-22T${from}:00Z`,
  end: `2022-08-22T${to}:00Z`,
  peak,
  baseline: 1,
  unit: "s",
  direction: "high",
  evidence: [],
  ...more,
});

describe("disturbances", () => {
  test("what overlaps is one, what only touches is two", () => {
    const all = disturbances([
      episode("c", "05:00", "05:10", 2),
      episode("a", "04:00", "04:10", 2),
      episode("b", "04:09", "04:30", 3),
      episode("d", "04:20", "04:25", 9),
      episode("e", "04:30", "04:40", 2),
    ]);
    expect(
      all.map((one) => [one.start.slice(11, 16), one.end.slice(11, 16), one.episodes.map((of) => of.subject).join("")]),
    ).toEqual([
      ["04:00", "04:30", "dba"],
      ["04:30", "04:40", "e"],
      ["05:00", "05:10", "c"],
    ]);
  });

  test("the order they come in changes nothing, and unreadable times stand alone", () => {
    const list = [episode("a", "04:00", "04:10", 2), episode("b", "04:05", "04:20", 3), episode("c", "xx", "yy", 2)];
    expect(disturbances([...list].reverse())).toEqual(disturbances(list));
    expect(disturbances(list)).toHaveLength(2);
  });

  test("the widest are kept, in order of time: twice is as wide as half, nothing is the widest", () => {
    const all = disturbances([
      episode("small", "01:00", "01:05", 1.5),
      episode("half", "02:00", "02:05", 0.4, { direction: "low" }),
      episode("twice", "03:00", "03:05", 2.2),
      episode("gone", "04:00", "04:05", 0, { direction: "absent" }),
    ]);
    expect(widest(all, 3).map((one) => one.episodes[0]?.subject)).toEqual(["half", "twice", "gone"]);
  });

  test("one departure of each component is told, the others are counted", () => {
    const [all] = disturbances([
      episode("a", "01:00", "01:05", 9),
      episode("a", "01:00", "01:05", 5, { signal: "errors" }),
      episode("b", "01:00", "01:05", 3),
      episode("c", "01:00", "01:05", 2),
    ]);
    const { told, rest } = toldBriefly(all ?? { start: "", end: "", episodes: [] }, 2);
    expect(told.map((one) => [one.subject, one.signal])).toEqual([
      ["a", "latency.p99"],
      ["b", "latency.p99"],
    ]);
    expect(rest).toBe("2 more signals of 2 components");
  });
});

test("departure says the direction and the normal value", () => {
  expect(departure(episode("a", "01:00", "01:05", 1.92, { baseline: 0.081 }))).toBe("rose to 1.92 s, normally 81 ms");
  expect(departure(episode("a", "01:00", "01:05", 0, { direction: "absent", unit: "1/s" }))).toBe(
    "was absent, normally 1/s",
  );
});
