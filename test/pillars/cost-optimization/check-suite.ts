import { describe, expect, it } from "vitest";
import { runExamples } from "../../../src/checks/examples.ts";
import { compileCheck } from "../../../src/checks/judge.ts";
import type { Fact, FactValue } from "../../../src/model/fact.ts";
import type { Check, CheckExample } from "../../../src/model/rules.ts";
import { derivations as cost } from "../../../src/pillars/cost-optimization/index.ts";
import { vendorAdvice } from "../../../src/pillars/operational-excellence/vendor-advice.ts";
import { derivations as security } from "../../../src/pillars/security/index.ts";
import { derivations as sustainability } from "../../../src/pillars/sustainability/index.ts";
import { rulesFile, shippedChecks, shippedTables } from "./evidence-fixture.ts";

const SIGNAL_FILES = ["signals/repository.yaml", "signals/telemetry.yaml", "signals/cloud.yaml"];

interface SignalFile {
  signals: { id: string; value?: string; subject?: string }[];
  defaults: { value?: string; subject?: string };
}

function asFact(value: unknown): Fact {
  if (value === undefined || value === null) return { value: null, reason: "lost", evidence: [] };
  return { value: value as FactValue, unit: "", strength: "observed", evidence: [], sampleSize: 1 };
}

/** What a check says of an example when some of its needs are lost. */
function outcomeWithout(check: Check, example: CheckExample, lost: readonly string[]): string {
  const { criticality = "medium", componentType = "http-service", ...given } = example.given;
  const facts = Object.fromEntries(
    check.needs.map(({ as }) => [as, lost.includes(as) ? asFact(undefined) : asFact(given[as])]),
  );
  const context = { criticality: String(criticality), componentType: String(componentType) };
  return compileCheck(check).judge(facts, context).outcome;
}

/** Every subset, by the bits of a number. */
function subsetsOf(names: readonly string[]): string[][] {
  return Array.from({ length: 2 ** names.length }, (_, bits) => names.filter((_name, i) => (bits >> i) & 1));
}

/** What every check of a pillar must hold. */
export function holdChecks(pillar: string, least: number): void {
  const checks = shippedChecks(pillar);
  const each = checks.map(({ check }) => [check.id, check] as const);

  describe(`checks of ${pillar}`, () => {
    it("are named after their id and belong to the pillar", () => {
      for (const { name, check } of checks) {
        expect(name).toBe(`${check.id}.yaml`);
        expect(check.pillar).toBe(pillar);
      }
      expect(checks.length).toBeGreaterThanOrEqual(least);
    });

    it.each(each)("%s holds its own examples", (_, check) => {
      expect(runExamples(check).filter((result) => !result.ok)).toEqual([]);
    });

    it.each(each)("%s never passes, and never ceases to apply, because evidence is lost", (_, check) => {
      for (const example of check.examples) {
        const before = outcomeWithout(check, example, []);
        for (const lost of subsetsOf(check.needs.map((need) => need.as))) {
          const after = outcomeWithout(check, example, lost);
          if (after === "pass" || after === "not-applicable") expect(after, `without ${lost.join(", ")}`).toBe(before);
        }
      }
    });

    it("read only signals of the catalogue and facts that are derived", () => {
      const signals = new Set(
        SIGNAL_FILES.flatMap((path) => (rulesFile(path) as SignalFile).signals.map((signal) => signal.id)),
      );
      const rules = shippedTables();
      const facts = new Set(
        [...security(rules), ...cost(rules), ...sustainability(rules), vendorAdvice].flatMap((derivation) =>
          derivation.facts.map((fact) => fact.id),
        ),
      );
      for (const { check } of checks) {
        for (const one of check.needs.flatMap((need) => need.readings)) {
          if (one.signal !== undefined) expect(signals, check.id).toContain(one.signal);
          if (one.fact !== undefined) expect(facts, check.id).toContain(one.fact);
        }
      }
    });

    it("read of their subject what is known of that kind of subject", () => {
      const workloadSignals = new Set(
        SIGNAL_FILES.flatMap((path) => {
          const { signals, defaults } = rulesFile(path) as SignalFile;
          return signals.flatMap((one) => ((one.subject ?? defaults.subject) === "workload" ? [one.id] : []));
        }),
      );
      for (const { check } of checks) {
        const ofWorkload = check.appliesTo.includes("workload");
        for (const one of check.needs.flatMap((need) => need.readings)) {
          if (one.signal !== undefined)
            expect(workloadSignals.has(one.signal), `${check.id}: ${one.signal}`).toBe(ofWorkload);
        }
      }
    });

    it("say in their texts only what they know", () => {
      for (const { check } of checks) {
        const known = new Set([...check.needs.map((need) => need.as), ...Object.keys(check.thresholds)]);
        for (const text of [check.expected, check.message.pass, check.message.fail, check.message.partial]) {
          for (const [, placeholder] of text?.matchAll(/\{([^}]*)\}/g) ?? []) {
            expect(known, `${check.id}: {${placeholder}}`).toContain(placeholder);
          }
        }
        expect(known, check.id).toContain(check.measure);
        expect(check.blindSpot, check.id).not.toBe("");
        for (const threshold of Object.values(check.thresholds)) expect(threshold.source, check.id).not.toBe("");
        const partial = check.curve !== undefined || check.condition?.partialScore !== undefined;
        if (partial) expect(check.message.partial, check.id).toBeTypeOf("string");
      }
    });
  });
}
