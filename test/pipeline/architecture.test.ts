import { describe, expect, it } from "vitest";
import type { Row } from "../../src/model/evidence.ts";
import { architectureOf } from "../../src/pipeline/architecture.ts";
import { indexEvidence } from "../../src/pipeline/evidence-index.ts";
import { emptyDocument, reading } from "../support/sample-evidence.ts";

const row: Row = {
  kind: "Deployment",
  name: "a",
  namespace: "n",
  component: "a",
  replicas: 2,
  most: 0,
  zones: false,
  copies: 1,
  path: "a.yaml",
  line: 3,
};
const objects = (rows: Row[], ...more: ReturnType<typeof reading>[]) =>
  architectureOf(indexEvidence(emptyDocument({ evidence: [reading("shop", "kubernetes.objects", rows), ...more] })));

describe("the architecture of an assessment", () => {
  it("has the Kubernetes objects of the evidence; what is not known stays so", () => {
    const { deployment, deploymentReason } = objects([
      row,
      { ...row, name: "b", namespace: null, component: null, replicas: null, most: 5, zones: null, copies: 3 },
      { kind: "Service", name: "s", namespace: "n", targets: ["Deployment/n/a"], copies: 1, path: "s.yaml", line: 1 },
    ]);
    const place = { path: "a.yaml", line: 3 };
    expect(deployment).toEqual([
      { kind: "Deployment", name: "a", namespace: "n", component: "a", replicas: 2, zones: false, ...place },
      { kind: "Deployment", name: "b", namespace: null, replicas: null, most: 5, zones: null, copies: 3, ...place },
      { kind: "Service", name: "s", namespace: "n", targets: ["Deployment/n/a"], path: "s.yaml", line: 1 },
    ]);
    expect(deploymentReason).toBeUndefined();
  });

  it("takes no object that names no place, and no negative number of replicas", () => {
    expect(
      objects([
        { ...row, line: 0 },
        { ...row, path: null },
        { ...row, replicas: -1 },
      ]).deployment,
    ).toEqual([expect.objectContaining({ replicas: null })]);
  });

  it("says why there may be more objects", () => {
    const templates = reading("shop", "kubernetes.templated", 4);
    expect(objects([row], templates).deploymentReason).toMatch(/^4 Helm template/);
    const unread = reading("shop", "kubernetes.count", null, { reason: "x.yaml could not be read" });
    const plan = [{ subject: "shop", signal: "kubernetes.count", provider: "test", strength: "configured" as const }];
    const document = emptyDocument({ evidence: [unread], plan });
    expect(architectureOf(indexEvidence(document))).toMatchObject({ deploymentReason: "x.yaml could not be read" });
    expect(objects([]).deploymentReason).toBe("no Kubernetes workload is in the repository");
  });
});
