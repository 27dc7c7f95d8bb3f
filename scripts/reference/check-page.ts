import { conditionLines } from "../../src/checks/show.ts";
import type { FactDefinition } from "../../src/model/fact.ts";
import { formatQuantity } from "../../src/model/quantity.ts";
import type { Check, Framework, Need, Reading } from "../../src/model/rules.ts";
import { code, tableOf } from "../../src/report/markdown/escape.ts";
import { EFFORT_WORDS } from "../../src/report/words.ts";
import { fenced, link, page, slug, source, text } from "./markdown.ts";
import type { SignalSource } from "./sources.ts";

export interface CheckContext {
  facts: ReadonlyMap<string, FactDefinition>;
  sources: ReadonlyMap<string, readonly SignalSource[]>;
  frameworks: readonly Framework[];
  /** The best it can be known. */
  strength: string;
}

/** Everything that a check's file says, and who fills what it needs. */
export function checkPage(check: Check, context: CheckContext): string {
  return page(check.id, [
    `**${text(check.question)}**`,
    "",
    ...tableOf(
      ["", ""],
      [
        ["Passes as", text(check.title.pass)],
        ["Fails as", text(check.title.fail)],
        ["Pillar", text(check.pillar)],
        ["Severity", check.severity],
        ["Applies to", check.appliesTo.map(code).join(", ")],
        ["Expected", text(filled(check))],
        ["Known at best as", context.strength],
      ],
    ),
    "## What it needs",
    "",
    ...check.needs.flatMap((need) => needLines(need, context)),
    "",
    "## How it is judged",
    "",
    ...fenced(conditionLines(check).map((line) => line.slice(2))),
    ...thresholds(check),
    "## Why",
    "",
    text(check.why),
    "",
    "## Fix",
    "",
    `${text(check.fix)} Effort: ${EFFORT_WORDS[check.effort]}.`,
    "",
    "## What it cannot see",
    "",
    text(check.blindSpot),
    "",
    ...decision(check),
    ...practices(check, context.frameworks),
    "## Examples",
    "",
    "Each is a test of the check.",
    "",
    ...tableOf(
      ["Example", "Given", "Outcome"],
      check.examples.map((one) => [
        text(one.name),
        given(one.given),
        one.score === undefined ? one.outcome : `${one.outcome}, ${one.score}`,
      ]),
    ),
  ]);
}

function filled({ expected, thresholds }: Check): string {
  return expected.replace(/\{([A-Za-z][A-Za-z0-9_]*)\}/g, (whole, name: string) => {
    const threshold = Object.hasOwn(thresholds, name) ? thresholds[name] : undefined;
    return threshold ? formatQuantity(threshold.value, threshold.unit ?? "") : whole;
  });
}

function needLines(need: Need, context: CheckContext): string[] {
  const strongest = need.readings.length > 1 ? ", the strongest reading first" : "";
  return [
    `- ${code(need.as)}${strongest}:`,
    ...need.readings.map((reading, i) => `  ${i + 1}. ${readingLine(reading, context)}`),
  ];
}

function readingLine(reading: Reading, { facts, sources }: CheckContext): string {
  const named = (signal: string) => {
    const filled = sources.get(signal);
    // Objectives bring signals of their own, which no catalogue lists.
    if (!filled) return code(signal);
    const providers = [...new Set(filled.map((one) => one.provider))];
    const from = providers.length > 0 ? `from ${providers.join(", ")}` : "which no source fills yet";
    return `${link(code(signal), `../signals.md#${slug(signal)}`)} (${from})`;
  };
  const least = reading.minSamples === undefined ? "" : `, at least ${reading.minSamples} samples`;
  if (reading.signal !== undefined) return `${text(reading.statistic ?? "value")} of ${named(reading.signal)}${least}`;
  const fact = facts.get(reading.fact ?? "");
  const made = fact && fact.signals.length > 0 ? `: made of ${fact.signals.map(named).join(", ")}` : "";
  return `the fact ${code(reading.fact ?? "")}, ${text(fact?.title ?? "")}${least}${made}`;
}

function thresholds(check: Check): string[] {
  const rows = Object.entries(check.thresholds).map(([name, { value, unit, source: from }]) => [
    code(name),
    text(formatQuantity(value, unit ?? "", Number.POSITIVE_INFINITY)),
    source(from),
  ]);
  return rows.length === 0 ? [] : ["### Thresholds", "", ...tableOf(["Name", "Value", "Source"], rows)];
}

function decision({ decision: asked }: Check): string[] {
  if (!asked?.options) return [];
  return [
    "## Decision",
    "",
    ...(asked.problem ? [text(asked.problem), ""] : []),
    ...(asked.cause ? [`It asks for the decision ${code(asked.cause)}, which other checks may ask for too.`, ""] : []),
    ...tableOf(
      ["Option", "Gains", "Costs"],
      asked.options.map((one) => [
        text(one.accepts ? `${one.name} (lives with the finding)` : one.name),
        text(one.gains),
        text(one.costs),
      ]),
    ),
  ];
}

function practices(check: Check, frameworks: readonly Framework[]): string[] {
  const rows = frameworks.flatMap((framework) =>
    (check.practices[framework.id] ?? []).map((mapping) => {
      const known = framework.pillars.flatMap((pillar) => pillar.practices).find(({ id }) => id === mapping.id);
      const heading = `${mapping.id} ${known?.title ?? ""}`;
      return [
        link(text(framework.title), `../frameworks/${framework.id}.md`),
        link(text(heading), `../frameworks/${framework.id}.md#${slug(heading)}`),
        mapping.covers === "full" ? "all of it" : "a part",
        text(mapping.why),
      ];
    }),
  );
  if (rows.length === 0) return [];
  return ["## Practices it speaks to", "", ...tableOf(["Framework", "Practice", "Covers", "Why"], rows)];
}

function given(values: { [need: string]: unknown }): string {
  const parts = Object.entries(values).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
  return parts.length === 0 ? "nothing" : text(parts.join(", "));
}
