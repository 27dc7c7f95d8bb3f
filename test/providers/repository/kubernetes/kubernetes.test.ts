import { describe, expect, it } from "vitest";
import { kubernetes } from "../../../../src/providers/repository/kubernetes/kubernetes.ts";
import { cpuQuantity } from "../../../../src/providers/repository/kubernetes/quantity.ts";
import { component, one, scanFiles, valuesOf } from "../scan-files.ts";

const deployment = (pod: string, spec = "") =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec:\n${spec}  template:\n    metadata: {labels: {app: a}}\n    spec: ${pod}\n`;
const container = (more: string) =>
  deployment(`{containers: [{name: c, image: "x:1", ports: [{containerPort: 1}], ${more}}]}`);
const scanOf = (source: string, components = [component("a")]) =>
  scanFiles({ "a.yaml": source }, [kubernetes], components);

describe("workloads", () => {
  it.each([
    ["kubernetes.readiness-probe", container("readinessProbe: {}"), true],
    ["kubernetes.readiness-probe", container("name: d"), false],
    ["kubernetes.memory-limit", container("resources: {limits: {memory: 1Gi}}"), true],
    ["kubernetes.memory-limit", container("resources: {requests: {memory: 1Gi}}"), false],
    ["kubernetes.cpu-limit-ratio", container("resources: {limits: {cpu: 2}, requests: {cpu: 250m}}"), 8],
    ["kubernetes.run-as-non-root", container("securityContext: {runAsUser: 0}"), false],
    [
      "kubernetes.run-as-non-root",
      deployment("{securityContext: {runAsNonRoot: true}, containers: [{name: c, image: x}]}"),
      true,
    ],
    [
      "kubernetes.run-as-non-root",
      deployment(
        "{securityContext: {runAsNonRoot: true}, containers: [{name: c, image: x, securityContext: {runAsNonRoot: false}}]}",
      ),
      false,
    ],
    ["kubernetes.privileged", deployment("{hostNetwork: true, containers: [{name: c, image: x}]}"), true],
    ["kubernetes.privileged", container("securityContext: {capabilities: {add: [NET_ADMIN]}}"), true],
    [
      "kubernetes.privileged",
      container("securityContext: {allowPrivilegeEscalation: false, capabilities: {add: [NET_BIND_SERVICE]}}"),
      false,
    ],
    ["kubernetes.image-floating", container("image: registry:5000/x"), true],
    ["kubernetes.image-floating", container("image: registry:5000/x:1"), false],
    ["kubernetes.plain-secret-env", container("env: [{name: DB_PASSWORD, value: hunter2}]"), true],
    [
      "kubernetes.plain-secret-env",
      container("env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}]"),
      false,
    ],
    ["kubernetes.plain-secret-env", container("env: [{name: TOKEN_FILE, value: x}]"), false],
    ["kubernetes.plain-secret-env", container('env: [{name: DATABASE_URL, value: "postgres://a:hunter2@db/a"}]'), true],
    ["kubernetes.plain-secret-env", container('env: [{name: DSN, value: "postgres://a:p@db.example.com"}]'), true],
    ["kubernetes.plain-secret-env", container('env: [{name: CACHE, value: "redis://:p@cache"}]'), true],
    ["kubernetes.plain-secret-env", container('env: [{name: DSN, value: "postgres://a:$(DB_PASS)@db/a"}]'), false],
    ["kubernetes.plain-secret-env", container('env: [{name: DSN, value: "postgres://user:password@db/a"}]'), false],
    ["kubernetes.plain-secret-env", container('env: [{name: DSN, value: "postgres://db:5432/a"}]'), false],
    [
      "kubernetes.host-path",
      deployment("{volumes: [{name: v, hostPath: {path: /}}], containers: [{name: c, image: x}]}"),
      true,
    ],
    [
      "kubernetes.strategy",
      deployment("{containers: [{name: c, image: x}]}", "  strategy: {type: Recreate}\n"),
      "Recreate",
    ],
    [
      "kubernetes.zone-spread",
      deployment(
        "{affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey: kubernetes.io/hostname}}]}}, containers: [{name: c, image: x}]}",
      ),
      false,
    ],
    [
      "kubernetes.spread",
      deployment(
        "{affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1, podAffinityTerm: {topologyKey: kubernetes.io/hostname}}]}}, containers: [{name: c, image: x}]}",
      ),
      true,
    ],
  ])("%s of %s", async (signal, source, value) => {
    expect(
      one(
        await scanOf(source.replace('name: c, image: "x:1", ports: [{containerPort: 1}], image:', "name: c, image:")),
        signal,
      ).value,
    ).toBe(value);
  });

  it("finds its component by name, label, ref.name and ref.kubernetes", async () => {
    const source = `${container("name: x").replace("{name: a}", '{name: shop-api, labels: {"app.kubernetes.io/name": api}}')}`;
    for (const known of [
      component("shop-api"),
      component("api"),
      component("x", { ref: { name: "shop-api" } }),
      component("y", { ref: { kubernetes: "shop-api" } }),
    ])
      expect(one(await scanOf(source, [known]), "kubernetes.replicas").subject).toBe(known.id);
    const stranger = await scanOf(source, [component("z")]);
    expect(one(stranger, "kubernetes.unmatched").value).toEqual(["shop-api"]);
  });

  it("gives a reading for each file of a workload", async () => {
    const files = {
      "base/a.yaml": container("name: c"),
      "overlays/prod/a.yaml": container("name: c").replace("spec:\n", "spec:\n  replicas: 5\n"),
    };
    expect(valuesOf(await scanFiles(files, [kubernetes], [component("a")]), "kubernetes.replicas")).toEqual([1, 5]);
  });

  it("reads what is inside a List, and Argo rollouts", async () => {
    const source =
      "apiVersion: v1\nkind: List\nitems:\n  - {apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: a}, spec: {strategy: {canary: {}}, template: {spec: {containers: [{name: c, image: x}]}}}}\n";
    expect(one(await scanOf(source), "kubernetes.strategy").value).toBe("Canary");
  });
});

describe("lines", () => {
  const pod = `spec:
  template:
    spec:
      containers:
        - name: a
          image: a:1
        - name: b
          image: b:1
          securityContext: { privileged: true }
          env:
            - name: DB_PASSWORD
              value: hunter2
`;
  const object = (name: string) => `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\n${pod}`;
  const lineOf = async (source: string, signal: string) =>
    (await scanOf(source)).readings.find((one) => one.signal === signal && one.subject === "a")?.line;

  it("are those of the object, and of the container that decides", async () => {
    const source = `# shop\n---\n${object("x")}---\n${object("a")}`;
    // The second object begins at line 19, its containers at 26 and 28.
    expect(await lineOf(source, "kubernetes.replicas")).toBe(19);
    expect(await lineOf(source, "kubernetes.plain-secret-env")).toBe(28);
    expect(await lineOf(source, "kubernetes.privileged")).toBe(28);
    expect(await lineOf(source, "kubernetes.memory-limit")).toBe(26);
  });

  it("are those of an object inside a List", async () => {
    const items = [object("x"), object("a")].map((one) => `  - ${one.trimEnd().replaceAll("\n", "\n    ")}\n`).join("");
    const source = `apiVersion: v1\nkind: List\nitems:\n${items}`;
    expect(await lineOf(source, "kubernetes.replicas")).toBe(19);
    expect(await lineOf(source, "kubernetes.privileged")).toBe(28);
  });
});

describe("related objects", () => {
  const budget =
    "---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: p NS}\nspec: {selector: {matchLabels: {app: a}}}\n";

  it("selects by labels, inside a namespace", async () => {
    const placed = container("name: c").replace("{name: a}", "{name: a, namespace: shop}");
    expect(
      one(await scanOf(placed + budget.replace(" NS", ", namespace: shop")), "kubernetes.disruption-budget").value,
    ).toBe(true);
    expect(
      one(await scanOf(placed + budget.replace(" NS", ", namespace: other")), "kubernetes.disruption-budget").value,
    ).toBe(false);
    expect(one(await scanOf(placed + budget.replace(" NS", "")), "kubernetes.disruption-budget").value).toBe(true);
  });

  it.each([
    ["minAvailable: 1", true],
    ["minAvailable: 0", false],
    ['minAvailable: "0%"', false],
    ['minAvailable: "1%"', true],
    ['maxUnavailable: "100%"', false],
    ['maxUnavailable: "90%"', false],
    ["maxUnavailable: 3", false],
    ["maxUnavailable: 2", true],
  ])("a budget of %s keeps some of three replicas: %s", async (stated, kept) => {
    const source = container("name: c").replace("spec:\n", "spec:\n  replicas: 3\n");
    const scan = await scanOf(source + budget.replace(" NS", "").replace("selector:", `${stated}, selector:`));
    expect(one(scan, "kubernetes.disruption-budget").value).toBe(kept);
  });

  it.each([
    ["ingress: []", true],
    ["ingress: [{from: [{podSelector: {}}]}]", true],
    ["ingress: [{ports: [{port: 80}]}]", true],
    ["ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 80}]}]", true],
    ["ingress: [{}]", false],
    ["ingress: [null]", false],
    ["ingress: [{from: []}]", false],
    ["ingress: [{from: [{podSelector: {}}]}, {}]", false],
    ["ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]", false],
    ["ingress: [{from: [{namespaceSelector: {}}]}]", false],
    ["policyTypes: [Egress], egress: []", false],
  ])("a policy with %s restricts: %s", async (stated, guards) => {
    const policy = (spec: string) =>
      `---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p}\nspec: {podSelector: {}, ${spec}}\n`;
    const guarded = async (source: string) =>
      one(await scanOf(container("name: c") + source), "kubernetes.network-policy").value;
    expect(await guarded(policy(stated))).toBe(guards);
    // Policies add up: what one allows, no other takes away.
    expect(await guarded(policy("ingress: []") + policy(stated))).toBe(stated.startsWith("policyTypes") || guards);
  });

  it.each([
    ["ingress: [{}]", true],
    ["ingress: [{fromEntities: [all]}]", false],
    ["egress: [{}]", false],
  ])("a policy of Cilium with %s restricts: %s", async (stated, guards) => {
    const policy = `---\napiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: p}\nspec: {endpointSelector: {}, ${stated}}\n`;
    expect(one(await scanOf(container("name: c") + policy), "kubernetes.network-policy").value).toBe(guards);
  });

  it.each([
    [3, '"100%"', "AllAtOnce"],
    [3, "3", "AllAtOnce"],
    [3, "2", "RollingUpdate"],
    [3, '"90%"', "RollingUpdate"],
    [1, "1", "RollingUpdate"],
  ])("of %s replicas a rolling update that takes down %s is %s", async (replicas, most, strategy) => {
    const source = container("name: c").replace(
      "spec:\n",
      `spec:\n  replicas: ${replicas}\n  strategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: ${most}}}\n`,
    );
    expect(one(await scanOf(source), "kubernetes.strategy").value).toBe(strategy);
  });

  it("does not claim that there is none when a manifest could not be read", async () => {
    const scan = await scanFiles(
      { "a.yaml": container("name: c"), "b.yaml": "apiVersion: policy/v1\nkind: PodDisruptionBudget\nspec: {a: [\n" },
      [kubernetes],
      [component("a")],
    );
    expect(one(scan, "kubernetes.disruption-budget")).toMatchObject({ value: null });
    expect(one(scan, "kubernetes.disruption-budget").reason).toContain("b.yaml:");
  });

  it("takes the token's mounting from the service account", async () => {
    const account =
      "---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: default}\nautomountServiceAccountToken: false\n";
    expect(one(await scanOf(container("name: c")), "kubernetes.token-mounted").value).toBe(true);
    expect(one(await scanOf(container("name: c") + account), "kubernetes.token-mounted").value).toBe(false);
  });
});

describe("templates", () => {
  it("counts what needs rendering, and reads what does not", async () => {
    const files = {
      "chart/templates/a.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: {{ .Values.name }}}\n",
      "chart/templates/b.yaml": container("name: c"),
    };
    const scan = await scanFiles(files, [kubernetes], [component("a")]);
    expect(one(scan, "kubernetes.templated").value).toBe(1);
    expect(one(scan, "kubernetes.count").value).toBe(1);
  });

  it("takes braces in a plain manifest's text for text", async () => {
    const source = `${container("name: c")}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: d}\ndata: {x: "{{ $labels.pod }}"}\n`;
    expect(one(await scanOf(source), "kubernetes.templated").value).toBe(0);
  });
});

it.each([
  ["250m", 250],
  ["0.5", 500],
  [2, 2000],
  ["1e3", undefined],
  ["x", undefined],
  [null, undefined],
])("reads CPU %s", (written, expected) => {
  expect(cpuQuantity(written)).toBe(expected);
});

it("takes an encrypted or empty secret for none", async () => {
  const secret = (data: string) =>
    `${container("name: c")}---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n${data}\n`;
  expect(one(await scanOf(secret("stringData: {password: abc}")), "kubernetes.plain-secret").value).toBe(true);
  expect(
    one(await scanOf(secret("stringData: {password: 'ENC[AES256_GCM,data:x]'}")), "kubernetes.plain-secret").value,
  ).toBe(false);
  expect(one(await scanOf(container("name: c")), "kubernetes.plain-secret").value).toBe(false);
});

describe("Kustomize overlays", () => {
  const base = container("readinessProbe: {}");
  const scan = (kustomization: string, more: { [path: string]: string } = {}) =>
    scanFiles(
      { "base/a.yaml": base, "overlays/prod/kustomization.yaml": kustomization, ...more },
      [kubernetes],
      [component("a")],
    );
  const known = async (of: ReturnType<typeof scan>, signal: string) => valuesOf(await of, signal);

  it("take away what a patch may change, and a patch is no workload", async () => {
    const patched = scan("resources: [../../base]\npatches: [{path: a.yaml}]\n", {
      "overlays/prod/a.yaml": container("securityContext: {privileged: true}"),
    });
    expect(await known(patched, "kubernetes.count")).toEqual([1]);
    expect(await known(patched, "kubernetes.readiness-probe")).toEqual([null]);
    expect(await known(patched, "kubernetes.network-policy")).toEqual([null]);
    expect(await known(scan("patches: [{target: {kind: Deployment}, patch: x}]\n"), "kubernetes.replicas")).toEqual([
      null,
    ]);
  });

  it("leave alone what they do not name", async () => {
    const other = scan("replicas: [{name: b, count: 1}]\nimages: [{name: y, newTag: latest}]\n");
    expect(await known(other, "kubernetes.replicas")).toEqual([1]);
    expect(await known(other, "kubernetes.image-floating")).toEqual([false]);
    const own = scan("replicas: [{name: a, count: 1}]\nimages: [{name: x, newTag: latest}]\n");
    expect(await known(own, "kubernetes.replicas")).toEqual([null]);
    expect(await known(own, "kubernetes.image-floating")).toEqual([null]);
    expect(await known(own, "kubernetes.readiness-probe")).toEqual([true]);
  });
});
