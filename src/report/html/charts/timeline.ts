import type { Episode } from "../../../model/fact.ts";
import { parseInstant } from "../../../model/time.ts";
import { groupBy } from "../../findings.ts";
import { element, picture, type Svg } from "../../svg/svg.ts";
import { counted } from "../../words.ts";
import { type Span, ticks } from "./axis.ts";

const WIDTH = 960;
const LABELS = 300;
/** Room for half of the last time. */
const MARGIN = 20;
const HEAD = 22;
const ROW = 20;
/** Shorter episodes are drawn this wide, so that they are seen. */
const LEAST = 4;
const LABEL_LETTERS = 21;

/** Lanes: a component, a row for each of its signals; the rest of them is in the table below the picture. */
export const MOST_ROWS = 40;

/** Episodes over time. `episodes` are in order of their beginning. */
export function timeline(episodes: readonly Episode[], span: Span): Svg {
  const rows = [...groupBy(episodes, (episode) => JSON.stringify([episode.subject, episode.signal])).values()]
    .sort((a, b) => order(a[0], b[0], episodes))
    .slice(0, MOST_ROWS);
  const height = HEAD + rows.length * ROW + 4;
  const x = (at: number) => LABELS + ((at - span.from) / (span.to - span.from)) * (WIDTH - LABELS - MARGIN);
  const marks = ticks(span, 12);
  const description = `${counted(episodes.length, "episode")} of ${counted(new Set(episodes.map((one) => one.subject)).size, "component")}; the table after this picture lists them`;
  return picture({ width: WIDTH, height, kind: "timeline", title: "Episodes over time (UTC)", description }, [
    element("path", {
      class: "grid",
      d: marks.map(({ at }) => `M${Math.round(x(at))} ${HEAD - 4}V${height}`).join(""),
    }),
    ...marks.map(({ at, label }) => element("text", { class: "tick", x: Math.round(x(at)), y: 12 }, [label])),
    ...rows.flatMap((members, index) => row(members, rows[index - 1]?.[0], HEAD + index * ROW, x)),
  ]);
}

/** Components in the order they were first touched, their signals likewise. */
function order(a: Episode | undefined, b: Episode | undefined, episodes: readonly Episode[]): number {
  const first = (test: (episode: Episode) => boolean) => episodes.findIndex(test);
  return (
    first((one) => one.subject === a?.subject) - first((one) => one.subject === b?.subject) ||
    first((one) => one.subject === a?.subject && one.signal === a?.signal) -
      first((one) => one.subject === b?.subject && one.signal === b?.signal)
  );
}

function row(members: readonly Episode[], above: Episode | undefined, top: number, x: (at: number) => number): Svg[] {
  const [first] = members;
  if (!first) return [];
  const sameLane = above?.subject === first.subject;
  return [
    ...(sameLane ? [] : [element("line", { class: "lane", x1: 0, x2: WIDTH, y1: top, y2: top })]),
    ...(sameLane ? [] : [element("text", { class: "lane-name", x: 0, y: top + 14 }, [short(first.subject)])]),
    element("text", { class: "signal", x: LABELS - 10, y: top + 14 }, [short(first.signal)]),
    ...Object.entries(BARS).flatMap(([direction, [down, tall]]) => {
      const bars = members.filter((one) => one.direction === direction);
      if (bars.length === 0) return [];
      return [
        element("path", { class: `bar ${direction}`, d: bars.map((one) => bar(one, top + down, tall, x)).join("") }),
      ];
    }),
  ];
}

/** By direction: how far below the top of its row a bar begins, and its height. */
const BARS: { [D in Episode["direction"]]: [number, number] } = { high: [4, 12], low: [9, 7], absent: [7, 7] };

function bar(episode: Episode, top: number, tall: number, x: (at: number) => number): string {
  const [from, to] = [parseInstant(episode.start), parseInstant(episode.end)];
  if (from === undefined || to === undefined) return "";
  const left = Math.round(x(from));
  const width = Math.max(LEAST, Math.round(x(to)) - left);
  return `M${left} ${top}h${width}v${tall}h-${width}z`;
}

function short(text: string): string {
  const letters = Array.from(text);
  return letters.length > LABEL_LETTERS ? `${letters.slice(0, LABEL_LETTERS - 1).join("")}…` : text;
}
