import type { Score } from "../../../model/assessment.ts";
import { formatInterval, formatScore, formatShare } from "../../quantities.ts";
import { element, picture, type Svg } from "../../svg/svg.ts";

const SIZE = 120;
const CENTRE = SIZE / 2;

/**
 * A ring from 0 to 100, clockwise from the top: solid up to `low`, pale up to `high`, a mark at the value; inside it, thin, the coverage.
 */
export function gauge(id: string, title: string, score: Score): Svg {
  const value = score.value;
  const description = `${value === null ? "no score" : `score ${formatScore(value)}`}, low to high ${formatInterval(score)}, coverage ${formatShare(score.coverage)}`;
  return picture({ id, width: SIZE, height: SIZE, kind: "gauge", title, description }, [
    element("g", { transform: `rotate(-90 ${CENTRE} ${CENTRE})` }, [
      arc("track", 50, 0, 100),
      arc("maybe", 50, score.low, score.high),
      arc("sure", 50, 0, score.low),
      ...(value === null ? [] : [mark(value)]),
      arc("cover", 40, 0, score.coverage * 100),
    ]),
    element("text", { class: "value", x: CENTRE, y: 64, "text-anchor": "middle" }, [formatScore(value)]),
    element("text", { class: "range", x: CENTRE, y: 80, "text-anchor": "middle" }, [formatInterval(score)]),
  ]);
}

function arc(kind: string, radius: number, from: number, to: number): Svg {
  const length = Math.max(0, Math.min(100, to) - Math.max(0, from));
  return element("circle", {
    class: kind,
    cx: CENTRE,
    cy: CENTRE,
    r: radius,
    pathLength: 100,
    "stroke-dasharray": `${round(length)} 101`,
    ...(from > 0 ? { "stroke-dashoffset": -from } : {}),
  });
}

function mark(value: number): Svg {
  const angle = (value / 100) * 2 * Math.PI;
  return element("line", {
    class: "mark",
    x1: CENTRE + 43.5 * Math.cos(angle),
    y1: CENTRE + 43.5 * Math.sin(angle),
    x2: CENTRE + 57.5 * Math.cos(angle),
    y2: CENTRE + 57.5 * Math.sin(angle),
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
