import type { Assessment, EvidenceSummary, Finding } from "../../model/assessment.ts";
import { groupBy, placesOf } from "../findings.ts";
import { Anchors } from "./anchors.ts";

/** What the parts of the page share while it is put together. */
export interface ViewContext {
  assessment: Assessment;
  anchors: Anchors;
  findings: ReadonlyMap<string, Finding>;
  findingsOfCheck: ReadonlyMap<string, Finding[]>;
  /** `framework/ID` of those that are on the page. */
  practices: ReadonlySet<string>;
  evidence: ReadonlyMap<string, EvidenceSummary>;
  /** Evidence id → its place on the page: a number, since it is referred to hundreds of times. */
  evidenceAnchors: ReadonlyMap<string, string>;
  findingAnchors: ReadonlyMap<string, string>;
  /** Findings that the page links to: only these need a place. Checks are shown after all that links to them. */
  linked: Set<string>;
  /** Evidence that the page refers to: only this is listed. */
  used: Set<string>;
}

const SECTIONS = [
  "scores",
  "fixes",
  "moved",
  "decisions",
  "story",
  "heat",
  "checks",
  "delivery",
  "objectives",
  "unknown",
  "evidence",
  "glossary",
];
const STATIC = ["main", ...SECTIONS, ...SECTIONS.map((section) => `${section}-h`)];

export function viewContext(assessment: Assessment): ViewContext {
  return {
    assessment,
    anchors: new Anchors(STATIC),
    findings: new Map(assessment.findings.map((finding) => [finding.id, finding])),
    findingsOfCheck: groupBy(assessment.findings, (finding) => finding.check),
    practices: new Set(
      assessment.frameworks.flatMap(({ id, pillars }) =>
        pillars.flatMap((pillar) => pillar.practices.map((practice) => `${id}/${practice.id}`)),
      ),
    ),
    evidence: new Map(assessment.evidence.map((item) => [item.id, item])),
    evidenceAnchors: new Map(assessment.evidence.map((item, index) => [item.id, `e${index + 1}`])),
    findingAnchors: new Map(assessment.findings.map((finding, index) => [finding.id, `f${index + 1}`])),
    linked: new Set(),
    used: new Set(),
  };
}

export interface Link {
  href: string;
  text: string;
}

export function checkLink(context: ViewContext, check: string): Link {
  const known = context.findingsOfCheck.has(check);
  return { href: known ? `#${context.anchors.ofCheck(check)}` : "", text: check };
}

/** Links of one row at most, the list of evidence has all; and of that list, what is beyond is walked with `explain`. */
const MOST_LINKS = 3;
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
  for (const { item } of sorted) if (context.used.size < MOST_LISTED) context.used.add(item.id);
  const rest = sorted.length - shown.length;
  return [
    ...shown.map(({ item, text }) => ({ href: `#${context.evidenceAnchors.get(item.id) ?? ""}`, text })),
    ...(rest > 0 ? [{ href: "#evidence", text: `and ${rest} more` }] : []),
  ];
}

/** To a finding's place, a number for the same reason; the text is where it was found. */
export function findingLink(context: ViewContext, finding: Finding): Link {
  const anchor = context.findingAnchors.get(finding.id);
  if (anchor === undefined) return { href: "", text: placesOf(finding).join(", ") };
  context.linked.add(finding.id);
  return { href: `#${anchor}`, text: placesOf(finding).join(", ") };
}
