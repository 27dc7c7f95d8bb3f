import { HclCursor } from "./hcl-cursor.ts";
import type { HclBlock, HclExpression } from "./hcl-expression.ts";

// Deeper nesting is refused, so that the call stack is bounded; Terraform in use stays below twenty.
const MOST_DEPTH = 150;
const LONGEST_REFERENCE = 200;
const OPERATORS = ["==", "!=", "<=", ">=", "&&", "||", "<", ">", "+", "-", "*", "/", "%"];
const CONSTANTS: { [word: string]: boolean | null } = { true: true, false: false, null: null };
const ESCAPES: { [letter: string]: string } = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/**
 * A recursive-descent parser of HCL native syntax, by hashicorp/hcl's `hclsyntax/spec.md`: structure and literals are kept, operators and
 * `for` expressions are recognised and kept as text. Throws HclError. Linear in the length of the text.
 */
export class HclParser extends HclCursor {
  #depth = 0;

  /** A body up to the end of the text or, inside a block, to its closing brace. */
  body(inner: boolean): Pick<HclBlock, "attributes" | "blocks"> {
    this.#enter();
    const attributes: [string, HclExpression][] = [];
    const blocks: HclBlock[] = [];
    for (;;) {
      this.skip(true);
      if (inner ? this.take("}") : this.ended) break;
      const offset = this.at;
      const name = this.identifier() ?? this.fail();
      this.skip(false);
      if (this.peek("=") && !this.peek("==")) {
        this.at++;
        this.skip(false);
        attributes.push([name, this.expression(false)]);
        this.skip(false);
        if (!this.ended && !this.peek("\n") && !(inner && this.peek("}"))) this.fail();
      } else blocks.push(this.#block(name, offset));
    }
    this.#depth--;
    return { attributes, blocks };
  }

  #block(type: string, offset: number): HclBlock {
    const labels: string[] = [];
    for (this.skip(false); !this.take("{"); this.skip(false)) labels.push(this.#label());
    return { type, labels, offset, ...this.body(true) };
  }

  #label(): string {
    if (!this.take('"')) return this.identifier() ?? this.fail();
    const parts = this.#quoted();
    return parts.map((part) => (part.kind === "literal" ? String(part.value) : "")).join("");
  }

  /** An expression. `lines`: whether line ends mean nothing, as inside brackets. */
  expression(lines: boolean): HclExpression {
    this.#enter();
    const start = this.at;
    let value = this.#unary(lines);
    for (;;) {
      const before = this.at;
      this.skip(lines);
      const operator = OPERATORS.find((one) => this.peek(one));
      if (operator === undefined || this.peek("=>")) {
        this.at = before;
        break;
      }
      this.at += operator.length;
      this.skip(lines);
      this.#unary(lines);
      value = { kind: "other", text: this.since(start) };
    }
    const before = this.at;
    this.skip(lines);
    if (this.take("?")) {
      this.skip(true);
      const yes = this.expression(lines);
      this.skip(true);
      this.expect(":");
      this.skip(true);
      const no = this.expression(lines);
      value = { kind: "choice", options: [yes, no], text: this.since(start) };
    } else this.at = before;
    this.#depth--;
    return value;
  }

  #unary(lines: boolean): HclExpression {
    const start = this.at;
    let negative = false;
    let signs = 0;
    for (; this.peek("-") || (this.peek("!") && !this.peek("!=")); this.skip(lines)) {
      negative = this.peek("-") && signs === 0;
      signs++;
      this.at++;
    }
    const value = this.#postfix(lines);
    if (signs === 0) return value;
    if (negative && signs === 1 && value.kind === "literal" && typeof value.value === "number")
      return { kind: "literal", value: -value.value };
    return { kind: "other", text: this.since(start) };
  }

  #postfix(lines: boolean): HclExpression {
    const start = this.at;
    let value = this.#primary();
    for (;;) {
      const before = this.at;
      this.skip(lines);
      if (this.peek(".") && !this.peek("...")) {
        this.at++;
        if (!this.take("*") && this.identifier() === undefined && this.number() === undefined) this.fail();
      } else if (before === this.at && this.take("[")) {
        this.skip(true);
        if (!this.take("*")) this.expression(true);
        this.skip(true);
        this.expect("]");
      } else {
        this.at = before;
        return value;
      }
      const text = this.source.slice(start, Math.min(this.at, start + LONGEST_REFERENCE)).replace(/\s+/g, "");
      value = value.kind === "reference" ? { kind: "reference", text } : { kind: "other", text: this.since(start) };
    }
  }

  #primary(): HclExpression {
    const start = this.at;
    const number = this.number();
    if (number !== undefined) return { kind: "literal", value: number };
    if (this.take('"')) return this.#template(this.#quoted(), start);
    if (this.take("<<")) return this.#heredoc(start);
    if (this.take("(")) {
      this.skip(true);
      const value = this.expression(true);
      this.skip(true);
      this.expect(")");
      return value;
    }
    if (this.take("[")) return this.#tuple(start);
    if (this.take("{")) return this.#object(start);
    let name = this.identifier() ?? this.fail();
    while (this.take("::")) name += `::${this.identifier() ?? this.fail()}`;
    const before = this.at;
    this.skip(false);
    if (this.take("(")) return this.#call(name, start);
    this.at = before;
    if (Object.hasOwn(CONSTANTS, name)) return { kind: "literal", value: CONSTANTS[name] ?? null };
    return { kind: "reference", text: name };
  }

  #call(name: string, start: number): HclExpression {
    const args: HclExpression[] = [];
    for (;;) {
      this.skip(true);
      if (this.take(")")) break;
      args.push(this.expression(true));
      this.skip(true);
      if (this.take("...")) {
        // The last argument is spread: how many there are is not known.
        this.skip(true);
        this.expect(")");
        return { kind: "other", text: this.since(start) };
      }
      if (this.take(",")) continue;
      this.expect(")");
      break;
    }
    return { kind: "call", name, args, text: this.since(start) };
  }

  #tuple(start: number): HclExpression {
    const items: HclExpression[] = [];
    this.skip(true);
    if (this.word("for")) return this.#for("]", start);
    for (;;) {
      this.skip(true);
      if (this.take("]")) break;
      items.push(this.expression(true));
      this.skip(true);
      if (this.take(",")) continue;
      this.expect("]");
      break;
    }
    return { kind: "list", items };
  }

  #for(close: string, start: number): HclExpression {
    this.skip(true);
    if (this.identifier() === undefined) this.fail();
    this.skip(true);
    if (this.take(",")) {
      this.skip(true);
      if (this.identifier() === undefined) this.fail();
      this.skip(true);
    }
    if (!this.word("in")) this.fail();
    this.skip(true);
    this.expression(true);
    this.skip(true);
    this.expect(":");
    this.skip(true);
    this.expression(true);
    this.skip(true);
    if (this.take("=>")) {
      this.skip(true);
      this.expression(true);
      this.skip(true);
      this.take("...");
      this.skip(true);
    }
    if (this.word("if")) {
      this.skip(true);
      this.expression(true);
      this.skip(true);
    }
    this.expect(close);
    return { kind: "other", text: this.since(start) };
  }

  #object(start: number): HclExpression {
    const entries: [string, HclExpression][] = [];
    let partial = false;
    this.skip(true);
    const first = this.at;
    if (this.word("for")) {
      this.skip(true);
      // `for = 1` is a key that is called so.
      if (!this.peek("=") && !this.peek(":")) return this.#for("}", start);
      this.at = first;
    }
    for (;;) {
      this.skip(true);
      if (this.take("}")) break;
      const key = this.expression(false);
      this.skip(false);
      if (!this.take("=") && !this.take(":")) this.fail();
      this.skip(true);
      const value = this.expression(false);
      const name = keyName(key);
      if (name === undefined) partial = true;
      else entries.push([name, value]);
      this.skip(false);
      if (this.take(",") || this.take("\n")) continue;
      this.expect("}");
      break;
    }
    return { kind: "object", entries, partial };
  }

  #template(parts: HclExpression[], start: number): HclExpression {
    const [only] = parts;
    if (!only) return { kind: "literal", value: "" };
    if (parts.length === 1 && only.kind === "literal") return only;
    return { kind: "template", parts, text: this.since(start) };
  }

  /** The inside of a quoted string, its closing quote included. */
  #quoted(): HclExpression[] {
    return this.#parts(this.source.length, true);
  }

  #heredoc(start: number): HclExpression {
    this.take("-");
    const word = this.identifier() ?? this.fail();
    this.take("\r");
    if (!this.take("\n")) this.fail();
    const from = this.at;
    for (let line = from; ; ) {
      const newline = this.source.indexOf("\n", line);
      const end = newline < 0 ? this.source.length : newline;
      // The marker is short: a long line cannot be it.
      if (end - line < word.length + 200 && this.source.slice(line, end).trim() === word) {
        const parts = this.#parts(line, false);
        if (this.at > line) this.fail();
        this.at = end;
        return this.#template(parts, start);
      }
      if (newline < 0) this.fail();
      line = newline + 1;
    }
  }

  /** Text, interpolations and directives up to `end` or, in quotes, to the closing quote. */
  #parts(end: number, quoted: boolean): HclExpression[] {
    const parts: HclExpression[] = [];
    let literal = "";
    let run = this.at;
    const flush = (): void => {
      literal += this.source.slice(run, this.at);
    };
    const close = (): void => {
      if (literal !== "") parts.push({ kind: "literal", value: literal });
      literal = "";
    };
    for (;;) {
      if (this.at >= end) {
        if (quoted) this.fail();
        flush();
        close();
        return parts;
      }
      const character = this.source[this.at];
      if (quoted && character === '"') {
        flush();
        this.at++;
        close();
        return parts;
      }
      if (quoted && character === "\n") this.fail();
      if (quoted && character === "\\") {
        flush();
        literal += this.#escape();
        run = this.at;
      } else if (
        (character === "$" || character === "%") &&
        this.source[this.at + 1] === character &&
        this.source[this.at + 2] === "{"
      ) {
        flush();
        literal += `${character}{`;
        this.at += 3;
        run = this.at;
      } else if ((character === "$" || character === "%") && this.source[this.at + 1] === "{") {
        flush();
        close();
        parts.push(character === "$" ? this.#interpolation() : this.#directive());
        run = this.at;
      } else this.at++;
    }
  }

  #escape(): string {
    const match = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/y;
    match.lastIndex = this.at;
    const found = match.exec(this.source);
    if (!found) this.fail();
    const code = found[1] ?? found[2];
    const character = code === undefined ? ESCAPES[found[3] ?? ""] : codePoint(Number.parseInt(code, 16));
    // hclsyntax refuses other escapes; a pattern written with one backslash is still read as what it says.
    this.at += found[0].length;
    return character ?? found[0];
  }

  #interpolation(): HclExpression {
    this.at += 2;
    this.take("~");
    this.skip(true);
    const value = this.expression(true);
    this.skip(true);
    this.take("~");
    this.expect("}");
    return value;
  }

  /** `%{ if … }`, `%{ for … }`, `%{ else }`, `%{ end… }`: what the text comes to is not known. */
  #directive(): HclExpression {
    const start = this.at;
    this.at += 2;
    this.take("~");
    this.skip(true);
    if (this.word("for")) {
      do {
        this.skip(true);
        if (this.identifier() === undefined) this.fail();
        this.skip(true);
      } while (this.take(","));
      if (!this.word("in")) this.fail();
      this.skip(true);
      this.expression(true);
    } else if (this.word("if")) {
      this.skip(true);
      this.expression(true);
    } else if (this.identifier() === undefined) this.fail();
    this.skip(true);
    this.take("~");
    this.expect("}");
    return { kind: "other", text: this.since(start) };
  }

  #enter(): void {
    if (++this.#depth > MOST_DEPTH) this.fail("it is nested too deeply");
  }
}

function codePoint(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function keyName(key: HclExpression): string | undefined {
  if (key.kind === "literal" && key.value !== null) return String(key.value);
  return key.kind === "reference" && !/[.[]/.test(key.text) ? key.text : undefined;
}
