import { describe, expect, it } from "vitest";
import { parseCheck } from "../../src/checks/load.ts";
import { checkTemplate } from "../../src/checks/template.ts";
import { factsOf } from "../../src/pipeline/rules.ts";
import { shippedRules } from "../support/sample-rules.ts";
import { messageOf } from "../workload/folder.ts";

const rules = await shippedRules();
const readable = { signals: rules.signals, facts: await factsOf(rules) };
const template = checkTemplate("slow-start", "reliability");
const CPU = "{ signal: saturation.cpu, statistic: p99, minSamples: 60 }";

function changed(from: string, to: string): Promise<string> {
  expect(template).toContain(from);
  return messageOf(parseCheck(template.replace(from, to), "slow-start.yaml", readable));
}

it("loads a new check as it is written", async () => {
  expect(await parseCheck(template, "slow-start.yaml", readable)).toMatchObject({ id: "slow-start" });
});

describe("refuses what could never be read, with its line and what was meant", () => {
  it.each([
    [
      "a misspelt signal",
      "{ signal: saturation.cpuu, statistic: p99 }",
      'slow-start.yaml:10: needs.busiest[0].signal: "saturation.cpuu" is not a signal; did you mean saturation.cpu?',
    ],
    [
      "a misspelt fact",
      "{ fact: component.self-manged }",
      'slow-start.yaml:10: needs.busiest[0].fact: "component.self-manged" is not a fact; did you mean component.self-managed?',
    ],
    [
      "a statistic that the signal has not",
      "{ signal: saturation.cpu, statistic: count-true }",
      '"count-true" is not a statistic of "saturation.cpu", which is a series; it has p1, p5',
    ],
    [
      "no statistic of a series",
      "{ signal: saturation.cpu }",
      'slow-start.yaml:10: needs.busiest[0].statistic: "value"',
    ],
    ["a statistic of a fact", "{ fact: component.self-managed, statistic: p99 }", "a fact is one value already"],
    [
      "a signal of the workload for a component",
      "{ signal: git.commits, statistic: value }",
      '"git.commits" is of a workload, and this check of a component',
    ],
  ])("%s", async (_name, reading, said) => {
    expect(await changed(CPU, reading)).toContain(said);
  });

  it("a component's fact in a check of the workload, and a check of both", async () => {
    expect(await changed("appliesTo: [service]", "appliesTo: [workload]")).toContain("and this check of a workload");
    expect(await changed("appliesTo: [service]", "appliesTo: [service, workload]")).toContain("appliesTo[1]:");
  });
});

describe("wants every number but 0 and 1 among the thresholds", () => {
  it.each([
    ["1e9", "busiest <= most * 1e9"],
    ["0x50", "busiest <= double(0x50)"],
    ["2u", "busiest > 2u"],
    ["0.05", "busiest > most || busiest < 0.05"],
    ["80", "busiest < -80"],
    ['"80"', 'busiest <= double("80")'],
    ["3", "[busiest].exists(x, x > 3)"],
  ])("%s", async (number, pass) => {
    expect(await changed('pass: "busiest <= most"', `pass: ${JSON.stringify(pass)}`)).toBe(
      `slow-start.yaml:17: condition.pass: the number ${number} belongs into thresholds, with its source`,
    );
  });

  it("in guards and partial scores too, each named with its place", async () => {
    const message = await changed(
      'pass: "busiest <= most"',
      [
        'pass: "busiest <= most"',
        '  fail: "busiest > most"',
        '  partialScore: "busiest / 7.0"',
        '  notApplicable: [{ when: "busiest < 0.01", reason: r }]',
        '  unknown: [{ when: "busiest > 1e3", reason: r }]',
      ].join("\n"),
    );
    expect(message).toContain("condition.partialScore: the number 7.0");
    expect(message).toContain("condition.notApplicable[0].when: the number 0.01");
    expect(message).toContain("condition.unknown[0].when: the number 1e3");
  });

  it("and leaves 0, 1 and digits inside texts and names alone", async () => {
    for (const pass of ["busiest >= 0 && busiest <= 1.0", "busiest - 1 < 0.0", 'componentType != "tier-2"']) {
      const text = template.replace('pass: "busiest <= most"', `pass: ${JSON.stringify(pass)}`);
      expect(await parseCheck(text, "slow-start.yaml", readable)).toBeDefined();
    }
  });
});

it("names the expression that cannot be read", async () => {
  expect(await changed('pass: "busiest <= most"', 'pass: "busiest <= mst"')).toMatch(
    /slow-start.yaml:17: condition.pass: .*mst/,
  );
});
