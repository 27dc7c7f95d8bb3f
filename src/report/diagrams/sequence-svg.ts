import { arrow } from "../svg/arrow.ts";
import { element, type Svg } from "../svg/svg.ts";
import { counted } from "../words.ts";
import { shortened } from "./mermaid-text.ts";
import type { Sequence, Step } from "./sequence-steps.ts";
import { type Part, sheet, textAt } from "./sheet.ts";

const COLUMN = 320;
const HEAD = { width: 180, height: 32 };
const ROW = 30;
/** Half the width of the bar that shows a participant at work, and how far a nested one stands out. */
const BAR = 5;
const NEST = 5;
/** Characters that fit between two neighbours. */
const FITS = 64;

/** A sequence diagram as a picture. */
export function sequenceSvg(sequence: Sequence, title: string, notes: readonly string[]): Svg {
  const { participants, steps } = sequence;
  return sheet(
    {
      title,
      description: `${counted(participants.length, "participant")}, ${counted(steps.length, "step")}, from top to bottom.`,
      parts: [{ width: 0, height: 16, drawn: [textAt(0, 13, title, { bold: true })] }, lifelines(sequence)],
      notes,
    },
    true,
  );
}

function lifelines({ participants, steps }: Sequence): Part {
  const height = HEAD.height + (steps.length + 1) * ROW;
  const heads = participants.flatMap(({ name }, at) => [
    element("line", {
      x1: middle(at),
      x2: middle(at),
      y1: HEAD.height,
      y2: height,
      stroke: "currentColor",
      "stroke-dasharray": "2 4",
    }),
    element("g", { transform: `translate(${middle(at) - HEAD.width / 2} 0)` }, [
      element("title", {}, [name]),
      element("rect", { ...HEAD, fill: "none", stroke: "currentColor" }),
      textAt(HEAD.width / 2, 20, shortened(name, 23), { anchor: "middle", bold: true }),
    ]),
  ]);
  return {
    width: participants.length * COLUMN + COLUMN / 2,
    height,
    drawn: [...heads, ...barsOf(steps), ...steps.flatMap(stepAt)],
  };
}

/** From each call to its return: calls and returns nest. */
function barsOf(steps: readonly Step[]): Svg[] {
  const open: { row: number; at: number; depth: number }[] = [];
  return steps.flatMap(({ what, from, to }, row) => {
    if (what === "call") open.push({ row, at: to, depth: open.filter(({ at }) => at === to).length });
    const begun = what === "return" ? open.pop() : undefined;
    if (!begun) return [];
    return [
      element("rect", {
        x: middle(from) - BAR + begun.depth * NEST,
        y: rowAt(begun.row),
        width: 2 * BAR,
        height: rowAt(row) - rowAt(begun.row),
        fill: "none",
        stroke: "currentColor",
      }),
    ];
  });
}

function stepAt({ what, from, to, text, failed }: Step, row: number): Svg[] {
  const y = rowAt(row);
  const how = {
    kind: `step step-${what}${failed ? " step-failed" : ""}`,
    width: failed ? 3 : 1.2,
    title: text,
    ...(what === "return" ? { dash: "5 4" } : {}),
  };
  if (from === to) {
    const x = middle(from);
    const loop = [
      { x, y },
      { x: x + 34, y },
      { x: x + 34, y: y + 10 },
      { x: x + BAR, y: y + 10 },
    ];
    return [arrow(loop, how), textAt(x + 40, y + 9, shortened(text, FITS), { size: 10 })];
  }
  const ends = [
    { x: middle(from), y },
    { x: middle(to), y },
  ];
  const width = Math.abs(to - from) * FITS;
  return [
    arrow(ends, how),
    textAt((middle(from) + middle(to)) / 2, y - 4, shortened(text, width), { anchor: "middle", size: 10 }),
  ];
}

function middle(participant: number): number {
  return participant * COLUMN + COLUMN / 2;
}

function rowAt(row: number): number {
  return HEAD.height + (row + 1) * ROW;
}
