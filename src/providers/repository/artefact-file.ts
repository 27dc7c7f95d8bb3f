import { jsonFault } from "../../model/json-fault.ts";
import type { FilePath } from "./file-path.ts";
import { parseYaml, type YamlFile } from "./yaml-documents.ts";

export interface JsonFile {
  value: unknown;
  problem?: { line: number; message: string };
}

/** A text file that was read. Parsed forms are made when first asked for, and shared by the scanners of that file. */
export class ArtefactFile {
  readonly at: FilePath;
  readonly text: string;
  #yaml: YamlFile | undefined;
  #json: JsonFile | undefined;
  #lineStarts: number[] | undefined;
  #keys: Map<string, number> | undefined;

  constructor(at: FilePath, text: string) {
    this.at = at;
    this.text = text;
  }

  get path(): string {
    return this.at.path;
  }

  yaml(): YamlFile {
    this.#yaml ??= parseYaml(this.text);
    return this.#yaml;
  }

  json(): JsonFile {
    this.#json ??= parseJson(this.text);
    return this.#json;
  }

  /** 1-based line of an offset. */
  lineAt(offset: number): number {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  /** 1-based line where a text first occurs, or undefined. */
  lineOf(needle: string): number | undefined {
    const offset = this.text.indexOf(needle);
    return offset < 0 ? undefined : this.lineAt(offset);
  }

  /** 1-based line where a JSON text first has a key, or undefined. */
  lineOfKey(name: string): number | undefined {
    if (!this.#keys) {
      this.#keys = new Map();
      for (const { 1: key = "", index } of this.text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g))
        if (!this.#keys.has(key)) this.#keys.set(key, index);
    }
    const offset = this.#keys.get(JSON.stringify(name).slice(1, -1));
    return offset === undefined ? undefined : this.lineAt(offset);
  }

  private lineStarts(): number[] {
    if (this.#lineStarts) return this.#lineStarts;
    const starts = [0];
    for (let i = this.text.indexOf("\n"); i >= 0; i = this.text.indexOf("\n", i + 1)) starts.push(i + 1);
    this.#lineStarts = starts;
    return starts;
  }
}

function parseJson(source: string): JsonFile {
  try {
    return { value: JSON.parse(source) as unknown };
  } catch {
    return { value: undefined, problem: { line: jsonFault(source).line, message: "it is not valid JSON" } };
  }
}
