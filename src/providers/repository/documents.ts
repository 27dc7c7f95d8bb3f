import { listed } from "../../model/text.ts";
import { DAY_MS, parseInstant } from "../../model/time.ts";
import { holdsWords } from "./document-words.ts";
import { type FilePath, isMarkdown } from "./file-path.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";

/** Empty documents that the note names; the rest is counted. */
const NAMED = 10;

function isText(file: FilePath): boolean {
  return isMarkdown(file) || file.extension === "txt" || file.extension === "";
}

function base(file: FilePath): string {
  return file.extension === "" ? file.lowerName : file.lowerName.slice(0, -file.extension.length - 1);
}

const INDEX = /^(?:readme|index|_index|template|_template|summary)$/;

/** Words below which a plan or a procedure is none. Ours: two steps of five words; a title and "to be written" have fewer. */
const PLAN_WORDS = 10;
/** A text of one address or one link may be all there is to say. */
const SOME_WORDS = 1;

/** Which kind of document a file is, by its name and folder, and the words that its text must have to be one. */
const KINDS: { count: string; words?: number; is(file: FilePath): boolean }[] = [
  {
    count: "licence.count",
    is: (file) =>
      (/^(?:licen[cs]e|copying|unlicense)(?:[-._].*)?$/.test(file.lowerName) && isText(file)) ||
      /^licen[cs]es\/[^/]+\.txt$/.test(file.lower),
  },
  { count: "readme.count", words: SOME_WORDS, is: (file) => base(file) === "readme" && isText(file) },
  {
    count: "security-policy.count",
    words: SOME_WORDS,
    is: (file) =>
      (/^(?:security|security[-_]policy)$/.test(base(file)) &&
        isText(file) &&
        /^(?:\.github\/|\.gitlab\/|docs?\/)?[^/]+$/.test(file.lower)) ||
      /(^|\/)\.well-known\/security\.txt$/.test(file.lower),
  },
  {
    count: "threat-model.count",
    words: PLAN_WORDS,
    is: (file) =>
      /threat[-_ ]?model/.test(file.lower) &&
      (isMarkdown(file) || ["json", "tm7", "yaml", "yml", "py", "pdf"].includes(file.extension)) &&
      !INDEX.test(base(file)),
  },
  {
    count: "runbook.count",
    words: PLAN_WORDS,
    is: (file) =>
      isMarkdown(file) &&
      !INDEX.test(base(file)) &&
      (/(^|\/)(?:run-?_?books?|play-?_?books?)\//.test(file.lower) || /run-?_?book|play-?_?book/.test(base(file))),
  },
  {
    count: "postmortem.count",
    words: SOME_WORDS,
    is: (file) =>
      isMarkdown(file) &&
      !INDEX.test(base(file)) &&
      (/(^|\/)(?:post-?_?mortems?|incident-?_?(?:reviews?|reports?)|incidents)\//.test(file.lower) ||
        /post-?_?mortem|incident-?_?re(?:view|port)/.test(base(file))) &&
      !/template/.test(base(file)),
  },
  {
    count: "incident-plan.count",
    words: PLAN_WORDS,
    is: (file) =>
      isMarkdown(file) &&
      /incident[-_ ]?(?:response|management|plan|process|handling)|escalation|on-?call/.test(base(file)),
  },
  {
    count: "recovery-plan.count",
    words: PLAN_WORDS,
    is: (file) =>
      isMarkdown(file) &&
      /disaster[-_ ]?recovery|recovery[-_ ]?plan|business[-_ ]?continuity|^(?:dr|bcp|drp)(?:[-_ ]?plan)?$/.test(
        base(file),
      ),
  },
  {
    count: "readiness-review.count",
    words: PLAN_WORDS,
    is: (file) =>
      isMarkdown(file) &&
      /(?:production|operational|launch)[-_ ]?(?:readiness|checklist|review)|readiness[-_ ]?(?:review|checklist)|^(?:orr|prr)$/.test(
        base(file),
      ),
  },
];

function kindsOf(file: FilePath): typeof KINDS {
  return KINDS.filter((kind) => kind.is(file));
}

/** Documents that people keep beside the code. */
export const documents: Scanner = {
  id: "documents",
  signals: [
    ...KINDS.map((kind) => kind.count),
    "runbook.age-days",
    "runbook.steps",
    "postmortem.open-actions",
    "recovery-plan.objectives",
  ],
  // What is in a PDF cannot be read: it counts by its name.
  matches: (file) => file.extension !== "pdf" && kindsOf(file).some((kind) => kind.words !== undefined),
  scan(run): Scan {
    const counts = new Map<string, number>(KINDS.map((kind) => [kind.count, 0]));
    const runbooks: string[] = [];
    const empty: string[] = [];
    const readings: Reading[] = [];
    for (const file of run.files)
      for (const { count } of kindsOf(file)) counts.set(count, (counts.get(count) ?? 0) + 1);
    return {
      read(file) {
        const all = kindsOf(file.at);
        const written = all.filter(({ words = 0 }) => holdsWords(file.text, words));
        for (const kind of all) if (!written.includes(kind)) counts.set(kind.count, (counts.get(kind.count) ?? 0) - 1);
        if (written.length < all.length) empty.push(file.path);
        const kinds = written.map((kind) => kind.count);
        const attributes = { name: file.path };
        if (kinds.includes("runbook.count")) {
          runbooks.push(file.path);
          readings.push({ signal: "runbook.steps", value: steps(file.text), path: file.path, attributes });
        }
        if (kinds.includes("postmortem.count")) {
          const open = file.text.split("\n").filter((line) => /^\s{0,20}[-*+] \[ \]/.test(line)).length;
          readings.push({ signal: "postmortem.open-actions", value: open, path: file.path, attributes });
        }
        if (kinds.includes("recovery-plan.count")) {
          const stated =
            /\bRTO\b|recovery time objective/i.test(file.text) && /\bRPO\b|recovery point objective/i.test(file.text);
          readings.push({ signal: "recovery-plan.objectives", value: stated, path: file.path, attributes });
        }
      },
      // The file is there, so it counts; what is in it is not known.
      unreadable: (problem) => run.unreadable(problem, []),
      async finish() {
        if (empty.length > 0)
          run.note(
            `${empty.length} document(s) are empty but for headings and placeholders, and do not count: ${listed(empty, NAMED)}`,
          );
        const changed = runbooks.length === 0 ? new Map<string, string>() : await run.lastChanged(runbooks);
        for (const path of runbooks) readings.push(age(path, changed.get(path), run.asOf));
        return [...[...counts].map(([signal, value]) => ({ signal, value })), ...readings];
      },
    };
  },
};

function steps(source: string): number {
  let fenced = false;
  let count = 0;
  for (const line of source.split("\n")) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    else if (!fenced && /^\s{0,8}(?:\d{1,3}[.)]|[-*+])\s+\S/.test(line)) count++;
  }
  return count;
}

function age(path: string, changed: string | undefined, asOf: string): Reading {
  const common = { signal: "runbook.age-days", path, attributes: { name: path } };
  const at = changed === undefined ? undefined : parseInstant(changed);
  const now = parseInstant(asOf);
  if (at === undefined || now === undefined)
    return { ...common, value: null, reason: "git does not say when it was last changed" };
  return { ...common, value: Math.max(0, (now - at) / DAY_MS) };
}
