import type { Format } from "../format.ts";
import { renderPage } from "./render.ts";
import { reportView } from "./view.ts";

/** One file that explains itself: no script, nothing loaded from elsewhere, readable on paper and in the dark. */
export const html: Format = {
  id: "html",
  extension: "html",
  render: (assessment) => renderPage(reportView(assessment)),
};
