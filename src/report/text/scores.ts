import type { Assessment, FrameworkResult, PillarResult, Score } from "../../model/assessment.ts";
import { formatInterval, formatScore, formatShare } from "../quantities.ts";
import { riskCounts, riskLevel } from "../words.ts";
import { type Context, heading, riskStyle } from "./context.ts";
import { wrapped } from "./layout.ts";
import { type Cell, type Column, table } from "./table.ts";

const BAR_CELLS = 20;

const COLUMNS: Column[] = [
  { title: "pillar", least: 14 },
  { title: "score", align: "right" },
  { title: "low–high", align: "right" },
  { title: "0        50       100", dispensable: 2 },
  { title: "coverage", align: "right" },
  { title: "risks H M L ?", dispensable: 1 },
  { title: "obs/conf/att %", dispensable: 3 },
];

/** One table a framework: no score without its interval, no missing score without its reason. */
export function scores(assessment: Assessment, context: Context): string[] {
  return assessment.frameworks.flatMap((framework) => frameworkScores(framework, context));
}

function frameworkScores(framework: FrameworkResult, context: Context): string[] {
  const { paint } = context;
  const title = wrapped(`${framework.title} ${framework.version}`, context.width, { style: paint.bold });
  if (!context.verbose && framework.pillars.length > 0 && framework.pillars.every(isBlank))
    return blank(framework, context);
  const rows = framework.pillars.map((pillar) => cells(pillar, context));
  const lines = table(COLUMNS, rows, context.width - 2, paint.dim);
  if (!lines) return ["", ...title, ...framework.pillars.flatMap((pillar) => stacked(pillar, context))];
  const [head, ...body] = lines;
  return ["", ...title, `  ${head ?? ""}`, ...body.map((line) => `  ${line}`), ...whyNone(framework, context)];
}

function isBlank({ score }: PillarResult): boolean {
  return score.value === null && score.coverage === 0;
}

/** A framework of which nothing is decided is a statement, not a table. */
function blank(framework: FrameworkResult, context: Context): string[] {
  const pillars = framework.pillars.map((pillar) => `${pillar.title} ${formatInterval(pillar.score)}`).join(", ");
  return [
    "",
    ...wrapped(`${framework.title} ${framework.version}`, context.width, { style: context.paint.bold }),
    ...wrapped(`${pillars} –: no score, nothing of it is decided`, context.width, {
      first: "  ",
      style: context.paint.dim,
    }),
  ];
}

/** `6 4 0 1`: questions (or practices) of high, medium and low risk, and those that nothing decides. */
function compactRisks({ high, medium, low, unanswered }: PillarResult["risks"]): string {
  return [high, medium, low, unanswered].map((count) => String(count).padStart(2)).join(" ");
}

/** Once a table; each pillar's own reason when everything is asked for, and in `explain`. */
function whyNone(framework: FrameworkResult, context: Context): string[] {
  const none = framework.pillars.filter((pillar) => pillar.score.value === null);
  if (none.length === 0) return [];
  if (context.verbose) {
    return none.flatMap((pillar) =>
      wrapped(`–: no score for ${pillar.title}: ${pillar.score.reason ?? "too little is known"}`, context.width, {
        first: "  ",
        style: context.paint.dim,
      }),
    );
  }
  const reasons = new Set(none.map((pillar) => pillar.score.reason ?? "too little is known"));
  const said = reasons.size === 1 ? [...reasons].join() : "too little of the weight is decided";
  return wrapped(`–: no score, ${said}`, context.width, { first: "  ", style: context.paint.dim });
}

function cells(pillar: PillarResult, context: Context): Cell[] {
  const { paint } = context;
  const { score, risks } = pillar;
  return [
    { text: pillar.title },
    { text: formatScore(score.value), style: paint.bold },
    { text: formatInterval(score) },
    { text: bar(score), style: paint.dim },
    { text: formatShare(score.coverage) },
    { text: compactRisks(risks), style: riskStyle(paint, riskLevel(risks)) },
    { text: strengths(score) },
  ];
}

function stacked(pillar: PillarResult, context: Context): string[] {
  const { paint } = context;
  const { score, risks } = pillar;
  return [
    ...wrapped(pillar.title, context.width, { first: "  " }),
    ...wrapped(
      `${formatScore(score.value)} (${formatInterval(score)}), coverage ${formatShare(score.coverage)}`,
      context.width,
      {
        first: "    ",
        style: paint.bold,
      },
    ),
    ...wrapped(`risks: ${riskCounts(risks)}`, context.width, {
      first: "    ",
      style: riskStyle(paint, riskLevel(risks)),
    }),
    ...why(score, context),
  ];
}

function why(score: Score, context: Context): string[] {
  if (score.value !== null) return [];
  return wrapped(`no score: ${score.reason ?? "too little is known"}`, context.width, {
    first: "    ",
    style: context.paint.dim,
  });
}

/** `·····━━━━●━━━━━·····`: the interval on a line from 0 to 100, with the value on it. */
function bar(score: Score): string {
  const cell = (value: number) => Math.min(BAR_CELLS - 1, Math.max(0, Math.floor((value / 100) * BAR_CELLS)));
  const marks: string[] = Array.from({ length: BAR_CELLS }, (_, index) =>
    index >= cell(score.low) && index <= cell(score.high) ? "━" : "·",
  );
  if (score.value !== null) marks[cell(score.value)] = "●";
  return marks.join("");
}

function strengths(score: Score): string {
  if (score.coverage === 0) return "–";
  const { observed, configured, attested } = score.strength;
  return [observed, configured, attested].map((share) => Math.round(share * 100)).join("/");
}

/** How to read the tables, once. */
export function scoreLegend(context: Context): string[] {
  return [
    ...heading(context, "How to read a score"),
    ...wrapped(
      "score is the weighted mean over what was decided; low–high takes everything unknown as failed and as passed; coverage is the decided share of the weight. risks counts questions (or practices) by their worst failure: high, medium, low, and ? where nothing decides.",
      context.width,
      { first: "  ", style: context.paint.dim },
    ),
  ];
}
