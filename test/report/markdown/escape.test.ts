import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { parseFragment } from "parse5";
import { expect, test } from "vitest";
import { code, escaped, row } from "../../../src/report/markdown/escape.ts";

const asHtml = (source: string) => micromark(source, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });

// What Markdown gives a meaning to, and some letters between.
const tricky = fc.string({
  unit: fc.constantFrom(...Array.from("`*_~|\\[]()<>&#!@:/.-+=$1a w{}\"'"), "http://a.b", "www.a.b", "a@b.cc"),
  maxLength: 24,
});

function texts(html: string): { text: string; elements: string[] } {
  const elements: string[] = [];
  const walk = (node: { nodeName: string; value?: string; childNodes?: never[] }): string => {
    if (node.nodeName === "#text") return node.value ?? "";
    if (!node.nodeName.startsWith("#")) elements.push(node.nodeName);
    return (node.childNodes ?? []).map(walk).join("");
  };
  return { text: walk(parseFragment(html) as never), elements };
}

test("any text is shown as it stands, and is text alone", () => {
  fc.assert(
    fc.property(tricky, (text) => {
      const { text: shown, elements } = texts(asHtml(`x ${escaped(text)} y`));
      expect(elements).toEqual(["p"]);
      expect(shown.replaceAll("\u200b", "").replace(/\s+/g, " ")).toBe(`x ${text} y`.replace(/\s+/g, " "));
    }),
    { numRuns: 2000 },
  );
});

test("any text is one cell of a table, as text and as code", () => {
  fc.assert(
    fc.property(tricky, tricky, (a, b) => {
      const { elements } = texts(asHtml([row(["h", "i"]), row(["---", "---"]), row([escaped(a), code(b)])].join("\n")));
      const cells = elements.filter((element) => element === "td");
      expect(cells).toHaveLength(2);
      expect(
        elements.filter((element) => !["table", "thead", "tbody", "tr", "th", "td", "code"].includes(element)),
      ).toEqual([]);
    }),
    { numRuns: 2000 },
  );
});

test("code holds its text whatever backticks are in it", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("`", "a", " ", "\\", "<"), maxLength: 12 }), (text) => {
      fc.pre(text.trim() !== "");
      const { text: shown, elements } = texts(asHtml(`x ${code(text)} y`));
      expect(elements).toEqual(["p", "code"]);
      expect(shown.replace(/\s+/g, "")).toBe(`x${text}y`.replace(/\s+/g, ""));
    }),
    { numRuns: 1000 },
  );
});
