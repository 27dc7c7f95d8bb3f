import type { DayOfBudget } from "../../../model/budget.ts";
import { parseInstant } from "../../../model/time.ts";
import { formatTime } from "../../instants.ts";
import { formatQuantity, number } from "../../quantities.ts";
import { element, picture, type Svg } from "../../svg/svg.ts";
import { type Span, ticks } from "./axis.ts";

/** Twice the size it is shown at, as the small charts of signals are. */
const WIDTH = 600;
const HEIGHT = 230;
const RATES_HEIGHT = 150;
/** Room for the numbers of the axis. */
const LEFT = 84;
const TOP = 16;
const FOOT = 32;
/** An overspent budget is drawn down to so much below nothing; the numbers beside the picture have all of it. */
const DEEPEST = -1;

/** Two numbers of an axis need so much between them. */
const LETTERS = 24;

/** A day that can be drawn. */
interface Day extends DayOfBudget {
  /** Milliseconds. */
  end: number;
}

const DAY = 86_400_000;

/** What was left at the end of each day, with nothing left and an even spending to hold it against. `window` is the objective's own. */
export function burnDownChart(name: string, days: readonly DayOfBudget[], window: Span): Svg | undefined {
  const drawn = drawable(days, window);
  const last = drawn.at(-1);
  if (!last || window.to <= window.from) return undefined;
  const least = drawn.reduce((low, { remaining }) => Math.min(low, remaining), 0);
  const low = Math.max(DEEPEST, least);
  const bottom = HEIGHT - FOOT;
  const x = acrossOf(window);
  const y = (share: number) => TOP + ((1 - Math.max(low, Math.min(1, share))) / (1 - low)) * (bottom - TOP);
  const description = `${leftText(last.remaining)} at ${formatTime(last.at)}; spent evenly, ${leftText(evenlyLeft(last.end, window))} then. The table after the pictures has every day`;
  return picture(
    {
      width: WIDTH,
      height: HEIGHT,
      kind: "spark budget",
      title: `${name}: error budget left, day by day`,
      description,
    },
    [
      ...[1, 0, ...(low <= DEEPEST ? [DEEPEST] : [])].flatMap((share) =>
        level(share === 0 ? "zero" : "grid", y(share), `${share * 100} %`),
      ),
      element("line", { class: "even", x1: x(window.from), y1: y(1), x2: x(window.to), y2: y(0) }),
      element("path", { class: "line", d: path(drawn, x, y) }),
      ...dates(window, x, HEIGHT),
    ],
  );
}

/** How fast each day burnt; at 1 the budget lasts exactly as long as its window. */
export function burnRateChart(name: string, days: readonly DayOfBudget[], window: Span): Svg | undefined {
  const drawn = drawable(days, window);
  const rates = drawn.flatMap(({ burnRate }) => (burnRate === null ? [] : [burnRate]));
  if (rates.length === 0 || window.to <= window.from) return undefined;
  const most = rates.reduce((high, rate) => Math.max(high, rate), 0);
  const high = Math.max(most, 1.25);
  const bottom = RATES_HEIGHT - FOOT;
  const x = acrossOf(window);
  const y = (rate: number) => bottom - (rate / high) * (bottom - TOP);
  const above = rates.filter((rate) => rate > 1).length;
  const description = `${number(above)} of ${number(rates.length)} days burnt faster than 1, the fastest ${number(most)} times as fast`;
  return picture(
    {
      width: WIDTH,
      height: RATES_HEIGHT,
      kind: "spark budget",
      title: `${name}: burn rate of each day`,
      description,
    },
    [
      ...drawn.flatMap(({ burnRate, end }) => column(burnRate, x(end - DAY), x(end), y, bottom)),
      ...level("grid", bottom, y(1) < bottom - LETTERS ? "0" : ""),
      ...level("even", y(1), "1"),
      ...(most > 2 ? [label(number(most), y(most))] : []),
      ...dates(window, x, RATES_HEIGHT),
    ],
  );
}

/** `18.2 % left`, `overspent by 4 %` */
export function leftText(remaining: number): string {
  return remaining < 0 ? `overspent by ${formatQuantity(-remaining, "1")}` : `${formatQuantity(remaining, "1")} left`;
}

/** What would be left if the budget were spent evenly over its window. */
export function evenlyLeft(at: number, { from, to }: Span): number {
  return Math.max(0, Math.min(1, 1 - (at - from) / (to - from)));
}

/** Of kept documents times may be none. */
function drawable(days: readonly DayOfBudget[], { from, to }: Span): Day[] {
  return days.flatMap((day) => {
    const end = parseInstant(day.at);
    return end === undefined || end <= from || end > to ? [] : [{ ...day, end }];
  });
}

function acrossOf({ from, to }: Span): (at: number) => number {
  return (at) => LEFT + (Math.max(0, at - from) / (to - from)) * (WIDTH - LEFT - 4);
}

/** From the whole budget at the beginning; over a day on which nothing was counted there is no line. */
function path(days: readonly Day[], x: (at: number) => number, y: (share: number) => number): string {
  const [first] = days;
  if (!first) return "";
  let text = `M${Math.round(x(first.end - DAY))} ${Math.round(y(1))}`;
  for (const { end, remaining, burnRate } of days)
    text += `${burnRate === null ? "M" : "L"}${Math.round(x(end))} ${Math.round(y(remaining))}`;
  return text;
}

function column(rate: number | null, from: number, to: number, y: (rate: number) => number, bottom: number): Svg[] {
  if (rate === null) return [];
  const height = rate > 0 ? Math.max(1, bottom - y(rate)) : 0;
  const gap = Math.min(2, (to - from) / 6);
  const kind = rate > 1 ? "rate over" : "rate";
  return [element("rect", { class: kind, x: from + gap, y: bottom - height, width: to - from - 2 * gap, height })];
}

function level(kind: string, y: number, text: string): Svg[] {
  return [
    element("line", { class: kind, x1: LEFT, x2: WIDTH, y1: y, y2: y }),
    ...(text === "" ? [] : [label(text, y)]),
  ];
}

function label(text: string, y: number): Svg {
  return element("text", { class: "tick end", x: LEFT - 8, y: y + 7 }, [text]);
}

function dates(window: Span, x: (at: number) => number, height: number): Svg[] {
  return ticks(window, 5)
    .filter(({ at }) => x(at) > LEFT + 20 && x(at) < WIDTH - 30)
    .map(({ at, label: text }) => element("text", { class: "tick", x: x(at), y: height - 4 }, [text]));
}
