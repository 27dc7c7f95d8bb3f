/** What is kept of a commit beside its graph, as bits. */
export const MERGE = 1;
export const SIGNED = 2;
export const REVIEWED = 4;
export const SQUASH = 8;
export const FIX = 16;
export const CHERRY_PICKED = 32;
export const REVERT = 64;

export interface ParsedCommit {
  parents: string[];
  email: string;
  /** seconds; NaN when unreadable */
  committedAt: number;
  flags: number;
  /** First line of the message, and all of it. */
  subject: string;
  message: string;
  reverts: (string | undefined)[];
}

// JavaScript's own range of dates; a commit outside it has no usable time.
const LATEST = 8.64e12;

/** A raw commit object: headers, an empty line, the message. Total: whatever is not there is left empty. */
export function parseCommit(content: Buffer): ParsedCommit {
  const text = content.toString("utf8");
  const split = text.indexOf("\n\n");
  const head = split < 0 ? text : text.slice(0, split);
  const message = split < 0 ? "" : text.slice(split + 2);
  const parents: string[] = [];
  let email = "";
  let committedAt = Number.NaN;
  let flags = 0;
  for (const line of head.split("\n")) {
    if (line.startsWith("parent ")) parents.push(line.slice(7));
    else if (line.startsWith("author ")) email = /<([^<>]*)>[^<>]*$/.exec(line)?.[1] ?? "";
    else if (line.startsWith("committer ")) committedAt = seconds(line);
    else if (line.startsWith("gpgsig ") || line.startsWith("gpgsig-sha256 ")) flags |= SIGNED;
  }
  if (parents.length > 1) flags |= MERGE;
  const subject = (/^\s*(.*)/.exec(message)?.[1] ?? "").trim();
  const reverts = revertTargets(subject, message);
  if (reverts.length > 0) flags |= REVERT;
  if (showsReview(parents.length, subject, message)) flags |= REVIEWED;
  if (parents.length === 1 && /\(#\d+\)$/.test(subject)) flags |= SQUASH;
  if (/\(cherry picked from commit [0-9a-f]{7,64}\)/.test(message)) flags |= CHERRY_PICKED;
  if (/^(?:fix|bugfix|hotfix)\b|\b(?:fix(?:e[sd])?|bug|regression)\b/i.test(subject)) flags |= FIX;
  return { parents, email, committedAt, flags, subject, message, reverts };
}

function seconds(line: string): number {
  const found = /(-?\d{1,15}) [+-]\d{1,6}$/.exec(line)?.[1];
  const value = found === undefined ? Number.NaN : Number(found);
  return Math.abs(value) <= LATEST ? value : Number.NaN;
}

/**
 * `This reverts commit <id>` names what is undone. A subject in git's own form without an id, or a pull request that is named instead,
 * is a revert of something unknown.
 */
function revertTargets(subject: string, message: string): (string | undefined)[] {
  const named: string[] = [];
  for (const match of message.matchAll(/\bThis reverts commit ([0-9a-f]{7,64})\b/g)) {
    const id = match[1];
    if (id !== undefined && !named.includes(id)) named.push(id);
  }
  if (named.length > 0) return named;
  return /^(?:Revert "|Reapply ")/.test(subject) ? [undefined] : [];
}

/** A merge of a branch (not of the same branch's remote copy), a pull request number at the subject's end, or a review trailer. */
function showsReview(parentCount: number, subject: string, message: string): boolean {
  if (/\((?:#|!)\d+\)$/.test(subject)) return true;
  if (/^(?:Reviewed-by|Reviewed-on):\s*\S/im.test(message)) return true;
  if (parentCount < 2) return false;
  return !/^Merge (?:remote-tracking branch\b|branch '[^']*' of )/.test(subject);
}
