import { wrapAnsi } from "fast-wrap-ansi";
import { element, picture, type Svg } from "../svg/svg.ts";
import { shortened } from "./mermaid-text.ts";

const MARGIN = 24;
const LINE = 18;
/** Characters of a line of notes, and the most pixels that one is wide in this font. */
const COLUMNS = 96;
const CHARACTER = 7;
const LONGEST_NOTE = 400;

/** A piece of a picture with its size in pixels; it begins at 0, 0. */
export interface Part {
  width: number;
  height: number;
  drawn: readonly Svg[];
}

export interface Sheet {
  /** Unique in the document that the picture stands in. */
  title: string;
  description: string;
  /** One below the other: the drawing, its legend. */
  parts: readonly Part[];
  notes: readonly string[];
}

/** A picture of parts and notes. In a page it takes on the colour of its surroundings; as a file it is ink on white. */
export function sheet(of: Sheet, file: boolean): Svg {
  const parts = [...of.parts, notesOf(of.notes)].filter(({ height }) => height > 0);
  let y = MARGIN;
  const drawn: Svg[] = [];
  for (const part of parts) {
    drawn.push(element("g", { transform: `translate(${MARGIN} ${y})` }, part.drawn));
    y += part.height + MARGIN;
  }
  const width = Math.ceil(Math.max(200, ...parts.map((part) => part.width)) + 2 * MARGIN);
  const height = Math.ceil(y);
  return picture({ width, height, kind: "diagram", title: of.title, description: of.description, file }, [
    ...(file ? [element("rect", { width, height, fill: "#ffffff" })] : []),
    element("g", { "font-family": "system-ui, sans-serif", "font-size": 13, fill: "currentColor" }, drawn),
  ]);
}

/** A text; `y` is its base line. */
export function textAt(
  x: number,
  y: number,
  text: string,
  how: { anchor?: "middle" | "end"; bold?: boolean; size?: number } = {},
): Svg {
  return element(
    "text",
    {
      x,
      y,
      ...(how.anchor === undefined ? {} : { "text-anchor": how.anchor }),
      ...(how.bold ? { "font-weight": "bold" } : {}),
      ...(how.size === undefined ? {} : { "font-size": how.size }),
    },
    [text],
  );
}

function notesOf(notes: readonly string[]): Part {
  const lines = notes.flatMap((note) => wrapAnsi(shortened(note, LONGEST_NOTE), COLUMNS, { hard: true }).split("\n"));
  return {
    width: Math.max(0, ...lines.map((line) => line.length)) * CHARACTER,
    height: lines.length * LINE,
    drawn: lines.map((line, at) => textAt(0, at * LINE + 13, line)),
  };
}
