import { EXIT, PlumbruleError } from "../model/errors.ts";
import { nearest, visible } from "../model/text.ts";

interface Described {
  code: string;
  message: string;
  suggestions: string[];
  exitCode: number;
}

/** What any thrown thing means to the user. Unknown errors are bugs of ours (70). */
function describe(error: unknown): Described {
  if (error instanceof PlumbruleError) {
    return { code: error.code, message: error.message, suggestions: error.suggestions, exitCode: error.exitCode };
  }
  if (isAbort(error)) {
    return { code: "PLUMBRULE_E_INTERRUPTED", message: "interrupted", suggestions: [], exitCode: EXIT.interrupted };
  }
  const message = error instanceof Error ? error.message : String(error);
  const unknown = unknownFlags(error);
  if (unknown) {
    return {
      code: "PLUMBRULE_E_USAGE",
      message: `there is no flag ${unknown.flags.join(" and no flag ")} here`,
      suggestions: [...unknown.meant.map((flag) => `did you mean ${flag}?`), ...helpHint(error)],
      exitCode: EXIT.usage,
    };
  }
  if (isFrameworkUsageError(error)) {
    return {
      code: "PLUMBRULE_E_USAGE",
      message: firstLines(message),
      suggestions: helpHint(error),
      exitCode: EXIT.usage,
    };
  }
  const path = filePathOf(error);
  if (path) {
    return {
      code: "PLUMBRULE_E_FILE",
      message: firstLines(message),
      suggestions: ["check that the path exists and may be read or written"],
      exitCode: EXIT.usage,
    };
  }
  return {
    code: "PLUMBRULE_E_BUG",
    message: `a bug in Plumbrule: ${message}`,
    suggestions: ["run again with --verbose for the place, and report it"],
    exitCode: EXIT.bug,
  };
}

/** The error document of the contract. */
export function errorDocument(error: unknown): { error: { code: string; message: string; suggestions: string[] } } {
  const { code, message, suggestions } = describe(error);
  return { error: { code, message: visibleLines(message), suggestions: suggestions.map(visibleLines) } };
}

export function readableError(error: unknown, options: { verbose: boolean }): string {
  const { code, message, suggestions, exitCode } = describe(error);
  const lines = [`Error: ${visibleLines(message)}`, ...suggestions.map((one) => `  Try: ${visibleLines(one)}`)];
  if (exitCode === EXIT.bug || options.verbose) lines.push(`  Code: ${code}`);
  if (options.verbose && error instanceof Error) lines.push(...placesOf(error).map(visibleLines));
  return `${lines.join("\n")}\n`;
}

/** Where it was thrown: the stack without the message, which is said already. */
function placesOf(error: Error): string[] {
  return (error.stack ?? "").split("\n").filter((line) => /^ {4}at \S/.test(line));
}

export function exitCodeOf(error: unknown): number {
  if (isQuietExit(error)) return oclifExit(error) ?? EXIT.done;
  return describe(error).exitCode;
}

/** The framework's own way to stop after it printed help or a version. */
export function isQuietExit(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EEXIT";
}

function oclifExit(error: unknown): number | undefined {
  const exit = (error as { oclif?: { exit?: unknown } }).oclif?.exit;
  return typeof exit === "number" ? exit : undefined;
}

/** Parser errors and bad flag values of the framework. */
function isFrameworkUsageError(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  return "parse" in error || ("oclif" in error && "skipOclifErrorHandling" in error) || oclifExit(error) === EXIT.usage;
}

/** Flags that the command does not have, without their values, and those that were probably meant. */
function unknownFlags(error: unknown): { flags: string[]; meant: string[] } | undefined {
  const { flags, parse } = error as { flags?: unknown; parse?: { input: { flags: { [name: string]: unknown } } } };
  if (!Array.isArray(flags) || !parse) return undefined;
  const names = flags.map((flag) => String(flag).replace(/=.*$/s, ""));
  const known = Object.keys(parse.input.flags).map((name) => `--${name}`);
  const meant = names.flatMap((name) => (name.startsWith("--") ? (nearest(name, known) ?? []) : []));
  return { flags: names, meant };
}

function helpHint(error: unknown): string[] {
  const id = (error as { parse?: { input?: { context?: { id?: string } } } }).parse?.input?.context?.id;
  return [`plumbrule ${id ? `${id.replaceAll(":", " ")} ` : ""}--help lists the flags`];
}

/** The last two are Ctrl-C at a question and a signal meanwhile. */
const ABORTS: readonly string[] = ["AbortError", "ExitPromptError", "AbortPromptError"];

function isAbort(error: unknown): boolean {
  return error instanceof Error && (ABORTS.includes(error.name) || ("code" in error && error.code === "ABORT_ERR"));
}

/** A file system error that names a path is about something the user named. */
function filePathOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("syscall" in error) || !("path" in error)) return undefined;
  return typeof error.path === "string" ? error.path : undefined;
}

function firstLines(message: string): string {
  const lines = message
    .split("\n")
    .map((line) => line.trim())
    // What the framework says of repeatable flags has nothing to do with an argument that is not there.
    .filter((line) => line && !/^(?:See more help|Note: --|Alternatively, you can use "--")/.test(line));
  return lines
    .join("; ")
    .replace(/^The following errors? occurred:; /, "")
    .replace(/^(Missing \d+ required args?):; /, "$1: ");
}

/** Characters of a line kept from its beginning and its end: what was typed may be a whole document. */
const LINE_HEAD = 1_000;
const LINE_TAIL = 200;

function visibleLines(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line.length > LINE_HEAD + LINE_TAIL ? `${line.slice(0, LINE_HEAD)}…${line.slice(-LINE_TAIL)}` : line,
    )
    .map(visible)
    .join("\n");
}
