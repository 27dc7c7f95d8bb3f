import { describe, expect, it } from "vitest";
import { mappingProblems, practiceChecks, splitsOf } from "../../src/frameworks/mapping.ts";
import type { Framework } from "../../src/model/rules.ts";
import { sampleCheck } from "../support/sample-rules.ts";

const framework: Framework = {
  id: "f",
  title: "F",
  version: "1",
  source: "test",
  pillars: [
    {
      id: "p",
      title: "P",
      practices: [
        { id: "A", title: "a" },
        { id: "B", title: "b", checks: [{ id: "one", covers: "full", why: "own file" }] },
      ],
    },
  ],
};
const one = sampleCheck({
  id: "one",
  practices: {
    f: [
      { id: "A", covers: "part", why: "w" },
      { id: "B", covers: "part", why: "w" },
    ],
  },
});

describe("mappings", () => {
  it("come from both files, count once, and the wider claim holds", () => {
    const mapped = practiceChecks(framework, [one, one]);
    expect(mapped.get("A")).toEqual([{ check: "one", covers: "part", why: "w" }]);
    expect(mapped.get("B")).toEqual([{ check: "one", covers: "full", why: "own file" }]);
    const pillar = framework.pillars[0];
    expect(pillar && splitsOf(pillar, mapped).get("one")).toBe(2);
  });

  it("to what does not exist are problems that break the build, with what was meant", () => {
    const wrong = sampleCheck({ id: "wrong", practices: { f: [{ id: "a", covers: "part", why: "w" }], g: [] } });
    expect(mappingProblems([framework], [wrong])).toEqual([
      "f/B names the check one, which does not exist",
      "check wrong names f/a, which does not exist; did you mean A?",
      "check wrong names the framework g, which does not exist; did you mean f?",
    ]);
    expect(mappingProblems([framework], [one])).toEqual([]);
    expect(mappingProblems([framework], [one, one])).toEqual(["check one is there twice"]);
  });

  it("trade-offs are named against another pillar of the same framework", () => {
    const [p] = framework.pillars;
    const traded = (against: string): Framework => ({
      ...framework,
      pillars: [
        ...(p ? [{ ...p, tradeoffs: [{ against, titles: ["Increased latency"] }] }] : []),
        { id: "speed", title: "Speed", practices: [{ id: "C", title: "c" }] },
      ],
    });
    expect(mappingProblems([traded("speed")], [one])).toEqual([]);
    expect(mappingProblems([traded("sped")], [one])).toEqual([
      "f: pillar p names trade-offs against sped, which is no other pillar of it; did you mean speed?",
    ]);
    expect(mappingProblems([traded("p")], [one])).toHaveLength(1);
  });
});
