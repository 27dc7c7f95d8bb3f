import Handlebars from "handlebars/runtime.js";
import { escaped } from "../model/markdown.ts";
import { visible } from "../model/text.ts";
import type { Draft } from "./draft.ts";
import { TEMPLATES } from "./templates.generated.ts";

export type RecordForm = "madr" | "nygard";

/** What a finding's, a check's or a decision's id is made of: fit for YAML and for Markdown as it stands. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

/** A record of the draft. Nothing of its texts leaves the line, the element or the list item it stands in. */
export function renderDraft(draft: Draft, form: RecordForm, number: number | undefined): string {
  const runtime = Handlebars.create();
  const source = (TEMPLATES as { [name: string]: TemplateSpecification })[form];
  if (source === undefined) throw new Error(`templates.generated.ts has no ${form}`);
  const count = draft.findings.length;
  const view = {
    ...draft,
    chosen: draft.chosen ?? false,
    number: new Plain(number === undefined ? "" : `${number}. `),
    count: `${count} ${count === 1 ? "finding" : "findings"}`,
    decision: idsOf([draft.decision]),
    confirmationIds: idsOf(draft.confirmation.map(({ id }) => id)),
    findingIds: idsOf(draft.findings),
  };
  return `${runtime
    .template<unknown>(source)(inMarkdown(view))
    .replace(/\n{3,}/g, "\n\n")
    .trimEnd()}\n`;
}

/** Ids that could end their list are left out: a hand-made document may hold any text. */
function idsOf(ids: readonly string[]): Plain {
  return new Plain(ids.filter((id) => ID.test(id) && !id.includes("--")).join(", "));
}

/** Text that needs no escaping. */
class Plain {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** The one place that takes the templates' own escaping off, which is for HTML: each text is escaped for Markdown instead. */
function inMarkdown(value: unknown): unknown {
  if (value instanceof Plain) return new Handlebars.SafeString(value.text);
  if (typeof value === "string") return value === "" ? "" : new Handlebars.SafeString(escaped(visible(value)));
  if (Array.isArray(value)) return value.map(inMarkdown);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inMarkdown(inner)]));
}
