/** GitHub takes 65,536 characters of a comment; a bot adds some of its own. */
const MOST = 60_000;
/** Of one text from outside. */
const TEXT = 160;
const CUT = "_…cut to what a comment may hold._";

/** Cut before it is escaped, so that no escape is cut in two, and not inside of a pair. */
export function shortened(text: string): string {
  return text.length <= TEXT ? text : `${text.slice(0, TEXT - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Parts with an empty line between, as many lines of them as leave room for the last, which always stands; lines are taken whole. */
export function fitted(parts: readonly (readonly string[])[], last: readonly string[]): string {
  const end = `\n${last.join("\n")}\n`;
  let page = "";
  for (const part of parts.filter(({ length }) => length > 0)) {
    if (page !== "") page += "\n";
    for (const line of part) {
      if (page.length + line.length + 1 + CUT.length + 2 + end.length > MOST) return `${page}\n${CUT}\n${end}`;
      page += `${line}\n`;
    }
  }
  return page + end;
}
