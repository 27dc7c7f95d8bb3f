import { expect, it } from "vitest";
import { alerts } from "../../../src/providers/repository/alerts.ts";
import { decisionRecords } from "../../../src/providers/repository/decision-records.ts";
import { documents } from "../../../src/providers/repository/documents.ts";
import { engineeringArtefacts } from "../../../src/providers/repository/engineering-artefacts.ts";
import { parseYaml } from "../../../src/providers/repository/yaml-documents.ts";
import { one, scanFiles, valuesOf } from "./scan-files.ts";

const PLAN = "1. Call the engineer on duty.\n2. Roll back to the last release.\n";

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
  expect(one(await scanFiles({ [path]: PLAN }, [documents]), signal).value).toBe(1);
  expect(
    one(await scanFiles({ "src/license_check.go": "x", "runbooks/README.md": "Steps." }, [documents]), signal).value,
  ).toBe(signal === "readme.count" ? 1 : 0);
});

it.each([
  "",
  "# Threats to the shop, and what we mean to do about each of them\n",
  "Threats to the shop, and what we mean to do about them\n===\n\nTODO\n",
  "TODO: write down who is called first, who decides, and who tells the customers\n",
  "- [ ] TBD who is called first, who decides, and who tells the customers\n",
  "<!-- say who is called first, who decides, who tells the customers, and where they meet -->\n",
  "---\ntitle: who is called first, who decides, who tells the customers, and where they meet\n---\n",
])("does not count a plan of nothing but headings and placeholders: %j", async (source) => {
  const files = {
    "SECURITY.md": "# Security\n",
    "docs/threat-model.md": source,
    "docs/incident-response.md": source,
    "RUNBOOK.md": source,
    "docs/disaster-recovery.md": source,
  };
  const scan = await scanFiles(files, [documents]);
  for (const kind of ["security-policy", "threat-model", "incident-plan", "runbook", "recovery-plan"])
    expect(one(scan, `${kind}.count`).value, kind).toBe(0);
  expect(valuesOf(scan, "runbook.steps")).toEqual([]);
  expect(scan.notes.join()).toMatch(/^5 document\(s\) are empty.*docs\/incident-response\.md/);
});

it("counts a short plan, whatever it is written in, and a PDF by its name", async () => {
  for (const source of [
    PLAN,
    "先給值班工程師打電話，再重啟服務",
    "```\nkubectl rollout restart deploy/web -n shop --context prod\nkubectl rollout status\n```\n",
  ])
    expect(one(await scanFiles({ "runbooks/a.md": source }, [documents]), "runbook.count").value).toBe(1);
  const contact = { "SECURITY.md": "# Security\n\n<security@example.com>\n" };
  expect(one(await scanFiles(contact, [documents]), "security-policy.count").value).toBe(1);
  expect(one(await scanFiles({ "threat-model.pdf": Buffer.from([0]) }, [documents]), "threat-model.count").value).toBe(
    1,
  );
});

it("asks a recovery plan for both objectives", async () => {
  expect(
    one(await scanFiles({ "disaster-recovery.md": `${PLAN}RTO 4 h, RPO 1 h` }, [documents]), "recovery-plan.objectives")
      .value,
  ).toBe(true);
  expect(
    one(await scanFiles({ "disaster-recovery.md": `${PLAN}RTO 4 h` }, [documents]), "recovery-plan.objectives").value,
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
