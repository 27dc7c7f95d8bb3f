import type { Finding, PracticeResult } from "../../model/assessment.ts";
import { visible } from "../../model/text.ts";

/** A question of the Well-Architected Tool as it is answered there. */
export interface ReviewQuestion {
  id: string;
  title: string;
  choices: { id: string; title: string }[];
  selected: string[];
  notes: string;
}

/** What would be changed of one answer. Nothing that a person selected is taken back, but "None of these". */
export interface ReviewChange {
  question: string;
  title: string;
  /** Choices to be selected beside those that are: practices that pass. */
  select: { id: string; title: string }[];
  /** Selected there although the practice fails here: said, not changed. */
  contradicted: { id: string; title: string }[];
  /** The answer's choices and notes as they would be. */
  selected: string[];
  notes: string;
}

export interface ReviewChanges {
  changes: ReviewChange[];
  /** Practices with a verdict that no choice has the title of. */
  unmatched: string[];
}

/** API reference of UpdateAnswer. */
const MOST_NOTES = 2084;
const BEGIN = "[Plumbrule";
const END = "[/Plumbrule]";
/** "None of these" of every question. */
const NONE = /_no$/;

/**
 * The changes that an assessment asks of a review. A practice and a choice are the same when their titles are: the framework's data and
 * the Tool both have AWS' own. What fails is written into the notes, between marks of ours; a person's notes around it stay.
 */
export function reviewChanges(
  practices: readonly PracticeResult[],
  findings: readonly Finding[],
  questions: readonly ReviewQuestion[],
  asOf: string,
): ReviewChanges {
  const byTitle = new Map(practices.map((practice) => [plain(practice.title), practice]));
  const told = new Map(findings.map((finding) => [finding.id, finding]));
  const matched = new Set<string>();
  const changes = questions.flatMap((question): ReviewChange[] => {
    const own = question.choices.flatMap((choice) => {
      const practice = byTitle.get(plain(choice.title));
      if (practice) matched.add(practice.id);
      return practice ? [{ choice, practice }] : [];
    });
    const selected = new Set(question.selected);
    const select = own.filter(({ choice, practice }) => practice.outcome === "pass" && !selected.has(choice.id));
    const contradicted = own.filter(({ choice, practice }) => practice.outcome === "fail" && selected.has(choice.id));
    const lines = own
      .filter(({ practice }) => practice.outcome === "fail" || practice.outcome === "partial")
      .map(({ practice }) => `${practice.id} ${practice.outcome}: ${why(practice, told)}`);
    const notes = notesOf(question.notes, lines, asOf);
    if (select.length === 0 && notes === question.notes) return [];
    const kept = select.length > 0 ? question.selected.filter((id) => !NONE.test(id)) : question.selected;
    return [
      {
        question: question.id,
        title: question.title,
        select: select.map(({ choice }) => choice),
        contradicted: contradicted.map(({ choice }) => choice),
        selected: [...kept, ...select.map(({ choice }) => choice.id)],
        notes,
      },
    ];
  });
  const decided = practices.filter(({ outcome }) => outcome === "pass" || outcome === "fail" || outcome === "partial");
  return { changes, unmatched: decided.filter(({ id }) => !matched.has(id)).map(({ id }) => id) };
}

function plain(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, " ")
    .trim();
}

function why({ findings }: PracticeResult, told: ReadonlyMap<string, Finding>): string {
  const messages = findings.flatMap((id) => {
    const finding = told.get(id);
    return finding && finding.outcome !== "pass" && finding.outcome !== "unknown" ? [finding.message] : [];
  });
  return [...new Set(messages)].join("; ");
}

/** The notes with our part new: in its place, else at the end. As much of it as there is room for. */
function notesOf(notes: string, lines: readonly string[], asOf: string): string {
  const from = notes.indexOf(BEGIN);
  const to = notes.indexOf(END);
  const there = from !== -1 && to > from;
  const before = (there ? notes.slice(0, from) : notes).trimEnd();
  const after = there ? notes.slice(to + END.length).trimStart() : "";
  if (lines.length === 0) return there ? [before, after].filter(Boolean).join("\n") : notes;
  const room = MOST_NOTES - before.length - after.length - BEGIN.length - asOf.length - END.length - 8;
  const text = visible(lines.join(" | "));
  if (room < 1) return notes;
  const shown = text.length <= room ? text : `${text.slice(0, room - 1)}…`;
  return [before, `${BEGIN} ${asOf}] ${shown} ${END}`, after].filter(Boolean).join("\n");
}
