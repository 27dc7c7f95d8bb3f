import type { Assessment } from "../model/assessment.ts";

export interface FormatOptions {
  /** ANSI colour is wanted; the command line decides, a format never looks at the terminal. */
  color: boolean;
  /** Columns of the terminal; formats without lines ignore it. */
  width: number;
  /** Everything that was found, not only the worst of it. */
  verbose: boolean;
  /** How the reader got here, for hints on how to go on: the command that assessed, or the file of the kept assessment. */
  from?: { command: string } | { file: string };
  /** The workload's folder as seen from where the command is run, for paths of files; not known of a kept assessment. */
  folder?: string;
}

/** One way to show an assessment, or what a gate made of one. It reads nothing else: no file, no clock, no environment. */
export interface Format<Shown = Assessment> {
  id: string;
  /** Of a file that holds it, without the dot. */
  extension: string;
  render(shown: Shown, options: FormatOptions): Promise<string> | string;
  /** The same in pieces, for what may be longer than the longest string. */
  renderPieces?(shown: Shown, options: FormatOptions): Iterable<string>;
  /** Of a format whose `render` gives a page of HTML that is to be printed to PDF: the time that the document says it is of, RFC 3339. */
  printedAt?(shown: Shown): string;
}
