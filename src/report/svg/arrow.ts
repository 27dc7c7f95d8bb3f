import type { Point } from "./layered-layout.ts";
import { element, type Svg } from "./svg.ts";

const HEAD = 7;

/** A line through the points with a head at its end, its strokes as `dash` and `width` say; `title` is told to who points at it. */
export function arrow(
  points: readonly Point[],
  how: { kind: string; dash?: string; width: number; title: string },
): Svg {
  const last = points.at(-1) as Point;
  const from = points.at(-2) as Point;
  const sign = last.x >= from.x ? 1 : -1;
  const end = { x: last.x - sign * HEAD, y: last.y };
  return element("g", { class: how.kind }, [
    element("title", {}, [how.title]),
    element("path", {
      d: curve([...points.slice(0, -1), end]),
      fill: "none",
      stroke: "currentColor",
      "stroke-width": how.width,
      ...(how.dash === undefined ? {} : { "stroke-dasharray": how.dash }),
    }),
    element("polygon", {
      points: `${last.x},${last.y} ${end.x},${end.y - HEAD / 2} ${end.x},${end.y + HEAD / 2}`,
      fill: "currentColor",
    }),
  ]);
}

/** Leaves and reaches each point horizontally. */
function curve(points: readonly Point[]): string {
  return points
    .map(({ x, y }, at) => {
      if (at === 0) return `M${round(x)} ${round(y)}`;
      const before = points[at - 1] as Point;
      if (before.y === y) return `L${round(x)} ${round(y)}`;
      const middle = round((before.x + x) / 2);
      return `C${middle} ${round(before.y)} ${middle} ${round(y)} ${round(x)} ${round(y)}`;
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
