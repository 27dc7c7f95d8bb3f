import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { glob } from "tinyglobby";
import { FileProblems, type Problem } from "../documents/problems.ts";
import { parseYamlDocuments, type YamlSource } from "../documents/yaml-source.ts";
import { FileError, PlumbruleError } from "../model/errors.ts";
import { insideFolder } from "./inside-folder.ts";
import { readWorkloadFile } from "./workload-file.ts";

const MOST_BYTES = 4 * 1_048_576;
/** A pattern that finds more than this is a slip. */
const MOST_FILES = 1000;
const WILDCARD = /[*?[\]{}()!]/;

export interface ObjectiveFiles {
  /** Relative paths of what was read, sorted. */
  files: string[];
  /** Their documents, in the order of the files and of their lines. */
  sources: YamlSource[];
  /** Files that could not be read as YAML. */
  problems: Problem[];
  /** Patterns that find nothing. */
  warnings: string[];
}

/**
 * Reads the documents of objectives that paths, folders and patterns inside a folder name, each once. Throws FileError (exit 2) only
 * for a pattern that finds too much.
 */
export async function readObjectiveFiles(directory: string, patterns: readonly string[]): Promise<ObjectiveFiles> {
  const warnings: string[] = [];
  const files = new Set<string>();
  for (const pattern of patterns) {
    const found = await filesOf(directory, pattern);
    if (found.length === 0) warnings.push(`slos: "${pattern}" finds no file`);
    for (const file of found) files.add(file);
  }
  if (files.size > MOST_FILES) {
    throw new FileError(
      { file: "plumbrule.yaml", path: "slos" },
      `finds ${files.size} files; at most ${MOST_FILES} are read`,
    );
  }
  const sources: YamlSource[] = [];
  const problems: Problem[] = [];
  for (const file of [...files].sort()) {
    try {
      sources.push(...parseYamlDocuments(await readWorkloadFile(directory, file, MOST_BYTES), file));
    } catch (error) {
      // One bad file does not hide what is wrong with the others.
      if (error instanceof FileProblems) problems.push(...error.details);
      else if (error instanceof PlumbruleError)
        problems.push({ file, path: "", message: error.message.replace(`${file}: `, "") });
      else throw error;
    }
  }
  return { files: [...files].sort(), sources, problems, warnings };
}

/** Relative paths with forward slashes. A folder stands for the YAML files directly in it. */
async function filesOf(directory: string, pattern: string): Promise<string[]> {
  if (WILDCARD.test(pattern)) {
    return glob(pattern, {
      cwd: directory,
      followSymbolicLinks: false,
      expandDirectories: false,
      onlyFiles: true,
      ignore: ["**/node_modules/**", "**/.git/**"],
    });
  }
  const inside = await insideFolder(directory, pattern);
  // Reading it will say why not, beside what is wrong with the others.
  if ("refused" in inside) return [pattern];
  const found = await stat(inside.absolute).catch(() => undefined);
  if (!found?.isDirectory()) return [inside.relative];
  const names = await readdir(inside.absolute);
  return names.filter((name) => /\.ya?ml$/i.test(name)).map((name) => path.posix.join(inside.relative, name));
}
