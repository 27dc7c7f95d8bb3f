import { type DecisionMarker, markerOf } from "./decision-marker.ts";
import { dateOf, type RecordStatus, type Stated, statusOf } from "./decision-status.ts";
import { type Heading, linksIn, type MarkdownText, readMarkdown } from "./markdown-lines.ts";

/** Characters of a record that are read: the longest public ones have a fifth of it. */
const MOST_CHARACTERS = 262_144;

export type RecordTemplate = "madr" | "nygard" | "other";

/** An architecture decision record: MADR 2 to 4, Nygard's form, or what is close to one of them. */
export interface DecisionRecord {
  path: string;
  /** From the file's name: `0007-…` → 7; a record named by its day has none. */
  number?: number;
  /** `0007`, or `20240501`: the start of the file's name. */
  prefix?: string;
  /** Without its number. */
  title?: Stated & { number?: number };
  template: RecordTemplate;
  status?: Stated<RecordStatus> & { text: string };
  date?: Stated & { valid: boolean };
  /** Second-level headings. */
  sections: Heading[];
  /** Under "Considered Options". */
  options: Stated[];
  /** "Chosen option: …" */
  chosen?: Stated;
  links: { line: number; target: string }[];
  marker?: DecisionMarker;
  /** What is wrong with its front matter or its marker. */
  faults: { line: number; message: string }[];
  text: MarkdownText;
}

/** Indexes and templates beside the records. */
const NO_RECORD = /^(?:readme|index|template|adr-template|0000-.*template.*|.*-template)\.\w+$/;

/** Whether a file of a folder of records may be one, by its name in lower case. */
export function isRecordName(name: string): boolean {
  return !NO_RECORD.test(name);
}

/** Whether the title begins as records do: a number and a mark, or "ADR 7". */
const NUMBERED = /^(?:adr[-_ ]?(\d{1,6})\b\s*[.:)–—-]?|(\d{1,6})\s*[.:)–—-]|(\d{1,6})\s+[-–—])\s*(.*)$/i;

/** Total: what is not understood is left out or told as a fault. `path` is how the user would name the file. */
export function parseDecisionRecord(source: string, path: string): DecisionRecord {
  const whole = source.slice(0, MOST_CHARACTERS);
  const lines = whole.split(/\r?\n/);
  const text = readMarkdown(whole);
  const faults: DecisionRecord["faults"] = [];
  const prefix = /^(\d{1,8})(?=[-_ .])/.exec(path.slice(path.lastIndexOf("/") + 1))?.[1];
  const h1 = text.headings.find(({ level }) => level === 1);
  const status = statusOf(lines.slice(0, 200));
  const date = dateOf(lines);
  const sections = text.headings.filter(({ level }) => level === 2);
  const marker = markerOf(text, path, faults);
  const chosen = chosenIn(text);
  return {
    path,
    ...(prefix === undefined ? {} : { prefix, ...(prefix.length < 8 ? { number: Number(prefix) } : {}) }),
    ...(h1 ? { title: titleOf(h1) } : {}),
    template: templateOf(sections),
    ...(status ? { status } : {}),
    ...(date ? { date } : {}),
    sections,
    options: optionsIn(text),
    ...(chosen ? { chosen } : {}),
    links: linksIn(text.prose),
    ...(marker ? { marker } : {}),
    faults,
    text,
  };
}

function titleOf({ text, line }: Heading): Stated & { number?: number } {
  const match = NUMBERED.exec(text);
  const number = match?.[1] ?? match?.[2] ?? match?.[3];
  return match && number !== undefined
    ? { value: match[4] ?? "", line, number: Number(number) }
    : { value: text, line };
}

/** By its headings, not by front matter: Nygard's form may have one, and MADR 2 had none. */
export function templateOf(sections: readonly Pick<Heading, "text">[]): RecordTemplate {
  const names = new Set(sections.map(({ text }) => text.toLowerCase()));
  const any = (...of: string[]) => of.some((name) => names.has(name));
  if (any("context and problem statement", "considered options", "decision outcome")) return "madr";
  if (any("context") && any("decision")) return "nygard";
  return "other";
}

/** The lines under a second-level heading of that name, up to the next heading of its level or above. */
export function under({ headings, prose }: MarkdownText, name: string): MarkdownText["prose"] {
  const at = headings.findIndex(({ level, text }) => level === 2 && text.toLowerCase() === name);
  const start = headings[at]?.line;
  if (start === undefined) return [];
  const end = headings.slice(at + 1).find(({ level }) => level <= 2)?.line ?? Number.POSITIVE_INFINITY;
  return prose.filter(({ line }) => line > start && line < end);
}

function optionsIn(text: MarkdownText): Stated[] {
  return under(text, "considered options").flatMap(({ line, text: one }) => {
    const item = /^ {0,3}(?:[-*+]|\d{1,3}[.)])\s+(\S.*)$/.exec(one);
    return item?.[1] ? [{ value: item[1].trim(), line }] : [];
  });
}

function chosenIn(text: MarkdownText): Stated | undefined {
  for (const { line, text: one } of under(text, "decision outcome")) {
    const match = /chosen option:\s*(.+)$/i.exec(one);
    const said = match?.[1]?.trim();
    if (!said) continue;
    const quoted = /^[*_]*["“'](.+?)["”'](?=[*_]*(?:[\s,.;]|$))/.exec(said)?.[1];
    return { value: quoted ?? said.replace(/,?\s+because\b.*$/i, "").replace(/[.,;]$/, ""), line };
  }
  return undefined;
}
