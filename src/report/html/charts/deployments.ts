import type { ServiceDelivery } from "../../../model/delivery.ts";
import { element, picture, type Svg } from "../../svg/svg.ts";
import { counted } from "../../words.ts";

/** Twice the size it is shown at, as the other small charts are. */
const WIDTH = 600;
const HEIGHT = 150;
const BOTTOM = 118;
const TOP = 26;

/** Deployments of each full week, those that failed solid at its foot; undefined where no week is full. */
export function deploymentChart({ service, weeks = [] }: ServiceDelivery): Svg | undefined {
  const [first] = weeks;
  const last = weeks.at(-1);
  if (!first || !last) return undefined;
  const most = weeks.reduce((high, { deployments }) => Math.max(high, deployments), 1);
  const wide = WIDTH / weeks.length;
  const column = (count: number, at: number) => {
    const height = Math.round((count / most) * (BOTTOM - TOP));
    return `M${Math.round(at * wide + wide * 0.15)} ${BOTTOM}v-${height}h${Math.round(wide * 0.7)}v${height}z`;
  };
  const drawn = (count: (week: (typeof weeks)[number]) => number) =>
    weeks.map((week, at) => (count(week) > 0 ? column(count(week), at) : "")).join("");
  const failed = weeks.reduce((sum, week) => sum + week.failed, 0);
  const all = weeks.reduce((sum, week) => sum + week.deployments, 0);
  return picture(
    {
      width: WIDTH,
      height: HEIGHT,
      kind: "spark deployments",
      title: `${service}: deployments by week`,
      description: `${counted(all, "deployment")} in ${counted(weeks.length, "full week")}, ${failed} failed; at most ${most} in a week`,
    },
    [
      element("path", { class: "made", d: drawn((week) => week.deployments) }),
      element("path", { class: "failed", d: drawn((week) => week.failed) }),
      element("line", { class: "grid", x1: 0, x2: WIDTH, y1: BOTTOM, y2: BOTTOM }),
      element("text", { class: "tick start", x: 0, y: HEIGHT - 4 }, [first.start]),
      element("text", { class: "tick end", x: WIDTH, y: HEIGHT - 4 }, [last.start]),
      element("text", { class: "tick start", x: 0, y: 18 }, [`at most ${most}`]),
    ],
  );
}
