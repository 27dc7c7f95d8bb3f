import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { DeploymentObject } from "../../../src/model/architecture.ts";
import { drawDeployment } from "../../../src/report/diagrams/deployment.ts";
import { drawnAssessment } from "./drawn-assessment.ts";
import { DIAGRAM_PAYLOADS } from "./payloads.ts";

describe("the deployment diagram", () => {
  it("shows workloads by namespace with their replicas and zones, and what stands in front of them", () => {
    const { mermaid, notes } = drawDeployment(drawnAssessment());
    expect(mermaid.split("\n").map((line) => line.trim())).toEqual([
      "flowchart LR",
      'subgraph ns1["namespace edge"]',
      'o1(["edge<br/>HTTPRoute"])',
      "end",
      'subgraph ns2["namespace shop"]',
      'o2["checkout<br/>Deployment<br/>2 to 6 replicas, over zones"]',
      'o3["web<br/>Deployment of frontend<br/>1 replica, no zone spread<br/>in 2 files#59; as in the first"]',
      'o4(["front<br/>Ingress"])',
      'o5(["web<br/>Service"])',
      "end",
      'subgraph ns3["namespace not stated"]',
      'o6["agent<br/>DaemonSet<br/>one on each node"]',
      "end",
      "o1 --> o5",
      "o4 --> o5",
      "o5 --> o3",
      "",
    ]);
    expect(notes).toEqual([]);
  });

  it("frames each namespace in the picture and joins what lies in two", () => {
    const { svg } = drawDeployment(drawnAssessment());
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg.match(/stroke-dasharray="6 4"/g)).toHaveLength(3);
    expect(svg).toContain("<title>HTTPRoute/edge/edge → Service/shop/web</title>");
    expect(drawDeployment(structuredClone(drawnAssessment())).svg).toBe(svg);
  });

  it("does not take what is not known for nothing", () => {
    const [first] = drawnAssessment().architecture?.deployment ?? [];
    const unknown = { ...(first as DeploymentObject), replicas: null, zones: null };
    const drawn = drawDeployment(
      drawnAssessment({ deployment: [unknown], deploymentReason: "1 Helm template(s) could not be read" }),
    );
    expect(drawn.mermaid).toContain("replicas not known, zones not known");
    expect(drawn.notes).toEqual(["there may be more than this: 1 Helm template(s) could not be read"]);
  });

  it("keeps to what can be read: components first, the rest is counted", () => {
    for (const payload of Object.values(DIAGRAM_PAYLOADS)) {
      const deployment = Array.from({ length: 500 }, (_, at): DeploymentObject => {
        const of = {
          name: `${payload.repeat(9)}${at}`,
          namespace: `${payload.repeat(9)}${at}`,
          path: "x.yaml",
          line: 1,
        };
        if (at % 2 === 0) return { kind: "Service", targets: [`Deployment//${at}`], ...of };
        return { kind: payload.repeat(9), replicas: 1, copies: 2, zones: null, component: payload.repeat(9), ...of };
      });
      const { mermaid, notes, svg } = drawDeployment(drawnAssessment({ deployment }));
      expect(mermaid.match(/^ {4}o\d+\[/gm)).toHaveLength(60);
      expect(mermaid.length).toBeLessThan(50_000);
      expect(notes[0]).toMatch(/^440 of 500 objects are left out/);
      expect(svg).toContain("440 of 500 objects are left out");
    }
  });

  it("says why there is nothing, and what to do", () => {
    const { deployment: _, ...without } = drawnAssessment().architecture ?? { dependencies: [] };
    const architecture = { ...without, deploymentReason: "no Kubernetes workload is in the repository" };
    expect(() => drawDeployment({ ...drawnAssessment(), architecture })).toThrow(
      expect.objectContaining({
        message: "there is nothing to draw: no Kubernetes object is known: no Kubernetes workload is in the repository",
        exitCode: 3,
      }),
    );
  });
});
