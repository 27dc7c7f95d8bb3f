import type { Provider } from "../model/provider.ts";
import awsSettings from "./aws/settings.schema.json" with { type: "json" };
import azureSettings from "./azure/settings.schema.json" with { type: "json" };
import gcpSettings from "./gcp/settings.schema.json" with { type: "json" };
import prometheusSettings from "./prometheus/settings.schema.json" with { type: "json" };
import recordedSettings from "./recorded/settings.schema.json" with { type: "json" };
import deliverySettings from "./repository/delivery/settings.schema.json" with { type: "json" };
import repositorySettings from "./repository/settings.schema.json" with { type: "json" };
import toilSettings from "./toil/settings.schema.json" with { type: "json" };

/** One line a source; its code is loaded when it is used. */
const PROVIDERS: { [id: string]: { title: string; load(): Promise<Provider> } } = {
  aws: {
    title: "Amazon Web Services: CloudWatch and the read-only APIs around it",
    load: async () => (await import("./aws/index.ts")).provider,
  },
  azure: {
    title: "Azure: Monitor metrics and logs, Resource Graph, Advisor, Cost Management",
    load: async () => (await import("./azure/index.ts")).provider,
  },
  gcp: {
    title: "Google Cloud: Monitoring and the read-only APIs around it",
    load: async () => (await import("./gcp/index.ts")).provider,
  },
  prometheus: {
    title: "Prometheus and its kin: VictoriaMetrics, Mimir, Thanos",
    load: async () => (await import("./prometheus/index.ts")).provider,
  },
  recorded: { title: "Recorded telemetry", load: async () => (await import("./recorded/index.ts")).provider },
  repository: {
    title: "Repository: git history, manifests, pipelines and documents of the folder",
    load: async () => (await import("./repository/index.ts")).provider,
  },
  toil: {
    title: "Toil: labelled tickets or time records in files",
    load: async () => (await import("./toil/index.ts")).provider,
  },
};

export const PROVIDER_IDS: readonly string[] = Object.keys(PROVIDERS);

/** For people, without loading any source. */
export const PROVIDER_TITLES: readonly { id: string; title: string }[] = Object.entries(PROVIDERS).map(
  ([id, { title }]) => ({ id, title }),
);

/** JSON Schemas of the providers' parts of the manifest. */
export const PROVIDER_SCHEMAS: { [id: string]: object } = {
  aws: awsSettings,
  azure: azureSettings,
  gcp: gcpSettings,
  prometheus: prometheusSettings,
  recorded: recordedSettings,
  repository: {
    ...repositorySettings,
    properties: { ...repositorySettings.properties, delivery: deliverySettings },
  },
  toil: toilSettings,
};

export async function loadProvider(id: string): Promise<Provider> {
  const provider = Object.hasOwn(PROVIDERS, id) ? PROVIDERS[id] : undefined;
  if (!provider) throw new Error(`no provider "${id}"`);
  return provider.load();
}
