import { parseYaml } from "../documents/yaml-source.ts";
import { UsageError } from "../model/errors.ts";
import { nearest } from "../model/text.ts";
import { PROVIDER_IDS, PROVIDER_SCHEMAS } from "../providers/registry.ts";
import { loadManifest } from "../workload/manifest.ts";

export type Sources = { [id: string]: { [key: string]: unknown } };

/**
 * Sources that a command line names, with `KEY=VALUE` settings of theirs (`PROVIDER.KEY=VALUE` where several are named; keys of keys are
 * joined by dots), checked as those of a manifest. Throws UsageError or FileProblems.
 */
export async function namedSources(
  directory: string,
  providers: readonly string[],
  settings: readonly string[],
): Promise<Sources> {
  for (const id of providers) {
    if (PROVIDER_IDS.includes(id)) continue;
    const near = nearest(id, PROVIDER_IDS);
    throw new UsageError(`"${id}" is not a provider`, [
      near ? `did you mean ${near}?` : `the providers are: ${PROVIDER_IDS.join(", ")}`,
    ]);
  }
  const sources: Sources = Object.fromEntries(providers.map((id) => [id, {}]));
  for (const pair of settings) put(sources, pair);
  if (providers.length === 0) return sources;
  const text = JSON.stringify({
    apiVersion: "plumbrule/v1",
    kind: "Workload",
    metadata: { name: "named" },
    components: [],
    providers: sources,
  });
  await loadManifest(directory, {
    read: { shown: "--setting", source: parseYaml(text, "--setting") },
    frameworkIds: [],
    componentTypes: [],
    providerIds: PROVIDER_IDS,
    providerSchemas: PROVIDER_SCHEMAS,
  });
  return sources;
}

function put(sources: Sources, pair: string): void {
  const [, path, value] = /^([A-Za-z][\w.-]*)=(.*)$/s.exec(pair) ?? [];
  const help = ["write it as project=shop, or gcp.project=shop where several providers are named"];
  if (path === undefined || value === undefined) throw new UsageError("--setting needs KEY=VALUE", help);
  const parts = path.split(".");
  const ids = Object.keys(sources);
  const named = parts[0] !== undefined && ids.includes(parts[0]) ? parts.shift() : undefined;
  const id = named ?? (ids.length === 1 ? ids[0] : undefined);
  const own = id === undefined ? undefined : sources[id];
  const key = parts.pop();
  if (own === undefined || key === undefined)
    throw new UsageError(`--setting ${path}: it is not said of which --provider`, help);
  let at: Sources[string] = own;
  for (const part of parts) {
    const inner: unknown = at[part];
    const next: Sources[string] = inner !== null && typeof inner === "object" ? { ...inner } : {};
    at[part] = next;
    at = next;
  }
  at[key] = value;
}
