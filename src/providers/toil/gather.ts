import type { Diagnostic, Evidence, EvidenceValue, PlannedReading } from "../../model/evidence.ts";
import { evidenceId } from "../../model/ids.ts";
import type { GatherResult, ProviderContext, ProviderPlan } from "../../model/provider.ts";
import type { Signal } from "../../model/rules.ts";
import { listed, visible } from "../../model/text.ts";
import { DAY_MS, formatInstant, parseInstant } from "../../model/time.ts";
import { limitsOf, type ReadingLimits } from "./limits.ts";
import { saysHours, sourcesOf, type WorkSource } from "./settings.ts";
import { byWeek, WEEK, type Weeks, weeksBefore, within } from "./weeks.ts";
import { readWork, type Work, type WorkRead } from "./work.ts";

/** What `gh issue list` gives without `--limit`. */
const GH_DEFAULT = 30;

/** Which signals each source gives: hours and people come from the records where there are any, so that nothing is counted twice. */
function signalsOf(sources: readonly WorkSource[]): Map<WorkSource, string[]> {
  const [first] = sources;
  return new Map(
    sources.map((source) => [
      source,
      [
        ...(source === first && saysHours(source) ? ["work.hours", "toil.hours"] : []),
        ...(source.kind === "tickets" ? ["work.tickets", "toil.tickets"] : []),
        ...(source === first ? ["work.people"] : []),
      ],
    ]),
  );
}

/** The readings that the files will give; reads nothing. */
export async function planToil(context: ProviderContext): Promise<ProviderPlan> {
  const known = new Map(context.signals.map((signal) => [signal.id, signal]));
  const readings = [...signalsOf(sourcesOf(context.settings)).values()].flat().flatMap((id): PlannedReading[] => {
    const signal = known.get(id);
    if (!signal) return [];
    return [{ subject: context.workload.name, signal: id, provider: "toil", strength: signal.strength }];
  });
  return { readings, usage: {} };
}

/** Work by week from the files. What cannot be read is a null reading with its reason, and an error among the diagnostics. */
export async function gatherToil(context: ProviderContext): Promise<GatherResult> {
  const limits = limitsOf(context.measures);
  const weeks = weeksBefore(
    parseInstant(context.asOf) ?? Number.NaN,
    context.windowSeconds ?? (limits.window.value * DAY_MS) / 1000,
  );
  const evidence: Evidence[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [source, ids] of signalsOf(sourcesOf(context.settings))) {
    context.progress(visible(source.file));
    const read = await readWork(source, context, limits);
    const work = within(weeks, read.work);
    const reason = read.reason ?? emptiness(source, read, weeks, work);
    if (reason === undefined) diagnostics.push(...notes(source, read, work));
    else diagnostics.push({ provider: "toil", level: "error", message: `${source.kind}: ${reason}` });
    const values = reason === undefined ? valuesOf(source, read, weeks, work, limits) : undefined;
    for (const id of ids) {
      const signal = context.signals.find((one) => one.id === id);
      const given = values?.[id] ?? { reason: reason ?? "it could not be read" };
      if (signal) evidence.push(evidenceOf(signal, given, source, read, weeks, context));
    }
  }
  return { evidence, diagnostics, usage: {} };
}

function emptiness(source: WorkSource, read: WorkRead, weeks: Weeks, work: readonly Work[]): string | undefined {
  if (weeks.count === 0) return "the window is shorter than a week";
  if (work.length > 0) return undefined;
  const latest = read.work.reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  const found = Number.isFinite(latest) ? `the last is of ${formatInstant(latest)}` : "none is closed";
  return `none of the ${read.rows} ${source.kind} lies in the ${weeks.count} weeks before ${formatInstant(weeks.end)}: ${found}`;
}

function notes(source: WorkSource, read: WorkRead, work: readonly Work[]): Diagnostic[] {
  const say = (level: "info" | "warning", message: string): Diagnostic => ({ provider: "toil", level, message });
  const outside = read.work.length - work.length;
  return [
    ...(read.broken > 0
      ? [
          say(
            "warning",
            `${read.broken} of ${read.rows} ${source.kind} cannot be read and are not counted, the first: ${read.firstBroken}`,
          ),
        ]
      : []),
    ...(source.kind === "tickets" && read.rows === GH_DEFAULT
      ? [
          say(
            "warning",
            `there are exactly ${GH_DEFAULT} tickets: gh issue list gives no more unless it is asked with --limit`,
          ),
        ]
      : []),
    ...(read.open > 0 ? [say("info", `${read.open} of ${read.rows} tickets are not closed and not counted`)] : []),
    ...(outside > 0 ? [say("info", `${outside} of ${read.rows} ${source.kind} lie outside the window`)] : []),
  ];
}

type Given = { value: EvidenceValue & object } | { value: number } | { reason: string };

function valuesOf(
  source: WorkSource,
  read: WorkRead,
  weeks: Weeks,
  work: readonly Work[],
  limits: ReadingLimits,
): { [signal: string]: Given } {
  const series = (values: (number | null)[]): Given => ({
    value: { start: formatInstant(weeks.start), step: WEEK, values },
  });
  const both = (kind: "hours" | "tickets", size: (one: Work) => number) => {
    const { all, toil } = byWeek(weeks, work, size);
    return { [`work.${kind}`]: series(all), [`toil.${kind}`]: series(toil) };
  };
  const without = work.filter(({ hours }) => hours === undefined).length;
  const hourless = {
    reason: `${without} of the ${work.length} ${source.kind} of the window say no hours`,
  };
  const nameless = work.filter(({ people }) => people.length === 0).length;
  return {
    ...(without > work.length * limits.mostBrokenRows.value
      ? { "work.hours": hourless, "toil.hours": hourless }
      : both("hours", ({ hours }) => hours ?? 0)),
    ...both("tickets", () => 1),
    "work.people":
      read.namesPeople && nameless === 0
        ? { value: new Set(work.flatMap(({ people }) => people)).size }
        : { reason: `${nameless} of the ${work.length} ${source.kind} of the window name nobody` },
  };
}

const COUNTED: { [signal: string]: string } = {
  "work.hours": "hours by week",
  "toil.hours": "hours by week",
  "work.tickets": "closed by week",
  "toil.tickets": "closed by week",
  "work.people": "different people",
};

function evidenceOf(
  signal: Signal,
  given: Given,
  from: WorkSource,
  read: WorkRead,
  weeks: Weeks,
  context: ProviderContext,
): Evidence {
  const marked = signal.id.startsWith("toil.") ? `, marked ${listed([...from.labels])}` : "";
  const source = {
    provider: "toil",
    query: visible(`${from.kind} of ${from.file}: ${COUNTED[signal.id]}${marked}`),
    ...(read.paths.length === 1 && read.paths[0] !== undefined ? { path: visible(read.paths[0]) } : {}),
  };
  const subject = context.workload.name;
  return {
    id: evidenceId({ subject, signal: signal.id, source }),
    subject,
    signal: signal.id,
    ...("reason" in given ? { value: null, reason: given.reason } : { value: given.value }),
    unit: signal.unit,
    strength: signal.strength,
    window: { start: formatInstant(weeks.start), end: context.asOf },
    observedAt: context.asOf,
    source,
  };
}
