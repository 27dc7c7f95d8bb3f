import Handlebars from "handlebars/runtime.js";
import { isSvg } from "../svg/svg.ts";
import { TEMPLATES } from "./templates.generated.ts";
import type { ReportView } from "./view.ts";

/** The page. Everything is escaped by the templates but the pictures, which escape what they hold themselves (svg/svg.ts). */
export function renderPage(view: ReportView): string {
  const runtime = Handlebars.create();
  const { report, ...partials } = TEMPLATES as { [name: string]: TemplateSpecification };
  for (const [name, partial] of Object.entries(partials)) runtime.registerPartial(name, runtime.template(partial));
  if (report === undefined) throw new Error("templates.generated.ts has no report");
  // No text holds a line break (they are shown escaped), so these are the templates' own.
  return runtime
    .template<unknown>(report)(markPictures(view))
    .replace(/\n{2,}/g, "\n");
}

/** The one place that takes escaping off: what `element` in svg/svg.ts made, known by identity. */
function markPictures(value: unknown): unknown {
  if (isSvg(value)) return new Handlebars.SafeString(value.markup);
  if (Array.isArray(value)) return value.map(markPictures);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, markPictures(inner)]));
}
