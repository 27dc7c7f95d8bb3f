import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

/** What GitHub would make of it, HTML blocks included. */
export const asHtml = (source: string) =>
  micromark(source, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });

/** Elements with their attributes, without text, in order; whether a name is set as code depends on what is in it. */
export function structure(html: string): string[] {
  const out: string[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if (!("childNodes" in node)) return;
    for (const child of node.childNodes) {
      if ("tagName" in child && child.tagName !== "code") {
        out.push([child.tagName, ...child.attrs.map((one) => `${one.name}=${one.value}`)].join(" "));
      }
      walk(child);
    }
  };
  walk(parseFragment(html));
  return out;
}
