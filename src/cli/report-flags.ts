import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Flags } from "@oclif/core";
import { readText } from "../documents/read-text.ts";
import { UsageError } from "../model/errors.ts";
import { loadAssessment } from "../pipeline/kept-documents.ts";
import type { FormatOptions } from "../report/format.ts";

/** What commands that write reports share beside the formats. */
export const reportFlags = {
  since: Flags.string({
    summary: "an earlier assessment (JSON) of the workload: the HTML report says what moved",
    helpValue: "FILE",
    helpGroup: "OUTPUT",
  }),
  templates: Flags.string({
    summary:
      "a folder of own Handlebars templates (NAME.hbs), used instead of those of the HTML report that have their names",
    helpValue: "DIR",
    env: "PLUMBRULE_TEMPLATES",
    helpGroup: "OUTPUT",
  }),
};

/** A template is a page's part, not a book. Bytes. */
const LONGEST = 1 << 20;

/** Reads what the flags name. Throws UsageError (exit 2) for what is not there, is no assessment or holds no template. */
export async function reportOptions(flags: {
  since?: string | undefined;
  templates?: string | undefined;
}): Promise<Pick<FormatOptions, "since" | "templates">> {
  return {
    ...(flags.since === undefined ? {} : { since: await loadAssessment(flags.since) }),
    ...(flags.templates === undefined ? {} : { templates: await readTemplates(flags.templates) }),
  };
}

async function readTemplates(folder: string): Promise<{ [name: string]: string }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`the templates in "${folder}" cannot be read: ${error.code ?? error.message}`, [
      "name a folder that holds NAME.hbs files",
    ]);
  });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".hbs"));
  if (files.length === 0)
    throw new UsageError(`"${folder}" holds no template`, [
      "name a folder that holds NAME.hbs files, such as report.hbs",
    ]);
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ name }) => [
        name.slice(0, -".hbs".length),
        await readText(resolve(folder, name), join(folder, name), LONGEST),
      ]),
    ),
  );
}
