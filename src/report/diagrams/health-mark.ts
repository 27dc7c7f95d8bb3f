import { element, type Svg } from "../svg/svg.ts";
import type { HealthLevel } from "./health.ts";

/** Corners of each mark within a square of 2 × 2 around 0, 0: told apart by form, not by colour. */
const CORNERS: { readonly [L in Exclude<HealthLevel, "unknown" | "clear">]: string } = {
  critical: "-0.4,-1 0.4,-1 1,-0.4 1,0.4 0.4,1 -0.4,1 -1,0.4 -1,-0.4",
  high: "0,-1 1,0.8 -1,0.8",
  medium: "0,-1 1,0 0,1 -1,0",
  low: "-1,-0.8 1,-0.8 0,1",
};

/** The mark of a state at its middle: octagon, triangle, diamond, triangle on its head; an empty circle and a tick where nothing is open. */
export function healthMark(level: HealthLevel, x: number, y: number): Svg {
  const size = 6;
  if (level === "unknown")
    return element("circle", {
      cx: x,
      cy: y,
      r: size - 1,
      fill: "none",
      stroke: "currentColor",
      "stroke-dasharray": "2 2",
    });
  if (level === "clear")
    return element("path", {
      d: `M${x - size} ${y}L${x - 1} ${y + size - 2}L${x + size} ${y - size + 1}`,
      fill: "none",
      stroke: "currentColor",
      "stroke-width": 2,
    });
  return element("g", { transform: `translate(${x} ${y}) scale(${size})` }, [
    element("polygon", { points: CORNERS[level], fill: "currentColor" }),
  ]);
}
