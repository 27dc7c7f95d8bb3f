import { EXIT, PlumbruleError } from "../model/errors.ts";
import { byCodeUnit } from "../model/order.ts";
import { visible } from "../model/text.ts";

/** Keys and indices from the top of a document down to one place in it. */
export type Path = readonly (string | number)[];

/** One thing that is wrong, and where. */
export interface Problem {
  /** As the user would name the file. */
  file: string;
  /** 1-based. */
  line?: number;
  /** `components[2].dependsOn[0]`; empty for the document itself. */
  path: string;
  message: string;
}

/** More than this helps nobody; the rest is counted. */
const MOST_SHOWN = 50;

/** Files the user wrote are wrong (exit 2). One line a problem, `file:line: path: what`, in the order of the lines. */
export class FileProblems extends PlumbruleError {
  readonly details: readonly Problem[];

  constructor(problems: readonly Problem[], suggestions: string[] = []) {
    const shown = problems.slice(0, MOST_SHOWN).map(problemLine);
    const more = problems.length - shown.length;
    if (more > 0) shown.push(`and ${more} more ${more === 1 ? "problem" : "problems"}`);
    super(shown.join("\n"), { code: "PLUMBRULE_E_FILE", exitCode: EXIT.usage, suggestions });
    this.name = "FileProblems";
    this.details = problems;
  }
}

export function problemLine(problem: Problem): string {
  const place = problem.line === undefined ? problem.file : `${problem.file}:${problem.line}`;
  return `${visible(place)}: ${problem.path === "" ? "" : `${problem.path}: `}${problem.message}`;
}

const PLAIN_KEY = /^[A-Za-z_$][\w$-]*$/;
/** A key longer than this is cut in messages. */
const LONGEST_KEY = 60;

/** `["components", 2, "dependsOn"]` → `components[2].dependsOn`; odd keys are quoted and made visible. */
export function pathText(path: Path): string {
  let text = "";
  for (const part of path) {
    if (typeof part === "number") text += `[${part}]`;
    else if (PLAIN_KEY.test(part)) text += text === "" ? cut(part) : `.${cut(part)}`;
    else text += `["${visible(cut(part)).replaceAll('"', '\\"')}"]`;
  }
  return text;
}

function cut(text: string): string {
  return text.length > LONGEST_KEY ? `${text.slice(0, LONGEST_KEY)}…` : text;
}

/** A problem before its line is looked up. `say` may be a function, so that dear suggestions are worked out only for what is shown. */
export interface Complaint {
  at: Path;
  /** Whether the line of the key is meant or that of its value. */
  on?: "key" | "value";
  say: string | (() => string);
}

/** Where a document's parts stand in its file. */
export interface Located {
  file: string;
  line(path: Path, on?: "key" | "value"): number | undefined;
}

/** Looks up the lines, in the order of the file. */
export function problemsOf(source: Located, complaints: readonly Complaint[]): Problem[] {
  const placed = complaints.map((complaint) => ({
    complaint,
    line: source.line(complaint.at, complaint.on ?? "value"),
  }));
  placed.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || comparePaths(a.complaint.at, b.complaint.at));
  return placed.map(({ complaint, line }, index) => ({
    file: source.file,
    ...(line === undefined ? {} : { line }),
    path: pathText(complaint.at),
    message:
      typeof complaint.say === "string" ? complaint.say : index < MOST_SHOWN ? complaint.say() : "as the ones above",
  }));
}

function comparePaths(a: Path, b: Path): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const [left, right] = [a[i], b[i]];
    if (left === undefined || right === undefined || left === right) continue;
    if (typeof left === "number" && typeof right === "number") return left - right;
    return byCodeUnit(String(left), String(right));
  }
  return a.length - b.length;
}

/** Throws FileProblems unless there is nothing to complain about. */
export function refuse(source: Located, complaints: readonly Complaint[]): void {
  if (complaints.length > 0) throw new FileProblems(problemsOf(source, complaints));
}
