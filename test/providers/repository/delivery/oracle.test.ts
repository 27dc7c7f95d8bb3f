import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { type DeliveryRules, deliveryReport } from "../../../../src/pillars/operational-excellence/delivery/index.ts";
import { gatherGit } from "../../../../src/providers/repository/git/index.ts";
import { contextOf, DAY, git, HistoryBuilder, rows, temporaryFolder } from "../git/fixture.ts";

const RULES = parse(readFileSync("rules/delivery.yaml", "utf8")) as DeliveryRules;
const T0 = 1_735_689_600; // 2025-01-01, a Wednesday
const END = T0 + 120 * DAY;

interface Expected {
  deployments: number;
  perDay: number;
  deployDays: number;
  weeklyMedian: number;
  commits: number;
  median: number | null;
  p90: number | null;
  dropped: number;
}

/** numpy's default percentile, written from its definition. */
function naiveQuantile(values: number[], q: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.slice().sort((x, y) => x - y);
  const h = (sorted.length - 1) * q;
  const lo = sorted[Math.floor(h)] as number;
  const hi = sorted[Math.ceil(h)] as number;
  return lo + (h - Math.floor(h)) * (hi - lo);
}

interface OracleTag {
  name: string;
  sha: string;
  at: number;
}

/** The definitions again, by asking git tag by tag: slow, and sharing no code with what is tested. */
function oracle(folder: string, prefix: string, path: string | undefined, from: number, to: number): Expected {
  const all: OracleTag[] = [];
  for (const line of git(folder, "for-each-ref", "--format=%(refname:strip=2) %(taggerdate:unix)", "refs/tags").split(
    "\n",
  )) {
    const [name = "", tagger = ""] = line.split(" ");
    if (!new RegExp(`^${prefix}v\\d+\\.\\d+\\.\\d+$`).test(name)) continue;
    const [sha = "", committed = ""] = git(folder, "log", "-1", "--format=%H %ct", name).trim().split(" ");
    const at = tagger === "" ? Number(committed) : Number(tagger);
    if (at <= to) all.push({ name, sha, at });
  }
  const ancestor = (a: string, b: string): boolean => git(folder, "rev-list", b).split("\n").includes(a);
  all.sort((x, y) => x.at - y.at || (x.sha === y.sha ? (x.name < y.name ? -1 : 1) : ancestor(x.sha, y.sha) ? -1 : 1));
  const kept = all.filter(
    (tag, i) =>
      !all.slice(0, i).some((other) => other.sha === tag.sha && Math.floor(other.at / 60) === Math.floor(tag.at / 60)),
  );
  const leads: number[] = [];
  let dropped = 0;
  const inside = kept.filter((tag) => tag.at >= from && tag.at < to);
  for (const tag of inside) {
    const prior = kept.slice(0, kept.indexOf(tag)).filter((other) => ancestor(other.sha, tag.sha));
    if (prior.length === 0) continue;
    const args = [
      "log",
      "--no-merges",
      "--full-history",
      "--format=%ct",
      tag.sha,
      "--not",
      ...prior.map((other) => other.sha),
    ];
    if (path !== undefined) args.push("--", path);
    for (const committed of git(folder, ...args)
      .split("\n")
      .filter((line) => line !== "")) {
      const lead = (tag.at - Number(committed)) / 3600;
      if (lead < 0) dropped++;
      else leads.push(lead);
    }
  }
  const dates = new Set(inside.map((tag) => new Date(tag.at * 1000).toISOString().slice(0, 10)));
  const weeks: number[] = [];
  for (let day = from; day + 7 * DAY <= to; day += DAY) {
    const midnight = Math.ceil(from / DAY) * DAY + (day - from);
    if (new Date(midnight * 1000).getUTCDay() !== 1 || midnight + 7 * DAY > to) continue;
    let count = 0;
    for (let i = 0; i < 7; i++)
      if (dates.has(new Date((midnight + i * DAY) * 1000).toISOString().slice(0, 10))) count++;
    weeks.push(count);
  }
  return {
    deployments: inside.length,
    perDay: inside.length / ((to - from) / DAY),
    deployDays: dates.size,
    weeklyMedian: naiveQuantile(weeks, 0.5) ?? Number.NaN,
    commits: leads.length,
    median: naiveQuantile(leads, 0.5),
    p90: naiveQuantile(leads, 0.9),
    dropped,
  };
}

async function measured(folder: string, service: string, windowDays: number): Promise<Expected> {
  const context = contextOf(folder, END, { windowSeconds: windowDays * DAY });
  const { evidence } = await gatherGit(context);
  const report = deliveryReport(evidence, {
    asOf: context.asOf,
    windowSeconds: windowDays * DAY,
    zone: "UTC",
    rules: RULES,
  });
  const own = report.services.find((one) => one.service === service);
  if (own === undefined) {
    const weeks = oracleWeeks(windowDays);
    return {
      deployments: 0,
      perDay: 0,
      deployDays: 0,
      weeklyMedian: weeks,
      commits: 0,
      median: null,
      p90: null,
      dropped: 0,
    };
  }
  const { deploymentFrequency, changeLeadTime } = own;
  return {
    deployments: deploymentFrequency.deployments ?? Number.NaN,
    perDay: deploymentFrequency.perDay ?? Number.NaN,
    deployDays: deploymentFrequency.deployDays ?? Number.NaN,
    weeklyMedian: deploymentFrequency.weeklyMedian ?? Number.NaN,
    commits: changeLeadTime.commits,
    median: changeLeadTime.median,
    p90: changeLeadTime.p90,
    dropped: changeLeadTime.negativeDropped,
  };
}

function oracleWeeks(windowDays: number): number {
  return windowDays >= 13 ? 0 : Number.NaN;
}

function expectSame(actual: Expected, expected: Expected): void {
  for (const key of Object.keys(expected) as (keyof Expected)[]) {
    const a = actual[key];
    const e = expected[key];
    if (a === null || e === null || Number.isNaN(e)) expect(a, key).toEqual(e);
    else expect(Math.abs(a - e), `${key}: ${a} for ${e}`).toBeLessThan(1e-6);
  }
}

test("parallel release lines, merges, lightweight tags, seeds and redeployments, against git tag by tag", async () => {
  const folder = temporaryFolder();
  const builder = new HistoryBuilder(folder);
  const a = builder.commit({ at: T0 });
  builder.tag("v1.0.0", a, T0 + 3600);
  const b = builder.commit({ at: T0 + 10 * DAY });
  const c = builder.commit({ at: T0 + 20 * DAY });
  builder.tag("v2.0.0", c, T0 + 21 * DAY);
  // The 1.x line goes on beside the 2.x line: by date its prior would be v2.0.0.
  const line = builder.commit({ at: T0 + 25 * DAY, parents: [a], branch: "1.x" });
  builder.tag("v1.0.1", line, T0 + 26 * DAY);
  const side = builder.commit({ at: T0 + 22 * DAY, parents: [b], branch: "side" });
  const merge = builder.commit({ at: T0 + 30 * DAY, parents: [c, side], message: "Merge branch 'side'" });
  builder.tag("v2.1.0", merge);
  const later = builder.commit({ at: T0 + 40 * DAY, parents: [merge, line] });
  const skewed = builder.commit({ at: T0 + 60 * DAY, parents: [later] });
  builder.tag("v2.2.0", skewed, T0 + 50 * DAY);
  builder.tag("v2.2.1", skewed, T0 + 55 * DAY);
  builder.tag("v2.2.2", skewed, T0 + 55 * DAY);
  builder.tag("v3.0.0-rc.1", skewed, T0 + 56 * DAY);
  const orphan = builder.commit({ at: T0 + 70 * DAY, parents: [], branch: "orphan" });
  builder.tag("v9.0.0", orphan, T0 + 71 * DAY);
  builder.write();
  const actual = await measured(folder, "shop", 110);
  const expected = oracle(folder, "", undefined, END - 110 * DAY, END);
  expectSame(actual, expected);
  expect(expected).toMatchObject({ deployments: 6, dropped: 1 });
});

test("a monorepo's prefixes are services, limited to the folder of the same name", async () => {
  const folder = temporaryFolder();
  const builder = new HistoryBuilder(folder);
  let last = builder.commit({ at: T0, files: { "api/a": "0", "web/a": "0", "README.md": "0" } });
  builder.tag("api/v1.0.0", last, T0 + 60);
  builder.tag("web/v1.0.0", last, T0 + 61);
  builder.tag("cli/v1.0.0", last, T0 + 62);
  for (let i = 1; i <= 30; i++) {
    const files: { [path: string]: string } = { [["api/a", "web/a", "README.md"][i % 3] ?? ""]: String(i) };
    if (i % 7 === 0) files["api/b"] = String(i);
    last = builder.commit({ at: T0 + i * DAY, files });
    if (i % 5 === 0) builder.tag(`api/v1.${i}.0`, last, T0 + i * DAY + 5000);
    if (i % 6 === 0) builder.tag(`web/v1.${i}.0`, last);
    if (i % 10 === 0) builder.tag(`cli/v1.${i}.0`, last, T0 + i * DAY + 7);
  }
  builder.write();
  for (const [service, path] of [
    ["api", "api"],
    ["web", "web"],
    ["cli", undefined],
  ] as const)
    expectSame(await measured(folder, service, 119), oracle(folder, `${service}/`, path, END - 119 * DAY, END));
});

/** A small random history: commits with random parents, dates that may go backwards, tags on any of them, some without a date. */
const HISTORY = fc.record({
  commits: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 118 }),
      second: fc.integer({ min: 0, max: DAY - 1 }),
      parents: fc.array(fc.nat(1000), { minLength: 1, maxLength: 2 }),
      root: fc.integer({ min: 0, max: 19 }),
      scope: fc.constantFrom("api/x", "web/x", "top"),
    }),
    { minLength: 1, maxLength: 24 },
  ),
  tags: fc.array(
    fc.record({
      commit: fc.nat(1000),
      at: fc.option(fc.integer({ min: 0, max: 121 * DAY }), { nil: undefined }),
      service: fc.constantFrom("", "api/"),
    }),
    { maxLength: 9 },
  ),
  windowDays: fc.integer({ min: 14, max: 125 }),
});

test("property: any small history gives what git says tag by tag", { timeout: 240_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(HISTORY, async ({ commits, tags, windowDays }) => {
      const folder = temporaryFolder();
      const builder = new HistoryBuilder(folder);
      const marks: number[] = [];
      commits.forEach((commit, i) => {
        const parents = commit.root === 0 ? [] : [...new Set(commit.parents.map((p) => marks[p % Math.max(1, i)]))];
        marks.push(
          builder.commit({
            at: T0 + commit.day * DAY + commit.second,
            parents: parents.filter((parent) => parent !== undefined),
            files: { [`${commit.scope}${i}`]: String(i) },
          }),
        );
      });
      tags.forEach((tag, i) => {
        builder.tag(
          `${tag.service}v1.${i}.0`,
          marks[tag.commit % marks.length] ?? 1,
          tag.at === undefined ? undefined : T0 + tag.at,
        );
      });
      const ids = builder.write();
      const from = END - windowDays * DAY;
      expectSame(await measured(folder, "shop", windowDays), oracle(folder, "", undefined, from, END));
      // Path-scoped when the newest deployment has the folder, as the definition says.
      const newest = tags
        .map((tag, i) => ({ ...tag, i, sha: ids.get(marks[tag.commit % marks.length] ?? 1) ?? "" }))
        .filter((tag) => tag.service === "api/");
      if (newest.length === 0) return;
      const { evidence } = await gatherGit(contextOf(folder, END, { windowSeconds: windowDays * DAY }));
      const scope = rows(evidence, "delivery.deployments").find((row) => row.service === "api")?.scope;
      const path = scope === "api/" ? "api" : undefined;
      expectSame(await measured(folder, "api", windowDays), oracle(folder, "api/", path, from, END));
    }),
    { numRuns: 40, seed: 20261124 },
  );
});
