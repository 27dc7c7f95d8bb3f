import { parted } from "../../model/markdown.ts";

export { code, escaped } from "../../model/markdown.ts";

/** Text inside an HTML block such as `<summary>`, where Markdown is not read. */
export function htmlEscaped(text: string): string {
  return parted(text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;"));
}

/** A table row; its cells come from `escaped` and `code`, which leave no bar. */
export function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Lines of a table and the empty line after it; nothing without rows. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [row(heads), row(heads.map(() => "---")), ...rows.map(row), ""];
}
