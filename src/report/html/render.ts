import Handlebars from "handlebars/runtime.js";
import { isSvg } from "../svg/svg.ts";
import { SCRIPT, TEMPLATES } from "./templates.generated.ts";
import type { ReportView } from "./view.ts";

/** Those that the page is made of. */
export const TEMPLATE_NAMES: readonly string[] = Object.keys(TEMPLATES);

/**
 * The page. Everything is escaped by the templates but the pictures, which escape what they hold themselves (svg/svg.ts). `own` templates
 * stand in for the shipped ones of their names; `report` is the page.
 */
export function renderPage(view: ReportView, own: { [name: string]: Handlebars.TemplateDelegate } = {}): string {
  const runtime = Handlebars.create();
  const shipped = Object.entries(TEMPLATES as { [name: string]: TemplateSpecification });
  const templates = new Map<string, Handlebars.TemplateDelegate>([
    ...shipped.map(([name, template]) => [name, runtime.template(template)] as const),
    ...Object.entries(own),
  ]);
  for (const [name, template] of templates) runtime.registerPartial(name, template);
  const report = templates.get("report");
  if (report === undefined) throw new Error("templates.generated.ts has no report");
  const page = lean(
    report(markPictures({ ...view, scriptHash: SCRIPT.hash }), { partials: Object.fromEntries(templates) }),
  );
  // Text holds no raw `<`: this is the template's own, and there is one.
  return page.replace("<script></script>", () => `<script>${SCRIPT.code}</script>`);
}

/** Elements around which a line break means nothing. */
const BLOCK =
  /\s*\n\s*(?=<\/?(?:!doctype|html|head|meta|link|title|style|body|header|footer|main|nav|section|div|h[1-6]|p|ul|ol|li|dl|dt|dd|details|summary|figure|figcaption|table|caption|thead|tbody|tfoot|tr|th|td|svg)\b)/gi;
/** A value that needs no quotes, between the name and the end of its tag; text holds no raw quote. */
const PLAIN_VALUE = / ([a-z-]+)="([A-Za-z0-9#._-]+)"(?=[ >])/g;

/**
 * The page without what a browser does not need: in thousands of rows it adds up. No text holds a line break or a raw quote (they are
 * shown escaped), so all that is taken out here is the templates' own.
 */
function lean(page: string): string {
  return page
    .replace(BLOCK, "")
    .replace(PLAIN_VALUE, " $1=$2")
    .replace(/<\/(?:li|p)>(?=<\/?(?:li|ul|ol|p|details|dl|div)\b)/g, "")
    .replaceAll("&#x3D;", "=")
    .replace(/\n{2,}/g, "\n");
}

/** The one place that takes escaping off: what `element` in svg/svg.ts made, known by identity. */
function markPictures(value: unknown): unknown {
  if (isSvg(value)) return new Handlebars.SafeString(value.markup);
  if (Array.isArray(value)) return value.map(markPictures);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markPictures(inner)]));
}
