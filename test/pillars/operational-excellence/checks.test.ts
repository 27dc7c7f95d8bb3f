import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { Check, Reading } from "../../../src/model/rules.ts";
import { derivationsOf } from "../../../src/pillars/registry.ts";
import { shippedRules } from "../../support/sample-rules.ts";

const rules = await shippedRules();
const FOLDER = new URL("../../../rules/checks/operational-excellence/", import.meta.url);

/** In the file a need is a key. */
type CheckFile = Omit<Check, "needs"> & { needs: { [need: string]: Reading[] } };

const checks = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".yaml"))
  .sort()
  .map((name) => parse(readFileSync(new URL(name, FOLDER), "utf8")) as CheckFile);

/** Their examples, mappings and signals are held by the tests of all rules. */
describe("checks of operational excellence", () => {
  it("are many, and all of this pillar", () => {
    expect(checks.length).toBeGreaterThanOrEqual(28);
    expect(new Set(checks.map((check) => check.pillar))).toEqual(new Set(["operational-excellence"]));
  });

  it("read only facts that an analysis gives, of a subject they apply to", () => {
    const facts = new Map(derivationsOf(rules).flatMap(({ facts }) => facts.map((fact) => [fact.id, fact.subject])));
    for (const check of checks) {
      const subject = check.appliesTo.includes("workload") ? "workload" : "component";
      for (const { fact } of Object.values(check.needs).flat()) {
        if (fact !== undefined) expect(facts.get(fact), `${check.id}: ${fact}`).toBe(subject);
      }
    }
  });

  it("read only signals of a subject they apply to", () => {
    const signals = new Map(rules.signals.map((signal) => [signal.id, signal.subject]));
    for (const check of checks) {
      const subject = check.appliesTo.includes("workload") ? "workload" : "component";
      for (const { signal } of Object.values(check.needs).flat()) {
        if (signal !== undefined) expect(signals.get(signal), `${check.id}: ${signal}`).toBe(subject);
      }
    }
  });

  it("name in their texts only what they know", () => {
    for (const check of checks) {
      const known = new Set([...Object.keys(check.needs), ...Object.keys(check.thresholds ?? {})]);
      for (const text of [check.expected, check.message.pass, check.message.fail, check.message.partial]) {
        for (const [, placeholder] of text?.matchAll(/\{([^}]*)\}/g) ?? []) {
          expect(known, `${check.id}: {${placeholder}}`).toContain(placeholder);
        }
      }
    }
  });

  it("have something to say wherever they can be partial", () => {
    for (const check of checks) {
      const partial = check.curve !== undefined || check.condition?.partialScore !== undefined;
      if (partial) expect(check.message.partial, check.id).toBeTypeOf("string");
    }
  });
});
