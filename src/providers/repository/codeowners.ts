import picomatch from "picomatch";
import { byCodeUnit } from "../../model/order.ts";
import type { Component } from "../../model/workload.ts";
import type { FilePath } from "./file-path.ts";
import type { Reading, Scan, Scanner } from "./scanner.ts";

interface OwnerRule {
  matches(path: string): boolean;
  owners: string[];
}

/** Where hosts look, in the order they look (GitHub, GitLab and Bitbucket documentation): the first file counts. */
const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"];
// GitHub does not load a CODEOWNERS file above 3 MB; patterns times files is the work here, so rules are bounded.
const MOST_RULES = 5000;
const LONGEST_PATTERN = 500;

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
        for (const [index, line] of file.text.split("\n").entries()) {
          const rule = ruleOf(line);
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
        const owned = run.files.filter((one) => ownersOf(one.path, file.rules).length > 0).length;
        const readings: Reading[] = [{ signal: "codeowners.count", value: file.count, path }];
        if (run.files.length > 0)
          readings.push({
            signal: "codeowners.coverage",
            value: owned / run.files.length,
            path,
            query: `${owned} of ${run.files.length} files`,
          });
        for (const component of run.components) {
          const folder = componentFolder(component, run.files);
          if (folder === undefined) continue;
          readings.push({
            signal: "codeowners.component",
            subject: component.id,
            value: [...new Set(ownersOf(`${folder}x`, file.rules))].sort(byCodeUnit),
            path,
            attributes: { folder },
          });
        }
        return readings;
      },
    };
  },
};

function ownersOf(path: string, rules: readonly OwnerRule[]): string[] {
  // The last rule that matches wins, also one without owners.
  return rules.findLast((rule) => rule.matches(path))?.owners ?? [];
}

function ruleOf(line: string): OwnerRule | "bad" | undefined {
  const trimmed = line.replace(/(^|\s)#.*$/, "").trim();
  // `[Section]` and `^[Section]` are headings of GitLab.
  if (trimmed === "" || /^\^?\[/.test(trimmed)) return undefined;
  if (trimmed.length > LONGEST_PATTERN * 10) return "bad";
  const [pattern = "", ...owners] = trimmed.split(/\s+/);
  if (pattern.length > LONGEST_PATTERN) return "bad";
  const named = owners.filter((owner) => owner.includes("@"));
  if (pattern === "*" || pattern === "**") return { owners: named, matches: () => true };
  const anchored = pattern.startsWith("/") || pattern.slice(0, -1).includes("/");
  const bare = pattern.replace(/^\//, "");
  const plain = !/[*?[\]\\{}()!+@]/.test(bare);
  if (plain && anchored) {
    const folder = bare.endsWith("/") ? bare : `${bare}/`;
    return { owners: named, matches: (path) => path.startsWith(folder) || (!bare.endsWith("/") && path === bare) };
  }
  const glob = anchored ? bare : `**/${bare}`;
  const whole = bare.endsWith("/") ? [`${glob}**`] : anchored && bare.endsWith("*") ? [glob] : [glob, `${glob}/**`];
  // Braces and extended globs are no part of CODEOWNERS.
  const match = picomatch(whole, { dot: true, nobrace: true, noextglob: true, nonegate: true });
  return { owners: named, matches: match };
}

/** The folder of a component: `ref.path`, else the one folder that is called like it at the top, under `src/`, `services/` … */
function componentFolder(component: Component, files: readonly FilePath[]): string | undefined {
  const stated = component.ref?.path;
  if (typeof stated === "string" && !stated.startsWith("/") && !stated.split("/").includes(".."))
    return stated.endsWith("/") ? stated : `${stated}/`;
  for (const parent of ["", "src/", "services/", "apps/", "packages/", "cmd/", "components/"]) {
    const folder = `${parent}${component.id}/`;
    if (startsSome(files, folder)) return folder;
  }
  return undefined;
}

/** Files are in code-unit order: the first not below the prefix tells. */
function startsSome(files: readonly FilePath[], prefix: string): boolean {
  let low = 0;
  let high = files.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((files[middle]?.path ?? "") < prefix) low = middle + 1;
    else high = middle;
  }
  return files[low]?.path.startsWith(prefix) ?? false;
}
