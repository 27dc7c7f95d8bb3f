import type { DeploymentObject, ExampleTrace } from "../../../src/model/architecture.ts";
import type { Assessment } from "../../../src/model/assessment.ts";
import { sampleAssessment } from "../sample-assessment.ts";

const span = (parent: number | null, component: string | null, operation: string, start: number, duration: number) => ({
  parent,
  component,
  operation,
  kind: null,
  start,
  duration,
  failed: false as boolean | null,
});

/** Checkout asks cart, then two others at once, of which one is no component and fails. */
export const TRACE: ExampleTrace = {
  id: "00000000000000ab",
  example: "slowest",
  total: 7,
  evidence: "e-1",
  spans: [
    span(null, "frontend", "GET /checkout", 0, 0.9),
    span(0, "frontend", "render", 0.8, 0.05),
    span(0, "checkout", "Checkout/Place", 0.1, 0.6),
    span(2, "checkout", "Cart/Get", 0.11, 0.2),
    span(3, "cart", "Cart/Get", 0.15, 0.1),
    { ...span(2, null, "POST /pay", 0.3, 0.25), failed: true },
    span(2, "shipping", "Quote", 0.35, 0.1),
  ],
};

const at = { path: "deploy/shop.yaml", line: 1 };
const OBJECTS: DeploymentObject[] = [
  {
    kind: "Deployment",
    name: "checkout",
    namespace: "shop",
    component: "checkout",
    replicas: 2,
    most: 6,
    zones: true,
    ...at,
  },
  {
    kind: "Deployment",
    name: "web",
    namespace: "shop",
    component: "frontend",
    replicas: 1,
    zones: false,
    copies: 2,
    ...at,
  },
  { kind: "DaemonSet", name: "agent", namespace: null, replicas: null, ...at },
  { kind: "Service", name: "web", namespace: "shop", targets: ["Deployment/shop/web"], ...at },
  { kind: "Ingress", name: "front", namespace: "shop", targets: ["Service/shop/web"], ...at },
  { kind: "HTTPRoute", name: "edge", namespace: "edge", targets: ["Service/shop/web", "Service/shop/gone"], ...at },
];

/** The sample with what diagrams are drawn from: each kind of dependency, and one that nothing declares. */
export function drawnAssessment(changes: Partial<NonNullable<Assessment["architecture"]>> = {}): Assessment {
  return {
    ...sampleAssessment(),
    architecture: {
      dependencies: [
        {
          source: "checkout",
          target: "cart",
          declared: true,
          observed: true,
          calls: 74,
          errors: 2,
          p50: 0.002,
          p99: 0.0073,
          evidence: ["e-1"],
        },
        { source: "frontend", target: "checkout", declared: true, observed: true, evidence: ["e-1"] },
        { source: "frontend", target: "shipping", declared: true, observed: false, evidence: [] },
        { source: "shipping", target: "email", declared: false, observed: true, calls: 1, evidence: ["e-2"] },
      ],
      traces: [TRACE],
      deployment: OBJECTS,
      ...changes,
    },
  };
}
