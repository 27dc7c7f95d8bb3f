import { listed } from "../../model/text.ts";
import type { Format } from "../format.ts";
import { formatTime } from "../instants.ts";
import { code, escaped, htmlEscaped, tableOf } from "../markdown/escape.ts";
import { formatInterval, formatMove, formatScore, formatShare } from "../quantities.ts";
import { cut } from "../text/layout.ts";
import { counted, shortDigest } from "../words.ts";
import { CLASS_WORDS, LISTED_CLASSES, type ListedClass } from "./classes.ts";
import type { Comparison, FindingChange, FrameworkComparison } from "./comparison.ts";
import { causesOf, isStill } from "./pillar-moves.ts";
import { causeLines, placesWords, quietWords, verdictWords } from "./words.ts";

/** Below GitHub's 65,536 characters of a comment, with room for what a bot puts around it. */
const MOST_CHARACTERS = 60_000;
/** Rows a class may have: as many as let the whole fit into a comment. */
const ROWS = [30, 15, 8, 3, 1, 0];
/** Columns of a cell: a reason from outside may be a page. */
const WIDEST_CELL = 240;
const NAMED = 20;

/** For a bot's comment on a change: within the length that one may have, unless all is asked for. */
export const markdown: Format<Comparison> = {
  id: "markdown",
  extension: "md",
  render(comparison, { verbose }) {
    if (verbose) return page(comparison, Number.POSITIVE_INFINITY);
    for (const rows of ROWS) {
      const fitting = page(comparison, rows);
      if (fitting.length <= MOST_CHARACTERS) return fitting;
    }
    return page(comparison, 0);
  },
};

function page(comparison: Comparison, rows: number): string {
  const lines = [
    ...head(comparison),
    ...comparison.frameworks.flatMap(scores),
    ...LISTED_CLASSES.flatMap((kind) => changes(kind, comparison.findings[kind], rows)),
    ...names("Components added", comparison.components.added),
    ...names("Components removed", comparison.components.removed),
    ...names("Only in the base", comparison.onlyInBase),
    ...names("Only in the head", comparison.onlyInHead),
    quietWords(comparison),
    "",
    `Rules ${code(shortDigest(comparison.rulesDigest))}`,
  ];
  return `${lines.join("\n").trim()}\n`;
}

function head({ base, head, findings }: Comparison): string[] {
  const title = base.workload === head.workload ? head.workload : `${base.workload} → ${head.workload}`;
  const counts = LISTED_CLASSES.filter((kind) => findings[kind].length > 0).map(
    (kind) => `${findings[kind].length} ${CLASS_WORDS[kind].title.toLowerCase()}`,
  );
  return [
    `# What moved in ${escaped(cut(title, WIDEST_CELL))}`,
    "",
    `${escaped(formatTime(base.asOf))} → ${escaped(formatTime(head.asOf))}, by the same rules: ${counts.join(" · ") || "no finding moved"}`,
    "",
  ];
}

/** Pillars that stand as they stood are counted. */
function scores({ title, pillars }: FrameworkComparison): string[] {
  const moved = pillars.filter((pillar) => !isStill(pillar));
  const still = pillars.length - moved.length;
  return [
    `## ${escaped(title)}`,
    "",
    ...tableOf(
      ["Pillar", "Score", "Low–high", "Coverage", "Low moved", "Why"],
      moved.map((pillar) => [
        escaped(pillar.title),
        `${formatScore(pillar.before.value)} → **${formatScore(pillar.after.value)}**`,
        `${formatInterval(pillar.before)} → ${formatInterval(pillar.after)}`,
        `${formatShare(pillar.before.coverage)} → ${formatShare(pillar.after.coverage)}`,
        formatMove(pillar.move.total),
        escaped(causesOf(pillar)),
      ]),
    ),
    ...(still > 0 ? [`${moved.length > 0 ? `${still} more` : counted(still, "pillar")} not moved.`, ""] : []),
  ];
}

function changes(kind: ListedClass, list: readonly FindingChange[], rows: number): string[] {
  if (list.length === 0) return [];
  const { title, means } = CLASS_WORDS[kind];
  const shown = list.slice(0, rows);
  const rest = list.length - shown.length;
  const body = [
    `_${means}_`,
    "",
    ...tableOf(["Severity", "Where", "What", "Before → after", "What moved it"], shown.map(rowOf)),
    ...(rest > 0 ? [`…and ${counted(rest, "more", "more")}.`, ""] : []),
  ];
  if (kind !== "stillOpen") return [`## ${title}: ${list.length}`, "", ...body];
  return [`<details><summary>${htmlEscaped(title)}: ${list.length}</summary>`, "", ...body, "</details>", ""];
}

function rowOf(change: FindingChange): string[] {
  const why = [change.message, ...causeLines(change)].filter(Boolean);
  return [
    change.severity,
    cell(placesWords(change)),
    `${cell(change.title)}<br>${code(change.id)}`,
    cell(`${verdictWords(change.before)} → ${verdictWords(change.after)}`),
    why.map(cell).join("<br>"),
  ];
}

function cell(text: string): string {
  return escaped(cut(text, WIDEST_CELL));
}

function names(title: string, list: readonly string[]): string[] {
  return list.length === 0 ? [] : [`**${title}**: ${cell(listed(list, NAMED))}`, ""];
}
