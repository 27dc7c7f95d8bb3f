import type { Assessment, EvidenceSummary, Finding } from "../../model/assessment.ts";
import { groupBy } from "../findings.ts";
import { Anchors } from "./anchors.ts";

/** What the parts of the page share while it is put together. */
export interface ViewContext {
  assessment: Assessment;
  anchors: Anchors;
  findings: ReadonlyMap<string, Finding>;
  findingsOfCheck: ReadonlyMap<string, Finding[]>;
  evidence: ReadonlyMap<string, EvidenceSummary>;
  /** Evidence id → its place on the page: a number, since it is referred to hundreds of times. */
  evidenceAnchors: ReadonlyMap<string, string>;
  findingAnchors: ReadonlyMap<string, string>;
  /** Evidence that the page refers to: only this is listed. */
  used: Set<string>;
}

const SECTIONS = ["scores", "fixes", "story", "checks", "delivery", "objectives", "unknown", "evidence", "glossary"];
const STATIC = ["main", ...SECTIONS, ...SECTIONS.map((section) => `${section}-h`)];

export function viewContext(assessment: Assessment): ViewContext {
  return {
    assessment,
    anchors: new Anchors(STATIC),
    findings: new Map(assessment.findings.map((finding) => [finding.id, finding])),
    findingsOfCheck: groupBy(assessment.findings, (finding) => finding.check),
    evidence: new Map(assessment.evidence.map((item) => [item.id, item])),
    evidenceAnchors: new Map(assessment.evidence.map((item, index) => [item.id, `e${index + 1}`])),
    findingAnchors: new Map(assessment.findings.map((finding, index) => [finding.id, `f${index + 1}`])),
    used: new Set(),
  };
}

export interface Link {
  href: string;
  text: string;
}

export function checkLink(context: ViewContext, check: string): Link {
  const known = context.findingsOfCheck.has(check);
  return { href: known ? `#${context.anchors.of("check", check)}` : "", text: check };
}

/** Links of one row, and evidence listed on the page, at most: what is beyond is walked with `explain`. */
const MOST_LINKS = 20;
const MOST_LISTED = 4000;

/** Links to the list of evidence: the first of a signal by its name, more of the same by their number. */
export function evidenceLinks(context: ViewContext, ids: readonly string[]): Link[] {
  const known = [...new Set(ids)].flatMap((id) => context.evidence.get(id) ?? []);
  const sorted = [...groupBy(known, (item) => item.signal).values()].flatMap((items) =>
    items.map((item, index) => ({ item, text: index === 0 ? item.signal : String(index + 1) })),
  );
  const shown = sorted
    .slice(0, sorted.length > MOST_LINKS + 1 ? MOST_LINKS : sorted.length)
    .filter(({ item }) => context.used.has(item.id) || context.used.size < MOST_LISTED);
  for (const { item } of shown) context.used.add(item.id);
  const rest = sorted.length - shown.length;
  return [
    ...shown.map(({ item, text }) => ({ href: `#${context.evidenceAnchors.get(item.id) ?? ""}`, text })),
    ...(rest > 0 ? [{ href: "#evidence", text: `and ${rest} more` }] : []),
  ];
}

/** A finding's place: a number, for the same reason. */
export function findingAnchor(context: ViewContext, id: string): string {
  return context.findingAnchors.get(id) ?? "checks";
}
