import { describe, expect, test } from "vitest";
import type { Component } from "../../../../src/model/workload.ts";
import { parseOwnedFolders } from "../../../../src/providers/repository/git/codeowners.ts";
import { gatherGit, lastChanged } from "../../../../src/providers/repository/git/index.ts";
import { contextOf, DAY, git, HistoryBuilder, HOUR, reading, rows, temporaryFolder } from "./fixture.ts";

const T0 = 1_767_225_600; // 2026-01-01
const NOW = T0 + 60 * DAY;

function component(id: string): Component {
  return { id, type: "http-service", dependsOn: [] };
}

describe("activity", () => {
  test("commits, authors and reviews of the window, merges told apart, addresses nowhere", async () => {
    const folder = temporaryFolder();
    const builder = new HistoryBuilder(folder);
    builder.commit({ at: T0 - 200 * DAY, email: "old@example.org" });
    const base = builder.commit({ at: T0, email: "Ann@Example.org" });
    builder.commit({ at: T0 + HOUR, email: "ann@example.org", message: "squashed (#7)" });
    const trunk = builder.commit({
      at: T0 + 2 * HOUR,
      email: "12+bob@users.noreply.github.com",
      message: "x\n\nReviewed-by: C <c@x>",
    });
    const side = builder.commit({
      at: T0 + 3 * HOUR,
      parents: [base],
      branch: "side",
      email: "bob@users.noreply.github.com",
    });
    builder.commit({ at: T0 + 4 * HOUR, parents: [trunk, side], message: "Merge pull request #8 from a/side" });
    builder.write();
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.commits").value).toBe(4);
    expect(reading(evidence, "git.authors").value).toBe(2);
    // First parents in the window: base (no), squash, reviewed, merge.
    expect(reading(evidence, "git.reviewed-commits").value).toBe(0.75);
    expect(reading(evidence, "git.signed-commits").value).toBe(0);
    const text = JSON.stringify(evidence);
    for (const secret of ["example.org", "noreply", "Some Body", "Bob", "bob"]) expect(text).not.toContain(secret);
  });

  test("a merge of the same branch's remote copy is no review", async () => {
    const folder = temporaryFolder();
    const builder = new HistoryBuilder(folder);
    const base = builder.commit({ at: T0 });
    const mine = builder.commit({ at: T0 + 1 });
    const theirs = builder.commit({ at: T0 + 2, parents: [base], branch: "theirs" });
    builder.commit({ at: T0 + 3, parents: [mine, theirs], message: "Merge branch 'main' of github.com:a/b" });
    builder.write();
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.reviewed-commits").value).toBe(0);
  });

  test("sizes are lines against the first parent, newest first, lock files left out", async () => {
    const folder = temporaryFolder();
    const builder = new HistoryBuilder(folder);
    const base = builder.commit({ at: T0, files: { a: "1\n2\n3\n", "package-lock.json": "x\n".repeat(500) } });
    const side = builder.commit({ at: T0 + 1, parents: [base], branch: "side", files: { b: "1\n2\n" } });
    const trunk = builder.commit({ at: T0 + 2, files: { a: "1\n3\n" } });
    builder.commit({ at: T0 + 3, parents: [trunk, side], files: { b: "1\n2\n" } });
    builder.write();
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.change-sizes").value).toEqual([2, 1, 3]);
  });

  test("nothing in the window: counts are zero, shares have a reason", async () => {
    const folder = temporaryFolder();
    const builder = new HistoryBuilder(folder);
    builder.commit({ at: T0 - 300 * DAY });
    builder.write();
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.commits").value).toBe(0);
    for (const signal of ["git.reviewed-commits", "git.signed-commits", "git.hotspots"]) {
      expect(reading(evidence, signal).value).toBeNull();
      expect(reading(evidence, signal).reason).toMatch(/no (commit|change) in the window/);
    }
  });
});

describe("files", () => {
  test("hotspots, coupling of components and ownership", async () => {
    const folder = temporaryFolder();
    const builder = new HistoryBuilder(folder);
    const codeowners = "# owners\n* @all/of-us\n/services/cart/ ann@example.org\npay/ @bob\ndocs/*.md @bob\n";
    builder.commit({ at: T0, files: { CODEOWNERS: codeowners }, email: "z@example.org" });
    for (let i = 0; i < 6; i++) {
      builder.commit({
        at: T0 + (i + 1) * HOUR,
        email: i < 2 ? "ann@example.org" : "eve@example.org",
        message: i % 2 === 0 ? "fix: total" : "add",
        files: {
          "services/cart/x.ts": String(i),
          ...(i < 3 ? { "services/pay/y.ts": String(i) } : {}),
          "yarn.lock": String(i),
        },
      });
    }
    builder.commit({ at: T0 + 10 * HOUR, email: "1+bob@users.noreply.github.com", files: { "pay/z.ts": "1" } });
    // A bulk change couples nothing.
    const bulk = Object.fromEntries(
      Array.from({ length: 31 }, (_, i) => [`services/${i % 2 === 0 ? "cart" : "pay"}/b${i}`, "1"]),
    );
    builder.commit({ at: T0 + 11 * HOUR, files: bulk });
    builder.write();
    const { evidence } = await gatherGit(contextOf(folder, NOW, { components: [component("cart"), component("pay")] }));
    expect(rows(evidence, "git.hotspots")[0]).toEqual({
      path: "services/cart/x.ts",
      commits: 6,
      authors: 2,
      fixes: 3,
      allFixes: 3,
    });
    expect(rows(evidence, "git.hotspots").some((row) => row.path === "yarn.lock")).toBe(false);
    expect(rows(evidence, "git.change-coupling")).toEqual([
      { a: "cart", b: "pay", together: 3, either: 7, share: 3 / 7, components: true },
    ]);
    const owned = rows(evidence, "git.ownership");
    expect(owned.find((row) => row.path === "services/cart/")).toEqual({
      path: "services/cart/",
      commits: 7,
      authors: 3,
      topAuthorShare: 4 / 7,
      ownerShare: 2 / 7,
      declared: true,
    });
    expect(owned.find((row) => row.path === "pay/")).toMatchObject({ commits: 1, ownerShare: 1, declared: true });
    expect(owned.find((row) => row.path === "services/pay/")).toMatchObject({ ownerShare: null, declared: false });
  });

  test("a CODEOWNERS file: folders only, the last rule wins, teams cannot be compared", () => {
    const folders = parseOwnedFolders(
      "*.ts @a\n/a/ @x\n/a/ @org/team # later\n/b/** @x y@z.org\n!c/ @x\nd\\ e/ @x\n[Section] @x\n/f/g @x\n/h/\n",
    );
    expect(folders.map(({ path, comparable, people }) => [path, comparable, people.length])).toEqual([
      ["a/", false, 0],
      ["b/", true, 2],
      ["f/g/", true, 1],
    ]);
  });

  test("names that look like commits, with line breaks or tabs, are names", async () => {
    const folder = temporaryFolder();
    const builder = new HistoryBuilder(folder);
    const odd = "0123456789012345678901234567890123456789";
    builder.commit({ at: T0, files: { [odd]: "1\n", '"a\\nb\\tc"': "1\n" } });
    builder.commit({ at: T0 + DAY, files: { [odd]: "2\n" } });
    builder.write();
    const context = contextOf(folder, NOW);
    const { evidence } = await gatherGit(context);
    expect(rows(evidence, "git.hotspots")).toMatchObject([
      { path: odd, commits: 2 },
      { path: "a\nb\tc", commits: 1 },
    ]);
    expect(reading(evidence, "git.change-sizes").value).toEqual([2, 2]);
    expect(await lastChanged(context, ["a\nb\tc", odd, "nowhere"])).toEqual(
      new Map([
        [odd, "2026-01-02T00:00:00Z"],
        ["a\nb\tc", "2026-01-01T00:00:00Z"],
      ]),
    );
    expect(await lastChanged(contextOf(folder, T0 + HOUR), [odd])).toEqual(new Map([[odd, "2026-01-01T00:00:00Z"]]));
  });
});

describe("branches", () => {
  test("unmerged ones with their ages; merged ones and copies on the remote do not count twice", async () => {
    const origin = temporaryFolder();
    const builder = new HistoryBuilder(origin);
    const base = builder.commit({ at: T0 });
    const done = builder.commit({ at: T0 + 1, parents: [base], branch: "done" });
    builder.commit({ at: T0 + 2, parents: [base, done] });
    builder.commit({ at: NOW - 10 * DAY, parents: [base], branch: "long" });
    builder.commit({ at: NOW - 2 * DAY, branch: "long" });
    builder.commit({ at: NOW + DAY, parents: [base], branch: "tomorrow" });
    builder.write();
    const folder = temporaryFolder();
    git(folder, "clone", "-q", `file://${origin}`, "c");
    git(`${folder}/c`, "branch", "-q", "long", "origin/long");
    const { evidence } = await gatherGit(contextOf(`${folder}/c`, NOW));
    expect(rows(evidence, "git.stale-branches")).toEqual([{ name: "long", ageDays: 2, openDays: 10, ahead: 2 }]);
  });
});

test("the same history gives the same bytes, whatever the folder, order of refs and packing", async () => {
  const make = async (reverse: boolean): Promise<string> => {
    const folder = temporaryFolder();
    const builder = new HistoryBuilder(folder);
    const marks = [0, 1, 2, 3, 4].map((i) => builder.commit({ at: T0 + i * DAY, email: `${i % 2}@example.org` }));
    for (const i of reverse ? [4, 3, 2, 1, 0] : [0, 1, 2, 3, 4])
      builder.tag(`v1.${i}.0`, marks[i] ?? 1, T0 + i * DAY + HOUR);
    builder.write();
    if (reverse) git(folder, "gc", "-q");
    return JSON.stringify(await gatherGit(contextOf(folder, NOW)));
  };
  expect(await make(true)).toBe(await make(false));
});
