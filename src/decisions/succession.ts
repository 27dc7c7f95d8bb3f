import type { DecisionRecord } from "../documents/decision-record.ts";
import type { RecordProblem } from "./record-problem.ts";

/** Records that supersede each other: who replaces a record is there, says so too, and no circle leads back. */
export function successionProblems(records: readonly DecisionRecord[]): RecordProblem[] {
  const next = new Map<string, DecisionRecord>();
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
    const successor = records.find((one) => isNamed(one, named));
    if (!successor) {
      say(`is superseded by "${named}", which is not among the records`);
      continue;
    }
    next.set(path, successor);
    if (!mentions(successor, record))
      say(`is superseded by ${successor.path}, which does not say that it supersedes it`);
  }
  for (const record of records) {
    const seen = new Set<string>();
    for (let at: DecisionRecord | undefined = record; at; at = next.get(at.path)) {
      if (!seen.has(at.path)) {
        seen.add(at.path);
        continue;
      }
      if (at.path === record.path)
        problems.push({ path: record.path, rule: "superseded", message: "is superseded by itself, in a circle" });
      break;
    }
  }
  return problems;
}

/** A link's target, a file's name or a number. */
function successorNamed(text: string): string | undefined {
  const after = /superse\w+(?:\s+by)?\s*:?\s*(.*)$/i.exec(text)?.[1] ?? "";
  const link = /\]\(\s*<?([^\s<>()]+)/.exec(after)?.[1];
  if (link !== undefined) return link.split("#")[0]?.split("/").at(-1);
  return /[\w.-]+\.md\b/i.exec(after)?.[0] ?? /(\d{1,8})/.exec(after)?.[1];
}

function isNamed({ path, number, prefix }: DecisionRecord, named: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return /^\d+$/.test(named) ? number === Number(named) || prefix === named : name === named;
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
