import type { EvidenceSummary } from "../../model/assessment.ts";
import { STRENGTHS } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import { evidenceValue, sourceText } from "../explain/findings.ts";
import { groupBy } from "../findings.ts";
import { formatRange } from "../instants.ts";
import { counted } from "../words.ts";
import type { ViewContext } from "./view-context.ts";

interface EvidenceView {
  /** Windows are many rows' alike: the rows name them by letter. */
  windows: { letter: string; text: string }[];
  subjects: {
    subject: string;
    count: string;
    /** One provider, and one file where it is of files; the strongest first. */
    sources: {
      source: string;
      strength: string;
      window: string;
      rows: { id: string; signal: string; value: string; query: string }[];
    }[];
  }[];
}

/** The evidence that the page refers to, each once, by component. Called last: only then is it known what was referred to. */
export function evidenceView(context: ViewContext): EvidenceView {
  const used = context.assessment.evidence.filter((item) => context.used.has(item.id));
  const windows = [...groupBy(used, windowOf)].sort(
    ([a, one], [b, two]) => two.length - one.length || byCodeUnit(a, b),
  );
  const letters = new Map(windows.map(([window], index) => [window, letterOf(index)]));
  return {
    windows: [...letters].map(([text, letter]) => ({ letter, text })),
    subjects: [...groupBy(used, (item) => item.subject)]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([subject, items]) => ({
        subject,
        count: counted(items.length, "piece", "pieces"),
        sources: [...groupBy([...items].sort(bySignal), sourceOf)]
          .sort(([, [a]], [, [b]]) => rankOf(b) - rankOf(a))
          .map(([, members]) => ({
            source: members[0] ? sourceText(withoutQuery(members[0].source)) : "",
            strength: members[0]?.strength ?? "",
            window: members[0] ? (letters.get(windowOf(members[0])) ?? "") : "",
            rows: members.map((item) => ({
              id: context.evidenceAnchors.get(item.id) ?? "",
              signal: signalOf(item),
              value:
                item.value === null && item.samples !== undefined
                  ? counted(item.samples, "sample")
                  : evidenceValue(item),
              query: queryOf(item.source),
            })),
          })),
      })),
  };
}

function sourceOf(item: EvidenceSummary): string {
  return JSON.stringify([sourceText(withoutQuery(item.source)), item.strength, windowOf(item)]);
}

function withoutQuery({ provider, path }: EvidenceSummary["source"]): EvidenceSummary["source"] {
  return { provider, ...(path === undefined ? {} : { path }) };
}

/** What was asked, or the line where it stands. */
function queryOf({ query, line }: EvidenceSummary["source"]): string {
  return [query, line === undefined ? undefined : `line ${line}`].filter((part) => part !== undefined).join(", ");
}

function rankOf(item: EvidenceSummary | undefined): number {
  return item ? STRENGTHS.indexOf(item.strength) : -1;
}

function windowOf(item: EvidenceSummary): string {
  return formatRange(item.window.start, item.window.end);
}

/** a … z, aa, ab … */
function letterOf(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

function bySignal(a: EvidenceSummary, b: EvidenceSummary): number {
  return byCodeUnit(a.signal, b.signal) || byCodeUnit(a.id, b.id);
}

function signalOf(item: EvidenceSummary): string {
  // What the row says anyway is not said again.
  const said = [item.subject, item.source.path];
  const attributes = Object.entries(item.attributes ?? {})
    .sort(([a], [b]) => byCodeUnit(a, b))
    .filter(([, value]) => !said.includes(value))
    .map(([key, value]) => `${key} ${value}`);
  return attributes.length > 0 ? `${item.signal} (${attributes.join(", ")})` : item.signal;
}
