import type { FormatOptions } from "../format.ts";
import { formatTime } from "../instants.ts";
import { formatInterval, formatMove, formatScore, formatShare } from "../quantities.ts";
import type { Style } from "../text/ansi.ts";
import { type Context, contextOf, heading } from "../text/context.ts";
import { wrapped } from "../text/layout.ts";
import { type Column, table } from "../text/table.ts";
import { counted } from "../words.ts";
import type { Comparison, FindingChange, FrameworkComparison, LowMove, PillarComparison } from "./comparison.ts";

const SHOWN = 8;
const COLUMNS: Column[] = [
  { title: "pillar", least: 14 },
  { title: "score", align: "right" },
  { title: "low–high", align: "right" },
  { title: "coverage", align: "right", dispensable: 1 },
  { title: "low moved", align: "right" },
];
const CAUSES: [keyof LowMove, string][] = [
  ["outcomes", "outcomes changed"],
  ["evidenceGained", "evidence gained"],
  ["evidenceLost", "evidence lost"],
  ["answers", "answers changed"],
  ["applicability", "something else applies"],
  ["unexplained", "not explained by the documents"],
];

/** The comparison as text, no line wider than `options.width`. */
export function renderComparison(comparison: Comparison, options: FormatOptions): string {
  const context = contextOf(options);
  const { findings, components } = comparison;
  const lines = [
    ...head(comparison, context),
    ...comparison.frameworks.flatMap((framework) => frameworkLines(framework, context)),
    ...changes("Regressed", findings.regressed, context, context.paint.red),
    ...changes("New findings", findings.new, context, context.paint.red),
    ...changes("No longer known", findings.lost, context, context.paint.cyan),
    ...changes("Improved", findings.improved, context, context.paint.green),
    ...changes("Resolved", findings.resolved, context, context.paint.green),
    ...names("Components added", components.added, context),
    ...names("Components removed", components.removed, context),
    ...names("Only in the base", comparison.onlyInBase, context),
    ...names("Only in the head", comparison.onlyInHead, context),
  ];
  return `${lines.join("\n")}\n`;
}

function head({ base, head }: Comparison, context: Context): string[] {
  const { paint, width } = context;
  const title = base.workload === head.workload ? head.workload : `${base.workload} → ${head.workload}`;
  return [
    ...wrapped(title, width, { style: paint.bold }),
    ...wrapped(`${formatTime(base.asOf)} → ${formatTime(head.asOf)}, by the same rules`, width, { style: paint.dim }),
  ];
}

function frameworkLines(framework: FrameworkComparison, context: Context): string[] {
  const { paint, width } = context;
  const rows = framework.pillars.map((pillar) => [
    { text: pillar.title },
    { text: `${formatScore(pillar.before.value)} → ${formatScore(pillar.after.value)}` },
    { text: `${formatInterval(pillar.before)} → ${formatInterval(pillar.after)}` },
    { text: `${formatShare(pillar.before.coverage)} → ${formatShare(pillar.after.coverage)}` },
    { text: formatMove(pillar.move.total), style: moveStyle(pillar.move.total, context) },
  ]);
  const lines = table(COLUMNS, rows, width - 2, paint.dim);
  const causes = framework.pillars.map((pillar) => why(pillar, context));
  const body = lines
    ? [
        `  ${lines[0] ?? ""}`,
        ...framework.pillars.flatMap((_, index) => [`  ${lines[index + 1] ?? ""}`, ...(causes[index] ?? [])]),
      ]
    : framework.pillars.flatMap((pillar, index) => [...stacked(pillar, context), ...(causes[index] ?? [])]);
  return [...heading(context, framework.title), ...body];
}

function stacked(pillar: PillarComparison, context: Context): string[] {
  const { before, after, move } = pillar;
  return [
    ...wrapped(pillar.title, context.width, { first: "  ", style: context.paint.bold }),
    ...wrapped(
      `${formatScore(before.value)} (${formatInterval(before)}) → ${formatScore(after.value)} (${formatInterval(after)}), low moved ${formatMove(move.total)}`,
      context.width,
      { first: "    " },
    ),
  ];
}

/** Points under a hundredth are rounding. */
const VISIBLE = 0.005;

function why(pillar: PillarComparison, context: Context): string[] {
  const causes = CAUSES.filter(([cause]) => Math.abs(pillar.move[cause]) >= VISIBLE);
  if (causes.length === 0) return [];
  const text = causes.map(([cause, words]) => `${words} ${formatMove(pillar.move[cause])}`).join(" · ");
  return wrapped(text, context.width, { first: "    ", style: context.paint.dim });
}

function moveStyle(move: number, context: Context): Style {
  if (move > VISIBLE) return context.paint.green;
  return move < -VISIBLE ? context.paint.red : context.paint.dim;
}

function changes(title: string, list: readonly FindingChange[], context: Context, style: Style): string[] {
  if (list.length === 0) return [];
  const shown = context.verbose ? list : list.slice(0, SHOWN);
  const rest = list.length - shown.length;
  return [
    ...heading(context, `${title}: ${list.length}`),
    ...shown.flatMap((change) => [
      ...wrapped(`${change.subject}: ${change.title} (${change.severity})`, context.width, {
        first: "  ",
        rest: "    ",
        style,
      }),
      ...wrapped(
        `${change.before ?? "not there"} → ${change.after ?? "not there"} · ${change.message} · ${change.id}`,
        context.width,
        {
          first: "    ",
          style: context.paint.dim,
        },
      ),
    ]),
    ...(rest > 0 ? [context.paint.dim(`  and ${counted(rest, "more", "more")} (--verbose)`)] : []),
  ];
}

function names(title: string, list: readonly string[], context: Context): string[] {
  if (list.length === 0) return [];
  return [...heading(context, title), ...wrapped(list.join(", "), context.width, { first: "  " })];
}
