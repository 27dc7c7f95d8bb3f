/**
 * What a spreadsheet would compute: a sign of a formula at the start of a cell, in half or full width, also where another program may
 * see a start: after what parts or quotes cells somewhere (OWASP, CSV Injection). Tabs and line breaks are shown before.
 */
const FORMULA = /(^|[,;|"'])(\s*)(?=[=+\-@＝＋－＠])/g;

/** A line of RFC 4180 with its end: every text is quoted, and none is a formula; numbers are as they are. */
export function row(cells: readonly (string | number | boolean | null | undefined)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value !== "string") return String(value);
  return `"${value.replace(FORMULA, "$1$2'").replaceAll('"', '""')}"`;
}
