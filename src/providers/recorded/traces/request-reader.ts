import { ScanError } from "./byte-scanner.ts";
import type { SpanScanner } from "./span-scanner.ts";

const NEWLINE = 10;
/** A line that is still open at this size is read as a document, element by element. */
const LONGEST_LINE = 8 * 1024 * 1024;
/** One element of `resourceSpans` must fit in memory. */
const LARGEST_ELEMENT = 32 * 1024 * 1024;

export interface Damage {
  /** Lines, or elements of `resourceSpans`, that were read whole. */
  read: number;
  /** Those with a byte that cannot be there; what stood before it in them is kept. */
  malformed: number;
  firstMalformed: string;
  /** The input ends inside a value. */
  truncated: boolean;
  /** Why reading was given up. */
  reason?: string;
}

/**
 * Feeds a scanner from chunks of bytes: one ExportTraceServiceRequest a line, or whole documents of any layout and size.
 * Memory is bounded by the longest line or the largest element of `resourceSpans`.
 */
export class RequestReader {
  readonly damage: Damage = { read: 0, malformed: 0, firstMalformed: "", truncated: false };
  readonly #scanner: SpanScanner;
  #mode: "lines" | "documents" = "lines";
  #buffer = Buffer.allocUnsafeSlow(2 * 1024 * 1024);
  #filled = 0;
  #line = 0;
  #documents: DocumentSplitter | undefined;

  constructor(scanner: SpanScanner) {
    this.#scanner = scanner;
  }

  push(chunk: Buffer): void {
    if (this.damage.reason !== undefined) return;
    this.#append(chunk);
    if (this.#mode === "lines") this.#readLines();
    if (this.#mode === "documents") this.#readDocuments();
  }

  finish(): void {
    if (this.damage.reason !== undefined) return;
    if (this.#mode === "lines") {
      if (this.#filled > 0) this.#scanLine(0, this.#filled, true);
      if (this.#mode === "lines") return;
      this.#readDocuments();
    }
    if (this.#documents?.open) this.damage.truncated = true;
  }

  #append(chunk: Buffer): void {
    const needed = this.#filled + chunk.length;
    if (needed > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#buffer.length * 2));
      this.#buffer.copy(larger, 0, 0, this.#filled);
      this.#buffer = larger;
    }
    chunk.copy(this.#buffer, this.#filled);
    this.#filled = needed;
  }

  #consume(bytes: number): void {
    if (bytes === 0) return;
    this.#buffer.copyWithin(0, bytes, this.#filled);
    this.#filled -= bytes;
  }

  #readLines(): void {
    const view = this.#buffer.subarray(0, this.#filled);
    let start = 0;
    while (this.#mode === "lines") {
      const newline = view.indexOf(NEWLINE, start);
      if (newline < 0) break;
      if (!this.#scanLine(start, newline, false)) break;
      start = newline + 1;
    }
    this.#consume(start);
    if (this.#mode === "lines" && this.#filled > LONGEST_LINE) this.#mode = "documents";
  }

  /** False when the input turned out to be documents: nothing of this line has been taken then. */
  #scanLine(start: number, end: number, last: boolean): boolean {
    const buffer = this.#buffer;
    let from = this.#line === 0 && buffer[start] === 0xef && buffer[start + 1] === 0xbb ? start + 3 : start;
    while (from < end && (buffer[from] as number) <= 32) from++;
    this.#line++;
    if (from === end) return true;
    // A first line that does not close is the beginning of a document over several lines.
    if (this.damage.read === 0 && this.damage.malformed === 0 && !last && !closes(buffer, from, end)) {
      this.#mode = "documents";
      return false;
    }
    try {
      const stopped = this.#scanner.request(buffer, from, end);
      if (!blank(buffer, stopped, end)) throw new ScanError("malformed", stopped);
      this.damage.read++;
    } catch (error) {
      if (!(error instanceof ScanError)) throw error;
      if (last && error.kind === "truncated") this.damage.truncated = true;
      else this.#malformed(`line ${this.#line}`);
    }
    return true;
  }

  #malformed(where: string): void {
    if (this.damage.malformed++ === 0) this.damage.firstMalformed = where;
  }

  #readDocuments(): void {
    this.#documents ??= new DocumentSplitter();
    const splitter = this.#documents;
    const view = this.#buffer.subarray(0, this.#filled);
    for (let element = splitter.next(view); element !== undefined; element = splitter.next(view)) {
      try {
        this.#scanner.element(view, element.start, element.end);
        this.damage.read++;
      } catch (error) {
        if (!(error instanceof ScanError)) throw error;
        this.#malformed(`element ${this.damage.read + this.damage.malformed + 1} of resourceSpans`);
      }
    }
    this.#consume(splitter.release());
    if (this.#filled > LARGEST_ELEMENT) {
      this.damage.reason = `one element of resourceSpans is larger than ${LARGEST_ELEMENT >> 20} MiB`;
    }
  }
}

function closes(buffer: Buffer, start: number, end: number): boolean {
  let last = end - 1;
  while (last > start && (buffer[last] as number) <= 32) last--;
  return last > start && buffer[last] === 125;
}

function blank(buffer: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((buffer[at] as number) > 32) return false;
  return true;
}

/**
 * Finds the elements of the top-level arrays called `resourceSpans` in JSON documents that arrive in pieces, one document after
 * the other, white space or nothing between them. It keeps its place between calls and looks at every byte once.
 */
class DocumentSplitter {
  #at = 0;
  #depth = 0;
  #inString = false;
  #escape = false;
  #stringStart = 0;
  #key = "";
  #elementStart = -1;

  /** Inside a document. */
  get open(): boolean {
    return this.#depth > 0 || this.#inString;
  }

  next(view: Buffer): { start: number; end: number } | undefined {
    // Kept in locals: this loop sees every byte.
    const length = view.length;
    let at = this.#at;
    let depth = this.#depth;
    let inString = this.#inString;
    let escaped = this.#escape;
    let element: { start: number; end: number } | undefined;
    while (at < length && element === undefined) {
      if (inString) {
        if (escaped) at++;
        escaped = false;
        while (at < length && inString) {
          const byte = view[at++] as number;
          if (byte === 34) inString = false;
          else if (byte === 92 && at++ === length) escaped = true;
        }
        // A backslash was the last byte: what it escapes comes with the next piece.
        at = Math.min(at, length);
        if (!inString && depth === 1) this.#key = keyText(view, this.#stringStart, at);
        continue;
      }
      const byte = view[at++] as number;
      if (byte === 34) {
        inString = true;
        if (depth === 1) this.#stringStart = at - 1;
      } else if ((byte | 32) === 123) {
        if (depth === 2 && byte === 123 && this.#key === "resourceSpans") this.#elementStart = at - 1;
        depth++;
        // A document that opens has no key yet.
        if (depth === 1) this.#key = "";
      } else if ((byte | 32) === 125) {
        depth = Math.max(0, depth - 1);
        if (depth === 1) this.#key = "";
        if (depth === 2 && this.#elementStart >= 0) {
          element = { start: this.#elementStart, end: at };
          this.#elementStart = -1;
        }
      }
    }
    this.#at = at;
    this.#depth = depth;
    this.#inString = inString;
    this.#escape = escaped;
    return element;
  }

  /** How many bytes at the front are not needed any more; the caller takes them away. */
  release(): number {
    let keepFrom = this.#at;
    if (this.#elementStart >= 0) keepFrom = this.#elementStart;
    // Only keys of the document itself are looked at again.
    else if (this.#inString && this.#depth === 1) keepFrom = this.#stringStart;
    this.#at -= keepFrom;
    this.#stringStart -= keepFrom;
    if (this.#elementStart >= 0) this.#elementStart -= keepFrom;
    return keepFrom;
  }
}

function keyText(view: Buffer, start: number, end: number): string {
  if (end - start > 200) return "";
  try {
    return String(JSON.parse(view.toString("utf8", start, end)));
  } catch {
    return "";
  }
}
