/** Writings without spaces between words: each character is taken for one. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu;

/** What a template leaves to be filled in: the rest of such a line is a note to its writer. */
const PLACEHOLDER =
  /^[\s>*+\-#|:.()[\]\d]{0,40}(?:x\]\s{0,4})?(?:todo|tbd|tba|tbc|fixme|xxx|wip|placeholder|lorem ipsum|coming soon|to be (?:written|done|defined|decided|added|completed)|work in progress|under construction|n\/a)(?![\p{L}\p{N}])/iu;

/** Whether a document has as many words outside its front matter, comments, headings and placeholders. */
export function holdsWords(source: string, least: number): boolean {
  if (least === 0) return true;
  let words = 0;
  const lines = body(source).split("\n");
  for (const [index, line] of lines.entries()) {
    if (isHeading(line, lines[index + 1]) || PLACEHOLDER.test(line)) continue;
    // Tags and `<name>` to be filled in are no words; `<mailto:a@b>` is an address.
    words += line.replace(/<(?![^\s<>]*[@:])[^<>\n]{0,200}>|\{\{[^{}\n]{0,200}\}\}/g, " ").match(WORD)?.length ?? 0;
    if (words >= least) return true;
  }
  return false;
}

function body(source: string): string {
  let text = source.replaceAll("\r\n", "\n");
  const front = text.startsWith("---\n") ? text.indexOf("\n---\n", 3) : -1;
  if (front >= 0) text = text.slice(front + 5);
  const kept: string[] = [];
  for (let from = 0; ; ) {
    const open = text.indexOf("<!--", from);
    const close = open < 0 ? -1 : text.indexOf("-->", open);
    kept.push(text.slice(from, open < 0 ? undefined : open));
    if (close < 0) return kept.join(" ");
    from = close + 3;
  }
}

/** `# X` of Markdown, `== X` of AsciiDoc, and a line that the next one underlines. */
function isHeading(line: string, next: string | undefined): boolean {
  return (
    /^\s{0,3}(?:#{1,6}|={1,6})(?:\s|$)/.test(line) || (/\S/.test(line) && /^([=\-~^"])\1{2,}\s*$/.test(next ?? ""))
  );
}
