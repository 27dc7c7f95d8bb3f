import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { causeProblems, decisionRules } from "../decisions/rules.ts";
import { mappingProblems, withAllPractices } from "../frameworks/mapping.ts";
import { FileError, PlumbruleError, UsageError } from "../model/errors.ts";
import type { FactDefinition } from "../model/fact.ts";
import { sha256 } from "../model/ids.ts";
import { canonicalJson } from "../model/json.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Check, Framework, Rules, ScoringRules, Signal } from "../model/rules.ts";
import { visible } from "../model/text.ts";

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
  const shipped = new Set([...compiled.checks, ...compiled.frameworks, ...compiled.signals].map(({ id }) => id));
  const read = new Set<string>();
  for (const folder of folders) {
    const root = await ruleFolder(folder);
    // The manifest and the command line may both name it.
    if (read.has(root)) continue;
    read.add(root);
    const added = await readRules(root, folder, compiled);
    if (added.checks.length + added.frameworks.length + added.signals.length === 0) {
      throw new UsageError(`the folder "${visible(folder)}" holds no rules`, [
        "checks are looked for in its checks/, frameworks in frameworks/, signals in signals/",
      ]);
    }
    merged = merge(merged, added, shipped);
  }
  return finish(merged);
}

/** Rules from the YAML files of a folder laid out as rules/. */
export async function compileRules(folder: string): Promise<Rules> {
  return finish(await readRules(await ruleFolder(folder), folder));
}

function finish(set: RuleSet): Rules {
  const problems = [
    ...[...Map.groupBy(set.signals, ({ id }) => id)].flatMap(([id, all]) =>
      all.length > 1 ? [`signal ${id} is there twice`] : [],
    ),
    ...mappingProblems(set.frameworks, set.checks),
    ...causeProblems(set.checks, decisionRules(set) ?? { causes: [] }),
  ];
  if (problems.length > 0) {
    throw new PlumbruleError(problems.join("\n"), { code: "PLUMBRULE_E_RULES", exitCode: 2 });
  }
  if (!set.scoring) throw new FileError({ file: "scoring.yaml" }, "is missing");
  const rules = {
    checks: withAllPractices(set.checks, set.frameworks).sort(byId),
    frameworks: [...set.frameworks].sort(byId),
    signals: [...set.signals].sort(byId),
    scoring: set.scoring,
    tables: set.tables,
  };
  return { digest: sha256(canonicalJson(rules)), ...rules };
}

function merge(base: RuleSet, added: RuleSet, shipped: ReadonlySet<string>): RuleSet {
  const again = (kind: string, known: readonly { id: string }[], more: readonly { id: string }[]): void => {
    const ids = new Set(known.map(({ id }) => id));
    const twice = more.find(({ id }) => ids.has(id));
    if (!twice) return;
    const where = shipped.has(twice.id) ? "ships with Plumbrule already" : "is in another folder of rules already";
    throw new UsageError(`the ${kind} "${twice.id}" ${where}`, ["give it another id"]);
  };
  again("check", base.checks, added.checks);
  again("framework", base.frameworks, added.frameworks);
  again("signal", base.signals, added.signals);
  return {
    checks: [...base.checks, ...added.checks],
    frameworks: [...base.frameworks, ...added.frameworks],
    signals: [...base.signals, ...added.signals],
    ...(base.scoring ? { scoring: base.scoring } : {}),
    tables: base.tables,
  };
}

/** The real path of a folder of rules. Throws UsageError. */
async function ruleFolder(folder: string): Promise<string> {
  const root = await realpath(folder).catch(() => {
    throw new UsageError(`--rules: there is no folder "${folder}"`);
  });
  if (!(await stat(root)).isDirectory()) throw new UsageError(`--rules: "${folder}" is a file, not a folder`);
  return root;
}

/** What the analyses of the pillars derive. Loaded only where it is asked for: most commands start without them. */
export async function factsOf(rules: Rules): Promise<FactDefinition[]> {
  const { derivationsOf } = await import("../pillars/registry.ts");
  return derivationsOf(rules).flatMap((derivation) => derivation.facts);
}

/** `known` are the rules that it adds to; without them the folder is the whole of the rules. */
async function readRules(root: string, folder: string, known?: Rules): Promise<RuleSet> {
  // Reading YAML is only needed here: the compiled rules that ship are JSON.
  const [{ parseYaml }, { parseSignals }, { parseCheck }, { parseFramework }] = await Promise.all([
    import("../documents/yaml-source.ts"),
    import("./signals.ts"),
    import("../checks/load.ts"),
    import("../frameworks/load.ts"),
  ]);
  const set: RuleSet = { checks: [], frameworks: [], signals: [], tables: {} };
  const files = await yamlFiles(root, folder);
  if (known && files.includes("scoring.yaml")) {
    throw new FileError({ file: join(folder, "scoring.yaml") }, "weights are not read from a folder that adds rules", [
      "take it out: a score means the same wherever it is made",
    ]);
  }
  const texts = new Map(await Promise.all(files.map(async (file) => [file, await text(root, file, folder)] as const)));
  const shown = (file: string) => join(folder, file);
  for (const [file, content] of texts) {
    const [kind] = file.split("/");
    if (kind === "checks" || kind === "frameworks") continue;
    // Beside its rules a folder that adds some may hold anything.
    if (known && kind !== "signals") continue;
    const source = parseYaml(content, shown(file));
    const signals = kind === "signals" && (known !== undefined || Object.hasOwn(Object(source.value), "signals"));
    if (signals) set.signals = set.signals.concat(await parseSignals(source));
    else if (file === "scoring.yaml") set.scoring = source.value as ScoringRules;
    else set.tables[basename(file, ".yaml")] = source.value;
  }
  const readable = {
    signals: [...(known?.signals ?? []), ...set.signals],
    facts: await factsOf(known ?? finish({ ...set, checks: [], frameworks: [] })),
  };
  const wrong: PlumbruleError[] = [];
  for (const [file, content] of texts) {
    try {
      if (file.startsWith("checks/"))
        set.checks.push(namedCheck(await parseCheck(content, shown(file), readable), shown(file)));
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
  const { readText } = await import("../documents/read-text.ts");
  return readText(join(root, file), join(shown, file), MOST_BYTES);
}

function byId(a: { id: string }, b: { id: string }): number {
  return byCodeUnit(a.id, b.id);
}
