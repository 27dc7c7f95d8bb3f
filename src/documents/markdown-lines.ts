/** A line of prose: outside front matter, code fences and comments. */
export interface MarkdownLine {
  /** 1-based. */
  line: number;
  /** Inline code stands as it is. */
  text: string;
}

export interface Heading extends MarkdownLine {
  /** 1 for `#`. */
  level: number;
}

export interface MarkdownText {
  /** The lines between the first two `---`, when the file begins with one. */
  frontMatter?: { text: string; line: number };
  prose: MarkdownLine[];
  headings: Heading[];
  /** What stands in `<!-- -->`, each with its first line. */
  comments: MarkdownLine[];
}

/** The parts of a Markdown text that a reader of decision records asks for. Linear in its length; total. */
export function readMarkdown(source: string): MarkdownText {
  const lines = source.split(/\r?\n/);
  const result: MarkdownText = { prose: [], headings: [], comments: [] };
  let at = 0;
  if (lines[0]?.trimEnd() === "---") {
    const end = lines.findIndex((text, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(text));
    if (end > 0) {
      result.frontMatter = { text: lines.slice(1, end).join("\n"), line: 2 };
      at = end + 1;
    }
  }
  let fence: string | undefined;
  let comment: MarkdownLine | undefined;
  for (; at < lines.length; at++) {
    const line = at + 1;
    let text = lines[at] ?? "";
    const mark = comment === undefined ? /^ {0,3}(`{3,}|~{3,})/.exec(text)?.[1] : undefined;
    if (fence !== undefined) {
      if (mark?.startsWith(fence) && text.trim() === mark) fence = undefined;
      continue;
    }
    if (mark !== undefined) {
      fence = mark;
      continue;
    }
    let prose = "";
    while (text !== "") {
      const close = comment === undefined ? -1 : text.indexOf("-->");
      if (comment !== undefined) {
        comment.text += close < 0 ? `${text}\n` : text.slice(0, close);
        if (close >= 0) {
          result.comments.push(comment);
          comment = undefined;
        }
        text = close < 0 ? "" : text.slice(close + 3);
        continue;
      }
      const open = text.indexOf("<!--");
      prose += open < 0 ? text : text.slice(0, open);
      if (open >= 0) comment = { line, text: "" };
      text = open < 0 ? "" : text.slice(open + 4);
    }
    const heading = /^ {0,3}(#{1,6})[ \t]+(.*)$/.exec(prose);
    if (heading) {
      const [, marks = "", title = ""] = heading;
      result.headings.push({ line, level: marks.length, text: title.trim().replace(/\s#+$/, "").trim() });
    } else result.prose.push({ line, text: prose });
  }
  if (comment !== undefined) result.comments.push(comment);
  return result;
}

/** Links of inline form, outside of inline code. */
export function linksIn(prose: readonly MarkdownLine[]): { line: number; target: string }[] {
  return prose.flatMap(({ line, text }) =>
    [
      ...withoutCode(text).matchAll(/(?<!\\)\]\(\s*<?([^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)>?(?:\s+["'(][^)]*)?\)/g),
    ].map(([, target = ""]) => ({ line, target })),
  );
}

/** The line with blanks for its inline code. */
export function withoutCode(text: string): string {
  return text.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, (code) => " ".repeat(code.length));
}
