import type { Assessment } from "../../model/assessment.ts";
import { type Disturbance, departed, departure, disturbances, toldBriefly, widest } from "../episodes.ts";
import { type Unknown, unknownFindings, unknownPractices } from "../findings.ts";
import type { FormatOptions } from "../format.ts";
import { formatRange, formatSpan } from "../instants.ts";
import { counted } from "../words.ts";
import { code, escaped, tableOf } from "./escape.ts";

const SHOWN = 25;
const REASONS = 8;
const DISTURBANCES = 12;
const TOLD = 3;
const EXAMPLES = 3;

export function story(assessment: Assessment, options: FormatOptions): string[] {
  const all = disturbances(assessment.episodes);
  if (all.length === 0) return [];
  const shown = options.verbose ? all : widest(all, DISTURBANCES);
  const rest = all.length - shown.length;
  return [
    "## What happened",
    "",
    `${counted(all.length, "disturbance")}, ${counted(assessment.episodes.length, "signal departure")}; what overlaps in time is told together.`,
    "",
    ...tableOf(
      ["When", "For", "What"],
      shown.map((one) => [
        escaped(formatRange(one.start, one.end)),
        formatSpan(one.start, one.end),
        whatOf(one, options),
      ]),
    ),
    ...(rest > 0 ? [`…and ${rest} with smaller departures.`, ""] : []),
  ];
}

function whatOf(one: Disturbance, options: FormatOptions): string {
  const { told, rest } = options.verbose ? { told: one.episodes, rest: "" } : toldBriefly(one, TOLD);
  const lines = told.map(
    (episode) => `${code(episode.subject)} ${escaped(departed(episode))} ${escaped(departure(episode))}`,
  );
  return [...lines, ...(rest === "" ? [] : [`and ${rest}`])].join("<br>");
}

export function oddities(assessment: Assessment, options: FormatOptions): string[] {
  const all = (["error", "warning", "info"] as const).flatMap((level) =>
    assessment.diagnostics.filter((item) => item.level === level),
  );
  if (all.length === 0) return [];
  const shown = options.verbose ? all : all.slice(0, SHOWN);
  const rest = all.length - shown.length;
  return [
    "## About the data",
    "",
    ...shown.map((item) => `- **${item.level}** ${code(item.provider)} ${escaped(item.message)}`),
    ...(rest > 0 ? [`- …and ${counted(rest, "more note")}`] : []),
    "",
  ];
}

export function openQuestions(assessment: Assessment, options: FormatOptions): string[] {
  const lines = [
    ...reasons(unknownFindings(assessment), "verdict", options),
    ...reasons(unknownPractices(assessment), "practice", options),
  ];
  return lines.length === 0 ? [] : ["## What is not known", "", ...lines, ""];
}

function reasons(unknowns: Unknown[], noun: string, options: FormatOptions): string[] {
  const shown = options.verbose ? unknowns : unknowns.slice(0, REASONS);
  const rest = unknowns.length - shown.length;
  return [
    ...shown.map((unknown) => `- ${counted(unknown.count, noun)}: ${escaped(unknown.reason)}${note(unknown)}`),
    ...(rest > 0 ? [`- …and ${counted(rest, "more reason")}`] : []),
  ];
}

function note(unknown: Unknown): string {
  const decides = unknown.wouldDecide.length > 0;
  const items = decides ? unknown.wouldDecide : unknown.examples;
  const more = items.length > EXAMPLES ? ` and ${items.length - EXAMPLES} more` : "";
  const shown = items.slice(0, EXAMPLES).map(decides ? escaped : code);
  return ` (${decides ? "would be decided by: " : "such as "}${shown.join(", ")}${more})`;
}
