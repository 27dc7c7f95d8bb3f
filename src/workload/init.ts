import { stringify } from "yaml";
import { listed, visible } from "../model/text.ts";
import type { Component } from "../model/workload.ts";
import { discoverWorkload } from "./discover.ts";
import { oneLine } from "./one-line.ts";

/** What a look at a folder gave; paths are relative to it, with forward slashes. */
export interface Found {
  /** The repository's or the package's own name. */
  name?: string;
  owner?: string;
  components: readonly Component[];
  /** Frameworks to assess against; empty leaves the choice to every run. */
  frameworks: readonly string[];
  /** Sources that components were looked for in, with their settings. */
  sources?: { readonly [id: string]: { readonly [key: string]: unknown } };
  /** Recorded telemetry: its folder, and file names or patterns below it. */
  telemetry?: { path: string; traces: readonly string[]; metrics: readonly string[]; tables: readonly string[] };
  /** Release tags, by which deployments are told. */
  tags?: { releases: number; latest?: string; services: readonly string[] };
  /** CI definitions. */
  ci?: readonly string[];
  /** OpenSLO files or patterns. */
  slos?: readonly string[];
  /** Folder of decision records. */
  adrs?: string;
  /** Files that are there already. */
  answers?: string;
  waivers?: string;
  /** What is there and cannot be read, with the reason. */
  leftOut?: readonly string[];
  /** Where the schema for editors lies, as seen from the manifest. */
  schema?: string;
}

/** Where npm puts the schema when Plumbrule is a development dependency of the folder. */
const INSTALLED_SCHEMA = "./node_modules/plumbrule/schemas/plumbrule.schema.json";

/** The text of a `plumbrule.yaml` for what was found: valid as it stands, with the optional parts explained in comments. */
export function proposeManifest(found: Found): string {
  const workload = discoverWorkload(found.name, found.components);
  return [
    `# yaml-language-server: $schema=${visible(found.schema ?? INSTALLED_SCHEMA)}`,
    "# What Plumbrule assesses, and where its evidence comes from. Written by `plumbrule init`; change it as you like.",
    "",
    "apiVersion: plumbrule/v1",
    "kind: Workload",
    "",
    "metadata:",
    `  name: ${inline(workload.name)}`,
    ...(found.owner === undefined
      ? ["  # owner: shop-team             # who answers for it"]
      : [`  owner: ${inline(oneLine(found.owner))}`]),
    "  # criticality: high            # low, medium or high: how much is lost when it fails",
    "",
    ...frameworksPart(found.frameworks),
    "",
    ...componentsPart(workload.components),
    "",
    ...providersPart(found),
    "",
    ...neighboursPart(found),
    "",
    "# What `plumbrule gate` asks of an assessment; its exit code says whether it holds.",
    "# gate:",
    "#   pillars: { reliability: { minScore: 70, judge: low, minCoverage: 0.5 } }",
    "#   findings: { failOn: high }",
    "#   onMissing: fail              # when evidence is missing: fail (exit code 3), warn or ignore",
    "",
  ].join("\n");
}

function frameworksPart(frameworks: readonly string[]): string[] {
  const about =
    "# The frameworks to assess against, else those that fit the components; `plumbrule frameworks list` shows all.";
  return frameworks.length === 0
    ? [about, "# frameworks: [aws-well-architected, iso-25010-2023, dora]"]
    : [about, `frameworks: ${inline(frameworks)}`];
}

function componentsPart(components: readonly Component[]): string[] {
  const about = [
    "# The parts of the workload. A type is neutral (http-service, worker, function, gateway, load-balancer, database, cache, queue,",
    "# object-store, volume, vm, cluster) or a vendor's (aws.rds …): `plumbrule providers list --types`.",
    "# dependsOn names what it calls or stores in.",
  ];
  if (components.length === 0) {
    return [
      ...about,
      "components: []",
      "# components:",
      "#   - { id: frontend, type: http-service, dependsOn: [checkout] }",
      "#   - { id: checkout, type: http-service, dependsOn: [orders-db], criticality: high }",
      "#   - { id: orders-db, type: database }",
    ];
  }
  return [
    ...about,
    "components:",
    ...components.map(({ id, type, dependsOn, owner, criticality, ref }) => {
      const written = {
        id,
        type,
        ...(dependsOn.length === 0 ? {} : { dependsOn }),
        ...(owner === undefined ? {} : { owner }),
        ...(criticality === undefined ? {} : { criticality }),
        ...(ref === undefined ? {} : { ref }),
      };
      return `  - ${inline(written)}`;
    }),
  ];
}

function providersPart(found: Found): string[] {
  const { telemetry, tags, ci, sources = {} } = found;
  const about = [
    "# Sources of evidence. The folder itself is read without being named; `repository: false` turns that off.",
  ];
  if (tags !== undefined) {
    const latest = tags.latest === undefined ? "" : `, the latest ${visible(tags.latest)}`;
    const services = tags.services.length === 0 ? "" : `, of ${listed(tags.services.map(visible))}`;
    about.push(`# Deployments are read from release tags: ${tags.releases} found${services}${latest}.`);
  }
  if (ci !== undefined && ci.length > 0) about.push(`# CI definitions found: ${listed(ci.map(visible), 5)}.`);
  const named = Object.entries(sources).map(([id, settings]) => `  ${id}: ${inline(settings)}`);
  const own = telemetry === undefined ? [] : recordedPart(telemetry);
  return [
    ...about,
    named.length + own.length === 0 ? "# providers:" : "providers:",
    ...named,
    ...(own.length === 0
      ? ["#   recorded:                    # telemetry kept in files of this folder", "#     path: telemetry"]
      : own),
    ...(own.some((line) => line.includes("    # ")) ? [] : SERIES_EXAMPLE.map((line) => `#     ${line}`)),
    "#   repository: { exclude: [third_party/**] }",
  ];
}

const SERIES_EXAMPLE = [
  "series:                    # tables of time series, one column a signal",
  "  - { file: frontend.csv, component: frontend, signals: { requests: requests_per_second, latency.p99: p99_seconds } }",
];

function recordedPart(telemetry: NonNullable<Found["telemetry"]>): string[] {
  const { path, traces, metrics, tables } = telemetry;
  const lines = ["  recorded:", `    path: ${inline(path)}`];
  if (traces.length > 0) lines.push("    traces:", ...traces.map((file) => `      - { file: ${flow(file)} }`));
  const unmapped = [...tables, ...metrics];
  if (unmapped.length > 0) {
    lines.push(
      `    # ${unmapped.length === 1 ? "This file is" : "These files are"} not read until it is said what ${unmapped.length === 1 ? "it holds" : "they hold"}: ${listed(unmapped.map(visible), 5)}.`,
    );
  }
  const [table] = tables;
  if (table !== undefined) {
    lines.push(
      "    # series:",
      `    #   - { file: ${visible(flow(table))}, component: COMPONENT, signals: { requests: COLUMN, latency.p99: COLUMN } }`,
    );
  }
  const [metric] = metrics;
  if (metric !== undefined) {
    lines.push(
      "    # metrics:",
      `    #   - { file: ${visible(flow(metric))}, signals: { requests: { metric: METRIC, field: rate } } }`,
    );
  }
  return lines;
}

function neighboursPart(found: Found): string[] {
  const { slos, answers, waivers, adrs, leftOut = [] } = found;
  return [
    ...leftOut.map((why) => `# Left out until it is mended: ${visible(why.split("\n")[0] ?? "")}`),
    slos !== undefined && slos.length > 0
      ? `slos: ${inline(slos)}`
      : "# slos: [slos/*.yaml]            # service level objectives, OpenSLO v1",
    answers === undefined
      ? "# answers: answers.yaml          # what only a person can say"
      : `answers: ${inline(answers)}`,
    waivers === undefined
      ? "# waivers: waivers.yaml          # risks that are accepted, by whom and until when"
      : `waivers: ${inline(waivers)}`,
    adrs === undefined ? "# adrs: docs/adr                 # architecture decision records" : `adrs: ${inline(adrs)}`,
  ];
}

/** One line of YAML, quoted wherever plain text would be read as something else. */
function inline(value: unknown): string {
  return stringify(value, {
    version: "1.2",
    schema: "core",
    collectionStyle: "flow",
    lineWidth: 0,
    aliasDuplicateObjects: false,
    // Line breaks as \n inside double quotes: a text must not go on in a line of its own.
    singleQuote: false,
    doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
    defaultStringType: /\\[nr]/.test(JSON.stringify(value)) ? "QUOTE_DOUBLE" : "PLAIN",
    defaultKeyType: "PLAIN",
  }).trimEnd();
}

/** A text inside a flow mapping. */
function flow(text: string): string {
  return inline([text])
    .replace(/^\[\s*/, "")
    .replace(/\s*\]$/, "");
}
