import type { Evidence, EvidenceValue } from "../../model/evidence.ts";
import { evidenceId } from "../../model/ids.ts";
import { visible } from "../../model/text.ts";
import { formatInstant } from "../../model/time.ts";
import type { Answers } from "./answers.ts";
import { MOST_WITHOUT_SAMPLES } from "./limits.ts";
import type { Presence, Reading } from "./objectives.ts";
import type { Answer } from "./questions.ts";
import type { Target } from "./targets.ts";

const COUNTS: ReadonlySet<string> = new Set(["good", "bad", "total"]);

/** The evidence of a reading: a value, or null with the reason. */
export function evidenceOf(reading: Reading, answers: ReadonlyMap<Target, Answers>, asOf: string): Evidence {
  const { ask, part, query, window, windowSeconds, maintenance } = reading;
  const identity = {
    subject: ask.subject,
    signal: `objective.${part}`,
    source: { provider: "prometheus", query },
    attributes: {
      objective: ask.objective,
      ...(ask.member === undefined ? {} : { member: String(ask.member) }),
      ...(maintenance !== undefined
        ? { maintenance }
        : windowSeconds === undefined
          ? { slices: "true" }
          : { window: String(windowSeconds) }),
    },
  };
  const result = outcomeOf(reading, answers);
  return {
    id: evidenceId(identity),
    ...identity,
    ...("reason" in result ? { value: null, reason: visible(result.reason) } : result),
    unit: COUNTS.has(part) ? "{count}" : "1",
    strength: "observed",
    window,
    observedAt: asOf,
  };
}

type Outcome = { value: EvidenceValue } | { reason: string };
type Cell = { value: number } | { reason: string };

function outcomeOf(reading: Reading, answers: ReadonlyMap<Target, Answers>): Outcome {
  if (reading.refused !== undefined || !reading.asked) return { reason: reading.refused ?? "nothing was asked" };
  const got = answers.get(reading.asked.target);
  if (!got) return { reason: "nothing was asked" };
  const answerTo = (question: number): Answer => got.of(question);
  const { windowSeconds, grid, asked } = reading;
  if (windowSeconds !== undefined) {
    const cell = cellOf(reading, answerTo, asked.question, 0);
    return "reason" in cell ? cell : (uncovered(reading, answerTo, cell.value) ?? patchy(reading, answerTo) ?? cell);
  }
  const answer = answerTo(asked.question);
  if ("reason" in answer) return answer;
  const cells = Array.from({ length: grid.count }, (_, at) => cellOf(reading, answerTo, asked.question, at));
  const [first] = cells;
  if (first && cells.every((cell) => "reason" in cell)) return first;
  return {
    value: {
      start: formatInstant(grid.first - grid.stepSeconds * 1000),
      step: grid.stepSeconds,
      values: cells.map((cell) => ("value" in cell ? cell.value : null)),
    },
  };
}

/** Why the window is longer than what the server knows; undefined when it is not. */
function uncovered(
  reading: Reading,
  answerTo: (question: number) => Answer,
  value: number,
): { reason: string } | undefined {
  if (reading.covered === undefined) return undefined;
  const answer = answerTo(reading.covered);
  if ("reason" in answer) return { reason: `whether the window is covered could not be asked: ${answer.reason}` };
  if (present(answer, 0)) return undefined;
  return {
    reason:
      "no data in the oldest part of the window: the server keeps less than the window, or the metric is younger than it" +
      sinceWhen(reading, answerTo, value),
  };
}

/** What there is instead, and what could be done with it. */
function sinceWhen({ since, part, window }: Reading, answerTo: (question: number) => Answer, value: number): string {
  const answer: Answer = since === undefined ? { reason: "" } : answerTo(since);
  const first = "rows" in answer ? answer.rows[0]?.[0] : undefined;
  if (typeof first !== "number" || !Number.isFinite(first)) return "";
  const days = Math.floor((Date.parse(window.end) / 1000 - first) / DAY_SECONDS);
  const counted = COUNTS.has(part)
    ? `, ${Number(value.toPrecision(12))} ${part === "total" ? "" : `${part} `}events`
    : "";
  const fix = days >= 1 ? `; an objective over ${days}d could be judged` : "";
  return `; there is data since about ${formatInstant(Math.round(first / 60) * 60_000)}${counted}${fix}`;
}

const DAY_SECONDS = 86_400;

/** Why too much of the window has no samples; undefined when it has. One look may miss: windows of a few minutes have few. */
function patchy({ looked }: Reading, answerTo: (question: number) => Answer): { reason: string } | undefined {
  if (!looked) return undefined;
  const answer = answerTo(looked.question);
  if ("reason" in answer) return { reason: `whether the window has samples could not be asked: ${answer.reason}` };
  const seen = answer.rows[0]?.[0] ?? 0;
  if (looked.looks - seen <= Math.max(1, looked.looks * MOST_WITHOUT_SAMPLES)) return undefined;
  return { reason: `there were samples at ${seen} of ${looked.looks} looks at the window only` };
}

function present(answer: Answer, at: number): boolean {
  return "rows" in answer && answer.rows.some((row) => (row[at] ?? null) !== null);
}

function cellOf(reading: Reading, answerTo: (question: number) => Answer, question: number, at: number): Cell {
  const answer = answerTo(question);
  if ("reason" in answer) return answer;
  const values = answer.rows.map((row) => row[at] ?? null).filter((value) => value !== null);
  const missing = values.length > 0 ? firstMissing(reading.needed, answerTo, at) : undefined;
  if (missing !== undefined) return { reason: `${missing}: what stands in for it in the query is no measurement` };
  if (values.length === 0) return absent(reading, answerTo, at);
  return COUNTS.has(reading.part) ? summed(values) : single(values, reading.part === "raw");
}

function absent(reading: Reading, answerTo: (question: number) => Answer, at: number): Cell {
  if (!reading.absentIsZero || reading.known.length === 0) return { reason: "no data" };
  const missing = firstMissing(reading.known, answerTo, at);
  return missing === undefined ? { value: 0 } : { reason: `no data, and ${missing}` };
}

/** What is not there, in words. */
function firstMissing(presences: readonly Presence[], answerTo: (question: number) => Answer, at: number) {
  for (const { what, question } of presences) {
    const answer = answerTo(question);
    if ("reason" in answer) return `whether the server knows ${what} could not be asked (${answer.reason})`;
    if (!present(answer, at)) return `the server knows no ${what} in that time`;
  }
  return undefined;
}

/** Sorted, so that the order in which a server gives its rows changes no bit. */
function summed(values: number[]): Cell {
  const wrong = values.find((value) => !(Number.isFinite(value) && value >= 0));
  if (wrong !== undefined) return { reason: `a number of events is ${wrong}` };
  return { value: values.sort((a, b) => a - b).reduce((sum, value) => sum + value, 0) };
}

function single(values: number[], share: boolean): Cell {
  const [value, ...others] = values;
  if (value === undefined) return { reason: "no data" };
  if (others.length > 0)
    return {
      reason: `the query gives ${values.length} rows where one number is needed: aggregate it, such as with sum()`,
    };
  if (!Number.isFinite(value)) return { reason: `the query gives ${value}` };
  if (share && (value < 0 || value > 1)) return { reason: `the query gives ${value}, which is no share of 0..1` };
  return { value };
}
