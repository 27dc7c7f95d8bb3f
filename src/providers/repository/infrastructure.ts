import { byCodeUnit } from "../../model/order.ts";
import type { ArtefactFile } from "./artefact-file.ts";
import { type FilePath, inTestFolder, isYaml } from "./file-path.ts";
import { policyReadings } from "./iac/access-policies.ts";
import { alarmReadings } from "./iac/alarm-readings.ts";
import { cloudFormationResources, looksLikeCloudFormation } from "./iac/cloudformation.ts";
import { computeReadings } from "./iac/compute.ts";
import { dataStoreReadings } from "./iac/data-stores.ts";
import { Links } from "./iac/links.ts";
import { networkReadings } from "./iac/network.ts";
import { operationReadings } from "./iac/operations.ts";
import type { IacResource } from "./iac/resource.ts";
import type { TerraformFiles } from "./iac/terraform.ts";
import type { Reading, Scan, Scanner, ScanRun } from "./scanner.ts";

const COUNTS = [
  "iac.count",
  "iac.taggable.count",
  "iac.database.count",
  "iac.store.count",
  "iac.bucket.count",
  "iac.ingress.count",
  "iac.listener.count",
  "iac.policy.count",
  "iac.audit-trail.count",
  "iac.threat-detection.count",
  "iac.waf.count",
  "iac.log-group.count",
  "iac.compute.count",
  "iac.budget.count",
  "iac.alarm.count",
  "iac.cdn.count",
  "iac.queue.count",
  "iac.cache.count",
  "iac.nonproduction-schedule.count",
  "iac.quota-alarm.count",
];

export function isTerraform(file: FilePath): boolean {
  return file.extension === "tf" || file.extension === "tofu";
}

function mayBeTemplate(file: FilePath): boolean {
  return isYaml(file) || file.extension === "json" || file.extension === "template";
}

/** Infrastructure resources of a folder, gathered file by file. Terraform's parser is loaded only when there is a file for it. */
export class InfrastructureFiles {
  #terraform: TerraformFiles | undefined;
  readonly #run: ScanRun;
  readonly #counts: readonly string[];
  readonly #templates: IacResource[] = [];
  readonly tools = new Set<string>();

  constructor(run: ScanRun, counts: readonly string[]) {
    this.#run = run;
    this.#counts = counts;
  }

  async read(file: ArtefactFile): Promise<void> {
    if (file.at.extension === "tfvars") {
      this.#terraform ??= new (await import("./iac/terraform.ts")).TerraformFiles();
      this.#terraform.readValues(file);
      return;
    }
    if (isTerraform(file.at)) {
      this.tools.add("terraform");
      this.#terraform ??= new (await import("./iac/terraform.ts")).TerraformFiles();
      const problem = this.#terraform.read(file);
      if (problem) this.#run.unreadable(problem, this.#counts);
      return;
    }
    if (!looksLikeCloudFormation(file.text)) return;
    const { resources, problem } = cloudFormationResources(file);
    if (problem) this.#run.unreadable(problem, this.#counts);
    if (resources.length > 0 || problem) this.tools.add("cloudformation");
    for (const resource of resources) this.#templates.push(resource);
  }

  unreadable(path: string, message: string, head: string): void {
    if (/\.(tf|tofu)$/i.test(path) || looksLikeCloudFormation(head))
      this.#run.unreadable({ path, message }, this.#counts);
  }

  finish(): { resources: IacResource[]; settings: IacResource[] } {
    const module = this.#terraform?.finish() ?? { resources: [], settings: [] };
    return { resources: [...this.#templates, ...module.resources], settings: module.settings };
  }
}

/** Terraform and CloudFormation, and which other tools there are. */
export const infrastructure: Scanner = {
  id: "infrastructure",
  signals: [
    ...COUNTS,
    "iac.tool",
    "iac.remote-state",
    "iac.tagged",
    "iac.database.multi-zone",
    "iac.database.backup-days",
    "iac.database.deletion-protection",
    "iac.database.public",
    "iac.store.encrypted",
    "iac.bucket.public",
    "iac.bucket.versioned",
    "iac.bucket.lifecycle",
    "iac.ingress.open",
    "iac.listener.tls",
    "iac.listener.public",
    "iac.policy.wildcard",
    "iac.key.rotation",
    "iac.log-group.retention-days",
    "iac.compute.scaled",
    "iac.compute.zones",
    "iac.compute.spot",
    "iac.compute.arm",
    "iac.compute.instance-type",
    "iac.region",
    "iac.queue.dead-letter",
    "iac.queue.long-polling",
    "iac.environments",
    "alert.count",
    "alert.runbook",
    "alert.priority",
    "alert.receiver",
  ],
  matches: (file) => (isTerraform(file) || file.extension === "tfvars" || mayBeTemplate(file)) && !inTestFolder(file),
  scan(run): Scan {
    const files = new InfrastructureFiles(run, [...COUNTS, "alert.count"]);
    return {
      read: (file) => files.read(file),
      unreadable: (problem, head) => files.unreadable(problem.path, problem.message, head),
      finish(): Reading[] {
        const { resources, settings } = files.finish();
        for (const { path, lowerName } of run.files)
          if (/\.(?:tf|tofu)\.json$/.test(lowerName))
            run.unreadable({ path, message: "Terraform in JSON syntax is not read" }, [...COUNTS, "alert.count"]);
        const tools = [...new Set([...files.tools, ...otherTools(run.files)])].sort(byCodeUnit);
        const environments = environmentsOf(run.files);
        const alarms = alarmReadings(resources);
        const links = new Links(resources);
        return [
          { signal: "iac.count", value: resources.length },
          ...(tools.length > 0 ? [{ signal: "iac.tool", value: tools }] : []),
          ...(environments.length > 0 ? [{ signal: "iac.environments", value: environments }] : []),
          ...dataStoreReadings(resources, links),
          ...networkReadings(resources, links),
          ...policyReadings(resources, settings, links),
          ...computeReadings(resources),
          ...operationReadings(resources, settings),
          { signal: "alert.count", value: alarms.count },
          ...alarms.readings,
        ];
      },
    };
  },
};

function otherTools(files: readonly FilePath[]): string[] {
  const tools: string[] = [];
  for (const file of files) {
    if (file.lowerName === "chart.yaml") tools.push("helm");
    else if (/^kustomization\.ya?ml$/.test(file.lowerName)) tools.push("kustomize");
    else if (/^pulumi(\..+)?\.ya?ml$/.test(file.lowerName)) tools.push("pulumi");
    else if (file.lowerName === "cdk.json") tools.push("cdk");
    else if (file.extension === "bicep") tools.push("bicep");
    else if (/^serverless\.(?:ya?ml|json|js|ts)$/.test(file.lowerName)) tools.push("serverless");
  }
  return tools;
}

const NOT_ENVIRONMENTS = new Set(["terraform", "variables", "common", "default", "example", "base", "schema"]);

/** Names after which files of one environment are called: `prod.tfvars`, `values-staging.yaml`, `overlays/dev/`, `environments/prod/`. */
function environmentsOf(files: readonly FilePath[]): string[] {
  const found = new Set<string>();
  for (const file of files) {
    const name =
      /^(?:terraform\.)?([\w-]{1,40})(?:\.auto)?\.tfvars(?:\.json)?$/.exec(file.lowerName)?.[1] ??
      /^values[-._]([\w-]{1,40})\.ya?ml$/.exec(file.lowerName)?.[1] ??
      /^pulumi\.([\w-]{1,40})\.ya?ml$/.exec(file.lowerName)?.[1] ??
      /(?:^|\/)(?:overlays|environments|envs)\/([\w-]{1,40})\//.exec(file.lower)?.[1];
    if (name !== undefined && !NOT_ENVIRONMENTS.has(name)) found.add(name);
  }
  return [...found].sort(byCodeUnit);
}
