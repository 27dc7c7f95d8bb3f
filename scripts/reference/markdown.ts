/** What Markdown could take for markup; a backslash before any ASCII punctuation makes it text (CommonMark §2.4). */
const PUNCTUATION = /[\\`*_{}[\]<>()#+\-.!|~&:$@^="'%]/g;

/** Text of the rules for a paragraph, a list item, a heading or a table cell, shown as it stands. */
export function text(raw: string): string {
  return raw.replace(/\s+/g, " ").trim().replace(PUNCTUATION, "\\$&");
}

export function link(label: string, target: string): string {
  return `[${label}](${target})`;
}

/** A web address as a link, everything else as text; the site's own check leaves addresses alone. */
export function source(raw: string): string {
  return /^https:\/\/[^\s<>()]+$/.test(raw) ? link(text(raw), raw) : text(raw);
}

/** Lines that are shown as they stand. */
export function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.flatMap((line) => [...line.matchAll(/`+/g)].map((run) => run[0].length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines, fence, ""];
}

/** The anchor of a heading, here and in the site's configuration. */
export function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** The page of a list of lines. */
export function page(title: string, lines: readonly string[]): string {
  const body = [`# ${text(title)}`, "", ...lines].join("\n").replace(/\n{3,}/g, "\n\n");
  return `${body.trim()}\n`;
}
