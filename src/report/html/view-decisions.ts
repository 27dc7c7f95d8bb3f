import type { Decision } from "../../model/decision.ts";
import { byWorst, groupBy, placesOf } from "../findings.ts";
import { formatPoints } from "../quantities.ts";
import { counted, pillarTitle } from "../words.ts";
import { checkLink, findingLink, type Link, type ViewContext } from "./view-context.ts";

interface DecisionView {
  id: string;
  title: string;
  summary: string;
  /** Records of the workload that take it up; else how to draft one. */
  records: string;
  options: { name: string; recommended: boolean; gains: string; costs: string; tradeoffs: string }[];
  reason: string;
  confirmation: string;
  checks: Link[];
  findings: Link[];
  more: string;
}

/** Components of one decision that are named. */
const MOST_LINKS = 12;

/** The one that would gain the most first: what is asked, the ways to decide, and what it rests on. */
export function decisionsView(context: ViewContext): DecisionView[] {
  return context.assessment.decisions.map((decision) => {
    const findings = decision.findings.flatMap((id) => context.findings.get(id) ?? []);
    // One link for a component, to its worst finding.
    const places = [...groupBy([...findings].sort(byWorst), (finding) => placesOf(finding).join()).values()].flatMap(
      ([first]) => first ?? [],
    );
    const { options = [], recommended, confirmation, gain, checks = [decision.id] } = decision;
    return {
      id: context.anchors.of("decision", decision.id),
      title: decision.title,
      summary: [counted(findings.length, "finding"), ...(gain ? [`+${formatPoints(gain)} points`] : [])].join(", "),
      records: recordsText(decision),
      options: options.map((option) => ({
        name: option.name,
        recommended: option.name === recommended?.option,
        gains: option.gains,
        costs: option.costs,
        tradeoffs: tradeoffsText(decision, option.name),
      })),
      reason: recommended?.reason ?? "",
      confirmation: confirmation ? `${confirmation.checks.join(", ")} passes by ${confirmation.by}` : "",
      checks: checks.map((check) => checkLink(context, check)),
      findings: places.slice(0, MOST_LINKS).map((finding) => findingLink(context, finding)),
      more: places.length > MOST_LINKS ? `and ${places.length - MOST_LINKS} more` : "",
    };
  });
}

/** Links from checks to the decisions that are about them. */
export function decisionsOfChecks(context: ViewContext): Map<string, Link[]> {
  const links = new Map<string, Link[]>();
  for (const decision of context.assessment.decisions) {
    const [record] = decision.records ?? [];
    const text = record ? `${record.path} (${record.status})` : decision.title;
    for (const check of decision.checks ?? [decision.id])
      links.set(check, [
        ...(links.get(check) ?? []),
        { href: `#${context.anchors.of("decision", decision.id)}`, text },
      ]);
  }
  return links;
}

function recordsText({ records = [] }: Decision): string {
  if (records.length === 0) return "";
  return records.map(({ path, title, status }) => `${path}: ${title} (${status})`).join("; ");
}

function tradeoffsText({ tradeoffs = [] }: Decision, option: string): string {
  return tradeoffs
    .filter((one) => one.option === option)
    .map(
      ({ serves, against, titles }) => `${pillarTitle(serves)} against ${pillarTitle(against)}: ${titles.join("; ")}`,
    )
    .join(". ");
}
