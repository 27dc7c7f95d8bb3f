import type { EvidenceValue, Row } from "../../model/evidence.ts";
import { type Derivation, type EvidenceIndex, type Fact, type FactDefinition, missing } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { quantile } from "./delivery/quantiles.ts";

/** The part of rules/delivery.yaml that says how much history is enough. */
interface GitRules {
  pairCommits: { value: number };
  folderCommits: { value: number };
  activeBranchDays: { value: number };
}

interface Reading {
  value: EvidenceValue;
  evidence: string[];
}

type Derived = { [factId: string]: Fact };

const FACTS: FactDefinition[] = [
  fact("git.change-size-median", "Median of lines in a change", "{line}", "git.change-sizes"),
  fact("git.hotspot-fix-share", "Share of mending commits that touch the file they touch most", "1", "git.hotspots"),
  fact("git.hotspot-path", "The file that mending commits touch most", "", "git.hotspots"),
  fact(
    "git.component-co-change",
    "Highest share of commits that two components have in common",
    "1",
    "git.change-coupling",
  ),
  fact("git.component-pair", "The two components that change together most", "", "git.change-coupling"),
  fact("git.owner-commit-share", "Lowest share of commits by the declared owners of a folder", "1", "git.ownership"),
  fact("git.owner-commit-folder", "The folder whose declared owners do the least of its work", "", "git.ownership"),
  fact("git.active-branches", "Unmerged branches with recent commits", "{count}", "git.stale-branches"),
  fact(
    "git.branch-open-days",
    "Median age of the oldest unmerged commit of active branches",
    "d",
    "git.stale-branches",
  ),
];

function fact(id: string, title: string, unit: string, signal: string): FactDefinition {
  return { id, title, unit, subject: "workload", signals: [signal], strength: "observed" };
}

/** Facts of git history that no plain statistic gives. Sample sizes are changes, commits, commits of the pair or folder, and branches. */
export function gitHistory(rules: Rules): Derivation {
  const table = (rules.tables.delivery as { git?: GitRules } | undefined)?.git;
  return {
    facts: FACTS,
    handlesGaps: true,
    derive(index) {
      if (table === undefined) return everyFact("the rules have no table delivery.git", []);
      return {
        ...from(index, "git.change-sizes", changeSize),
        ...from(index, "git.hotspots", hotspot),
        ...from(index, "git.change-coupling", (reading) => coupling(reading, table)),
        ...from(index, "git.ownership", (reading) => ownership(reading, table)),
        ...from(index, "git.stale-branches", (reading) => branches(reading, table)),
      };
    },
  };
}

function everyFact(reason: string, evidence: string[], signal?: string): Derived {
  const own = FACTS.filter((one) => signal === undefined || one.signals.includes(signal));
  return Object.fromEntries(own.map((one) => [one.id, missing(reason, evidence)]));
}

function from(index: EvidenceIndex, signal: string, derive: (reading: Reading) => Derived | string): Derived {
  const readings = index.of(index.workload, signal);
  const evidence = readings.map((one) => one.id);
  const gap = index.gap(index.workload, signal);
  const [first] = readings;
  if (first === undefined || first.value === null || gap !== undefined)
    return everyFact(gap ?? first?.reason ?? `${signal} was not gathered`, evidence, signal);
  const derived = derive({ value: first.value, evidence: [first.id] });
  return typeof derived === "string" ? everyFact(derived, evidence, signal) : derived;
}

function observed(value: number | string, unit: string, reading: Reading, sampleSize: number): Fact {
  return { value, unit, strength: "observed", evidence: reading.evidence, sampleSize };
}

function rowsOf(reading: Reading): Row[] {
  return Array.isArray(reading.value) ? reading.value.filter((row) => typeof row === "object") : [];
}

function numberOf(row: Row, key: string): number {
  const value = row[key];
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}

function changeSize(reading: Reading): Derived | string {
  const sizes = Array.isArray(reading.value) ? reading.value.filter((one) => typeof one === "number") : [];
  const median = quantile(
    sizes.sort((a, b) => a - b),
    0.5,
  );
  if (median === undefined) return "there was no change in the window";
  return { "git.change-size-median": observed(median, "{line}", reading, sizes.length) };
}

function hotspot(reading: Reading): Derived | string {
  const rows = rowsOf(reading);
  const all = Math.max(0, ...rows.map((row) => numberOf(row, "allFixes")));
  if (all === 0) return "no commit in the window says that it mends something";
  const worst = rows.reduce((a, b) => (numberOf(b, "fixes") > numberOf(a, "fixes") ? b : a));
  return {
    "git.hotspot-fix-share": observed(numberOf(worst, "fixes") / all, "1", reading, all),
    "git.hotspot-path": observed(String(worst.path ?? ""), "", reading, all),
  };
}

function coupling(reading: Reading, rules: GitRules): Derived | string {
  const pairs = rowsOf(reading).filter((row) => row.components === true);
  const often = pairs.filter((row) => numberOf(row, "either") >= rules.pairCommits.value);
  const [first, ...others] = often;
  if (first === undefined) {
    const limit = rules.pairCommits.value;
    return pairs.length === 0
      ? "no commit touches the folders of two components (a component's folder is one named like it)"
      : `no two components that change together have ${limit} commits in the window`;
  }
  const worst = others.reduce((a, b) => (numberOf(b, "share") > numberOf(a, "share") ? b : a), first);
  return {
    "git.component-co-change": observed(numberOf(worst, "share"), "1", reading, numberOf(worst, "either")),
    "git.component-pair": observed(`${String(worst.a)} and ${String(worst.b)}`, "", reading, numberOf(worst, "either")),
  };
}

function ownership(reading: Reading, rules: GitRules): Derived | string {
  const declared = rowsOf(reading).filter((row) => row.declared === true);
  if (declared.length === 0) return "no CODEOWNERS rule names a folder that changed in the window";
  const [first, ...others] = declared.filter(
    (row) => typeof row.ownerShare === "number" && numberOf(row, "commits") >= rules.folderCommits.value,
  );
  if (first === undefined)
    return `no folder with ${rules.folderCommits.value} changes has owners that commits can be told by (teams cannot, nor logins that commit under another address)`;
  const worst = others.reduce((a, b) => (numberOf(b, "ownerShare") < numberOf(a, "ownerShare") ? b : a), first);
  return {
    "git.owner-commit-share": observed(numberOf(worst, "ownerShare"), "1", reading, numberOf(worst, "commits")),
    "git.owner-commit-folder": observed(String(worst.path ?? ""), "", reading, numberOf(worst, "commits")),
  };
}

function branches(reading: Reading, rules: GitRules): Derived | string {
  const rows = rowsOf(reading);
  if (rows.length === 0)
    return "this clone has no branch ahead of the default one; a clone of one branch could not show any";
  const active = rows.filter((row) => numberOf(row, "ageDays") <= rules.activeBranchDays.value);
  const open = active.map((row) => numberOf(row, "openDays")).sort((a, b) => a - b);
  return {
    "git.active-branches": observed(active.length, "{count}", reading, rows.length),
    "git.branch-open-days": observed(quantile(open, 0.5) ?? 0, "d", reading, rows.length),
  };
}
