import type { Chart } from "../../../model/assessment.ts";
import type { Episode } from "../../../model/fact.ts";
import { parseInstant } from "../../../model/time.ts";
import { departed } from "../../episodes.ts";
import { formatQuantity } from "../../quantities.ts";
import { element, picture, type Svg } from "../../svg/svg.ts";
import { counted } from "../../words.ts";
import { ticks } from "./axis.ts";

/** Twice the size it is shown at, so that whole units are half a pixel. */
const WIDTH = 600;
const HEIGHT = 150;
const BOTTOM = 118;
const TOP = 6;

/** One signal over the window, from zero (or its least value) up, with its episodes shaded and its missing stretches left out. */
export function sparkline(chart: Chart, episodes: readonly Episode[]): Svg | undefined {
  const start = parseInstant(chart.start);
  const known = chart.values.filter((value) => value !== null);
  if (start === undefined || known.length === 0 || !(chart.step > 0)) return undefined;
  const span = { from: start, to: start + chart.values.length * chart.step * 1000 };
  const high = known.reduce((most, value) => Math.max(most, value), 0);
  const low = known.reduce((least, value) => Math.min(least, value), 0);
  const x = (at: number) => Math.min(WIDTH, Math.max(0, ((at - span.from) / (span.to - span.from)) * WIDTH));
  const y = (value: number) => BOTTOM - ((value - low) / (high - low || 1)) * (BOTTOM - TOP);
  const description = `from ${formatQuantity(least(known), chart.unit)} to ${formatQuantity(most(known), chart.unit)}, ${counted(episodes.length, "episode")} shaded`;
  return picture(
    { width: WIDTH, height: HEIGHT, kind: "spark", title: `${chart.subject}: ${departed(chart)}`, description },
    [
      element("path", { class: "shade", d: episodes.map((episode) => shade(episode, x)).join("") }),
      element("line", { class: "grid", x1: 0, x2: WIDTH, y1: BOTTOM, y2: BOTTOM }),
      element("path", { class: "line", d: path(chart.values, y) }),
      ...ticks(span, 5)
        .filter(({ at }) => x(at) > 30 && x(at) < WIDTH - 30)
        .map(({ at, label }) => element("text", { class: "tick", x: x(at), y: HEIGHT - 4 }, [label])),
    ],
  );
}

function shade(episode: Episode, x: (at: number) => number): string {
  const [from, to] = [parseInstant(episode.start), parseInstant(episode.end)];
  if (from === undefined || to === undefined) return "";
  const left = Math.round(x(from));
  const width = Math.max(5, Math.round(x(to)) - left);
  return `M${left} 0h${width}v${BOTTOM}h-${width}z`;
}

/** Whole units and relative moves keep it small; a lone sample between gaps is drawn as a short stroke. */
function path(values: readonly (number | null)[], y: (value: number) => number): string {
  let text = "";
  let last: { x: number; y: number } | undefined;
  values.forEach((value, index) => {
    if (value === null) {
      last = undefined;
      return;
    }
    const point = { x: Math.round(((index + 0.5) / values.length) * WIDTH), y: Math.round(y(value)) };
    const alone = last === undefined && (values[index + 1] ?? null) === null;
    text +=
      last === undefined
        ? `M${point.x} ${point.y}${alone ? "h3" : ""}`
        : `l${point.x - last.x}${point.y < last.y ? "" : " "}${point.y - last.y}`;
    last = point;
  });
  return text;
}

function most(values: readonly number[]): number {
  return values.reduce((all, value) => Math.max(all, value), Number.NEGATIVE_INFINITY);
}

function least(values: readonly number[]): number {
  return values.reduce((all, value) => Math.min(all, value), Number.POSITIVE_INFINITY);
}
