import type { Format } from "../format.ts";
import { html } from "../html/index.ts";

/** The page of `html` on paper. Making a PDF of it takes a browser, which is the command line's to find and to run. */
export const pdf: Format = {
  id: "pdf",
  extension: "pdf",
  render: (assessment, options) => html.render(assessment, options),
  printedAt: ({ asOf }) => asOf,
};
