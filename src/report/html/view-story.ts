import type { Chart } from "../../model/assessment.ts";
import type { Episode } from "../../model/fact.ts";
import { departed, departure, disturbances, inOrder, toldBriefly, widest } from "../episodes.ts";
import { groupBy } from "../findings.ts";
import { clockRange, dayOf, formatRange, formatSpan } from "../instants.ts";
import { formatQuantity } from "../quantities.ts";
import type { Svg } from "../svg/svg.ts";
import { spanOf } from "./charts/axis.ts";
import { sparkline } from "./charts/sparkline.ts";
import { MOST_ROWS, timeline } from "./charts/timeline.ts";
import { evidenceLinks, type ViewContext } from "./view-context.ts";

interface StoryView {
  timeline: Svg | null;
  /** The widest departures, what overlaps told together. */
  told: { when: string; span: string; departures: { subject: string; text: string }[]; rest: string }[];
  moreTold: string;
  /** Said when the picture does not hold all rows. */
  note: string;
  charts: { subject: string; signal: string; peak: string; chart: Svg }[];
  moreEpisodes: string;
  days: {
    day: string;
    episodes: { when: string; span: string; subject: string; signal: string; what: string; href: string }[];
  }[];
}

/** Small charts on the page; they are sorted by how often their signal left its range. The timeline has all signals. */
const MOST_CHARTS = 9;
/** Rows of the table of episodes. */
const MOST_EPISODES = 500;
/** Disturbances told in words, and departures of each. */
const MOST_TOLD = 12;
const DEPARTURES = 3;

export function storyView(context: ViewContext): StoryView {
  const { charts } = context.assessment;
  const episodes = inOrder(context.assessment.episodes);
  const span = spanOf(charts, episodes);
  const all = disturbances(episodes);
  const shown = widest(all, MOST_TOLD);
  const rows = new Set(episodes.map((episode) => JSON.stringify([episode.subject, episode.signal]))).size;
  return {
    timeline: span && episodes.length > 0 ? timeline(episodes, span) : null,
    told: shown.map((one) => {
      const { told, rest } = toldBriefly(one, DEPARTURES);
      return {
        when: formatRange(one.start, one.end),
        span: formatSpan(one.start, one.end),
        departures: told.map((episode) => ({
          subject: episode.subject,
          text: `${departed(episode)} ${departure(episode)}`,
        })),
        rest: rest === "" ? "" : `and ${rest}`,
      };
    }),
    moreTold:
      all.length > shown.length ? `and ${all.length - shown.length} with smaller departures; the table has all` : "",
    note: rows > MOST_ROWS ? `The picture shows the first ${MOST_ROWS} of ${rows} signals; the table has all.` : "",
    charts: charts.slice(0, MOST_CHARTS).flatMap((chart) => {
      const own = episodes.filter((episode) => isOf(episode, chart));
      const drawn = sparkline(chart, own);
      const [furthest] = [...own].sort((a, b) => distance(b) - distance(a));
      const peak = furthest ? departure(furthest) : rangeOf(chart);
      return drawn ? [{ subject: chart.subject, signal: departed(chart), peak, chart: drawn }] : [];
    }),
    moreEpisodes:
      episodes.length > MOST_EPISODES ? `and ${episodes.length - MOST_EPISODES} later ones; the JSON has all` : "",
    days: [...groupBy(episodes.slice(0, MOST_EPISODES), (episode) => dayOf(episode.start))].map(([day, members]) => ({
      day,
      episodes: members.map((episode) => ({
        when: clockRange(episode.start, episode.end),
        span: formatSpan(episode.start, episode.end),
        subject: episode.subject,
        signal: departed(episode),
        what: departure(episode),
        href: evidenceLinks(context, episode.evidence.slice(0, 1))[0]?.href ?? "",
      })),
    })),
  };
}

function isOf(episode: Episode, chart: Chart): boolean {
  return (
    episode.subject === chart.subject &&
    episode.signal === chart.signal &&
    episode.target === chart.target &&
    episode.evidence.includes(chart.evidence)
  );
}

/** Of one signal, in its unit. */
function distance(episode: Episode): number {
  return Math.abs(episode.peak - episode.baseline);
}

function rangeOf(chart: Chart): string {
  const most = chart.values.reduce<number | null>(
    (all, value) => (value === null || (all !== null && all >= value) ? all : value),
    null,
  );
  return `at most ${formatQuantity(most, chart.unit)}`;
}
