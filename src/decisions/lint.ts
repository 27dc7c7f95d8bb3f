import { type DecisionRecord, under } from "../documents/decision-record.ts";
import { withoutCode } from "../documents/markdown-lines.ts";
import { byCodeUnit } from "../model/order.ts";
import { listed, nearest } from "../model/text.ts";
import { DAY_MS } from "../model/time.ts";
import type { RecordProblem } from "./record-problem.ts";
import { successionProblems } from "./succession.ts";

export interface LintContext {
  records: readonly DecisionRecord[];
  checkIds: readonly string[];
  /** Whether what a record links to is there: `path` is relative to the record's folder. */
  exists(record: DecisionRecord, target: string): boolean;
  /** Path → the text that was accepted, as git has it; a record that git knows nothing of is left out. */
  accepted: ReadonlyMap<string, DecisionRecord>;
  /** Days after which a proposal is forgotten, and now, in milliseconds since the epoch. */
  staleAfterDays: number;
  now: number;
}

type Said = Omit<RecordProblem, "path" | "rule">;
type Rule = (record: DecisionRecord, context: LintContext) => Said[];

/** Headings that each form has to have, in lower case. */
const SECTIONS: { [form: string]: string[] } = {
  madr: ["context and problem statement", "considered options", "decision outcome"],
  nygard: ["context", "decision", "consequences"],
};

/** What a template holds in place of a text: MADR's braces, adr-tools' sentences, and marks that people leave. */
const PLACEHOLDERS = [
  /(?<!\\)\{[^{}]*[a-z][^{}]* [^{}]*\}/i,
  /\b(?:YYYY-MM-DD|NNNN|TODO|TBD|FIXME)\b/,
  /^The issue motivating this decision, and any context/,
  /^The change that we're proposing or have agreed to implement/,
  /^What becomes easier or more difficult to do and any risks/,
];

/** Rules about one record. Add a line to add a rule; docs/decisions.md lists them. */
const RULES: { [id: string]: Rule } = {
  "file-name": ({ path }) =>
    /^(?:\d{3,6}|\d{8})-[a-z0-9]+(?:[-_.][a-z0-9]+)*\.(?:md|markdown)$/.test(path.slice(path.lastIndexOf("/") + 1))
      ? []
      : [{ message: "is not named like 0007-words-of-the-title.md (or 20240501-… )" }],
  title: ({ title, number }) => {
    if (!title || title.value.trim() === "") return [{ message: "has no title: a first-level heading" }];
    if (title.number === undefined || number === undefined || title.number === number) return [];
    return [{ line: title.line, message: `its title says number ${title.number}, and its file ${number}` }];
  },
  status: ({ status }) =>
    status ? [] : [{ message: "has no status: draft, proposed, accepted, rejected, deprecated or superseded by …" }],
  date: ({ date }) =>
    !date || date.valid ? [] : [{ line: date.line, message: `"${date.value}" is no date; write it as 2026-03-31` }],
  sections: ({ template, sections }) => {
    const names = sections.map(({ text }) => text.toLowerCase());
    const missing = (SECTIONS[template] ?? []).filter((one) => !names.includes(one));
    if (template === "other")
      return [
        { message: "has the headings of neither MADR (Considered Options, …) nor Nygard's form (Context, Decision)" },
      ];
    return missing.length === 0
      ? []
      : [{ message: `lacks the section ${missing.map((one) => `"${one}"`).join(", ")}` }];
  },
  options: ({ template, options, sections }) => {
    const at = sections.find(({ text }) => text.toLowerCase() === "considered options");
    return template !== "madr" || !at || options.length >= 2
      ? []
      : [{ line: at.line, message: `considers ${options.length} option(s); a choice is between two at least` }];
  },
  chosen: ({ template, chosen, options, status, sections }) => {
    if (template !== "madr") return [];
    const outcome = sections.find(({ text }) => text.toLowerCase() === "decision outcome");
    if (!chosen)
      return status?.value === "accepted" && outcome
        ? [{ line: outcome.line, message: 'is accepted, and says no "Chosen option: …"' }]
        : [];
    const plain = (text: string) =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, " ")
        .trim();
    const said = plain(chosen.value);
    return options.length === 0 || options.some(({ value }) => plain(value) === said || plain(value).startsWith(said))
      ? []
      : [{ line: chosen.line, message: `"${chosen.value}" is not one of the considered options` }];
  },
  link: (record, { exists }) =>
    record.links
      .filter(({ target }) => !/^(?:[a-z][a-z0-9+.-]*:|#|\/\/)/i.test(target) && !exists(record, target))
      .map(({ line, target }) => ({ line, message: `links to "${target}", which is not there` })),
  placeholder: ({ text }) =>
    [...text.headings, ...text.prose]
      .filter((line) => PLACEHOLDERS.some((mark) => mark.test(withoutCode(line.text))))
      .map(({ line, text: said }) => ({
        line,
        message: `a placeholder was left: ${listed([said.trim().slice(0, 80)])}`,
      })),
  marker: ({ faults }) => faults,
  confirmation: ({ marker }, { checkIds }) =>
    [...(marker?.confirmation ?? []), ...(marker?.assumes ?? [])]
      .filter((id) => !checkIds.includes(id))
      .map((id) => {
        const near = nearest(id, checkIds);
        return {
          line: marker?.line ?? 1,
          message: `there is no check "${id}"${near ? `; did you mean ${near}?` : '; "plumbrule checks list" shows all'}`,
        };
      }),
  "stale-proposal": ({ status, date }, { now, staleAfterDays }) => {
    if (status?.value !== "proposed" || !date?.valid) return [];
    const days = Math.floor((now - Date.parse(`${date.value}T00:00:00Z`)) / DAY_MS);
    return days <= staleAfterDays
      ? []
      : [{ line: status.line, message: `is proposed for ${days} days: accept or reject it` }];
  },
  immutable: (record, { accepted }) => {
    const then = accepted.get(record.path);
    if (!then || record.status?.value === "proposed") return [];
    const before = new Set(bodyOf(then).map(({ text }) => text));
    const now = bodyOf(record);
    const added = now.find(({ text }) => !before.has(text));
    const kept = new Set(now.map(({ text }) => text));
    const gone = bodyOf(then).find(({ text }) => !kept.has(text));
    if (!added && !gone) return [];
    return [
      {
        line: added?.line ?? record.status?.line ?? 1,
        message: `was changed after it was accepted: ${added ? `"${added.text.slice(0, 60)}" is new` : `"${gone?.text.slice(0, 60)}" is gone`}; write a record that supersedes it`,
      },
    ];
  },
};

/** Sections that may change in a record that holds: who replaced it, and where else to look. */
const MUTABLE = ["status", "more information", "links", "related"];

function bodyOf({ text, title }: DecisionRecord): { line: number; text: string }[] {
  const free = new Set(MUTABLE.flatMap((name) => under(text, name).map(({ line }) => line)));
  return [...text.prose, ...text.headings]
    .filter(({ line, text: said }) => !free.has(line) && line !== title?.line && !/^\W*(?:status|date)\W*:/i.test(said))
    .map(({ line, text: said }) => ({ line, text: said.trim().replace(/\s+/g, " ") }))
    .filter(({ text: said }) => said !== "")
    .sort((a, b) => a.line - b.line);
}

/** Everything that is wrong with the records of a folder, by path and line. Pure. */
export function lintRecords(context: LintContext): RecordProblem[] {
  const single = context.records.flatMap((record) =>
    Object.entries(RULES).flatMap(([rule, find]) =>
      find(record, context).map((said): RecordProblem => ({ path: record.path, rule, ...said })),
    ),
  );
  return [...single, ...numberProblems(context.records), ...successionProblems(context.records)].sort(
    (a, b) => byCodeUnit(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || byCodeUnit(a.rule, b.rule),
  );
}

function numberProblems(records: readonly DecisionRecord[]): RecordProblem[] {
  const numbered = records
    .flatMap(({ path, number }) => (number === undefined ? [] : [{ path, number }]))
    .sort((a, b) => a.number - b.number || byCodeUnit(a.path, b.path));
  return numbered.flatMap(({ path, number }, index): RecordProblem[] => {
    const before = numbered[index - 1];
    if (!before) return [];
    if (before.number === number) return [{ path, rule: "number", message: `has the number of ${before.path} too` }];
    const gap = number - before.number - 1;
    return gap === 0
      ? []
      : [{ path, rule: "number", message: `follows ${before.path}: ${gap} number(s) are left out` }];
  });
}
