/** Marks that begin something inside a line. A backslash before them makes them text (CommonMark §2.4). */
const MARKS = /[\\`*_{}[\]#>~$]/g;
/** Marks that begin a block when a line, list item or cell starts with them. */
const LEADING = /^(\s*)([-+=]|\d{1,9}(?=[.)](?:\s|$)))/;
/** Invisible and without width: parts what a renderer would join to a mention, an issue, a link or a commit. */
const BREAK = "\u200b";

/**
 * Text from outside for a paragraph, a list item or a table cell: shown as it stands. Nothing in it becomes markup, HTML, a link,
 * an issue, or a mention that notifies somebody. GitHub looks for the latter after entities and backslashes are resolved, so they
 * are parted by a zero-width space.
 */
export function escaped(text: string): string {
  return parted(
    text
      .replace(MARKS, "\\$&")
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/\|/g, "&vert;")
      .replace(/\\>/g, "&gt;")
      .replace(
        LEADING,
        (_, space: string, mark: string) => space + (/\d/.test(mark) ? `${mark}${BREAK}` : `\\${mark}`),
      ),
  );
}

/**
 * Inline code that no text can leave: its fence is longer than any run of backticks inside. A text with a bar is given as plain text,
 * since a table is cut at bars before code is read, and no escape for them works after a backslash (GFM §4.10).
 */
export function code(text: string): string {
  if (text.trim() === "" || text.includes("|")) return escaped(text);
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** For text that a renderer looks for mentions, issues, commits and links in, whatever it is escaped by. */
export function parted(text: string): string {
  return text
    .replace(/@/g, `@${BREAK}`)
    .replace(/#(?=\d)/g, `#${BREAK}`)
    .replace(/(GH-)(?=\d)/gi, `$1${BREAK}`)
    .replace(/:(?=\/\/)/g, `:${BREAK}`)
    .replace(/(www)(?=\.)/gi, `$1${BREAK}`)
    .replace(/(mailto|xmpp):/gi, `$1${BREAK}:`);
}
