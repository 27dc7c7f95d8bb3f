import type { DecisionRecord } from "../documents/decision-record.ts";
import type { RecordProblem } from "./record-problem.ts";

/** Records that supersede each other: who replaces a record is there, says so too, and no circle leads back. */
export function successionProblems(records: readonly DecisionRecord[]): RecordProblem[] {
  const next = new Map<string, DecisionRecord>();
  const find = finder(records);
  const problems: RecordProblem[] = [];
  for (const record of records) {
    const { path, status } = record;
    if (status?.value !== "superseded") continue;
    const say = (message: string) => problems.push({ path, line: status.line, rule: "superseded", message });
    const named = successorNamed(status.text);
    if (named === undefined) {
      say("is superseded, and does not say by which record");
      continue;
    }
    const successor = find(named);
    if (!successor) {
      say(`is superseded by "${named}", which is not among the records`);
      continue;
    }
    next.set(path, successor);
    if (!mentions(successor, record))
      say(`is superseded by ${successor.path}, which does not say that it supersedes it`);
  }
  for (const path of inCircles(next))
    problems.push({ path, rule: "superseded", message: "is superseded by itself, in a circle" });
  return problems;
}

/** The records that their own successors lead back to. Each is walked once: a folder may hold a circle of thousands. */
function inCircles(next: ReadonlyMap<string, DecisionRecord>): string[] {
  const walked = new Set<string>();
  return [...next.keys()].flatMap((start) => {
    const walk: string[] = [];
    let at: string | undefined = start;
    for (; at !== undefined && !walked.has(at); at = next.get(at)?.path) {
      walked.add(at);
      walk.push(at);
    }
    // Where the walk ends at a step of its own, all from there on is a circle; else it came to what an earlier walk has told.
    const from = at === undefined ? -1 : walk.indexOf(at);
    return from < 0 ? [] : walk.slice(from);
  });
}

/** A link's target, a file's name or a number. */
function successorNamed(text: string): string | undefined {
  const after = /superse\w+(?:\s+by)?\s*:?\s*(.*)$/i.exec(text)?.[1] ?? "";
  const link = /\]\(\s*<?([^\s<>()]+)/.exec(after)?.[1];
  if (link !== undefined) return link.split("#")[0]?.split("/").at(-1);
  return /[\w.-]+\.md\b/i.exec(after)?.[0] ?? /(\d{1,8})/.exec(after)?.[1];
}

/** Finds the first record of a file's name, or of a number or prefix. */
function finder(records: readonly DecisionRecord[]): (named: string) => DecisionRecord | undefined {
  const byName = new Map<string, DecisionRecord>();
  const byNumber = new Map<string, DecisionRecord>();
  for (const record of records.toReversed()) {
    byName.set(record.path.slice(record.path.lastIndexOf("/") + 1), record);
    if (record.prefix !== undefined) byNumber.set(record.prefix, record);
    if (record.number !== undefined) byNumber.set(String(record.number), record);
  }
  return (named) =>
    /^\d+$/.test(named) ? (byNumber.get(named) ?? byNumber.get(String(Number(named)))) : byName.get(named);
}

/** By a link to it, its file's name, or its number after "supersedes". */
function mentions(successor: DecisionRecord, { path, number }: DecisionRecord): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (successor.links.some(({ target }) => target.split("#")[0]?.endsWith(name))) return true;
  const lines = [
    ...successor.text.prose.map(({ text }) => text),
    ...(successor.text.frontMatter?.text.split("\n") ?? []),
  ];
  return lines.some(
    (line) =>
      line.includes(name) ||
      (number !== undefined && new RegExp(`(?:supersedes|replaces)\\W.*\\b0*${number}\\b`, "i").test(line)),
  );
}
