import { visible } from "./text.ts";

const BLANK = /[ \t\n\r]*/y;
const TOKEN =
  /[{}[\],:]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

type Expected = "value" | "value or ]" | "key" | "key or }" | ":" | ", or }" | ", or ]" | "the end";

/**
 * Where a text stops being JSON (RFC 8259); line and column count from 1. The engine's own message has no position for an unexpected word,
 * which is the commonest slip; this runs only when the engine has refused the text.
 */
export function jsonFault(text: string): { line: number; column: number; say: string } {
  const { offset, say } = firstFault(text);
  return { line: lineOf(text, offset), column: offset - text.lastIndexOf("\n", offset - 1), say };
}

function firstFault(text: string): { offset: number; say: string } {
  const open: ("{" | "[")[] = [];
  const after = (): Expected => (open.length === 0 ? "the end" : open.at(-1) === "{" ? ", or }" : ", or ]");
  let expected: Expected = "value";
  for (let offset = 0; ; ) {
    BLANK.lastIndex = offset;
    BLANK.test(text);
    offset = BLANK.lastIndex;
    if (offset >= text.length) {
      return {
        offset,
        say: text.trim() === "" ? "the file is empty" : `it ends where ${expected} is expected; was it cut off?`,
      };
    }
    TOKEN.lastIndex = offset;
    const token = TOKEN.exec(text)?.[0];
    const kind =
      token === undefined ? "fault" : token.startsWith('"') ? "text" : /^[{}[\],:]$/.test(token) ? token : "scalar";
    const next = step(kind, expected, open, after);
    if (next === undefined) {
      const found = text.slice(offset, offset + 12).split(/[\s,\]}]/)[0] || text[offset] || "";
      return { offset, say: `${expected} is expected, not ${visible(found)}` };
    }
    expected = next;
    offset += token?.length ?? 0;
  }
}

function step(kind: string, expected: Expected, open: ("{" | "[")[], after: () => Expected): Expected | undefined {
  const wantsValue = expected === "value" || expected === "value or ]";
  const wantsKey = expected === "key" || expected === "key or }";
  switch (kind) {
    case "text":
      return wantsKey ? ":" : wantsValue ? after() : undefined;
    case "scalar":
      return wantsValue ? after() : undefined;
    case "{":
    case "[":
      if (!wantsValue) return undefined;
      open.push(kind);
      return kind === "{" ? "key or }" : "value or ]";
    case "}":
    case "]":
      if (expected !== (kind === "}" ? "key or }" : "value or ]") && expected !== (kind === "}" ? ", or }" : ", or ]"))
        return undefined;
      open.pop();
      return after();
    case ",":
      return expected === ", or }" ? "key" : expected === ", or ]" ? "value" : undefined;
    case ":":
      return expected === ":" ? "value" : undefined;
    default:
      return undefined;
  }
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
