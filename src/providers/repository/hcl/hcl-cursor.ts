import { HclError } from "./hcl-expression.ts";

const IDENTIFIER = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SHOWN = 80;

/** A place in a text of HCL, and the lexical part of its grammar. */
export class HclCursor {
  readonly source: string;
  at = 0;

  constructor(source: string) {
    this.source = source;
  }

  fail(message = "it is not valid HCL"): never {
    throw new HclError(message, this.at);
  }

  peek(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.at += text.length;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail();
  }

  get ended(): boolean {
    return this.at >= this.source.length;
  }

  /** Skips blanks and comments, and line ends where they mean nothing. */
  skip(lines: boolean): void {
    const { source } = this;
    for (;;) {
      const code = source.charCodeAt(this.at);
      if (code === 32 || code === 9 || code === 13 || (lines && code === 10)) this.at++;
      else if (code === 35 || (code === 47 && source[this.at + 1] === "/")) {
        const end = source.indexOf("\n", this.at);
        this.at = end < 0 ? source.length : end;
      } else if (code === 47 && source[this.at + 1] === "*") {
        const end = source.indexOf("*/", this.at + 2);
        if (end < 0) this.fail();
        this.at = end + 2;
      } else return;
    }
  }

  identifier(): string | undefined {
    IDENTIFIER.lastIndex = this.at;
    const found = IDENTIFIER.exec(this.source)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  /** A whole word, such as `for`: not the beginning of a longer one. */
  word(expected: string): boolean {
    const start = this.at;
    if (this.identifier() === expected) return true;
    this.at = start;
    return false;
  }

  number(): number | undefined {
    NUMBER.lastIndex = this.at;
    const found = NUMBER.exec(this.source)?.[0];
    if (found === undefined) return undefined;
    this.at += found.length;
    return Number(found);
  }

  /** What was written since an offset, for people. */
  since(start: number): string {
    const raw = this.source
      .slice(start, Math.min(this.at, start + SHOWN))
      .replace(/\s+/g, " ")
      .trim();
    return raw + (this.at - start > SHOWN ? "…" : "");
  }
}
