import type { GateReport, Violation } from "../../model/gate.ts";
import { listed } from "../../model/text.ts";
import type { Format } from "../format.ts";
import { formatTime } from "../instants.ts";
import { type Context, contextOf, heading } from "../text/context.ts";
import { wrapped } from "../text/layout.ts";
import { table } from "../text/table.ts";
import { placeOf } from "./places.ts";
import { shownMeasure, summary, VERDICT_WORDS } from "./words.ts";

/** Violations and reasons that are shown unless all are wanted. */
const SHOWN = 20;

/** For a terminal: what is violated and why, what is not known, and last the verdict. */
export const text: Format<GateReport> = {
  id: "text",
  extension: "txt",
  render(report, options) {
    const context = contextOf(options);
    const lines = [violated, unknown, notes, verdict].flatMap((section) => section(report, context));
    return `${lines.join("\n").replace(/^\n+/, "")}\n`;
  },
};

function violated(report: GateReport, context: Context): string[] {
  const { violations } = report;
  if (violations.length === 0) return [];
  const shown = context.verbose ? violations : violations.slice(0, SHOWN);
  const { paint, width } = context;
  const rows = shown.map((one) => [
    { text: `✗ ${one.rule}`, style: paint.red },
    { text: one.expected },
    { text: shownMeasure(one.measured, one.expected) },
  ]);
  const lines = table([{ title: "  violated" }, { title: "expected" }, { title: "measured" }], rows, width, paint.dim);
  return [
    ...(lines ? lines.slice(0, 1) : wrapped("violated", width, { style: paint.dim })),
    ...shown.flatMap((one, index) => [
      // Many findings violate one rule, which is said once.
      ...(index > 0 && sameRule(one, shown[index - 1])
        ? []
        : (lines?.slice(index + 1, index + 2) ?? stacked(one, context))),
      ...wrapped(`${one.message}${at(one, report)}`, width, { first: "    " }),
    ]),
    ...rest(violations.length - shown.length, context),
  ];
}

function sameRule(one: Violation, before: Violation | undefined): boolean {
  return one.rule === before?.rule && one.expected === before.expected && one.measured === before.measured;
}

/** Where there is no room for columns. */
function stacked(one: Violation, { paint, width }: Context): string[] {
  return [
    ...wrapped(one.rule, width, { first: "✗ ", style: paint.red }),
    ...wrapped(`expected ${one.expected}, measured ${shownMeasure(one.measured, one.expected)}`, width, {
      first: "    ",
    }),
  ];
}

function at(one: Violation, report: GateReport): string {
  if (!one.place) return "";
  const place = placeOf(one, report);
  return ` (${place?.file}${place?.line === undefined ? "" : `:${place.line}`})`;
}

const ON_MISSING = {
  fail: "Not known, so that there is no verdict (onMissing: fail)",
  warn: "Not known, and passed over with a warning (onMissing: warn)",
  ignore: "Not known, and passed over (onMissing: ignore)",
} as const;

function unknown({ missing, onMissing }: GateReport, context: Context): string[] {
  if (missing.length === 0) return [];
  const { paint, width } = context;
  const shown = context.verbose ? missing : missing.slice(0, SHOWN);
  return [
    ...heading(context, ON_MISSING[onMissing]),
    ...shown.flatMap(({ rule, reason }) =>
      wrapped(rule === "onMissing" ? reason : `${rule}: ${reason}`, width, {
        first: "? ",
        rest: "    ",
        style: paint.cyan,
      }),
    ),
    ...rest(missing.length - shown.length, context),
  ];
}

function rest(count: number, { paint, width }: Context): string[] {
  return count > 0 ? wrapped(`and ${count} more; --verbose shows all`, width, { first: "  ", style: paint.dim }) : [];
}

function notes({ notes: said }: GateReport, { paint, width }: Context): string[] {
  return said.length === 0
    ? []
    : ["", ...said.flatMap((note) => wrapped(note, width, { first: "– ", style: paint.dim }))];
}

function verdict(report: GateReport, context: Context): string[] {
  const { paint, width } = context;
  const style = { pass: paint.green, fail: paint.red, unknown: paint.cyan }[report.verdict];
  const judged = [...new Set(report.held.map(({ rule }) => rule))];
  const holds = report.verdict === "pass" && judged.length > 0 ? [`judged: ${listed(judged, 5)}`] : [];
  return [
    "",
    ...wrapped(`The gate of ${report.workload} ${VERDICT_WORDS[report.verdict]}`, width, { style }),
    ...wrapped([summary(report), `as of ${formatTime(report.asOf)}`, ...holds].join(" · "), width, {
      style: paint.dim,
    }),
  ];
}
