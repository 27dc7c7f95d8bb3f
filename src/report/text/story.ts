import type { Assessment } from "../../model/assessment.ts";
import type { Episode } from "../../model/fact.ts";
import { type Disturbance, departed, departure, disturbances, toldBriefly, widest } from "../episodes.ts";
import { groupBy } from "../findings.ts";
import { clockRange, dayOf, formatSpan } from "../instants.ts";
import { counted } from "../words.ts";
import { type Context, heading } from "./context.ts";
import { columns, wrapped } from "./layout.ts";
import { type Cell, type Column, table } from "./table.ts";

/** Disturbances shown, and departures told of each, unless everything is asked for. */
const SHOWN = 6;
const TOLD = 2;
/** A time stands beside its text where it leaves this many columns. */
const ROOMY = 40;

const COLUMNS: Column[] = [
  { title: "from – to" },
  { title: "for", align: "right", dispensable: 1 },
  { title: "component" },
  { title: "what" },
];

/** What left its normal range, in the order it began; what overlaps in time is told together, the widest departure first. */
export function story(assessment: Assessment, context: Context): string[] {
  const all = disturbances(assessment.episodes);
  if (all.length === 0) return [];
  const shown = context.verbose ? all : widest(all, SHOWN);
  const rest = all.length - shown.length;
  return [
    ...heading(
      context,
      `What happened: ${counted(all.length, "disturbance")}, ${counted(assessment.episodes.length, "signal departure")}`,
    ),
    ...[...groupBy(shown, (one) => dayOf(one.start))].flatMap(([day, members]) => [
      ...wrapped(day, context.width, { first: "  ", style: context.paint.cyan }),
      ...oneDay(members, context),
    ]),
    ...(rest > 0
      ? wrapped(`and ${rest} with smaller departures (--verbose)`, context.width, {
          first: "  ",
          style: context.paint.dim,
        })
      : []),
  ];
}

function oneDay(all: readonly Disturbance[], context: Context): string[] {
  const rows = all.flatMap((one) => rowsOf(one, context));
  const lines = context.verbose ? table(COLUMNS, rows, context.width - 4, context.paint.dim) : undefined;
  if (lines) return lines.slice(1).map((line) => `    ${line}`);
  return all.flatMap((one) => stacked(one, context));
}

function brief(one: Disturbance, context: Context): { told: Episode[]; rest: string } {
  return context.verbose ? { told: one.episodes, rest: "" } : toldBriefly(one, TOLD);
}

function rowsOf(one: Disturbance, context: Context): Cell[][] {
  const { paint } = context;
  const { told, rest } = brief(one, context);
  const rows = told.map((episode, index) => [
    { text: index === 0 ? clockRange(one.start, one.end) : "" },
    { text: index === 0 ? formatSpan(one.start, one.end) : "", style: paint.dim },
    { text: episode.subject, style: paint.bold },
    { text: `${departed(episode)} ${departure(episode)}` },
  ]);
  return rest === ""
    ? rows
    : [...rows, [{ text: "" }, { text: "" }, { text: "" }, { text: `and ${rest}`, style: paint.dim }]];
}

/** Everything of one disturbance in a hanging paragraph; in full, a line each. */
function stacked(one: Disturbance, context: Context): string[] {
  const { told, rest } = brief(one, context);
  const said = told.map((episode) => `${episode.subject} ${departed(episode)} ${departure(episode)}`);
  const clock = `    ${clockRange(one.start, one.end)}  `;
  const hang = " ".repeat(columns(clock));
  if (!context.verbose && context.width - columns(clock) >= ROOMY) {
    return wrapped([...said, ...(rest === "" ? [] : [`and ${rest}`])].join("; "), context.width, {
      first: clock,
      rest: hang,
    });
  }
  return [
    ...wrapped(clockRange(one.start, one.end), context.width, { first: "    ", style: context.paint.dim }),
    ...said.flatMap((line) => wrapped(line, context.width, { first: "      ", rest: "        " })),
    ...(rest === "" ? [] : wrapped(`and ${rest}`, context.width, { first: "      ", style: context.paint.dim })),
  ];
}
