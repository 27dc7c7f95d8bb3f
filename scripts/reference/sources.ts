import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseYaml } from "../../src/documents/yaml-source.ts";
import type { Rules, Signal } from "../../src/model/rules.ts";

/** Who fills a signal: a provider, and for which types of components where it is told by type. */
export interface SignalSource {
  provider: string;
  /** Vendor types, or the conventions of Prometheus; empty where the provider asks an API of its own for it. */
  of: string[];
}

const CLOUDS = ["aws", "azure", "gcp"] as const;

/**
 * By signal. From the rules where they say it: `rules/signals/<provider>.yaml` of those that measure, and the files of signals that one
 * provider alone fills. What the clouds' other APIs give stands in their code, where a signal is named by its id.
 */
export async function signalSources(root: string, rules: Rules): Promise<Map<string, SignalSource[]>> {
  const alone = await Promise.all(
    ["repository", "toil"].map(async (provider) => ({ provider, ids: await signalsOfFile(root, provider) })),
  );
  const code = await Promise.all(
    CLOUDS.map(async (provider) => ({ provider, text: await codeOf(join(root, "src/providers", provider)) })),
  );
  return new Map(
    rules.signals.map((signal) => [
      signal.id,
      [
        ...CLOUDS.flatMap((provider) => measured(provider, typesOf(rules, provider), signal)),
        ...measured("prometheus", conventionsOf(rules), signal),
        ...code
          .filter(({ text }) => text.includes(JSON.stringify(signal.id)))
          .map(({ provider }) => ({ provider, of: [] })),
        ...alone.filter(({ ids }) => ids.has(signal.id)).map(({ provider }) => ({ provider, of: [] })),
        ...(signal.subject === "component" && signal.value === "series" ? [{ provider: "recorded", of: [] }] : []),
      ].filter((one, i, all) => one.of.length > 0 || all.findIndex((other) => other.provider === one.provider) === i),
    ]),
  );
}

type Measures = { [name: string]: { signals?: { [signal: string]: unknown } } };

function measured(provider: string, measures: Measures, { id }: Signal): SignalSource[] {
  const of = Object.entries(measures).flatMap(([name, one]) => (Object.hasOwn(one.signals ?? {}, id) ? [name] : []));
  return of.length > 0 ? [{ provider, of: of.sort() }] : [];
}

function typesOf(rules: Rules, provider: string): Measures {
  return (rules.tables[provider] as { types: Measures }).types;
}

function conventionsOf(rules: Rules): Measures {
  const { conventions } = rules.tables.prometheus as { conventions: ({ id: string } & Measures[string])[] };
  return Object.fromEntries(conventions.map((one) => [one.id, one]));
}

async function signalsOfFile(root: string, name: string): Promise<Set<string>> {
  const file = `rules/signals/${name}.yaml`;
  const { value } = parseYaml(await readFile(join(root, file), "utf8"), file);
  return new Set((value as { signals: { id: string }[] }).signals.map(({ id }) => id));
}

async function codeOf(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith(".ts")).sort();
  return (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("\n");
}
