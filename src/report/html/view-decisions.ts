import { checkLink, findingLink, type Link, type ViewContext } from "./view-context.ts";

interface DecisionView {
  title: string;
  check: Link;
  findings: Link[];
}

/** Links of one decision at most. */
const MOST_LINKS = 8;

export function decisionsView(context: ViewContext): DecisionView[] {
  return context.assessment.decisions.map((decision) => ({
    title: decision.title,
    check: checkLink(context, decision.id),
    findings: decision.findings
      .slice(0, MOST_LINKS)
      .flatMap((id) => context.findings.get(id) ?? [])
      .map((finding) => findingLink(context, finding)),
  }));
}
