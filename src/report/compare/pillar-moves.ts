import { formatInterval, formatMove, formatScore } from "../quantities.ts";
import type { Comparison, LowMove, PillarComparison } from "./comparison.ts";

/** Points under a hundredth are rounding. */
const VISIBLE = 0.005;

const CAUSES: readonly [Exclude<keyof LowMove, "total">, string][] = [
  ["outcomes", "outcomes changed"],
  ["evidenceGained", "evidence gained"],
  ["evidenceLost", "evidence lost"],
  ["answers", "answers changed"],
  ["applicability", "something else applies"],
  ["unexplained", "not explained by the documents"],
];

/** What moved a pillar, in one line. */
interface PillarMove {
  framework: string;
  pillar: string;
  title: string;
  /** Points of `low`. */
  moved: number;
  /** `low 22 → 28 (+6.2): outcomes changed +8.0 · evidence lost -1.8`, or that nothing moved. */
  line: string;
}

/** One line a pillar, in the order of the comparison. */
export function pillarMoves({ frameworks }: Comparison): PillarMove[] {
  return frameworks.flatMap((framework) =>
    framework.pillars.map((pillar) => ({
      framework: framework.id,
      pillar: pillar.id,
      title: pillar.title,
      moved: pillar.move.total,
      line: lineOf(pillar),
    })),
  );
}

function lineOf(pillar: PillarComparison): string {
  const { before, after, move } = pillar;
  const causes = causesOf(pillar);
  if (isStill(pillar)) return `low ${formatScore(after.low)}, not moved`;
  const sides = `low ${formatScore(before.low)} → ${formatScore(after.low)} (${formatMove(move.total)})`;
  return causes === "" ? sides : `${sides}: ${causes}`;
}

/** `outcomes changed +8.0 · evidence lost -1.8`; empty where nothing moved `low`. */
export function causesOf({ move }: PillarComparison): string {
  return CAUSES.filter(([cause]) => isVisible(move[cause]))
    .map(([cause, words]) => `${words} ${formatMove(move[cause])}`)
    .join(" · ");
}

export function isVisible(points: number): boolean {
  return Math.abs(points) >= VISIBLE;
}

/** Nothing printed of it moved, nor did causes that outweigh each other. */
export function isStill(pillar: PillarComparison): boolean {
  const { before, after } = pillar;
  return (
    causesOf(pillar) === "" &&
    formatScore(before.value) === formatScore(after.value) &&
    formatInterval(before) === formatInterval(after)
  );
}
