import { expect, it } from "vitest";
import { alerts } from "../../../src/providers/repository/alerts.ts";
import { decisionRecords } from "../../../src/providers/repository/decision-records.ts";
import { documents } from "../../../src/providers/repository/documents.ts";
import { engineeringArtefacts } from "../../../src/providers/repository/engineering-artefacts.ts";
import { parseYaml } from "../../../src/providers/repository/yaml-documents.ts";
import { one, scanFiles, valuesOf } from "./scan-files.ts";

it.each([
  ["LICENSE", "licence.count"],
  ["docs/README.md", "readme.count"],
  ["SECURITY.md", "security-policy.count"],
  ["docs/threat-model.md", "threat-model.count"],
  ["runbooks/db.md", "runbook.count"],
  ["docs/postmortems/2024.md", "postmortem.count"],
  ["docs/incident-response.md", "incident-plan.count"],
  ["docs/disaster-recovery.md", "recovery-plan.count"],
  ["docs/production-readiness.md", "readiness-review.count"],
])("takes %s for a %s", async (path, signal) => {
  expect(one(await scanFiles({ [path]: "x" }, [documents]), signal).value).toBe(1);
  expect(
    one(await scanFiles({ "src/license_check.go": "x", "runbooks/README.md": "" }, [documents]), signal).value,
  ).toBe(signal === "readme.count" ? 1 : 0);
});

it("asks a recovery plan for both objectives", async () => {
  expect(
    one(await scanFiles({ "disaster-recovery.md": "RTO 4 h, RPO 1 h" }, [documents]), "recovery-plan.objectives").value,
  ).toBe(true);
  expect(
    one(await scanFiles({ "disaster-recovery.md": "RTO 4 h" }, [documents]), "recovery-plan.objectives").value,
  ).toBe(false);
});

it.each([
  ["---\nstatus: accepted\ndate: 2024-01-02\n---\n", "accepted", "2024-01-02"],
  ["# 1. X\n\nDate: 2023-02-03\n\n## Status\n\nProposed\n", "proposed", "2023-02-03"],
  ["# X\n\n- Status: superseded by [2](2.md)\n", "superseded", null],
  ["# X\n\n**Status:** Approved\n", "accepted", null],
  ["# X\n\nDate: 2023-02-30\n", "none", null],
])("reads the decision record %j", async (source, status, date) => {
  const scan = await scanFiles({ "docs/adr/0001-x.md": source, "docs/adr/template.md": source }, [decisionRecords]);
  expect(one(scan, "adr.status").value).toBe(status);
  expect(one(scan, "adr.date").value).toBe(date);
  expect(one(scan, "adr.count").value).toBe(1);
});

it("reads alerts of rule files and objects, and who is told", async () => {
  const rules =
    'groups:\n  - name: g\n    rules:\n      - alert: A\n        annotations: {description: "see https://x/runbooks/a"}\n';
  const scan = await scanFiles(
    {
      "rules.yml": rules,
      "object.yaml": `apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nspec:\n  ${rules.replaceAll("\n", "\n  ")}`,
      "alertmanager.yml": "route: {receiver: a}\nreceivers:\n  - name: a\n    slack_configs: [{channel: x}]\n",
    },
    [alerts],
  );
  expect(one(scan, "alert.count").value).toBe(2);
  expect(valuesOf(scan, "alert.runbook")).toEqual([true, true]);
  expect(valuesOf(scan, "alert.priority")).toEqual([false, false]);
  expect(one(scan, "alert.receiver").value).toBe(true);
  expect(scan.readings.find((reading) => reading.path === "rules.yml")?.line).toBe(4);
});

it.each([
  ["load-test.count", "t.js", 'import http from "k6/http";\n'],
  ["load-test.count", "locustfile.py", ""],
  ["chaos-test.count", "c.yaml", "apiVersion: chaos-mesh.org/v1alpha1\nkind: PodChaos\n"],
  ["api-contract.count", "api.yaml", "openapi: 3.1.0\n"],
  ["api-contract.count", "a.proto", ""],
  ["dashboard.count", "d.json", '{"panels": [], "schemaVersion": 30}'],
])("counts a %s in %s", async (signal, path, source) => {
  expect(
    one(
      await scanFiles({ [path]: source, "other.json": "{}", "other.yaml": "a: 1\n", "other.js": "" }, [
        engineeringArtefacts,
      ]),
      signal,
    ).value,
  ).toBe(1);
});

it("writes CloudFormation's short forms as long ones, and knows lines", () => {
  const file = parseYaml("a: !Sub x\nb: !If [c, !Ref d, 1]\n---\n# c\nk:\n  l: 1\n");
  expect(file.documents.map((document) => document.value)).toEqual([
    { a: { "Fn::Sub": "x" }, b: { "Fn::If": ["c", { Ref: "d" }, 1] } },
    { k: { l: 1 } },
  ]);
  expect(file.documents[1]?.line).toBe(5);
  expect(file.documents[1]?.lineOf("k", "l")).toBe(6);
  expect(parseYaml("a: 1\n---\nb: [\n").problem?.line).toBeGreaterThan(1);
});
