import type { Assessment } from "../../model/assessment.ts";
import { type UsageRow, usageRows } from "../usage.ts";
import { type Context, heading } from "./context.ts";
import { wrapped } from "./layout.ts";
import { table } from "./table.ts";

/** Calls made, the bound that was computed before, and dollars; nothing where nobody was asked. */
export function usage(assessment: Assessment, context: Context): string[] {
  const rows = usageRows(assessment.usage);
  if (rows.length === 0) return [];
  return [...heading(context, "What reading the evidence cost"), ...usageLines(rows, context)];
}

/** A table where there is room for one, else a line for each row. */
export function usageLines(rows: readonly UsageRow[], { width, paint }: Pick<Context, "width" | "paint">): string[] {
  const lines = table(
    [
      { title: "source" },
      { title: "requests", align: "right" },
      { title: "series", align: "right" },
      { title: "points", align: "right" },
      { title: "dollars", align: "right" },
    ],
    rows.map((row) => [row.source, row.requests, row.metrics, row.points, row.usd].map((text) => ({ text }))),
    width - 2,
    paint.dim,
  );
  return (
    lines?.map((line) => `  ${line}`) ??
    rows.flatMap(({ source, requests, usd }) =>
      wrapped(`${source}: ${requests} requests, ${usd === "0" ? "no dollars" : usd}`, width, {
        first: "  ",
        rest: "    ",
      }),
    )
  );
}
