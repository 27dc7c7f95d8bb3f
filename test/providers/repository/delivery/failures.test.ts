import { describe, expect, test } from "vitest";
import { gatherGit } from "../../../../src/providers/repository/git/index.ts";
import { contextOf, DAY, HistoryBuilder, HOUR, reading, rows, temporaryFolder } from "../git/fixture.ts";

const T0 = 1_767_225_600; // 2026-01-01
const NOW = T0 + 60 * DAY;

interface Scene {
  builder: HistoryBuilder;
  folder: string;
  ids: () => Map<number, string>;
}

function scene(): Scene {
  const folder = temporaryFolder();
  const builder = new HistoryBuilder(folder);
  return { folder, builder, ids: () => builder.write() };
}

async function failures(folder: string, settings = {}): Promise<{ [key: string]: unknown }[]> {
  const { evidence } = await gatherGit(contextOf(folder, NOW, { settings }));
  return rows(evidence, "delivery.failures");
}

async function unattributed(folder: string): Promise<{ [key: string]: unknown }[]> {
  const { evidence } = await gatherGit(contextOf(folder, NOW));
  return rows(evidence, "delivery.unattributed");
}

describe("reverts", () => {
  /** v1.0.0 (seed), a bad change in v1.1.0, then its revert `delay` after the deployment; v1.2.0 a day later unless `open`. */
  function reverted(delay: number, open = false, again = false): { folder: string; bad: string; revert: string } {
    const { folder, builder, ids } = scene();
    const seed = builder.commit({ at: T0 });
    builder.tag("v1.0.0", seed, T0 + HOUR);
    const bad = builder.commit({ at: T0 + DAY });
    const deployed = T0 + 2 * DAY;
    builder.tag("v1.1.0", bad, deployed);
    const badId = builder.write().get(bad) ?? "";
    const revert = builder.commit({ at: deployed + delay, message: `Revert "bad"\n\nThis reverts commit ${badId}.\n` });
    const revertId = builder.write().get(revert) ?? "";
    if (again)
      builder.commit({ at: deployed + delay + HOUR, message: `Reapply "bad"\n\nThis reverts commit ${revertId}.\n` });
    const last = builder.commit({ at: deployed + delay + 2 * HOUR });
    if (!open) builder.tag("v1.2.0", last, deployed + delay + DAY);
    ids();
    return { folder, bad: badId, revert: revertId };
  }

  test("blame the deployment that first shipped the change, and recover with the one that ships the revert", async () => {
    const { folder, bad, revert } = reverted(3 * HOUR);
    expect(await failures(folder)).toEqual([
      {
        service: "shop",
        tag: "v1.1.0",
        at: "2026-01-03T00:00:00Z",
        kind: "revert",
        grade: "explicit",
        evidence: `${revert} reverts ${bad}`,
        recoveredBy: "v1.2.0",
        recoveryHours: 27,
        fixes: ["v1.2.0"],
      },
    ]);
    expect(await unattributed(folder)).toEqual([]);
  });

  test("stay open while nothing ships them", async () => {
    const { folder } = reverted(3 * HOUR, true);
    expect(await failures(folder)).toMatchObject([
      { tag: "v1.1.0", recoveredBy: null, recoveryHours: null, fixes: [] },
    ]);
  });

  test("are not blamed on a deployment beyond the window, and are shown", async () => {
    const { folder, revert } = reverted(8 * DAY);
    expect(await failures(folder)).toEqual([]);
    expect(await unattributed(folder)).toMatchObject([
      { sha: revert, why: expect.stringContaining("later than the window") },
    ]);
    expect(await failures(folder, { delivery: { hotfixWindow: "9d" } })).toHaveLength(1);
  });

  test("are cancelled by a revert of the revert", async () => {
    const { folder } = reverted(3 * HOUR, false, true);
    expect(await failures(folder)).toEqual([]);
    expect(await unattributed(folder)).toEqual([]);
  });

  test("deployed together with the change, of a change never deployed, or naming nothing that is there: shown with the reason", async () => {
    const { folder, builder, ids } = scene();
    builder.tag("v1.0.0", builder.commit({ at: T0 }), T0 + HOUR);
    const inside = builder.commit({ at: T0 + DAY });
    const insideId = builder.write().get(inside) ?? "";
    const together = builder.commit({ at: T0 + DAY + 60, message: `This reverts commit ${insideId.slice(0, 10)}.` });
    builder.tag("v1.1.0", together, T0 + 2 * DAY);
    const later = builder.commit({ at: T0 + 3 * DAY });
    const laterId = builder.write().get(later) ?? "";
    builder.commit({ at: T0 + 3 * DAY + 60, message: `x\n\nThis reverts commit ${laterId}.` });
    builder.commit({
      at: T0 + 3 * DAY + 120,
      message: "x\n\nThis reverts commit 0123456789012345678901234567890123456789.",
    });
    builder.commit({ at: T0 + 3 * DAY + 180, message: 'Revert "something (#12)" (#13)\n\nReverts a/b#12' });
    ids();
    expect(await failures(folder)).toEqual([]);
    expect((await unattributed(folder)).map((row) => row.why)).toEqual([
      "the change and its revert were deployed together",
      "what it undoes was never deployed",
      "the commit it names is not in this history",
      "it names no commit, so that what it undoes is unknown",
    ]);
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.reverts").value).toBe(4);
  });

  test("of a path-scoped service are those that touch its folder", async () => {
    const { folder, builder, ids } = scene();
    const seed = builder.commit({ at: T0, files: { "api/a": "0", "web/a": "0" } });
    for (const service of ["api", "web"]) builder.tag(`${service}/v1.0.0`, seed, T0 + HOUR);
    const bad = builder.commit({ at: T0 + DAY, files: { "api/a": "1" } });
    for (const service of ["api", "web"]) builder.tag(`${service}/v1.1.0`, bad, T0 + 2 * DAY);
    const id = builder.write().get(bad);
    const revert = builder.commit({
      at: T0 + 2 * DAY + HOUR,
      files: { "api/a": "0" },
      message: `This reverts commit ${id}.`,
    });
    for (const service of ["api", "web"]) builder.tag(`${service}/v1.2.0`, revert, T0 + 3 * DAY);
    ids();
    expect(await failures(folder)).toMatchObject([{ service: "api", tag: "v1.1.0".replace("v", "api/v") }]);
  });

  test("of a merge blame the deployment that brought the merge", async () => {
    const { folder, builder, ids } = scene();
    const seed = builder.commit({ at: T0 });
    builder.tag("v1.0.0", seed, T0 + HOUR);
    const side = builder.commit({ at: T0 + HOUR, parents: [seed], branch: "side" });
    const merge = builder.commit({ at: T0 + 2 * HOUR, parents: [seed, side], message: "Merge branch 'side'" });
    builder.tag("v1.1.0", merge, T0 + DAY);
    const id = builder.write().get(merge);
    const revert = builder.commit({
      at: T0 + DAY + HOUR,
      message: `This reverts commit ${id}, reversing\nchanges made to x.`,
    });
    builder.tag("v1.2.0", revert, T0 + 2 * DAY);
    ids();
    expect(await failures(folder)).toMatchObject([{ tag: "v1.1.0", kind: "revert", recoveryHours: 24 }]);
  });
});

describe("rollbacks", () => {
  test("the next deployment is an ancestor: explicit; under a lower version: a guess", async () => {
    const { folder, builder, ids } = scene();
    const first = builder.commit({ at: T0 });
    builder.tag("v1.0.0", first, T0 + HOUR);
    const second = builder.commit({ at: T0 + DAY });
    builder.tag("v1.1.0", second, T0 + 2 * DAY);
    builder.tag("v1.3.0", first, T0 + 2 * DAY + 6 * HOUR);
    const third = builder.commit({ at: T0 + 20 * DAY });
    builder.tag("v1.4.0", third, T0 + 20 * DAY + HOUR);
    builder.tag("v0.9.0", second, T0 + 30 * DAY);
    ids();
    expect(await failures(folder)).toMatchObject([
      { tag: "v1.1.0", kind: "rollback", grade: "explicit", recoveredBy: "v1.3.0", recoveryHours: 6 },
      { tag: "v1.4.0", kind: "rollback", grade: "inferred", recoveredBy: "v0.9.0" },
    ]);
  });

  test("a parallel line is no rollback", async () => {
    const { folder, builder, ids } = scene();
    const first = builder.commit({ at: T0 });
    builder.tag("v1.0.0", first, T0 + HOUR);
    builder.tag("v2.0.0", builder.commit({ at: T0 + DAY }), T0 + DAY + HOUR);
    const line = builder.commit({ at: T0 + 20 * DAY, parents: [first], branch: "1.x" });
    builder.tag("v1.0.1", line, T0 + 20 * DAY + HOUR);
    ids();
    expect(await failures(folder)).toEqual([]);
  });
});

describe("hotfixes", () => {
  test("one failure with three hotfixes within its window: one cause, three cures", async () => {
    const { folder, builder, ids } = scene();
    builder.tag("v1.0.0", builder.commit({ at: T0 }), T0 + HOUR);
    builder.tag("v1.1.0", builder.commit({ at: T0 + 20 * DAY }), T0 + 20 * DAY + HOUR);
    for (const patch of [1, 2, 3])
      builder.tag(`v1.1.${patch}`, builder.commit({ at: T0 + (20 + patch) * DAY }), T0 + (20 + patch) * DAY + HOUR);
    ids();
    expect(await failures(folder)).toMatchObject([
      {
        tag: "v1.1.0",
        kind: "hotfix",
        grade: "inferred",
        recoveredBy: "v1.1.1",
        recoveryHours: 24,
        fixes: ["v1.1.1", "v1.1.2", "v1.1.3"],
      },
    ]);
  });

  test("a patch beyond the window is planned work; the next minor is no patch; a date is no patch number", async () => {
    const { folder, builder, ids } = scene();
    const tag = (name: string, day: number): void => {
      builder.tag(name, builder.commit({ at: T0 + day * DAY }), T0 + day * DAY + HOUR);
    };
    tag("v1.0.0", 0);
    tag("v1.0.1", 8);
    tag("v1.1.0", 9);
    tag("v1.2.0", 10);
    tag("2026.01.20", 19);
    tag("2026.01.21", 20);
    ids();
    expect(await failures(folder)).toEqual([]);
  });

  test("a version named hotfix mends the release of its numbers; without that release it is shown", async () => {
    const { folder, builder, ids } = scene();
    builder.tag("v1.0.0", builder.commit({ at: T0 }), T0 + HOUR);
    builder.tag("v1.0.0-hotfix.1", builder.commit({ at: T0 + DAY }), T0 + DAY + HOUR);
    builder.tag("v3.0.0-hotfix.1", builder.commit({ at: T0 + 20 * DAY }), T0 + 20 * DAY + HOUR);
    ids();
    expect(await failures(folder)).toMatchObject([{ tag: "v1.0.0", fixes: ["v1.0.0-hotfix.1"] }]);
    expect(await unattributed(folder)).toMatchObject([{ why: "the release that this hotfix mends is not tagged" }]);
  });
});

describe("deployments", () => {
  test("say where their date comes from, and what they brought", async () => {
    const { folder, builder, ids } = scene();
    const first = builder.commit({ at: T0 });
    builder.tag("v1.0.0", first);
    const second = builder.commit({ at: T0 + DAY, message: "two (#2)" });
    builder.tag("v1.1.0", second, T0 + 2 * DAY);
    builder.tag("v1.2.0-rc.1", second, T0 + 3 * DAY);
    const sha = ids();
    const { evidence, diagnostics } = await gatherGit(contextOf(folder, NOW));
    const common = { service: "shop", scope: "", zone: "UTC" };
    expect(rows(evidence, "delivery.deployments")).toEqual([
      {
        ...common,
        tag: "v1.0.0",
        sha: sha.get(first),
        at: "2026-01-01T00:00:00Z",
        dateSource: "commit",
        commits: null,
        seed: true,
      },
      {
        ...common,
        tag: "v1.1.0",
        sha: sha.get(second),
        at: "2026-01-03T00:00:00Z",
        dateSource: "tagger",
        commits: 1,
        seed: false,
      },
    ]);
    expect(rows(evidence, "delivery.changes")).toEqual([
      { service: "shop", tag: "v1.1.0", sha: sha.get(second), leadHours: 24, squash: true, cherryPick: false },
    ]);
    expect(diagnostics.map((one) => one.message)).toContain("1 pre-release tags do not count as deployments");
    const all = await gatherGit(contextOf(folder, NOW, { settings: { delivery: { preReleases: true } } }));
    expect(rows(all.evidence, "delivery.deployments").map((row) => row.tag)).toEqual([
      "v1.0.0",
      "v1.1.0",
      "v1.2.0-rc.1",
    ]);
  });

  test("of two at the same instant the ancestor is the earlier one; the same commit in the same minute is one deployment", async () => {
    const { folder, builder, ids } = scene();
    const first = builder.commit({ at: T0 });
    const second = builder.commit({ at: T0 + 60 });
    builder.tag("v2.0.0", first, T0 + HOUR);
    builder.tag("v1.0.0", second, T0 + HOUR);
    builder.tag("v1.0.0-final", second, T0 + HOUR + 59);
    builder.tag("v3.0.0", second, T0 + HOUR + 60);
    ids();
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(rows(evidence, "delivery.deployments")).toMatchObject([
      { tag: "v2.0.0", seed: true, commits: null },
      { tag: "v1.0.0", seed: false, commits: 1 },
      { tag: "v3.0.0", seed: false, commits: 0 },
    ]);
    expect(rows(evidence, "delivery.failures")).toEqual([]);
  });

  test("a tag or commit after asOf is not there yet", async () => {
    const { folder, builder, ids } = scene();
    builder.tag("v1.0.0", builder.commit({ at: T0 }), T0 + HOUR);
    builder.tag("v1.1.0", builder.commit({ at: T0 + DAY }), T0 + 2 * DAY);
    ids();
    const { evidence } = await gatherGit(contextOf(folder, T0 + DAY + HOUR));
    expect(rows(evidence, "delivery.deployments").map((row) => row.tag)).toEqual(["v1.0.0"]);
    expect(reading(evidence, "git.commits").value).toBe(2);
    const before = await gatherGit(contextOf(folder, T0 + HOUR * 2));
    expect(reading(before.evidence, "git.commits").value).toBe(1);
  });

  test("services of the manifest have the folders it gives them; nested tags count; of old releases the last is kept", async () => {
    const { folder, builder, ids } = scene();
    const seed = builder.commit({ at: T0 - 400 * DAY, files: { "services/pay/a": "0", other: "0" } });
    builder.tag("pay-v1.0.0", seed, T0 - 400 * DAY);
    builder.tag("pay-v1.1.0", builder.commit({ at: T0 - 300 * DAY, files: { "services/pay/a": "1" } }), T0 - 300 * DAY);
    builder.commit({ at: T0, files: { other: "1" } });
    const last = builder.commit({ at: T0 + 60, files: { "services/pay/a": "2" } });
    builder.tag("pay-v1.2.0", last, T0 + HOUR);
    ids();
    const settings = { delivery: { services: { pay: "/services/pay/" } } };
    const { evidence } = await gatherGit(contextOf(folder, NOW, { settings }));
    expect(rows(evidence, "delivery.deployments")).toMatchObject([
      { service: "pay", tag: "pay-v1.1.0", commits: null, seed: null },
      { service: "pay", tag: "pay-v1.2.0", commits: 1, seed: false, scope: "services/pay/" },
    ]);
  });
});
