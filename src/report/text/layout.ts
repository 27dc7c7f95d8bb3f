import truncatedWidth from "fast-string-truncated-width";
import { wrapAnsi } from "fast-wrap-ansi";
import type { Style } from "./ansi.ts";

const ELLIPSIS = "…";

/** Columns a text takes: wide characters and emoji take two, combining marks none. */
export function columns(text: string): number {
  return truncatedWidth(text).width;
}

/** Cut to `width` columns, with an ellipsis where something was cut. */
export function cut(text: string, width: number): string {
  const result = truncatedWidth(text, { limit: Math.max(0, width), ellipsis: ELLIPSIS, ellipsisWidth: 1 });
  if (!result.truncated) return text;
  return `${text.slice(0, result.index)}${result.ellipsed ? ELLIPSIS : ""}`;
}

export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const space = " ".repeat(Math.max(0, width - columns(text)));
  return align === "left" ? text + space : space + text;
}

/** Lines of at most `width` columns; a word that is longer is broken. Continuation lines hang under the first. */
export function wrapped(
  text: string,
  width: number,
  options: { first?: string; rest?: string; style?: Style } = {},
): string[] {
  const first = options.first ?? "";
  const rest = options.rest ?? " ".repeat(columns(first));
  const style = options.style ?? ((line) => line);
  const room = Math.max(4, width - Math.max(columns(first), columns(rest)));
  return wrapAnsi(text, room, { hard: true, trim: true })
    .split("\n")
    .map((line, index) => `${index === 0 ? first : rest}${style(line)}`.trimEnd());
}
