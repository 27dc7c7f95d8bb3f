/** Why a scan ended early: `truncated` when the bytes ran out inside a value, `malformed` when a byte cannot be there. */
export class ScanError extends Error {
  readonly kind: "truncated" | "malformed";
  readonly at: number;

  constructor(kind: "truncated" | "malformed", at: number) {
    super(kind === "truncated" ? "the text ends inside a value" : `byte ${at} cannot stand there`);
    this.name = "ScanError";
    this.kind = kind;
    this.at = at;
  }
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;
// `[` and `{` differ by 32, and so do `]` and `}`: one comparison after `| 32` finds either.
const OPEN = 123;
const CLOSE = 125;

const ATTRIBUTE_START = new Uint8Array(Buffer.from('{"key":"', "latin1"));

/** The place behind the bracket that closes `depth` open ones. */
function skipNested(bytes: Buffer, from: number, end: number, depth: number): number {
  let at = from;
  let open = depth;
  while (at < end) {
    const byte = bytes[at++] as number;
    if (byte === QUOTE) {
      while (at < end) {
        const inner = bytes[at++] as number;
        if (inner === QUOTE) break;
        if (inner === BACKSLASH) at++;
      }
    } else if ((byte | 32) === OPEN) open++;
    else if ((byte | 32) === CLOSE && --open === 0) return at;
  }
  throw new ScanError("truncated", end);
}

/**
 * A cursor over JSON bytes that reads only what it is asked for and jumps over the rest by counting brackets. It does not
 * validate what it jumps over. For valid JSON it sees what JSON.parse sees; bytes that run out inside a value are always noticed.
 */
export class ByteScanner {
  bytes: Buffer = Buffer.alloc(0);
  at = 0;
  end = 0;
  /** The last string read: its bytes between the quotes, and whether any is a backslash. */
  textStart = 0;
  textEnd = 0;
  textEscaped = false;

  load(bytes: Buffer, start: number, end: number): void {
    this.bytes = bytes;
    this.at = start;
    this.end = end;
  }

  /** The next byte that is not white space, without taking it. Truncated at the end. */
  peek(): number {
    const { bytes, end } = this;
    let at = this.at;
    // Most exporters write no white space at all.
    if (at < end && (bytes[at] as number) > 32) return bytes[at] as number;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte > 32) {
        this.at = at;
        return byte;
      }
      if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) throw new ScanError("malformed", at);
      at++;
    }
    this.at = at;
    throw new ScanError("truncated", at);
  }

  take(expected: number): void {
    if (this.peek() !== expected) throw new ScanError("malformed", this.at);
    this.at++;
  }

  /** Enters an object; false when it is empty (and taken), or when the value is something else, which is jumped over. */
  enterObject(): boolean {
    if (this.peek() !== OPEN) {
      this.skipValue();
      return false;
    }
    this.at++;
    if (this.peek() !== CLOSE) return true;
    this.at++;
    return false;
  }

  /** Enters an array; false when it is empty (and taken), or when the value is something else, which is jumped over. */
  enterArray(): boolean {
    if (this.peek() !== 91) {
      this.skipValue();
      return false;
    }
    this.at++;
    if (this.peek() !== 93) return true;
    this.at++;
    return false;
  }

  /** After a member or an element: true when another follows. */
  more(close: 125 | 93): boolean {
    const byte = this.peek();
    this.at++;
    if (byte === COMMA) return true;
    if (byte === close) return false;
    throw new ScanError("malformed", this.at - 1);
  }

  /** Reads a key and its colon; the key's bytes are the text. */
  key(): void {
    this.string();
    if (this.at < this.end && this.bytes[this.at] === COLON) this.at++;
    else this.take(COLON);
  }

  string(): void {
    if (this.peek() !== QUOTE) throw new ScanError("malformed", this.at);
    const { bytes, end } = this;
    let at = this.at + 1;
    this.textStart = at;
    this.textEscaped = false;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) {
        this.textEnd = at;
        this.at = at + 1;
        return;
      }
      if (byte === BACKSLASH) {
        this.textEscaped = true;
        at++;
      }
      at++;
    }
    throw new ScanError("truncated", end);
  }

  skipValue(): void {
    const first = this.peek();
    const { bytes, end } = this;
    let at = this.at;
    if (first === QUOTE) {
      at++;
      while (at < end) {
        const byte = bytes[at] as number;
        if (byte === QUOTE) {
          this.at = at + 1;
          return;
        }
        at += byte === BACKSLASH ? 2 : 1;
      }
      throw new ScanError("truncated", end);
    }
    if ((first | 32) === OPEN) {
      this.at = skipNested(bytes, at + 1, end, 1);
      return;
    }
    if (first === COMMA || first === COLON || (first | 32) === CLOSE) throw new ScanError("malformed", at);
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte === COMMA || (byte | 32) === CLOSE || byte <= 32) {
        this.at = at;
        return;
      }
      at++;
    }
    // A number or a word that touches the end may have lost its tail.
    throw new ScanError("truncated", end);
  }

  /**
   * Jumps over an attribute that is written `{"key":"…",` with a key of none of the given lengths: nearly all of them. False, and
   * nothing taken, for any other.
   */
  skipAttribute(lengths: Uint8Array): boolean {
    const { bytes, end } = this;
    let at = this.at;
    for (let i = 0; i < ATTRIBUTE_START.length; i++) if (bytes[at + i] !== ATTRIBUTE_START[i]) return false;
    at += ATTRIBUTE_START.length;
    const start = at;
    while (at < end) {
      const byte = bytes[at] as number;
      if (byte === QUOTE) break;
      if (byte === BACKSLASH) return false;
      at++;
    }
    if (at >= end || lengths[Math.min(at - start, lengths.length - 1)] !== 0) return false;
    this.at = skipNested(bytes, at + 1, end, 1);
    return true;
  }

  /** A whole number of up to nine digits that stands next, bare or as a string; -1, and nothing taken, for anything else. */
  digits(): number {
    const first = this.peek();
    const { bytes, end } = this;
    const quoted = first === QUOTE;
    let at = this.at + (quoted ? 1 : 0);
    const start = at;
    let value = 0;
    while (at < end) {
      const digit = (bytes[at] as number) - 48;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
      at++;
    }
    if (at === start || at - start > 9 || at >= end) return -1;
    const after = bytes[at] as number;
    if (quoted ? after !== QUOTE : after !== COMMA && after !== CLOSE) return -1;
    this.at = quoted ? at + 1 : at;
    return value;
  }

  /** Whether the text is `name` (UTF-8 bytes). */
  textIs(name: Uint8Array): boolean {
    if (this.textEscaped) return this.text() === Buffer.from(name).toString("utf8");
    const length = this.textEnd - this.textStart;
    if (length !== name.length) return false;
    for (let i = 0; i < length; i++) if (this.bytes[this.textStart + i] !== name[i]) return false;
    return true;
  }

  /** The text, decoded. */
  text(): string {
    if (!this.textEscaped) return this.bytes.toString("utf8", this.textStart, this.textEnd);
    try {
      return JSON.parse(this.bytes.toString("utf8", this.textStart - 1, this.textEnd + 1)) as string;
    } catch {
      throw new ScanError("malformed", this.textStart);
    }
  }

  /** Reads a string, number or word and leaves its bytes as the text; false (and jumped over) for an object or array. */
  scalar(): boolean {
    const first = this.peek();
    if (first === QUOTE) {
      this.string();
      return true;
    }
    if ((first | 32) === OPEN) {
      this.skipValue();
      return false;
    }
    this.textStart = this.at;
    this.textEscaped = false;
    this.skipValue();
    this.textEnd = this.at;
    return true;
  }
}
