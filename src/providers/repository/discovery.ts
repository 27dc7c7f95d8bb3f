import { byCodeUnit } from "../../model/order.ts";
import type { Component } from "../../model/workload.ts";
import { type ComposeService, composeServices, isCompose } from "./compose.ts";
import { inExampleFolder, inTestFolder, isYaml } from "./file-path.ts";
import { property } from "./iac/resource.ts";
import { InfrastructureFiles, isTerraform } from "./infrastructure.ts";
import { imageType, RESOURCE_COMPONENTS } from "./known/component-types.ts";
import { isTemplated, kubernetesObjects, looksLikeKubernetes } from "./kubernetes/objects.ts";
import { type KubernetesWorkload, workloadOf } from "./kubernetes/workload.ts";
import type { Scan, Scanner } from "./scanner.ts";

interface Found {
  id: string;
  type: string;
  calls: string[];
  ref?: { [key: string]: unknown };
}

/** Where a resource states the name it has at the vendor. */
const NAME_PATHS = [
  "name",
  "function_name",
  "identifier",
  "cluster_identifier",
  "bucket",
  "FunctionName",
  "DBInstanceIdentifier",
  "QueueName",
  "TableName",
  "BucketName",
  "Name",
];

/**
 * A scanner that gathers components instead of readings: from Kubernetes workloads, Compose services and infrastructure code.
 * A folder without them has none: a folder of source is not guessed to be a service.
 */
export function discoveryScanner(found: (components: Component[]) => void): Scanner {
  return {
    id: "discovery",
    signals: [],
    matches: (file) =>
      (isYaml(file) || isTerraform(file) || file.extension === "json" || file.extension === "template") &&
      !inTestFolder(file),
    scan(run): Scan {
      const workloads = new Map<string, KubernetesWorkload>();
      const services = new Map<string, ComposeService>();
      const infrastructure = new InfrastructureFiles(run, []);
      return {
        async read(file) {
          if (isCompose(file.at)) {
            for (const document of file.yaml().documents)
              for (const service of composeServices(document.value))
                if (!services.has(service.name)) services.set(service.name, service);
            return;
          }
          if (inExampleFolder(file.at)) return;
          if (isYaml(file.at) && looksLikeKubernetes(file.text)) {
            if (isTemplated(file.text) && /(^|\/)templates\//.test(file.path)) return;
            for (const object of kubernetesObjects(file).objects) {
              const workload = workloadOf(object);
              if (workload && workload.name !== "" && !workloads.has(workload.name))
                workloads.set(workload.name, workload);
            }
            return;
          }
          await infrastructure.read(file);
        },
        finish() {
          const components = new Map<string, Found>();
          for (const workload of workloads.values()) add(components, fromWorkload(workload));
          for (const service of services.values()) add(components, fromService(service));
          const resources: Found[] = [];
          for (const resource of infrastructure.finish().resources) {
            const type = Object.hasOwn(RESOURCE_COMPONENTS, resource.type)
              ? RESOURCE_COMPONENTS[resource.type]
              : undefined;
            if (type === undefined) continue;
            const stated = NAME_PATHS.map((path) => property(resource, path)).find(
              (value): value is string => typeof value === "string",
            );
            const kind = property(resource, "load_balancer_type") ?? property(resource, "Type");
            const actual = type === "aws.alb" && kind === "network" ? "aws.nlb" : type;
            resources.push({
              id: resource.name,
              type: actual,
              calls: [],
              // A name that a workload has would give the resource the workload's readings.
              ...(stated === undefined || components.has(identifier(stated)) ? {} : { ref: { name: stated } }),
            });
          }
          for (const resource of apart(resources, components)) add(components, resource);
          found(connected(components));
          return [];
        },
      };
    },
  };
}

/** An id fit for the manifest: what a label or resource name may hold. */
function identifier(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, 100);
}

function add(components: Map<string, Found>, one: Found): void {
  const id = identifier(one.id);
  if (id === "") return;
  const before = components.get(id);
  // The same name twice (a workload and its Compose service) is one component: it calls what either says.
  if (before) for (const host of one.calls) before.calls.push(host);
  else components.set(id, { ...one, id });
}

/** A queue and a bucket of one name are two components: what has its name from another of another type is named with its own type. */
function apart(resources: readonly Found[], components: ReadonlyMap<string, Found>): Found[] {
  const types = new Map([...components].map(([id, { type }]) => [id, new Set([type])]));
  for (const { id, type } of resources) types.set(identifier(id), (types.get(identifier(id)) ?? new Set()).add(type));
  return resources.map((one) =>
    (types.get(identifier(one.id))?.size ?? 0) > 1 ? { ...one, id: `${identifier(one.id)}-${one.type}` } : one,
  );
}

function fromWorkload(workload: KubernetesWorkload): Found {
  const known = workload.images.map(imageType).find((type) => type !== undefined);
  const type = known ?? (workload.serves && workload.kind !== "CronJob" ? "http-service" : "worker");
  return { id: workload.name, type, calls: workload.calls };
}

function fromService(service: ComposeService): Found {
  const known = service.built ? undefined : imageType(service.image);
  return {
    id: service.name,
    type: known ?? (service.serves ? "http-service" : "worker"),
    calls: [...service.dependsOn, ...service.calls],
  };
}

function connected(components: Map<string, Found>): Component[] {
  const byName = new Map([...components.keys()].map((id) => [id.toLowerCase(), id]));
  return [...components.values()]
    .map(({ id, type, calls, ref }): Component => {
      const dependsOn = new Set(
        calls.map((host) => byName.get(host.toLowerCase())).filter((target) => target !== undefined && target !== id),
      );
      return {
        id,
        type,
        dependsOn: ([...dependsOn] as string[]).sort(byCodeUnit),
        ...(ref === undefined ? {} : { ref }),
      };
    })
    .sort((a, b) => byCodeUnit(a.id, b.id));
}
