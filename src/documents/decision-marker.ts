import { PlumbruleError } from "../model/errors.ts";
import { isDay } from "./decision-status.ts";
import type { MarkdownText } from "./markdown-lines.ts";
import { parseYaml } from "./yaml-source.ts";

/** What ties a record to findings and checks: `plumbrule:` in its front matter, or in a comment of the text. */
export interface DecisionMarker {
  /** 1-based. */
  line: number;
  /** The decision of an assessment that the record takes up. */
  decision?: string;
  findings: string[];
  /** Checks that show that the decision was carried out … */
  confirmation: string[];
  /** … by this day. */
  by?: string;
  /** Checks that the decision takes for granted. */
  assumes: string[];
}

/** More of a list is no record's. */
const MOST_ITEMS = 10_000;
const KEYS = ["decision", "findings", "confirmation", "by", "assumes"];

/** Undefined where there is none. What is wrong with it is added to `faults`; the rest of it counts. */
export function markerOf(
  text: MarkdownText,
  path: string,
  faults: { line: number; message: string }[],
): DecisionMarker | undefined {
  const places = [
    ...(text.frontMatter ? [{ ...text.frontMatter, required: false }] : []),
    ...text.comments
      .filter((comment) => /^\s*plumbrule:/.test(comment.text))
      .map((comment) => ({ text: comment.text, line: comment.line, required: true })),
  ];
  for (const { text: yaml, line } of places) {
    let value: unknown;
    let at = line;
    try {
      const source = parseYaml(yaml, path);
      value = Object(source.value).plumbrule;
      at = line - 1 + (source.line(["plumbrule"], "key") ?? 1);
    } catch (error) {
      if (!(error instanceof PlumbruleError)) throw error;
      faults.push({ line, message: `is no YAML that can be read: ${error.message.split("\n")[0]}` });
      continue;
    }
    if (value !== undefined) return read(value, at, faults);
  }
  return undefined;
}

function read(value: unknown, line: number, faults: { line: number; message: string }[]): DecisionMarker {
  const said = (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}) as {
    [key: string]: unknown;
  };
  const wrong = (message: string) => faults.push({ line, message });
  if (said !== value) wrong("plumbrule: has to be a mapping");
  for (const key of Object.keys(said)) if (!KEYS.includes(key)) wrong(`plumbrule: knows no key "${key}"`);
  const list = (key: string): string[] => {
    const items = said[key] ?? [];
    if (Array.isArray(items) && items.length <= MOST_ITEMS && items.every((item) => typeof item === "string"))
      return [...new Set(items as string[])];
    wrong(`plumbrule.${key}: has to be a list of ids`);
    return [];
  };
  const marker: DecisionMarker = {
    line,
    findings: list("findings"),
    confirmation: list("confirmation"),
    assumes: list("assumes"),
  };
  if (typeof said.decision === "string") marker.decision = said.decision;
  else if (said.decision !== undefined) wrong("plumbrule.decision: has to be the id of a decision");
  if (typeof said.by === "string" && isDay(said.by)) marker.by = said.by;
  else if (said.by !== undefined) wrong("plumbrule.by: has to be a day, such as 2026-03-31");
  return marker;
}
