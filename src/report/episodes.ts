import type { Episode } from "../model/fact.ts";
import { byCodeUnit } from "../model/order.ts";
import { parseInstant } from "../model/time.ts";
import { groupBy } from "./findings.ts";
import { formatQuantity } from "./quantities.ts";

/** By beginning, then by name, so that the order is the same everywhere. */
export function inOrder(episodes: readonly Episode[]): Episode[] {
  return [...episodes].sort(
    (a, b) =>
      byCodeUnit(a.start, b.start) ||
      byCodeUnit(a.subject, b.subject) ||
      byCodeUnit(a.signal, b.signal) ||
      byCodeUnit(a.end, b.end),
  );
}

/** What departed: the signal, or the calls to another component that it is about. */
export function departed({ signal, target }: Pick<Episode, "signal" | "target">): string {
  return target === undefined ? signal : `calls to ${target}`;
}

/** `rose to 1.92 s, normally 81 ms`. */
export function departure(episode: Episode): string {
  const normal = `normally ${formatQuantity(episode.baseline, episode.unit)}`;
  if (episode.direction === "absent") return `was absent, ${normal}`;
  return `${episode.direction === "high" ? "rose" : "fell"} to ${formatQuantity(episode.peak, episode.unit)}, ${normal}`;
}

/** Episodes that overlap in time: what was one event for the people who were there. */
export interface Disturbance {
  start: string;
  end: string;
  /** The widest departure first. */
  episodes: Episode[];
}

/** In order of time. Episodes whose times cannot be read stand alone. */
export function disturbances(episodes: readonly Episode[]): Disturbance[] {
  const groups: { start: string; end: string; until: number; episodes: Episode[] }[] = [];
  for (const episode of inOrder(episodes)) {
    const from = parseInstant(episode.start) ?? Number.NaN;
    const until = parseInstant(episode.end) ?? Number.NaN;
    const last = groups.at(-1);
    if (last && from < last.until) {
      last.episodes.push(episode);
      if (until > last.until) Object.assign(last, { until, end: episode.end });
    } else groups.push({ start: episode.start, end: episode.end, until, episodes: [episode] });
  }
  return groups.map(({ start, end, episodes: members }) => ({ start, end, episodes: [...members].sort(byWidth) }));
}

/** Those with the widest departures, of equally wide ones those that touched more signals; still in order of time. */
export function widest(all: readonly Disturbance[], most: number): Disturbance[] {
  const kept = new Set(
    [...all]
      .sort((a, b) => widthOf(b.episodes[0]) - widthOf(a.episodes[0]) || b.episodes.length - a.episodes.length)
      .slice(0, most),
  );
  return all.filter((one) => kept.has(one));
}

/** `frontend latency.p50 rose to …; cart …; 5 more signals of 4 components`: at most `most` are spelt out. */
export function toldBriefly(disturbance: Disturbance, most: number): { told: Episode[]; rest: string } {
  const told = [...groupBy(disturbance.episodes, (episode) => episode.subject).values()]
    .flatMap((members) => members[0] ?? [])
    .slice(0, most);
  const others = disturbance.episodes.filter((episode) => !told.includes(episode));
  const where = new Set(others.map((episode) => episode.subject)).size;
  const signals = others.length === 1 ? "1 more signal" : `${others.length} more signals`;
  return {
    told,
    rest: others.length === 0 ? "" : `${signals} of ${where === 1 ? "1 component" : `${where} components`}`,
  };
}

function byWidth(a: Episode, b: Episode): number {
  return (
    widthOf(b) - widthOf(a) ||
    byCodeUnit(a.subject, b.subject) ||
    byCodeUnit(a.signal, b.signal) ||
    byCodeUnit(a.start, b.start)
  );
}

/** How many times its own normal it left by, in either direction, on a scale where twice and half are the same. */
function widthOf(episode: Episode | undefined): number {
  if (!episode) return 0;
  const [peak, normal] = [Math.abs(episode.peak), Math.abs(episode.baseline)];
  if (peak === normal) return 0;
  // What fell to nothing or rose from nothing has no ratio; it counts like the widest that people tell apart.
  if (peak === 0 || normal === 0) return NOTHING;
  return Math.min(NOTHING, Math.abs(Math.log(peak / normal)));
}

/** A hundredfold. */
const NOTHING = Math.log(100);
