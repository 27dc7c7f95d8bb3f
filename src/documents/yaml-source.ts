import type { Document, ErrorCode, Node, YAMLError } from "yaml";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, parseDocument } from "yaml";
import { visible } from "../model/text.ts";
import type { Complaint, Located, Path } from "./problems.ts";
import { FileProblems, pathText, refuse } from "./problems.ts";

/** A YAML document as plain values, with the way back to its lines. */
export interface YamlSource extends Located {
  value: unknown;
}

/** Deeper than any document of ours by far. */
const MOST_LEVELS = 50;
/** Uses of anchors, counted with what they multiply into (the library's own default, which stops "billion laughs"). */
const MOST_ALIASES = 100;

// Duplicate keys are found below: the library's own test compares every key with every other. The log level only decides that several
// documents are an error.
const OPTIONS = {
  version: "1.2",
  schema: "core",
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "error",
} as const;

/** YAML 1.2 core, no tags of its own, bounded. Throws FileProblems with every mistake of the syntax. */
export function parseYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  return toSource(parseDocument(text, { ...OPTIONS, lineCounter: lines }), lines, file);
}

/** Several documents in one file. Empty ones are left out. */
export function parseYamlDocuments(text: string, file: string): YamlSource[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { ...OPTIONS, lineCounter: lines });
  if (!Array.isArray(documents)) return [];
  return documents
    .filter(({ contents, errors }) => errors.length > 0 || !(isScalar(contents) && contents.value === null))
    .map((document) => toSource(document, lines, file));
}

function toSource(document: Document.Parsed, lines: LineCounter, file: string): YamlSource {
  const mistakes = [
    ...document.errors.map((error) => ({ error, message: syntaxMessage(error) })),
    ...document.warnings.map((error) => ({ error, message: syntaxMessage(error) })),
  ];
  if (mistakes.length > 0) {
    const seen = new Set<number>();
    const problems = mistakes
      .map(({ error, message }) => ({ file, line: lines.linePos(error.pos[0]).line, path: "", message }))
      .sort((a, b) => a.line - b.line)
      // One slip often gives several errors in a line: the first says it.
      .filter(({ line }) => !seen.has(line) && seen.add(line));
    throw new FileProblems(problems);
  }
  let index: Map<string, Offsets> | undefined;
  const source: YamlSource = {
    file,
    value: undefined,
    line(path, on = "value") {
      index ??= indexOf(document);
      for (let length = path.length; length >= 0; length--) {
        const offsets = index.get(pathText(path.slice(0, length)));
        // A part that is not there is said at the line of what should hold it: its key, when it has one.
        if (offsets) return lines.linePos(length === path.length ? offsets[on] : offsets.key).line;
      }
      return undefined;
    },
  };
  const complaints = inspect(document);
  refuse(source, complaints);
  try {
    source.value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    refuse(source, [{ at: [], say: TOO_MANY_ALIASES }]);
  }
  return source;
}

const NO_TAGS = "tags (!name) are not accepted; write the plain value";
/** Tags of the core schema may be written out; they change nothing that JSON does not know. */
const CORE_TAG = /^tag:yaml\.org,2002:(?:str|int|float|bool|null|map|seq)$/;

/** `!!binary`, `!!set` and the like, which the library knows beyond the core schema and turns into objects of its own. */
function isTagged(node: unknown): boolean {
  return (isMap(node) || isSeq(node) || isScalar(node)) && node.tag !== undefined && !CORE_TAG.test(node.tag);
}

const TOO_MANY_ALIASES = `its aliases (*name) multiply into too large a document; at most ${MOST_ALIASES} uses are read. Write the values out`;

interface Offsets {
  key: number;
  value: number;
}

/** Built only when something has to be said: most files are right. */
function indexOf(document: Document.Parsed): Map<string, Offsets> {
  const index = new Map<string, Offsets>();
  inspect(document, (path, offsets) => index.set(pathText(path), offsets));
  return index;
}

/** Walks the tree once: complains of what YAML allows and we do not, and tells `place` where everything stands. */
function inspect(document: Document.Parsed, place?: (path: Path, offsets: Offsets) => void): Complaint[] {
  const complaints: Complaint[] = [];
  const anchors = new Set<string>();
  const open = new Set<string>();
  const path: (string | number)[] = [];
  const complain = (say: string, on: "key" | "value" = "value") => complaints.push({ at: [...path], on, say });

  const visit = (node: unknown, keyOffset: number | undefined): void => {
    const offset = (node as Node | null)?.range?.[0] ?? keyOffset ?? 0;
    place?.(path, { key: keyOffset ?? offset, value: offset });
    if (path.length > MOST_LEVELS) {
      complaints.push({ at: path.slice(0, 3), say: `is nested more than ${MOST_LEVELS} levels deep` });
      return;
    }
    if (isAlias(node)) {
      const name = visible(node.source);
      if (open.has(node.source)) complain(`*${name} stands inside &${name}: it would never end`);
      else if (!anchors.has(node.source)) complain(`*${name} is used, but no &${name} comes before it`);
      return;
    }
    if (isTagged(node)) {
      complain(NO_TAGS);
      return;
    }
    const anchor = (isMap(node) || isSeq(node) || isScalar(node)) && node.anchor ? node.anchor : undefined;
    if (anchor !== undefined) {
      anchors.add(anchor);
      open.add(anchor);
    }
    if (isMap(node)) visitMap(node.items);
    else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        path.push(index);
        visit(item, undefined);
        path.pop();
      });
    } else if (isScalar(node) && typeof node.value === "number" && !Number.isFinite(node.value)) {
      complain("is not a finite number");
    }
    if (anchor !== undefined) open.delete(anchor);
  };

  const visitMap = (pairs: readonly { key: unknown; value: unknown }[]): void => {
    const seen = new Set<string>();
    for (const { key, value } of pairs) {
      const keyOffset = (key as Node | null)?.range?.[0];
      if (!isScalar(key) || key.value === null || key.value === "") {
        complain("has a key that is empty or not plain text");
        continue;
      }
      const name = String(key.value as string | number | boolean);
      path.push(name);
      if (name === "__proto__") complain("this key is not accepted", "key");
      else if (name === "<<") complain("merge keys are not part of YAML 1.2; write the keys out", "key");
      else if (seen.has(name)) complain("is written twice; keep one", "key");
      if (seen.has(name) || name === "<<" || name === "__proto__") {
        // The later one is what has to be shown.
        const offset = keyOffset ?? 0;
        place?.(path, { key: offset, value: offset });
      } else {
        seen.add(name);
        visit(value, keyOffset);
      }
      path.pop();
    }
  };

  visit(document.contents, undefined);
  return complaints;
}

const SAID: { [code in ErrorCode]?: string } = {
  TAB_AS_INDENT: "a tab indents this line; YAML wants spaces",
  MULTIPLE_DOCS: "a second document begins here (---); one is expected",
  TAG_RESOLVE_FAILED: NO_TAGS,
  RESOURCE_EXHAUSTION: `is nested more than ${MOST_LEVELS} levels deep`,
  BLOCK_AS_IMPLICIT_KEY:
    "the indentation does not fit, or a text with a colon and a space lacks quotes; align the keys, or put the text in quotes",
  MULTILINE_IMPLICIT_KEY: "the indentation does not fit the line before it; align the keys",
  BAD_SCALAR_START: "a text that begins with this character has to be in quotes",
};

function syntaxMessage(error: YAMLError): string {
  const said = SAID[error.code];
  if (said !== undefined) return said;
  const first = error.message.split("\n")[0] ?? "";
  return `is not valid YAML: ${visible(first)}`;
}
