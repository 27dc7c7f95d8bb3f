import { describe, expect, it } from "vitest";
import { kubernetes } from "../../../../src/providers/repository/kubernetes/kubernetes.ts";
import { component, type Files, scanFiles, valuesOf } from "../scan-files.ts";

const deployment = (name: string, more = "", namespace = "shop") =>
  `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  replicas: 3
  template:
    metadata: {labels: {app: ${name}}}
    spec: {containers: [{name: c, image: x}]${more}}
`;
const object = (apiVersion: string, kind: string, name: string, spec: string, namespace = "shop") =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`;
const service = (name: string, namespace?: string) =>
  object("v1", "Service", name, `{selector: {app: ${name}}}`, namespace);

async function objectsIn(files: Files | string) {
  const scan = await scanFiles(
    typeof files === "string" ? { "a.yaml": files } : files,
    [kubernetes],
    [component("web")],
  );
  return (valuesOf(scan, "kubernetes.objects")[0] ?? []) as { [key: string]: unknown }[];
}

describe("Kubernetes objects", () => {
  it("are workloads with their replicas and zones, and the services that select them", async () => {
    const zones = ", topologySpreadConstraints: [{topologyKey: topology.kubernetes.io/zone}]";
    expect(await objectsIn(deployment("web", zones) + service("web") + service("other"))).toEqual([
      {
        kind: "Deployment",
        name: "web",
        namespace: "shop",
        component: "web",
        replicas: 3,
        most: 0,
        zones: true,
        copies: 1,
        path: "a.yaml",
        line: 1,
      },
      {
        kind: "Service",
        name: "other",
        namespace: "shop",
        targets: [],
        copies: 1,
        path: "a.yaml",
        line: expect.any(Number),
      },
      {
        kind: "Service",
        name: "web",
        namespace: "shop",
        targets: ["Deployment/shop/web"],
        copies: 1,
        path: "a.yaml",
        line: expect.any(Number),
      },
    ]);
  });

  it.each([
    ["Ingress", "networking.k8s.io/v1", "{rules: [{http: {paths: [{backend: {service: {name: web}}}]}}]}"],
    ["Ingress", "networking.k8s.io/v1", "{defaultBackend: {service: {name: web}}}"],
    ["HTTPRoute", "gateway.networking.k8s.io/v1", "{rules: [{backendRefs: [{name: web}, {kind: Bucket, name: web}]}]}"],
    [
      "VirtualService",
      "networking.istio.io/v1",
      "{http: [{route: [{destination: {host: web.shop.svc.cluster.local}}]}]}",
    ],
  ])("are what leads to services: %s", async (kind, apiVersion, spec) => {
    const found = await objectsIn(deployment("web") + service("web") + object(apiVersion, kind, "front", spec));
    expect(found.find((one) => one.kind === kind)).toMatchObject({ name: "front", targets: ["Service/shop/web"] });
  });

  it("join a route with the service of the namespace that it names, and no selector selects nothing", async () => {
    const route = object(
      "gateway.networking.k8s.io/v1",
      "HTTPRoute",
      "r",
      "{rules: [{backendRefs: [{name: web, namespace: shop}]}]}",
      "edge",
    );
    const bare = object("v1", "Service", "bare", "{clusterIP: None}");
    const found = await objectsIn(deployment("web") + service("web") + service("web", "test") + route + bare);
    expect(found.find(({ kind }) => kind === "HTTPRoute")).toMatchObject({
      namespace: "edge",
      targets: ["Service/shop/web"],
    });
    expect(found.find(({ name }) => name === "bare")).toMatchObject({ targets: [] });
  });

  it("stand there once, with the number of files that bring them; what an overlay changes is not known", async () => {
    const twice = await objectsIn({ "a.yaml": deployment("web"), "b.yaml": deployment("web") });
    expect(twice).toEqual([expect.objectContaining({ name: "web", copies: 2, path: "a.yaml" })]);
    const changed = await objectsIn({
      "a.yaml": deployment("web"),
      "o/kustomization.yaml": "replicas: [{name: web, count: 9}]\n",
    });
    expect(changed).toEqual([expect.objectContaining({ replicas: null, most: null, zones: false })]);
  });

  it("are bounded, and what is not listed is said", async () => {
    const many = Array.from({ length: 510 }, (_, at) => deployment(`d${at}`)).join("---\n");
    const scan = await scanFiles({ "a.yaml": many }, [kubernetes], []);
    expect(valuesOf(scan, "kubernetes.objects")[0]).toHaveLength(500);
    expect(JSON.stringify(scan)).toContain("10 more Kubernetes objects are not listed");
  });
});
