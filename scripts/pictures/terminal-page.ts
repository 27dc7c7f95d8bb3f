/** What src/report/text/ansi.ts writes (ECMA-48 §8.3.117), as styles on a dark ground; contrast is at least 4.5 to 1 (WCAG 1.4.3). */
const STYLES: { [code: string]: string } = {
  "1": "font-weight:bold",
  "2": "color:#9aa4b2",
  "31": "color:#ff8a80",
  "32": "color:#8ddb8c",
  "33": "color:#f2cc60",
  "36": "color:#79d4e8",
};
const CLOSING = new Set(["22", "39"]);

/** A page that looks like a terminal after a command. Throws for a code that it does not know. */
export function terminalPage(command: string, output: string): string {
  let depth = 0;
  const body = escaped(output).replace(/\u001b\[([0-9;]*)m/g, (_, code: string) => {
    if (CLOSING.has(code)) {
      depth -= 1;
      return "</span>";
    }
    const style = STYLES[code];
    if (style === undefined) throw new Error(`the terminal's picture knows no style for code ${code}`);
    depth += 1;
    return `<span style="${style}">`;
  });
  if (depth !== 0) throw new Error("the output leaves a style open");
  return [
    "<!doctype html><meta charset=utf-8><style>",
    "body{margin:0;background:#14181f;color:#e6e9ee;display:inline-block}",
    "pre{margin:0;padding:20px 24px;font:14px/1.45 'DejaVu Sans Mono',monospace}",
    "b{color:#8ddb8c}",
    `</style><pre><b>$</b> ${escaped(command)}\n${body}</pre>`,
  ].join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
