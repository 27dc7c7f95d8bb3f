import type { Format } from "../format.ts";
import { renderPage, TEMPLATE_NAMES } from "./render.ts";
import { reportView } from "./view.ts";

/** One file that explains itself: complete without its script, nothing loaded from elsewhere, readable on paper and in the dark. */
export const html: Format = {
  id: "html",
  extension: "html",
  render: async (assessment, options) => {
    const own =
      options.templates && (await (await import("./own-templates.ts")).compileOwn(options.templates, TEMPLATE_NAMES));
    return renderPage(reportView(assessment, options), own);
  },
};
