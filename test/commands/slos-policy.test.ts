import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { plumbrule, temporaryFolder } from "../support/command-line.ts";

const SLO = `apiVersion: openslo/v1
kind: SLO
metadata: { name: front-door }
spec:
  service: web
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 28d, isRolling: true }]
  indicator:
    metadata: { name: i }
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { type: Prometheus, spec: { query: bad_total } } }
        total: { metricSource: { type: Prometheus, spec: { query: all_total } } }
  objectives: [{ target: 0.99 }]
`;
const MANIFEST = `apiVersion: plumbrule/v1
kind: Workload
metadata: { name: shop }
components: []
slos: [slos/*.yaml]
`;

function validate(policy: string | undefined) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "slos"));
  writeFileSync(join(folder, "slos/web.yaml"), SLO);
  writeFileSync(join(folder, "plumbrule.yaml"), MANIFEST + (policy === undefined ? "" : "errorBudgetPolicy: p.yaml\n"));
  if (policy !== undefined) writeFileSync(join(folder, "p.yaml"), policy);
  return plumbrule(["slos", "validate", folder]);
}

it("slos validate warns of an objective without a policy, and of a policy past its revisit date", () => {
  const without = validate(undefined);
  expect(without).toMatchObject({ code: 0, stdout: "✓ 1 file, 1 objective\n" });
  expect(without.stderr).toContain("slos/web.yaml:3: front-door: no error-budget policy is about it");
  const normal = "owner: Ada\nstates: [{ name: normal, freeze: false }]\n";
  expect(validate(normal)).toMatchObject({ code: 0, stderr: "" });
  const old = validate(`${normal}revisit: 2020-01-01\n`);
  expect(old.code).toBe(0);
  expect(old.stderr).toContain("(p.yaml) was to be looked at again by 2020-01-01T23:59:59Z (policy-revisit-overdue)");
});

it("slos validate says what is wrong with the policy, and that it is not there", () => {
  const wrong = validate("owner: Ada\nobjectives: [front-dor]\nstates: [{ name: normal, freze: false }]\n");
  expect(wrong).toMatchObject({ code: 2 });
  expect(wrong.stdout.trim().split("\n")).toEqual([
    'p.yaml:2: objectives[0]: there is no objective "front-dor"; did you mean "front-door"?',
    'p.yaml:3: states[0].freze: unknown key; did you mean "freeze"?',
  ]);
  const folder = temporaryFolder();
  mkdirSync(join(folder, "slos"));
  writeFileSync(join(folder, "slos/web.yaml"), SLO);
  writeFileSync(join(folder, "plumbrule.yaml"), `${MANIFEST}errorBudgetPolicy: missing.yaml\n`);
  expect(plumbrule(["slos", "validate", folder])).toMatchObject({
    code: 2,
    stdout: "missing.yaml: there is no such file\n",
  });
});
