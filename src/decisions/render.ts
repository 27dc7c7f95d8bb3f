import Handlebars from "handlebars/runtime.js";
import { escaped } from "../model/markdown.ts";
import { visible } from "../model/text.ts";
import type { Draft } from "./draft.ts";
import { TEMPLATES } from "./templates.generated.ts";

export type RecordForm = "madr" | "nygard";

/** What a finding's, a check's or a decision's id is made of: fit for YAML, for a comment and for Markdown as it stands. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._/]*(?:-[A-Za-z0-9._/]+)*$/;

/** A record of the draft. Nothing of its texts leaves the line, the element or the list item it stands in. */
export function renderDraft(draft: Draft, form: RecordForm, number: number | undefined): string {
  const count = draft.findings.length;
  return rendered(form, {
    ...draft,
    chosen: draft.chosen ?? false,
    number: numbered(number),
    count: `${count} ${count === 1 ? "finding" : "findings"}`,
    decision: idsOf([draft.decision]),
    confirmationIds: idsOf(draft.confirmation.map(({ id }) => id)),
    findingIds: idsOf(draft.findings),
  });
}

/** A record to be filled in: its placeholders are what `adrs lint` asks for. `date` is a day. */
export function renderEmpty(title: string, form: RecordForm, date: string, number: number | undefined): string {
  return rendered(`${form}-empty`, { title, date, number: numbered(number) });
}

/** The folder's own template with title, number, date and status in the places where MADR, adr-tools or a heading have them. */
export function fillTemplate(template: string, title: string, date: string, number: number | undefined): string {
  const numbersTitles = /^#[ \t]+(?:NUMBER|NNNN|\d+)\b/m.test(template);
  const prefix = numbersTitles ? numbered(number).text : "";
  // Replacements are functions: a title may hold what a pattern would be filled by.
  return template
    .replace(/^#[ \t]+.*$/m, () => `# ${prefix}${escaped(visible(title))}`)
    .replace(/^(["']?date["']?:[ \t]*).*$/im, (_, key: string) => key + date)
    .replace(/^(["']?status["']?:[ \t]*).*$/im, (_, key: string) => `${key}proposed`)
    .replace(/^([ \t]*)STATUS[ \t]*$/m, (_, indent: string) => `${indent}Proposed`);
}

/** Text that needs no escaping. */
class Plain {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function numbered(number: number | undefined): Plain {
  return new Plain(number === undefined ? "" : `${number}. `);
}

/** Ids that could end their list are left out: a document made by hand may hold any text. */
function idsOf(ids: readonly string[]): Plain {
  return new Plain(ids.filter((id) => ID.test(id)).join(", "));
}

function rendered(name: string, view: object): string {
  const runtime = Handlebars.create();
  const source = (TEMPLATES as { [name: string]: TemplateSpecification })[name];
  if (source === undefined) throw new Error(`templates.generated.ts has no ${name}`);
  const text = runtime.template<unknown>(source)(inMarkdown(view));
  // No text holds a line break (they are shown escaped), so these are the templates' own.
  return `${text.replace(/\n{3,}/g, "\n\n").trimEnd()}\n`;
}

/** The one place that takes the templates' own escaping off, which is for HTML: each text is escaped for Markdown instead. */
function inMarkdown(value: unknown): unknown {
  if (value instanceof Plain) return new Handlebars.SafeString(value.text);
  if (typeof value === "string") return value === "" ? "" : new Handlebars.SafeString(escaped(visible(value)));
  if (Array.isArray(value)) return value.map(inMarkdown);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inMarkdown(inner)]));
}
