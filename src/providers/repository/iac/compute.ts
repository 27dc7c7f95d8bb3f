import type { Reading } from "../scanner.ts";
import { Links } from "./links.ts";
import {
  amount,
  every,
  type IacResource,
  inside,
  isSet,
  type Known,
  map,
  property,
  readingOf,
  unknown,
  word,
} from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

interface ComputeRule {
  scaled?: (of: IacResource, links: Links) => Known<boolean>;
  /** Path of the list of zones or subnets. */
  zones?: string;
  spot?: (of: IacResource) => Known<boolean>;
  instanceType?: string;
  /** Where the architecture is stated, when not by the instance type. */
  architecture?: { path: string; arm: string; fallback: string };
}

const no = (): Known<boolean> => ({ value: false });
const yes = (): Known<boolean> => ({ value: true });

const COMPUTE: { [type: string]: ComputeRule } = {
  aws_instance: {
    scaled: no,
    instanceType: "instance_type",
    spot: (of) => ({ value: word(of, "instance_market_options.market_type").value === "spot" }),
  },
  aws_spot_instance_request: { scaled: no, instanceType: "instance_type", spot: yes },
  aws_autoscaling_group: {
    scaled: (of) => range(of, "min_size", "max_size"),
    zones: "vpc_zone_identifier",
    spot: (of) =>
      map(
        amount(of, "mixed_instances_policy.instances_distribution.on_demand_percentage_above_base_capacity", 100),
        (share) => share < 100,
      ),
  },
  aws_ecs_service: {
    scaled: targetFor,
    zones: "network_configuration.subnets",
    spot: (of) => ({
      value: every(of, "capacity_provider_strategy").some((one) => inside(one, "capacity_provider") === "FARGATE_SPOT"),
    }),
  },
  aws_lambda_function: {
    scaled: yes,
    architecture: { path: "architectures", arm: "arm64", fallback: "x86_64" },
  },
  aws_eks_node_group: {
    scaled: (of) => range(of, "scaling_config.min_size", "scaling_config.max_size"),
    zones: "subnet_ids",
    instanceType: "instance_types",
    spot: (of) => map(word(of, "capacity_type", "ON_DEMAND"), (type) => type === "SPOT"),
  },
  "AWS::EC2::Instance": { scaled: no, instanceType: "InstanceType" },
  "AWS::AutoScaling::AutoScalingGroup": { scaled: (of) => range(of, "MinSize", "MaxSize"), zones: "VPCZoneIdentifier" },
  "AWS::ECS::Service": {
    scaled: targetFor,
    zones: "NetworkConfiguration.AwsvpcConfiguration.Subnets",
    spot: (of) => ({
      value: every(of, "CapacityProviderStrategy").some((one) => inside(one, "CapacityProvider") === "FARGATE_SPOT"),
    }),
  },
  "AWS::Lambda::Function": { scaled: yes, architecture: { path: "Architectures", arm: "arm64", fallback: "x86_64" } },
  "AWS::Serverless::Function": {
    scaled: yes,
    architecture: { path: "Architectures", arm: "arm64", fallback: "x86_64" },
  },
  "AWS::EKS::Nodegroup": {
    scaled: (of) => range(of, "ScalingConfig.MinSize", "ScalingConfig.MaxSize"),
    zones: "Subnets",
    instanceType: "InstanceTypes",
    spot: (of) => map(word(of, "CapacityType", "ON_DEMAND"), (type) => type === "SPOT"),
  },
  google_compute_instance: {
    scaled: no,
    instanceType: "machine_type",
    spot: (of) => ({
      value:
        property(of, "scheduling.preemptible") === true || word(of, "scheduling.provisioning_model").value === "SPOT",
    }),
  },
  google_container_node_pool: {
    scaled: (of) => ({ value: isSet(of, "autoscaling") }),
    zones: "node_locations",
    instanceType: "node_config.machine_type",
    spot: (of) => ({
      value: property(of, "node_config.spot") === true || property(of, "node_config.preemptible") === true,
    }),
  },
  google_cloud_run_v2_service: { scaled: yes },
  google_cloud_run_service: { scaled: yes },
  google_cloudfunctions_function: { scaled: yes },
  google_cloudfunctions2_function: { scaled: yes },
  azurerm_linux_virtual_machine: {
    scaled: no,
    instanceType: "size",
    spot: (of) => map(word(of, "priority", "Regular"), (priority) => priority === "Spot"),
  },
  azurerm_kubernetes_cluster: {
    scaled: (of) => ({
      value:
        property(of, "default_node_pool.auto_scaling_enabled") === true ||
        property(of, "default_node_pool.enable_auto_scaling") === true,
    }),
    zones: "default_node_pool.zones",
    instanceType: "default_node_pool.vm_size",
  },
  azurerm_kubernetes_cluster_node_pool: {
    scaled: (of) => ({
      value: property(of, "auto_scaling_enabled") === true || property(of, "enable_auto_scaling") === true,
    }),
    zones: "zones",
    instanceType: "vm_size",
    spot: (of) => map(word(of, "priority", "Regular"), (priority) => priority === "Spot"),
  },
  azurerm_linux_function_app: { scaled: yes },
  azurerm_container_app: { scaled: yes },
};

/**
 * Instance families on Arm: Graviton has a `g` after the generation (`m7g`, `c6gn`, also `db.t4g`; EC2 User Guide, naming conventions);
 * Google's T2A, C4A and N4A; Azure's sizes with a `p` (`D4ps_v5`; VM sizes naming conventions).
 */
const ARM = /^(?:db\.|cache\.)?(?:a1|[a-z]+\d+g[a-z]*)\.|^(?:t2a|c4a|n4a)-|^Standard_[A-Z]+\d+(?:-\d+)?[a-z]*p[a-z]*_/;

function range(of: IacResource, least: string, most: string): Known<boolean> {
  const from = amount(of, least, "it has no default");
  const to = amount(of, most, "it has no default");
  if (from.value === null) return from;
  return map(to, (limit) => limit > (from.value ?? 0));
}

const TARGETS: { [type: string]: string } = {
  aws_appautoscaling_target: "resource_id",
  "AWS::ApplicationAutoScaling::ScalableTarget": "ResourceId",
};

/** An ECS service scales by a separate scalable target; a target whose service cannot be told might be it. */
function targetFor(of: IacResource, links: Links): Known<boolean> {
  if (links.byValue(of, "scaled", scaledService).length > 0) return { value: true };
  const targets = Object.keys(TARGETS).flatMap((type) => links.peers(of, type));
  return targets.some((target) => scaledService(target) instanceof Unresolved)
    ? unknown("a scaling target names its service by an expression")
    : { value: false };
}

/** `service/cluster/name`, or an expression that names the service. */
function scaledService(target: IacResource): unknown {
  const path = Object.hasOwn(TARGETS, target.type) ? TARGETS[target.type] : undefined;
  const id = path === undefined ? undefined : property(target, path);
  return typeof id === "string" ? id.slice(id.lastIndexOf("/") + 1) : id;
}

/** Readings of compute resources. */
export function computeReadings(all: readonly IacResource[]): Reading[] {
  const readings: Reading[] = [];
  let count = 0;
  const links = new Links(all);
  for (const of of all) {
    const rule = Object.hasOwn(COMPUTE, of.type) ? COMPUTE[of.type] : undefined;
    if (!rule) continue;
    count++;
    const say = (
      signal: string,
      known: { value: string | number | boolean } | { value: null; reason?: string },
    ): void => {
      readings.push(readingOf(of, signal, known));
    };
    if (rule.scaled) say("iac.compute.scaled", rule.scaled(of, links));
    if (rule.spot) say("iac.compute.spot", rule.spot(of));
    if (rule.zones !== undefined) say("iac.compute.zones", zones(of, rule.zones));
    if (rule.instanceType !== undefined) {
      const stated = property(of, rule.instanceType);
      const type = Array.isArray(stated) ? stated[0] : stated;
      const known: Known<string> =
        typeof type === "string"
          ? { value: type }
          : unknown(
              type instanceof Unresolved
                ? `${rule.instanceType} is an expression: ${type.text}`
                : `${rule.instanceType} is not set`,
            );
      say("iac.compute.instance-type", known);
      say(
        "iac.compute.arm",
        map(known, (name) => ARM.test(name)),
      );
    } else if (rule.architecture) {
      const stated = property(of, rule.architecture.path);
      const value = Array.isArray(stated) ? stated[0] : (stated ?? rule.architecture.fallback);
      say(
        "iac.compute.arm",
        typeof value === "string"
          ? { value: value === rule.architecture.arm }
          : unknown(`${rule.architecture.path} is an expression`),
      );
    }
  }
  readings.push({ signal: "iac.compute.count", value: count });
  return readings;
}

function zones(of: IacResource, path: string): Known<number> {
  const value = property(of, path);
  if (value === undefined) return unknown(`${path} is not set`);
  return Array.isArray(value) ? { value: value.length } : unknown(`${path} is an expression`);
}
