import type { Style } from "./ansi.ts";
import { columns, cut, pad } from "./layout.ts";

export interface Column {
  title: string;
  align?: "left" | "right";
  /** The highest number is left out first when there is no room; without one the column stays. */
  dispensable?: number;
  /** May be cut down to this many columns. */
  least?: number;
}

export interface Cell {
  text: string;
  style?: Style;
}

const GAP = 2;

/**
 * Lines of a table that is at most `width` wide, head first; undefined when not even the columns that must stay fit.
 * Styles are put on after cutting, so that no escape sequence is cut in two.
 */
export function table(
  heads: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  head: Style,
): string[] | undefined {
  let kept = heads.map((_, index) => index);
  const natural = heads.map((column, index) =>
    rows.reduce((most, row) => Math.max(most, columns(row[index]?.text ?? "")), columns(column.title)),
  );
  const total = () => kept.reduce((all, index) => all + (natural[index] ?? 0), GAP * (kept.length - 1));
  const shrink = () => {
    for (const index of kept) {
      const least = heads[index]?.least;
      const excess = total() - width;
      if (least !== undefined && excess > 0) natural[index] = Math.max(least, (natural[index] ?? 0) - excess);
    }
  };
  while (total() > width) {
    const candidates = kept.filter((index) => heads[index]?.dispensable !== undefined);
    const rank = (index: number) => heads[index]?.dispensable ?? 0;
    const drop = candidates.sort((a, b) => rank(b) - rank(a))[0];
    if (drop === undefined) {
      shrink();
      break;
    }
    kept = kept.filter((index) => index !== drop);
  }
  if (total() > width) return undefined;
  const line = (cells: readonly Cell[]) =>
    kept
      .map((index, place) => {
        const cell = cells[index] ?? { text: "" };
        const size = natural[index] ?? 0;
        const text = cut(cell.text, size);
        const last = place === kept.length - 1 && heads[index]?.align !== "right";
        const padded = last ? text : pad(text, size, heads[index]?.align);
        return cell.style ? padded.replace(text, () => (cell.style as Style)(text)) : padded;
      })
      .join(" ".repeat(GAP))
      .trimEnd();
  return [line(heads.map((column) => ({ text: column.title, style: head }))), ...rows.map(line)];
}
