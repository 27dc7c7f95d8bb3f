import { resolve } from "node:path";
import { UsageError } from "../model/errors.ts";
import type { Format, FormatOptions } from "../report/format.ts";
import { writeStdout } from "./output.ts";
import { findBrowser, printPage } from "./print-page.ts";
import type { Terminal } from "./terminal.ts";
import { assertWritable, type FileToWrite, writeFilesAtomically } from "./write-file.ts";

export interface ReportTarget {
  format: string;
  /** Absolute; undefined is stdout. */
  path?: string;
}

/** `html:report.html`, `text`, `json:-`. Throws UsageError: two documents cannot share one stdout or one file; a PDF needs a browser, and is nothing for a terminal. */
export async function reportTargets(
  flags: readonly string[],
  json: boolean,
  loadFormat: (id: string) => Promise<{ printedAt?: unknown }>,
): Promise<ReportTarget[]> {
  const targets = flags.map((flag): ReportTarget => {
    const colon = flag.indexOf(":");
    const format = colon === -1 ? flag : flag.slice(0, colon);
    const path = colon === -1 ? "-" : flag.slice(colon + 1);
    if (path === "")
      throw new UsageError(`--format ${flag}: the path is empty`, [`write ${format}:PATH, or ${format} for stdout`]);
    return path === "-" ? { format } : { format, path: resolve(path) };
  });
  if (json) targets.unshift({ format: "json" });
  if (targets.length === 0) targets.push({ format: "text" });
  const onStdout = targets.filter((target) => target.path === undefined);
  if (onStdout.length > 1) {
    const names = onStdout.map((target) => target.format).join(" and ");
    throw new UsageError(`${names} cannot both go to stdout`, [
      `give all but one a path, such as --format ${onStdout.at(-1)?.format}:PATH`,
    ]);
  }
  const paths = targets.flatMap((target) => target.path ?? []);
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice) throw new UsageError(`two formats write to "${twice}"`);
  // A format that does not exist and a place that cannot be written are said before anything is gathered.
  for (const { format, path } of targets) {
    const { printedAt } = await loadFormat(format);
    if (!printedAt) continue;
    await findBrowser();
    if (path === undefined && process.stdout.isTTY)
      throw new UsageError(`${format} is nothing for a terminal`, [`give it a path, such as --format ${format}:PATH`]);
  }
  for (const path of paths) await assertWritable(path);
  return targets;
}

/** Renders all before it writes any, so that a failure leaves nothing half done. */
export async function writeReports<Shown>(
  shown: Shown,
  targets: readonly ReportTarget[],
  options: {
    loadFormat: (id: string) => Promise<Format<Shown>>;
    terminal: Terminal;
    verbose: boolean;
    from?: FormatOptions["from"];
    folder?: string;
  },
): Promise<string[]> {
  const rendered: { path?: string; text: FileToWrite["text"] }[] = [];
  for (const target of targets) {
    const format = await options.loadFormat(target.format);
    const how = {
      color: target.path === undefined && options.terminal.color,
      width: options.terminal.width,
      verbose: options.verbose,
      // A report in a file is for others too.
      ...(target.path === undefined && options.from ? { from: options.from } : {}),
      ...(options.folder === undefined ? {} : { folder: options.folder }),
    };
    const page = format.renderPieces?.(shown, how) ?? (await format.render(shown, how));
    const text = format.printedAt ? await printPage(page, format.printedAt(shown)) : page;
    rendered.push({ text, ...(target.path === undefined ? {} : { path: target.path }) });
  }
  const files = rendered.flatMap(({ path, text }) => (path === undefined ? [] : [{ path, text }]));
  await writeFilesAtomically(files);
  for (const one of rendered) if (one.path === undefined) await writeStdout(one.text);
  return files.map(({ path }) => path);
}
