import { resolve } from "node:path";
import assessmentSchema from "../../schemas/assessment.schema.json" with { type: "json" };
import evidenceSchema from "../../schemas/evidence.schema.json" with { type: "json" };
import { parseJson } from "../documents/json-source.ts";
import { pathText } from "../documents/problems.ts";
import { readText } from "../documents/read-text.ts";
import { checkSchema } from "../documents/schema-check.ts";
import type { Assessment } from "../model/assessment.ts";
import { FileError } from "../model/errors.ts";
import { type EvidenceDocument, isSeries, type Series } from "../model/evidence.ts";
import { canonicalJson } from "../model/json.ts";
import { visible } from "../model/text.ts";
import { parseInstant } from "../model/time.ts";

/** Just below the longest text that the engine can hold (2^29 - 24 characters). */
const MOST_BYTES = 512 * 1_048_576 - 64;
/** Deeper than any of our documents by far; what walks them later recurses. */
const MOST_LEVELS = 100;
const VERSION = "1";

const EVIDENCE: Kind = {
  what: "evidence",
  key: "plan",
  schema: evidenceSchema,
  make: "plumbrule assess --save-evidence FILE",
  other: { key: "findings", say: "this is an assessment; plumbrule report, explain and compare read those" },
};

const ASSESSMENT: Kind = {
  what: "an assessment",
  key: "findings",
  schema: assessmentSchema,
  make: "plumbrule assess --format json:FILE",
  other: {
    key: "plan",
    say: "this is kept evidence; make an assessment of it: plumbrule assess --evidence FILE --format json:FILE",
  },
};

/** Reads kept evidence. Throws FileError (exit 2): not there, too large, not JSON, another version, or against the schema. */
export async function loadEvidence(path: string): Promise<EvidenceDocument> {
  return asEvidence(await parsed(path), path);
}

/** Reads a kept assessment. Throws FileError (exit 2): not there, too large, not JSON, another version, or against the schema. */
export async function loadAssessment(path: string): Promise<Assessment> {
  return (await held(await parsed(path), path, ASSESSMENT)) as Assessment;
}

/** Reads whichever of the two it is, by its shape. Throws FileError (exit 2) as they do. */
export async function loadEither(path: string): Promise<{ assessment: Assessment } | { evidence: EvidenceDocument }> {
  const value = await parsed(path);
  const isEvidence =
    value !== null &&
    typeof value === "object" &&
    Object.hasOwn(value, EVIDENCE.key) &&
    !Object.hasOwn(value, ASSESSMENT.key);
  if (isEvidence) return { evidence: await asEvidence(value, path) };
  return { assessment: (await held(value, path, ASSESSMENT)) as Assessment };
}

async function asEvidence(value: unknown, path: string): Promise<EvidenceDocument> {
  const document = (await held(value, path, EVIDENCE)) as EvidenceDocument;
  const fault = contradiction(document);
  if (fault) {
    throw new FileError({ file: path, path: pathText(fault.at) }, fault.say, [`make it again: ${EVIDENCE.make}`]);
  }
  return document;
}

interface Kind {
  what: string;
  /** A key that only this kind of document has. */
  key: string;
  schema: object;
  make: string;
  other: { key: string; say: string };
}

/** What the file holds, whatever it is, when the engine can hold it. */
async function parsed(path: string): Promise<unknown> {
  const value = parseJson(await readText(resolve(path), path, MOST_BYTES), path);
  const fault = structuralFault(value);
  if (fault) throw new FileError({ file: path, path: pathText(fault.at) }, fault.say);
  return value;
}

async function held(value: unknown, path: string, kind: Kind): Promise<unknown> {
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new FileError({ file: path }, `is not ${kind.what}`, [`make it with ${kind.make}`]);
  }
  const document = value as { [key: string]: unknown };
  if (!Object.hasOwn(document, kind.key) && Object.hasOwn(document, kind.other.key)) {
    throw new FileError({ file: path }, `is not ${kind.what}`, [kind.other.say]);
  }
  if (document.schemaVersion !== VERSION) {
    const found =
      document.schemaVersion === undefined
        ? "has no schemaVersion"
        : `has schemaVersion ${shown(document.schemaVersion)}`;
    throw new FileError({ file: path, path: "schemaVersion" }, `${found}; this version of Plumbrule reads ${VERSION}`, [
      `make it again with this version: ${kind.make}`,
      "or read it with the version of Plumbrule that wrote it (tool.version)",
    ]);
  }
  const [complaint] = await checkSchema(kind.schema, value, "compileForDocuments");
  if (complaint) {
    const say = typeof complaint.say === "string" ? complaint.say : complaint.say();
    throw new FileError({ file: path, path: pathText(complaint.at) }, say, [`make it again: ${kind.make}`]);
  }
  return value;
}

/** 400 years of seconds: a window that is longer begins before the years that RFC 3339 can write. */
const LONGEST_WINDOW_SECONDS = 400 * 366 * 86_400;

/** The last millisecond that RFC 3339 can write. */
const LATEST_MS = 253_402_300_799_999;

function endOf(series: Series): number {
  return (parseInstant(series.start) ?? 0) + series.values.length * series.step * 1000;
}

/** What no schema can say: times that no window can end at, names that mean two things, ids that do. */
function contradiction(document: EvidenceDocument): { at: (string | number)[]; say: string } | undefined {
  if ((parseInstant(document.asOf) ?? 0) < 0) return { at: ["asOf"], say: `${document.asOf} is before 1970` };
  if ((document.windowSeconds ?? 0) > LONGEST_WINDOW_SECONDS)
    return { at: ["windowSeconds"], say: `is ${document.windowSeconds}; the most is ${LONGEST_WINDOW_SECONDS}` };
  const components = new Set<string>([document.workload.name]);
  for (const [index, { id }] of document.workload.components.entries()) {
    if (components.has(id)) {
      const whose = id === document.workload.name ? "the workload's own name" : "the id of an earlier component";
      return { at: ["workload", "components", index, "id"], say: `"${visible(id)}" is ${whose}` };
    }
    components.add(id);
  }
  const first = new Map<string, number>();
  for (const [index, item] of document.evidence.entries()) {
    const end = isSeries(item.value) ? endOf(item.value) : 0;
    if (end > LATEST_MS) return { at: ["evidence", index, "value"], say: "its intervals end after the year 9999" };
    const before = first.get(item.id);
    if (before === undefined) first.set(item.id, index);
    // The same reading twice is one; two readings of one name would make the order of the file count.
    else if (canonicalJson(document.evidence[before]) !== canonicalJson(item))
      return { at: ["evidence", index, "id"], say: `is the id of evidence[${before}] too, which says something else` };
  }
  return undefined;
}

function shown(version: unknown): string {
  return typeof version === "string" || typeof version === "number"
    ? `"${visible(String(version).slice(0, 20))}"`
    : "of another form";
}

/** Numbers too large for a double (1e999 is read as infinite), keys that could act on a prototype, and bottomless nesting. */
function structuralFault(root: unknown): { at: (string | number)[]; say: string } | undefined {
  interface Frame {
    keys: readonly string[] | undefined;
    items: readonly unknown[] | { [key: string]: unknown };
    next: number;
  }
  const frames: Frame[] = [];
  const at = () =>
    frames.slice(0, MOST_LEVELS).map(({ keys, next }) => (keys === undefined ? next - 1 : (keys[next - 1] ?? "")));
  const enter = (value: unknown): string | undefined => {
    if (typeof value === "number") return Number.isFinite(value) ? undefined : "is not a finite number";
    if (value === null || typeof value !== "object") return undefined;
    if (frames.length >= MOST_LEVELS) return `is nested more than ${MOST_LEVELS} levels deep`;
    const keys = Array.isArray(value) ? undefined : Object.keys(value);
    if (keys?.includes("__proto__")) return 'the key "__proto__" is not accepted';
    frames.push({ keys, items: value as Frame["items"], next: 0 });
    return undefined;
  };
  const fault = enter(root);
  if (fault !== undefined) return { at: [], say: fault };
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const { keys, items } = frame;
    const length = keys?.length ?? (items as readonly unknown[]).length;
    if (frame.next >= length) {
      frames.pop();
      continue;
    }
    const index = frame.next++;
    const value =
      keys === undefined
        ? (items as readonly unknown[])[index]
        : (items as { [key: string]: unknown })[keys[index] ?? ""];
    const say = enter(value);
    if (say !== undefined) return { at: at(), say };
  }
  return undefined;
}
