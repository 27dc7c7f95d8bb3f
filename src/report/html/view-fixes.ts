import { formatPoints } from "../quantities.ts";
import { EFFORT_WORDS } from "../words.ts";
import { checkLink, type Link, type ViewContext } from "./view-context.ts";

interface FixView {
  title: string;
  check: Link;
  gain: string;
  effort: string;
  places: string[];
  morePlaces: string;
  remediation: string;
  pillars: { text: string; gain: string }[];
}

const OPEN = 3;
const PLACES = 8;

/** The three best ones open, the others folded. */
export function fixesView(context: ViewContext): { shown: FixView[]; rest: FixView[] } {
  const { assessment } = context;
  const titles = new Map<string, string>(
    assessment.frameworks.flatMap((framework) =>
      framework.pillars.map(
        (pillar) => [`${framework.id}/${pillar.id}`, `${framework.title}: ${pillar.title}`] as const,
      ),
    ),
  );
  const views = assessment.fixes.map((fix) => ({
    title: fix.title,
    check: checkLink(context, fix.check),
    gain: `+${formatPoints(fix.gain)}`,
    effort: EFFORT_WORDS[fix.effort],
    places: fix.subjects.slice(0, PLACES),
    morePlaces: fix.subjects.length > PLACES ? `and ${fix.subjects.length - PLACES} more` : "",
    remediation: fix.remediation,
    pillars: fix.pillars.map((one) => {
      const name = `${one.framework}/${one.pillar}`;
      return { text: titles.get(name) ?? name, gain: `+${formatPoints(one.gain)}` };
    }),
  }));
  return { shown: views.slice(0, OPEN), rest: views.slice(OPEN) };
}
