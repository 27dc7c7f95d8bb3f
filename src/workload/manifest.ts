import { lstat, stat } from "node:fs/promises";
import path from "node:path";
import { type Complaint, problemLine, problemsOf, refuse } from "../documents/problems.ts";
import { readText } from "../documents/read-text.ts";
import { checkSchema } from "../documents/schema-check.ts";
import { findSecrets } from "../documents/secrets.ts";
import { parseYaml, type YamlSource } from "../documents/yaml-source.ts";
import { FileError } from "../model/errors.ts";
import type { Diagnostic } from "../model/evidence.ts";
import { visibleDeep } from "../model/text.ts";
import type { Component, Criticality, Workload } from "../model/workload.ts";
import { checkEndpoints } from "./endpoints.ts";
import { insideFolder } from "./inside-folder.ts";
import { publishedSchema } from "./manifest-schema.ts";
import { checkComponents, checkNames, checkPaths, dependencyCycles } from "./manifest-semantics.ts";
import { oneLine } from "./one-line.ts";

/** 10,000 components written one key a line take about 1.5 MB; more than this is no manifest. */
const MOST_BYTES = 4 * 1_048_576;

/** `plumbrule.yaml`, checked. Paths are relative to the workload's folder, with forward slashes. */
export interface Manifest {
  /** As the user would name it. */
  path: string;
  workload: Workload;
  /** Empty when the manifest names none. */
  frameworks: string[];
  providers: { [id: string]: { [key: string]: unknown } | false };
  /** Paths and patterns of OpenSLO files. */
  slos: string[];
  answersPath?: string;
  waiversPath?: string;
  errorBudgetPolicyPath?: string;
  maintenancePath?: string;
  adrs?: string;
  /** The gate's policy as it was written, null without one. */
  gate: unknown;
  /** More rule folders. */
  rules: string[];
  plugins: string[];
  /** What is odd but no error, such as components that depend on each other in a circle: `file:line: path: what`. */
  diagnostics: Diagnostic[];
}

/** The manifest's text as values, not checked yet. */
export interface ReadManifest {
  shown: string;
  source: YamlSource;
  warning?: string;
}

export interface ManifestOptions {
  /** Another file than the folder's own `plumbrule.yaml`, as the user named it. */
  configPath?: string;
  /** What `readManifest` gave: a manifest of ten thousand components takes long to read, so that it is read once. */
  read?: ReadManifest | undefined;
  frameworkIds: readonly string[];
  /** Component types of the catalogue, beside the neutral ones. */
  componentTypes: readonly string[];
  /** Sources this version knows of, also those it cannot read yet. */
  providerIds: readonly string[];
  providerSchemas: { readonly [id: string]: object };
}

/** The manifest as it was written, once its schema holds. */
interface Written {
  metadata: { name: string; owner?: string; criticality?: Criticality };
  frameworks?: string[];
  components?: (Omit<Component, "dependsOn"> & { dependsOn?: string[] })[];
  providers?: { [id: string]: { [key: string]: unknown } | false };
  slos?: string[];
  answers?: string;
  waivers?: string;
  errorBudgetPolicy?: string;
  maintenance?: string;
  adrs?: string;
  gate?: { [key: string]: unknown };
  rules?: string[];
  plugins?: string[];
}

/**
 * Reads and checks the manifest of a folder; undefined when there is none. Throws FileError or FileProblems (exit 2) with everything
 * that is wrong with it.
 */
export async function loadManifest(directory: string, options: ManifestOptions): Promise<Manifest | undefined> {
  const file = "read" in options ? options.read : await readManifest(directory, options.configPath);
  if (!file) return undefined;
  const { source } = file;
  await check(source, directory, options);
  const written = source.value as Written;
  const components = (written.components ?? []).map(toComponent);
  const circles = problemsOf(source, dependencyCycles(components)).map(problemLine);
  return toManifest(written, components, file.shown, [
    ...(file.warning === undefined ? [] : [file.warning]),
    ...(written.plugins?.length
      ? ["plugins: this version of Plumbrule loads none; what they would add is missing"]
      : []),
    ...circles,
  ]);
}

/**
 * The folders of rules that a manifest names, absolute. Read before the rest is checked, since frameworks and checks may come from
 * them; what is wrong with the manifest is said by `loadManifest`.
 */
export async function ruleFolders(directory: string, { source: { value } }: ReadManifest): Promise<string[]> {
  const named = typeof value === "object" && value !== null && "rules" in value ? value.rules : undefined;
  const texts = Array.isArray(named) ? named.filter((one) => typeof one === "string") : [];
  const inside = await Promise.all(texts.map((one) => insideFolder(directory, one)));
  const folders: string[] = [];
  for (const one of inside) {
    if ("refused" in one) continue;
    if ((await stat(one.absolute).catch(() => undefined))?.isDirectory()) folders.push(one.absolute);
  }
  return folders;
}

/** Reads the manifest of a folder; undefined when there is none. Throws FileError or FileProblems (exit 2). */
export async function readManifest(
  directory: string,
  configPath: string | undefined,
): Promise<ReadManifest | undefined> {
  const file = await findManifest(directory, configPath);
  if (!file) return undefined;
  const { absolute, ...said } = file;
  return { ...said, source: parseYaml(await readText(absolute, file.shown, MOST_BYTES), file.shown) };
}

async function findManifest(
  directory: string,
  configPath: string | undefined,
): Promise<{ absolute: string; shown: string; warning?: string } | undefined> {
  // What the user names on the command line may lie anywhere.
  if (configPath !== undefined) return { absolute: path.resolve(configPath), shown: configPath };
  const found: string[] = [];
  for (const name of ["plumbrule.yaml", "plumbrule.yml"]) {
    if (await isThere(path.join(directory, name), name)) found.push(name);
  }
  const [name, other] = found;
  if (name === undefined) return undefined;
  const inside = await insideFolder(directory, name);
  if ("refused" in inside)
    throw new FileError({ file: name }, inside.refused, [`name it on the command line: --config ${name}`]);
  if (!(await stat(inside.absolute).catch(() => undefined)))
    throw new FileError({ file: name }, "is a symbolic link that leads nowhere");
  return {
    absolute: inside.absolute,
    shown: name,
    ...(other === undefined ? {} : { warning: `${name} is read, ${other} beside it is not; remove one` }),
  };
}

/** What may not be looked at is not "no manifest". Throws FileError. */
async function isThere(absolute: string, name: string): Promise<boolean> {
  try {
    await lstat(absolute);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return false;
    const reason = code === "EACCES" || code === "EPERM" ? "permission denied" : (code ?? "unknown error");
    throw new FileError({ file: name }, `the folder may not be looked into: ${reason}`);
  }
}

async function check(source: YamlSource, directory: string, options: ManifestOptions): Promise<void> {
  const { value } = source;
  if (value === null || value === undefined) refuse(source, [{ at: [], say: EMPTY }]);
  if (Array.isArray(value) || typeof value !== "object") {
    refuse(source, [
      {
        at: [],
        say: `has to begin with keys such as "apiVersion: plumbrule/v1", not with ${Array.isArray(value) ? "a list" : "a text"}`,
      },
    ]);
  }
  // A credential is told first and alone at its place: what else is wrong there might repeat it.
  const secrets = findSecrets(value);
  const secretPlaces = secrets.map((secret) => JSON.stringify(secret.at));
  const schema = schemaWith(options.providerSchemas);
  const shape = (await checkSchema(schema, value)).filter(
    (complaint) => !secretPlaces.includes(JSON.stringify(complaint.at)),
  );
  // Names and paths are checked as far as they are there, so that one run shows every mistake.
  const semantic: Complaint[] = [
    ...checkNames(value, options),
    ...checkComponents(value),
    ...(await checkPaths(value, directory)),
    ...checkEndpoints(providersOf(value)),
  ];
  const shapePlaces = new Set([...shape, ...secrets].map((complaint) => JSON.stringify(complaint.at)));
  refuse(source, [
    ...secrets,
    ...shape,
    ...semantic.filter((complaint) => !shapePlaces.has(JSON.stringify(complaint.at))),
  ]);
}

const schemas = new WeakMap<object, object>();

/** Made once, so that it is compiled once. */
function schemaWith(providerSchemas: ManifestOptions["providerSchemas"]): object {
  const schema = schemas.get(providerSchemas) ?? publishedSchema(providerSchemas);
  schemas.set(providerSchemas, schema);
  return schema;
}

const EMPTY =
  'is empty. The least is: apiVersion: plumbrule/v1, kind: Workload, metadata: { name: … }; "plumbrule init" writes one';

function providersOf(value: unknown): { [id: string]: unknown } {
  const providers = (value as { providers?: unknown }).providers;
  return providers !== null && typeof providers === "object" && !Array.isArray(providers)
    ? (providers as { [id: string]: unknown })
    : {};
}

function toManifest(written: Written, components: Component[], shown: string, warnings: string[]): Manifest {
  const { name, owner, criticality } = written.metadata;
  return {
    path: shown,
    workload: {
      name,
      ...(owner === undefined ? {} : { owner: oneLine(owner) }),
      ...(criticality === undefined ? {} : { criticality }),
      components,
    },
    frameworks: written.frameworks ?? [],
    providers: written.providers ?? {},
    slos: written.slos ?? [],
    ...(written.answers === undefined ? {} : { answersPath: written.answers }),
    ...(written.waivers === undefined ? {} : { waiversPath: written.waivers }),
    ...(written.errorBudgetPolicy === undefined ? {} : { errorBudgetPolicyPath: written.errorBudgetPolicy }),
    ...(written.maintenance === undefined ? {} : { maintenancePath: written.maintenance }),
    ...(written.adrs === undefined ? {} : { adrs: written.adrs }),
    gate: visibleDeep(written.gate ?? null),
    rules: written.rules ?? [],
    plugins: written.plugins ?? [],
    diagnostics: warnings.map((message) => ({ provider: "workload", level: "warning", message })),
  };
}

function toComponent(written: Omit<Component, "dependsOn"> & { dependsOn?: string[] }): Component {
  const { id, type, dependsOn, owner, criticality, ref } = written;
  return {
    id,
    type,
    dependsOn: dependsOn ?? [],
    ...(owner === undefined ? {} : { owner: oneLine(owner) }),
    ...(criticality === undefined ? {} : { criticality }),
    ...(ref === undefined ? {} : { ref: visibleDeep(ref) }),
  };
}
