import type { Format } from "../format.ts";
import { formatTime } from "../instants.ts";
import { formatInterval, formatMove, formatScore, formatShare } from "../quantities.ts";
import type { Style } from "../text/ansi.ts";
import { type Context, contextOf, heading } from "../text/context.ts";
import { wrapped } from "../text/layout.ts";
import { type Column, table } from "../text/table.ts";
import { counted } from "../words.ts";
import { CLASS_WORDS, LISTED_CLASSES, type ListedClass } from "./classes.ts";
import type { Comparison, FindingChange, FrameworkComparison, PillarComparison } from "./comparison.ts";
import { causesOf, isVisible } from "./pillar-moves.ts";
import { causeLines, placesWords, quietWords, verdictWords } from "./words.ts";

/** Changes of one class that are shown unless all are wanted. */
const SHOWN = 8;
/** What asks for as much work as before is news to nobody. */
const SHOWN_OPEN = 3;
const COLUMNS: Column[] = [
  { title: "pillar", least: 14 },
  { title: "score", align: "right" },
  { title: "low–high", align: "right" },
  { title: "coverage", align: "right", dispensable: 1 },
  { title: "low moved", align: "right" },
];

/** For a terminal: what moved each pillar, then findings by what became of them. */
export const text: Format<Comparison> = {
  id: "text",
  extension: "txt",
  render(comparison, options) {
    const context = contextOf(options);
    const { components } = comparison;
    const lines = [
      ...head(comparison, context),
      ...comparison.frameworks.flatMap((framework) => frameworkLines(framework, context)),
      ...LISTED_CLASSES.flatMap((kind) => changes(kind, comparison.findings[kind], context)),
      ...names("Components added", components.added, context),
      ...names("Components removed", components.removed, context),
      ...names("Only in the base", comparison.onlyInBase, context),
      ...names("Only in the head", comparison.onlyInHead, context),
      "",
      ...wrapped(quietWords(comparison), context.width, { style: context.paint.dim }),
    ];
    return `${lines.join("\n")}\n`;
  },
};

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

function why(pillar: PillarComparison, context: Context): string[] {
  const causes = causesOf(pillar);
  return causes === "" ? [] : wrapped(causes, context.width, { first: "    ", style: context.paint.dim });
}

function moveStyle(move: number, context: Context): Style {
  if (!isVisible(move)) return context.paint.dim;
  return move > 0 ? context.paint.green : context.paint.red;
}

function changes(kind: ListedClass, list: readonly FindingChange[], context: Context): string[] {
  if (list.length === 0) return [];
  const { paint, width, verbose } = context;
  const style: { [C in ListedClass]: Style } = {
    worse: paint.red,
    new: paint.red,
    unknownNow: paint.cyan,
    better: paint.green,
    resolved: paint.green,
    gone: paint.dim,
    stillOpen: paint.yellow,
  };
  const { title, means } = CLASS_WORDS[kind];
  const shown = verbose ? list : list.slice(0, kind === "stillOpen" ? SHOWN_OPEN : SHOWN);
  const rest = list.length - shown.length;
  return [
    ...heading(context, `${title}: ${list.length}`),
    ...wrapped(means, width, { first: "  ", style: paint.dim }),
    ...shown.flatMap((change) => changeLines(change, style[kind], context)),
    ...(rest > 0 ? [paint.dim(`  and ${counted(rest, "more", "more")} (--verbose)`)] : []),
  ];
}

function changeLines(change: FindingChange, style: Style, { paint, width }: Context): string[] {
  const dim = { first: "    ", style: paint.dim };
  return [
    ...wrapped(`${placesWords(change)}: ${change.title} (${change.severity})`, width, {
      first: "  ",
      rest: "    ",
      style,
    }),
    ...wrapped(
      `${verdictWords(change.before)} → ${verdictWords(change.after)} · ${change.message} · ${change.id}`,
      width,
      dim,
    ),
    ...causeLines(change).flatMap((line) => wrapped(line, width, { ...dim, rest: "      " })),
  ];
}

function names(title: string, list: readonly string[], context: Context): string[] {
  if (list.length === 0) return [];
  return [...heading(context, title), ...wrapped(list.join(", "), context.width, { first: "  " })];
}
