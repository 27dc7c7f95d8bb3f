import type { Score } from "../../../model/assessment.ts";
import { formatInterval, formatScore } from "../../quantities.ts";
import { element, picture, type Svg } from "../../svg/svg.ts";

/** Units are points. */
const WIDTH = 100;
const HEIGHT = 8;

/** From 0 to 100: solid up to `low`, pale up to `high`, a mark at the value. The numbers stand beside it. */
export function scoreBar(score: Score): Svg {
  const description = `${score.value === null ? "no score" : formatScore(score.value)}, between ${formatInterval(score)}`;
  const stretch = (kind: string, to: number) =>
    element("path", { class: kind, d: `M0 1h${Math.round(10 * Math.max(0, Math.min(WIDTH, to))) / 10}v6H0z` });
  return picture({ width: WIDTH, height: HEIGHT, kind: "bar-of", title: "Score", description }, [
    stretch("track", WIDTH),
    stretch("maybe", score.high),
    stretch("sure", score.low),
    ...(score.value === null ? [] : [element("path", { class: "at", d: `M${Math.round(score.value)} 0v8` })]),
  ]);
}
