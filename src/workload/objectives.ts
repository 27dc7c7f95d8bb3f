import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { glob } from "tinyglobby";
import { FileProblems, type Problem } from "../documents/problems.ts";
import { parseYamlDocuments } from "../documents/yaml-source.ts";
import { FileError, PlumbruleError } from "../model/errors.ts";
import type { Objective } from "../model/workload.ts";
import { insideFolder } from "./inside-folder.ts";
import { readObjectives } from "./openslo.ts";
import { readWorkloadFile } from "./workload-file.ts";

const MOST_BYTES = 4 * 1_048_576;
/** A pattern that finds more than this is a slip. */
const MOST_FILES = 1000;
const WILDCARD = /[*?[\]{}()!]/;

/**
 * Reads the OpenSLO v1 objectives that paths, folders and patterns inside a folder name, in the order of path and line. Throws FileError or
 * FileProblems (exit 2) with everything that is wrong with them. `warnings` tell what was passed over.
 */
export async function loadObjectives(
  directory: string,
  patterns: readonly string[],
): Promise<{ objectives: Objective[]; warnings: string[] }> {
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
  const objectives: Objective[] = [];
  const problems: Problem[] = [];
  const first = new Map<string, Objective>();
  for (const file of [...files].sort()) {
    try {
      for (const source of parseYamlDocuments(await readWorkloadFile(directory, file, MOST_BYTES), file)) {
        const read = readObjectives(source);
        warnings.push(...read.warnings);
        problems.push(...read.problems);
        for (const objective of read.objectives) {
          const { name, source: at } = objective;
          const earlier = first.get(name);
          if (earlier) {
            const place = `${earlier.source.path}:${earlier.source.line}`;
            problems.push({
              file,
              line: at.line,
              path: "metadata.name",
              message: `"${name}" is already the name of the one in ${place}`,
            });
          } else {
            first.set(name, objective);
            objectives.push(objective);
          }
        }
      }
    } catch (error) {
      // One bad file does not hide what is wrong with the others.
      if (error instanceof FileProblems) problems.push(...error.details);
      else if (error instanceof PlumbruleError)
        problems.push({ file, path: "", message: error.message.replace(`${file}: `, "") });
      else throw error;
    }
  }
  if (problems.length > 0) throw new FileProblems(problems);
  return { objectives, warnings };
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
