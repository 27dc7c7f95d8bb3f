import {
  type Document,
  isMap,
  isNode,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  type ParsedNode,
  parseAllDocuments,
  type YAMLMap,
} from "yaml";

/** One document of a YAML file. */
export interface YamlDocument {
  value: unknown;
  /** 1-based line where its content begins. */
  line: number;
  /** 1-based line of the key of a path, or of the document when there is none. */
  lineOf(...path: (string | number)[]): number;
}

export interface YamlFile {
  documents: YamlDocument[];
  /** The first thing wrong; the documents before and after it are there. */
  problem?: { line: number; message: string };
}

// An alias that repeats a node costs its size each time ("billion laughs"): CloudFormation and Compose files use a handful.
const MOST_ALIASES = 200;
// Each use of an alias is looked for through the whole document.
const MOST_USES = 500;
// Values and keys with what aliases repeat; a file of the largest size that is read can hold no more without them.
const MOST_VALUES = 1_000_000;
// A compact nest of explicit keys or sequences takes the parser time quadratic in its depth; no real file has more than a few.
const DEEP_NEST = /(?:[?-][ \t]+){64}/;
const MOST_DOCUMENTS = 20_000;

/**
 * Reads every document of a text. Never throws: what is wrong is in `problem`. Tags that are not YAML's own, such as CloudFormation's
 * `!Ref x`, become `{ "Ref": "x" }` or `{ "Fn::Sub": "…" }`, as that vendor's long form writes them.
 */
export function parseYaml(text: string): YamlFile {
  const nest = DEEP_NEST.exec(text);
  if (nest) return { documents: [], problem: { line: lineAt(text, nest.index), message: "it is nested too deeply" } };
  if (usesOfAliases(text) > MOST_USES)
    return { documents: [], problem: { line: 1, message: `it uses aliases more than ${MOST_USES} times` } };
  const counter = new LineCounter();
  let parsed: Document.Parsed<ParsedNode>[];
  try {
    const all = parseAllDocuments(text, {
      lineCounter: counter,
      uniqueKeys: false,
      merge: true,
      logLevel: "silent",
      prettyErrors: false,
      customTags: FUNCTION_TAGS,
    });
    parsed = Array.isArray(all) ? (all as Document.Parsed<ParsedNode>[]) : [];
  } catch (error) {
    return { documents: [], problem: { line: 1, message: reason(error) } };
  }
  const file: YamlFile = { documents: [] };
  for (const document of parsed.slice(0, MOST_DOCUMENTS)) {
    const fault = document.errors[0];
    if (fault) {
      file.problem ??= { line: counter.linePos(fault.pos[0]).line || 1, message: "it is not valid YAML" };
      continue;
    }
    const start = document.contents?.range?.[0] ?? 0;
    const line = counter.linePos(start).line || 1;
    try {
      const value = document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown;
      if (text.includes("*") && !isBounded(value)) throw new Error("alias");
      const find = lineFinder(document, counter);
      file.documents.push({ value, line, lineOf: (...path) => find(path) ?? line });
    } catch (error) {
      file.problem ??= { line, message: reason(error) };
    }
  }
  if (parsed.length > MOST_DOCUMENTS)
    file.problem ??= { line: 1, message: `it has more than ${MOST_DOCUMENTS} documents` };
  return file;
}

function reason(error: unknown): string {
  if (error instanceof RangeError) return "it is nested too deeply";
  if (error instanceof Error && /alias/i.test(error.message))
    return `its aliases expand to more than ${MOST_ALIASES} copies, or ${MOST_VALUES} values`;
  return "it is not valid YAML";
}

/** Counted by the parser's own tokens, where there are so many asterisks that it matters. */
function usesOfAliases(text: string): number {
  if (text.split("*", MOST_USES + 2).length <= MOST_USES + 1) return 0;
  let uses = 0;
  for (const token of new Lexer().lex(text)) if (token.startsWith("*")) uses++;
  return uses;
}

function isBounded(value: unknown): boolean {
  const stack = [value];
  for (let seen = 0; stack.length > 0; seen++) {
    if (seen + stack.length > MOST_VALUES) return false;
    const next = stack.pop();
    if (typeof next === "object" && next !== null) for (const inner of Object.values(next)) stack.push(inner);
  }
  return true;
}

/** Lines of the keys and items of a document; the keys of a mapping are indexed when first asked for, as it may have many thousand. */
function lineFinder(
  document: Document.Parsed,
  counter: LineCounter,
): (path: (string | number)[]) => number | undefined {
  const indexes = new WeakMap<YAMLMap, Map<string, Pair>>();
  const pairOf = (of: YAMLMap, key: string): Pair | undefined => {
    let index = indexes.get(of);
    if (!index) {
      index = new Map(of.items.map((pair) => [String(pair.key), pair]));
      indexes.set(of, index);
    }
    return index.get(key);
  };
  return (path) => {
    let node: unknown = document.contents;
    let at: unknown;
    for (const key of path) {
      const pair = isMap(node) ? pairOf(node, String(key)) : undefined;
      const item: unknown = isSeq(node) ? node.items[Number(key)] : undefined;
      at = pair?.key ?? item;
      node = pair ? pair.value : item;
    }
    return isNode(at) && at.range ? counter.linePos(at.range[0]).line : undefined;
  };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** CloudFormation's short forms (User Guide, "Intrinsic function reference") and GitLab's `!reference`. */
const FUNCTIONS = [
  "And",
  "Base64",
  "Cidr",
  "Condition",
  "Equals",
  "FindInMap",
  "GetAtt",
  "GetAZs",
  "If",
  "ImportValue",
  "Join",
  "Not",
  "Or",
  "Ref",
  "Select",
  "Split",
  "Sub",
  "ToJsonString",
  "Transform",
  "reference",
];

function longForm(name: string): string {
  return name === "Ref" || name === "Condition" || name === "reference" ? name : `Fn::${name}`;
}

type JsNode = { toJS(document: Document, options?: { maxAliasCount?: number }): unknown };

const FUNCTION_TAGS = FUNCTIONS.flatMap((name) => [
  { tag: `!${name}`, resolve: (value: string) => ({ [longForm(name)]: value }) },
  {
    tag: `!${name}`,
    collection: "seq" as const,
    resolve: (node: unknown) => wrapped(name, node),
  },
  {
    tag: `!${name}`,
    collection: "map" as const,
    resolve: (node: unknown) => wrapped(name, node),
  },
]);

/** The node itself, whose plain value is inside an object that names the function. */
function wrapped(name: string, node: unknown): unknown {
  const inner = node as { toJSON(argument?: unknown, context?: unknown): unknown };
  const plain = inner.toJSON.bind(inner);
  inner.toJSON = (argument?: unknown, context?: unknown) => ({ [longForm(name)]: plain(argument, context) });
  return inner as unknown as JsNode;
}
