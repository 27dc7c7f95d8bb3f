import type { Fix } from "../../model/assessment.ts";
import { formatPoints } from "../quantities.ts";
import { EFFORT_WORDS } from "../words.ts";
import { checkLink, type Link, type ViewContext } from "./view-context.ts";

interface FixView {
  title: string;
  check: Link;
  gain: string;
  effort: string;
  severity: string;
  where: string;
  remediation: string;
}

const OPEN = 5;
const PLACES = 3;

/** The five best ones open, the others folded. */
export function fixesView(context: ViewContext) {
  const { fixes, frameworks } = context.assessment;
  const views = fixes.map(
    (fix): FixView => ({
      title: fix.title,
      check: checkLink(context, fix.check),
      gain: `+${formatPoints(fix.gain)}`,
      effort: EFFORT_WORDS[fix.effort],
      severity: [fix.severity, fix.strength].filter(Boolean).join(", "),
      where: whereOf(fix),
      remediation: fix.remediation,
    }),
  );
  return {
    shown: views.slice(0, OPEN),
    rest: views.slice(OPEN),
    start: String(OPEN + 1),
    reached: reachedBy(fixes.slice(0, OPEN).at(-1), frameworks[0]),
  };
}

function whereOf({ subjects }: Fix): string {
  const more = subjects.length > PLACES ? ` and ${subjects.length - PLACES} more` : "";
  return `at ${subjects.slice(0, PLACES).join(", ")}${more}`;
}

/** What all that are shown bring together, by pillar. */
function reachedBy(last: Fix | undefined, first: ViewContext["assessment"]["frameworks"][number] | undefined): string {
  const gains = (last?.reached ?? []).filter((one) => one.framework === first?.id);
  if (gains.length === 0) return "";
  const titles = new Map(first?.pillars.map((pillar) => [pillar.id, pillar.title]));
  const parts = gains.map(({ pillar, gain }) => `${titles.get(pillar) ?? pillar} +${formatPoints(gain)}`);
  return `Together these bring ${parts.join(", ")}.`;
}
