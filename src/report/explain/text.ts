import { shellWord } from "../../model/text.ts";
import type { FormatOptions } from "../format.ts";
import { type Context, contextOf } from "../text/context.ts";
import { columns, pad, wrapped } from "../text/layout.ts";
import { table } from "../text/table.ts";
import type { ExplainNode, ExplainSum } from "./node.ts";

/** Levels below the one that was asked for; of several meanings each is told, and its own id goes on. A pillar has hundreds of steps; its practices are asked for by their ids. */
const DEPTH: { [K in ExplainNode["kind"]]: number } = {
  matches: 1,
  framework: 0,
  pillar: 1,
  practice: 3,
  check: 2,
  finding: 1,
  evidence: 0,
  component: 0,
  decision: 1,
};

/** The walk as text, no line wider than `options.width`. `verbose` shows every level. */
export function renderExplain(node: ExplainNode, options: FormatOptions): string {
  const context = contextOf(options);
  const depth = context.verbose ? Number.POSITIVE_INFINITY : DEPTH[node.kind];
  return `${lines(node, context, 0, depth).join("\n")}\n`;
}

/** Steps below one, unless everything is asked for; the worst come first. A pillar's practices are all its sum is made of. */
const SHOWN = 25;
const MOST_CHILDREN: { [K in ExplainNode["kind"]]?: number } = { pillar: 500, component: 100 };
/** Of a step that is not the one asked for: told in full, and listed at all. Its own id shows the rest. */
const NESTED_FULL: { [K in ExplainNode["kind"]]?: number } = { check: 2, finding: 2 };
const NESTED_LISTED: { [K in ExplainNode["kind"]]?: number } = { check: 8, finding: 2 };

const STEP = 2;
/** Deeper levels are not indented further, so that narrow terminals keep room for words. */
const DEEPEST = 5;

function lines(node: ExplainNode, context: Context, level: number, depth: number): string[] {
  const { paint, width } = context;
  const indent = " ".repeat(STEP * Math.min(level, DEEPEST));
  const head = wrapped(`${node.kind} ${node.id}`, width, {
    first: indent,
    style: level === 0 ? paint.bold : paint.cyan,
  });
  const title = wrapped(node.title, width, { first: indent, style: paint.bold });
  const nested = level > 0 && !context.verbose;
  const most = (nested ? NESTED_LISTED[node.kind] : undefined) ?? MOST_CHILDREN[node.kind] ?? SHOWN;
  const full = (nested ? NESTED_FULL[node.kind] : undefined) ?? Number.POSITIVE_INFINITY;
  const shown = context.verbose ? node.children : node.children.slice(0, most);
  const rest = node.children.length - shown.length;
  const inner = shown.flatMap((child, index) =>
    depth > 0 && index < full && !(isCalm(child) && !context.verbose)
      ? ["", ...lines(child, context, level + 1, depth - 1)]
      : brief(child, context, level + 1),
  );
  return [
    ...(node.kind === "matches" ? title : [...head, ...title]),
    ...details(node, context, indent),
    ...(node.sum ? sumLines(node.sum, context, indent) : []),
    ...inner,
    ...(rest > 0
      ? wrapped(
          `and ${rest} more (${nested ? `plumbrule explain ${node.id}${fileOf(context)}` : "--verbose"})`,
          width,
          {
            first: `${indent}  `,
            style: paint.dim,
          },
        )
      : []),
  ];
}

function fileOf({ from }: Context): string {
  return from && "file" in from ? ` ${shellWord(from.file)}` : "";
}

/** Verdicts that ask for nothing are named in one line, practices of which nothing is known likewise. */
function isCalm(node: ExplainNode): boolean {
  if (node.kind === "practice") return node.outcome === "unknown";
  return node.kind === "finding" && (node.outcome === "pass" || node.outcome === "not-applicable");
}

/** A step that is not walked further: its id says how to go on. */
function brief(node: ExplainNode, context: Context, level: number): string[] {
  const indent = " ".repeat(STEP * Math.min(level, DEEPEST));
  const outcome = node.details.find(
    (detail) => detail.label === "outcome" || detail.label === "value" || detail.label === "verdicts",
  );
  return wrapped(`${node.kind} ${node.id}: ${outcome ? `${outcome.text} · ` : ""}${node.title}`, context.width, {
    first: indent,
    rest: `${indent}  `,
  });
}

function details(node: ExplainNode, context: Context, indent: string): string[] {
  const label = Math.max(0, ...node.details.map((detail) => columns(detail.label)));
  return node.details.flatMap((detail) =>
    wrapped(detail.text, context.width, {
      first: `${indent}  ${context.paint.dim(pad(detail.label, label))}  `,
      rest: " ".repeat(columns(indent) + label + STEP * 2),
    }),
  );
}

function sumLines(sum: ExplainSum, context: Context, indent: string): string[] {
  const { paint, width } = context;
  const heads = sum.heads.map((title, index) => ({
    title,
    ...(index === 0 ? { least: 12 } : { align: "right" as const }),
    // The share and the weight are the first to go: what a line gives to the sum has to stay.
    ...(index > 0 && index < sum.heads.length - 2 ? { dispensable: sum.heads.length - index } : {}),
  }));
  const cells = [
    ...sum.rows.map((row) => row.map((text) => ({ text }))),
    sum.total.map((text) => ({ text, style: paint.bold })),
  ];
  const body = table(heads, cells, width - columns(indent) - STEP, paint.dim) ?? [];
  const verdict = sum.agrees
    ? "the sum is the printed score"
    : "the sum is NOT the printed score: the assessment was changed or comes from another version";
  return [
    "",
    ...body.map((line) => `${indent}  ${line}`),
    ...wrapped(verdict, width, { first: `${indent}  `, style: sum.agrees ? paint.dim : paint.red }),
  ];
}
