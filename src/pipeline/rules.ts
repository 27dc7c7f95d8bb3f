import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { mappingProblems } from "../frameworks/mapping.ts";
import { FileError, PlumbruleError, UsageError } from "../model/errors.ts";
import { sha256 } from "../model/ids.ts";
import { canonicalJson } from "../model/json.ts";
import type { Check, Framework, Rules, ScoringRules, Signal } from "../model/rules.ts";

/** A rule file larger than this is not a rule. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_FILES = 5_000;

interface RuleSet {
  checks: Check[];
  frameworks: Framework[];
  signals: Signal[];
  scoring?: ScoringRules;
  tables: { [file: string]: unknown };
}

/** The compiled rules that ship, with the user's folders on top. Throws UsageError or FileError. */
export async function loadRules(compiledPath: string, folders: readonly string[]): Promise<Rules> {
  const compiled = JSON.parse(await readFile(compiledPath, "utf8")) as Rules;
  if (folders.length === 0) return compiled;
  let merged: RuleSet = compiled;
  const signalIds = new Set(compiled.signals.map((signal) => signal.id));
  for (const folder of folders) merged = merge(merged, await readRules(folder, signalIds));
  return finish(merged);
}

/** Rules from the YAML files of a folder laid out as rules/. */
export async function compileRules(folder: string): Promise<Rules> {
  return finish(await readRules(folder));
}

function finish(set: RuleSet): Rules {
  const problems = mappingProblems(set.frameworks, set.checks);
  if (problems.length > 0) {
    throw new PlumbruleError(problems.join("\n"), { code: "PLUMBRULE_E_RULES", exitCode: 2 });
  }
  if (!set.scoring) throw new FileError({ file: "scoring.yaml" }, "is missing");
  const rules = {
    checks: [...set.checks].sort(byId),
    frameworks: [...set.frameworks].sort(byId),
    signals: [...set.signals].sort(byId),
    scoring: set.scoring,
    tables: set.tables,
  };
  return { digest: sha256(canonicalJson(rules)), ...rules };
}

function merge(base: RuleSet, added: RuleSet): RuleSet {
  const twice = added.checks.find((check) => base.checks.some((one) => one.id === check.id));
  if (twice) throw new UsageError(`the check "${twice.id}" ships with Plumbrule already`, ["give it another id"]);
  const double = added.frameworks.find((framework) => base.frameworks.some((one) => one.id === framework.id));
  if (double) throw new UsageError(`the framework "${double.id}" ships with Plumbrule already`, ["give it another id"]);
  return {
    checks: [...base.checks, ...added.checks],
    frameworks: [...base.frameworks, ...added.frameworks],
    signals: [...base.signals, ...added.signals],
    ...(base.scoring ? { scoring: base.scoring } : {}),
    tables: base.tables,
  };
}

async function readRules(folder: string, known: ReadonlySet<string> = new Set()): Promise<RuleSet> {
  const root = await realpath(folder).catch(() => {
    throw new UsageError(`--rules: there is no folder "${folder}"`);
  });
  if (!(await stat(root)).isDirectory()) throw new UsageError(`--rules: "${folder}" is a file, not a folder`);
  // Reading YAML is only needed here: the compiled rules that ship are JSON.
  const [{ parseYaml }, { parseCheck }, { parseFramework }] = await Promise.all([
    import("../documents/yaml-source.ts"),
    import("../checks/load.ts"),
    import("../frameworks/load.ts"),
  ]);
  const set: RuleSet = { checks: [], frameworks: [], signals: [], tables: {} };
  const files = await yamlFiles(root, folder);
  const texts = new Map(await Promise.all(files.map(async (file) => [file, await text(root, file, folder)] as const)));
  const shown = (file: string) => join(folder, file);
  for (const [file, content] of texts) {
    const [kind] = file.split("/");
    if (kind === "checks" || kind === "frameworks") continue;
    const value = parseYaml(content, shown(file)).value as { [key: string]: unknown } | null;
    if (file === "scoring.yaml") set.scoring = value as unknown as ScoringRules;
    else if (kind === "signals" && Array.isArray(value?.signals)) set.signals.push(...signalsOf(value));
    else set.tables[basename(file, ".yaml")] = value;
  }
  const signalIds = new Set([...known, ...set.signals.map((signal) => signal.id)]);
  const wrong: PlumbruleError[] = [];
  for (const [file, content] of texts) {
    try {
      if (file.startsWith("checks/"))
        set.checks.push(namedCheck(await parseCheck(content, shown(file), signalIds), shown(file)));
      else if (file.startsWith("frameworks/")) set.frameworks.push(await parseFramework(content, shown(file)));
    } catch (error) {
      if (!(error instanceof PlumbruleError)) throw error;
      wrong.push(error);
    }
  }
  if (wrong.length > 0) throw allOf(wrong);
  return set;
}

function namedCheck(check: Check, file: string): Check {
  if (/^(.*)\.ya?ml$/.exec(basename(file))?.[1] === check.id) return check;
  throw new FileError({ file, path: "id" }, `is "${check.id}", and the file is named otherwise`, [
    `rename it ${check.id}.yaml`,
  ]);
}

/** Every mistake of every file at once. */
function allOf(errors: readonly PlumbruleError[]): PlumbruleError {
  return new PlumbruleError(errors.map((error) => error.message).join("\n"), {
    code: "PLUMBRULE_E_FILE",
    exitCode: 2,
    suggestions: [...new Set(errors.flatMap((error) => error.suggestions))],
  });
}

function signalsOf(value: { [key: string]: unknown }): Signal[] {
  const defaults = (value.defaults ?? {}) as Partial<Signal>;
  return (value.signals as Signal[]).map((signal) => ({ ...defaults, ...signal }));
}

/** Relative paths with forward slashes, sorted: the order of a directory must not show in the digest. */
async function yamlFiles(root: string, shown: string): Promise<string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
  if (files.length > MOST_FILES)
    throw new UsageError(`--rules: "${shown}" holds ${files.length} files; at most ${MOST_FILES} are read`);
  return files;
}

async function text(root: string, file: string, shown: string): Promise<string> {
  const path = join(root, file);
  if ((await stat(path)).size > MOST_BYTES)
    throw new FileError({ file: join(shown, file) }, "is too large for a rule file");
  return readFile(path, "utf8");
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
