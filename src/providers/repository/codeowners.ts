import picomatch from "picomatch";
import { byCodeUnit } from "../../model/order.ts";
import type { Component } from "../../model/workload.ts";
import type { FilePath } from "./file-path.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";

interface OwnerRule {
  matches(path: string): boolean;
  owners: string[];
  line: number;
  /** Whether it matches everything, wherever it lies. */
  everything: boolean;
  /** Whether it takes a glob's pattern to tell. */
  glob: boolean;
}

/** Where hosts look, in the order they look (GitHub, GitLab and Bitbucket documentation): the first file counts. */
const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];
// GitHub does not load a CODEOWNERS file above 3 MB; patterns times files is the work here, so rules are bounded.
const MOST_RULES = 5000;
const LONGEST_PATTERN = 500;
// Globs times files: some seconds.
const MOST_MATCHES = 20_000_000;
const EVERYTHING = new Set(["*", "**", "**/*", "/**", "/**/*"]);

/** CODEOWNERS: how many rules, which share of files they cover, who owns a component's folder. */
export const codeowners: Scanner = {
  id: "codeowners",
  signals: ["codeowners.count", "codeowners.coverage", "codeowners.component"],
  matches: (file) => PLACES.includes(file.path),
  scan(run): Scan {
    const found = new Map<string, { rules: OwnerRule[]; count: number }>();
    return {
      read(file) {
        const rules: OwnerRule[] = [];
        let section: string[] = [];
        for (const [index, line] of file.text.split("\n").entries()) {
          section = sectionOwners(line) ?? section;
          const rule = ruleOf(line, index + 1, section);
          if (rule === "bad")
            run.unreadable({ path: file.path, line: index + 1, message: "the pattern is too long" }, [
              "codeowners.count",
            ]);
          else if (rule) rules.push(rule);
        }
        if (rules.length > MOST_RULES)
          run.note(`${file.path} has ${rules.length} rules; the last ${MOST_RULES} are used`);
        found.set(file.path, { rules: rules.slice(-MOST_RULES), count: rules.length });
      },
      unreadable: (problem) => run.unreadable(problem, ["codeowners.count"]),
      finish() {
        const path = PLACES.find((place) => found.has(place));
        const file = path === undefined ? undefined : found.get(path);
        if (path === undefined || file === undefined) return [{ signal: "codeowners.count", value: 0 }];
        const readings: Reading[] = [{ signal: "codeowners.count", value: file.count, path }];
        if (run.files.length > 0)
          readings.push({ signal: "codeowners.coverage", path, ...coverage(run.files, file.rules) });
        for (const component of run.components) {
          const folder = componentFolder(component, run.files);
          const found =
            folder === undefined
              ? file.rules.findLast((rule) => rule.everything)
              : ownersOfFolder(folder, run.files, file.rules);
          if (found === undefined) continue;
          readings.push({
            signal: "codeowners.component",
            subject: component.id,
            value: [...new Set(found.owners)].sort(byCodeUnit),
            path,
            ...(found.line === undefined ? {} : { line: found.line }),
            attributes: folder === undefined ? { rule: "for everything" } : { folder },
          });
        }
        return readings;
      },
    };
  },
};

function coverage(
  files: readonly FilePath[],
  rules: readonly OwnerRule[],
): Pick<Reading, "value" | "query" | "reason"> {
  const globs = rules.filter((rule) => rule.glob).length;
  if (globs * files.length > MOST_MATCHES)
    return { value: null, reason: `${globs} patterns for ${files.length} files were too many to match` };
  const owned = files.filter((one) => (ruleFor(one.path, rules)?.owners.length ?? 0) > 0).length;
  return { value: owned / files.length, query: `${owned} of ${files.length} files` };
}

/** The last rule that matches wins, also one without owners. */
function ruleFor(path: string, rules: readonly OwnerRule[]): OwnerRule | undefined {
  return rules.findLast((rule) => rule.matches(path));
}

/** Owners of a folder as a whole; where no rule speaks of it, those of its files, such as by `*.go`. */
function ownersOfFolder(
  folder: string,
  files: readonly FilePath[],
  rules: readonly OwnerRule[],
): { owners: string[]; line?: number } {
  const rule = ruleFor(`${folder}x`, rules);
  if (rule) return rule;
  const owners = new Set<string>();
  for (const file of filesIn(folder, files))
    for (const owner of ruleFor(file.path, rules)?.owners ?? []) owners.add(owner);
  return { owners: [...owners] };
}

/** Owners that a heading of GitLab gives to the rules below it that name none: `[Section][2] @team`. */
function sectionOwners(line: string): string[] | undefined {
  const heading = /^\s*\^?\[[^\]]{1,200}\](?:\[\d{1,3}\])?(?:\s+([^#]*))?/.exec(line);
  return heading ? named((heading[1] ?? "").split(/\s+/)) : undefined;
}

function named(owners: readonly string[]): string[] {
  return owners.filter((owner) => owner.includes("@"));
}

function ruleOf(text: string, line: number, section: string[]): OwnerRule | "bad" | undefined {
  const trimmed = text.replace(/(^|\s)#.*$/, "").trim();
  // `[Section]` and `^[Section]` are headings of GitLab.
  if (trimmed === "" || /^\^?\[/.test(trimmed)) return undefined;
  if (trimmed.length > LONGEST_PATTERN * 10) return "bad";
  const [pattern = "", ...owners] = trimmed.split(/\s+/);
  if (pattern.length > LONGEST_PATTERN) return "bad";
  const rule = { owners: owners.length === 0 ? section : named(owners), line, everything: false, glob: false };
  if (EVERYTHING.has(pattern)) return { ...rule, everything: true, matches: () => true };
  const anchored = pattern.startsWith("/") || pattern.slice(0, -1).includes("/");
  const bare = pattern.replace(/^\//, "");
  const plain = !/[*?[\]\\{}()!+@]/.test(bare);
  if (plain && anchored) {
    const folder = bare.endsWith("/") ? bare : `${bare}/`;
    return { ...rule, matches: (path) => path.startsWith(folder) || (!bare.endsWith("/") && path === bare) };
  }
  if (plain)
    return {
      ...rule,
      matches: bare.endsWith("/")
        ? inFolder(bare)
        : anyOf(endsAt(`/${bare}`), inFolder(`${bare}/`), (path) => path === bare),
    };
  const suffix = /^\*(\.[\w.-]+)$/.exec(pattern)?.[1];
  if (suffix !== undefined) return { ...rule, matches: anyOf(endsAt(suffix), (path) => path.includes(`${suffix}/`)) };
  const glob = anchored ? bare : `**/${bare}`;
  const whole = bare.endsWith("/") ? [`${glob}**`] : anchored && bare.endsWith("*") ? [glob] : [glob, `${glob}/**`];
  // Braces and extended globs are no part of CODEOWNERS.
  const match = picomatch(whole, { dot: true, nobrace: true, noextglob: true, nonegate: true });
  return { ...rule, glob: true, matches: match };
}

type Test = (path: string) => boolean;

function anyOf(...tests: Test[]): Test {
  return (path) => tests.some((test) => test(path));
}

function endsAt(end: string): Test {
  return (path) => path.endsWith(end);
}

/** A folder of that name, wherever it lies. */
function inFolder(name: string): Test {
  const below = `/${name}`;
  return (path) => path.startsWith(name) || path.includes(below);
}

/** The folder of a component: `ref.path`, else the one folder that is called like it at the top, under `src/`, `services/` … */
function componentFolder(component: Component, files: readonly FilePath[]): string | undefined {
  const stated = component.ref?.path;
  if (typeof stated === "string" && !stated.startsWith("/") && !stated.split("/").includes("..")) {
    const path = stated.replace(/^(?:\.\/+)+|^\.$/, "");
    return path === "" || path.endsWith("/") ? path : `${path}/`;
  }
  for (const parent of ["", "src/", "services/", "apps/", "packages/", "cmd/", "components/"]) {
    const folder = `${parent}${component.id}/`;
    if (!filesIn(folder, files).next().done) return folder;
  }
  return undefined;
}

/** Files are in code-unit order: those of a folder follow each other. */
function* filesIn(folder: string, files: readonly FilePath[]): Generator<FilePath> {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle]?.path ?? "") < folder) low = middle + 1;
    else high = middle;
  }
  for (let file = files[low]; file?.path.startsWith(folder); file = files[++low]) yield file;
}
