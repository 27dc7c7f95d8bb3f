import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { GIT_SIGNALS, gatherGit, lastChanged } from "../../../../src/providers/repository/git/index.ts";
import { CATALOGUE, contextOf, DAY, git, HistoryBuilder, reading, temporaryFolder } from "./fixture.ts";

const T0 = 1_767_225_600; // 2026-01-01
const NOW = T0 + 30 * DAY;
const path = process.env.PATH;

afterEach(() => {
  process.env.PATH = path;
});

function small(folder: string, bare = false): HistoryBuilder {
  const builder = new HistoryBuilder(folder, bare);
  const first = builder.commit({
    at: T0,
    files: { "a.txt": "1\n", ".gitattributes": "*.txt diff=evil filter=evil\n" },
  });
  builder.tag("v1.0.0", first, T0 + 60);
  const second = builder.commit({ at: T0 + DAY, files: { "a.txt": "1\n2\n" } });
  builder.tag("v1.1.0", second, T0 + DAY + 60);
  builder.write();
  sign(folder, bare);
  return builder;
}

/** Gives the newest commit a signature (that no key ever made). */
function sign(folder: string, bare: boolean): void {
  const commit = git(folder, "cat-file", "commit", "main").replace(
    /^(committer .*)$/m,
    "$1\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n made up\n -----END PGP SIGNATURE-----",
  );
  const id = execFileSync("git", ["hash-object", "-t", "commit", "-w", "--stdin"], { cwd: folder, input: commit });
  git(folder, "update-ref", "refs/heads/main", id.toString().trim());
  if (!bare) git(folder, "reset", "-q", "--hard");
}

/** Every reading but `git.present` is null, with this reason. */
async function expectAbsent(folder: string, present: boolean | null, reason: RegExp, settings = {}): Promise<void> {
  const { evidence } = await gatherGit(contextOf(folder, NOW, { settings }));
  expect(evidence.map((one) => one.signal).sort()).toEqual([...GIT_SIGNALS].sort());
  expect(reading(evidence, "git.present").value).toBe(present);
  for (const one of evidence.filter((item) => item.signal !== "git.present")) {
    expect(one.value, one.signal).toBeNull();
    expect(one.reason, one.signal).toMatch(reason);
  }
}

test("every signal of the catalogue that is git's is gathered, and no other", () => {
  const own = CATALOGUE.filter((signal) => /^(git|delivery)\./.test(signal.id)).map((signal) => signal.id);
  expect([...GIT_SIGNALS].sort()).toEqual(own.sort());
});

describe("nothing of the repository's own configuration runs", () => {
  const hostile: {
    name: string;
    config: (script: string) => string[][];
    also?: (folder: string, script: string) => void;
    /** What shows that the configuration would run something, did nothing hold it back. */
    control?: string[][];
  }[] = [
    {
      name: "core.fsmonitor",
      config: (script) => [["core.fsmonitor", script]],
      control: [["reset", "-q", "--hard"], ["status"]],
    },
    {
      name: "core.pager and pager.*",
      config: (s) => [
        ["core.pager", s],
        ["pager.log", s],
        ["pager.rev-list", s],
      ],
    },
    {
      name: "signatures shown by a program",
      config: (s) => [
        ["log.showSignature", "true"],
        ["gpg.program", s],
        ["gpg.ssh.program", s],
        ["gpg.format", "openpgp"],
      ],
      control: [["log", "-1"]],
    },
    {
      name: "external diff and textconv",
      config: (s) => [
        ["diff.external", s],
        ["diff.evil.command", s],
        ["diff.evil.textconv", s],
      ],
      control: [
        ["reset", "-q", "--hard"],
        ["diff", "HEAD~1", "HEAD", "--", "a.txt"],
      ],
    },
    {
      name: "filters",
      config: (s) => [
        ["filter.evil.clean", s],
        ["filter.evil.smudge", s],
      ],
      control: [
        ["reset", "-q", "--hard"],
        ["checkout", "-q", "v1.0.0", "--", "a.txt"],
        ["reset", "-q"],
      ],
    },
    {
      name: "hooks",
      config: () => [],
      also: (folder, script) => {
        for (const hook of ["post-index-change", "reference-transaction", "post-checkout", "pre-auto-gc"]) {
          writeFileSync(join(folder, ".git/hooks", hook), `#!/bin/sh\n${script}\n`);
          chmodSync(join(folder, ".git/hooks", hook), 0o755);
        }
        git(folder, "config", "core.hooksPath", join(folder, ".git/hooks"));
      },
      control: [["tag", "control"]],
    },
    {
      name: "aliases of the commands used",
      config: (s) =>
        ["log", "rev-list", "rev-parse", "cat-file", "diff-tree", "for-each-ref"].map((c) => [`alias.${c}`, `!${s}`]),
    },
    {
      name: "transport, credentials and remotes",
      config: (s) => [
        ["core.sshCommand", s],
        ["core.askPass", s],
        ["core.gitProxy", s],
        ["credential.helper", `!${s}`],
        ["core.alternateRefsCommand", s],
        ["remote.origin.url", `ext::${s}`],
        ["remote.origin.uploadpack", s],
        ["remote.origin.promisor", "true"],
        ["protocol.ext.allow", "always"],
      ],
    },
  ];
  test.each(hostile)("$name", async ({ config, also, control }) => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    small(folder);
    const marker = join(outside, "marker");
    const script = join(outside, "evil.sh");
    writeFileSync(script, `#!/bin/sh\ntouch '${marker}'\ncat 2>/dev/null\nexit 0\n`);
    chmodSync(script, 0o755);
    for (const [key = "", value = ""] of config(script)) git(folder, "config", key, value);
    also?.(folder, script);
    if (control !== undefined) {
      for (const command of control) git(folder, ...command);
      expect(existsSync(marker), "the control runs it").toBe(true);
      rmSync(marker);
    }
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.commits").value).toBe(2);
    expect(reading(evidence, "git.change-sizes").value).toEqual([1, 2]);
    expect(reading(evidence, "git.signed-commits").value).toBe(0.5);
    await lastChanged(contextOf(folder, NOW), ["a.txt"]);
    expect(existsSync(marker)).toBe(false);
  });

  test("a partial clone's missing objects are not fetched, not even by its own upload program", async () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    small(folder);
    const marker = join(outside, "marker");
    const script = join(outside, "evil.sh");
    writeFileSync(script, `#!/bin/sh\ntouch '${marker}'\nexit 1\n`);
    chmodSync(script, 0o755);
    git(folder, "repack", "-adq");
    const blob = git(folder, "rev-parse", "HEAD:a.txt").trim();
    explode(folder);
    rmSync(join(folder, "a.txt"));
    rmSync(join(folder, ".git/objects", blob.slice(0, 2), blob.slice(2)));
    for (const [key = "", value = ""] of [
      ["core.repositoryFormatVersion", "1"],
      ["extensions.partialClone", "origin"],
      ["remote.origin.promisor", "true"],
      ["remote.origin.url", outside],
      ["remote.origin.uploadpack", script],
    ])
      git(folder, "config", key, value);
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    // What needs no content is known; the size of changes needs it.
    expect(reading(evidence, "git.commits").value).toBe(2);
    expect(reading(evidence, "git.reviewed-commits").value).toBe(0);
    expect(reading(evidence, "git.change-sizes").value).toBeNull();
    expect(reading(evidence, "git.change-sizes").reason).toMatch(/partial|damaged/);
    expect(existsSync(marker)).toBe(false);
  });
});

/** Packs become loose objects, so that one can be taken away. */
function explode(folder: string): void {
  const packs = join(folder, ".git/objects/pack");
  for (const name of readdirSync(packs).filter((one) => one.endsWith(".pack"))) {
    const pack = readFileSync(join(packs, name));
    rmSync(packs, { recursive: true });
    mkdirSync(packs);
    execFileSync("git", ["unpack-objects", "-q"], { cwd: folder, input: pack });
  }
}

describe("what is no readable repository says so", () => {
  test("no repository at all", async () => {
    await expectAbsent(temporaryFolder(), false, /not a git repository/);
  });

  test("a folder inside another repository, unless the manifest names it", async () => {
    const folder = temporaryFolder();
    const builder = new HistoryBuilder(folder);
    builder.commit({ at: T0, files: { "in/x.txt": "1\n" } });
    builder.commit({ at: T0 + 1, files: { "out.txt": "1\n" } });
    builder.write();
    mkdirSync(join(folder, "in"));
    await expectAbsent(join(folder, "in"), null, /inside another git repository/);
    const { evidence } = await gatherGit(contextOf(join(folder, "in"), NOW, { settings: { path: "." } }));
    expect(reading(evidence, "git.present").value).toBe(true);
    expect(reading(evidence, "git.commits").value).toBe(1);
    expect(reading(evidence, "git.hotspots").value).toMatchObject([{ path: "x.txt" }]);
    const inner = contextOf(join(folder, "in"), NOW, { settings: { path: "." } });
    expect(await lastChanged(inner, ["x.txt", "../out.txt"])).toEqual(
      new Map([
        ["x.txt", "2026-01-01T00:00:00Z"],
        ["../out.txt", "2026-01-01T00:00:01Z"],
      ]),
    );
    const outer = contextOf(folder, NOW, { settings: { path: "in" } });
    expect((await lastChanged(outer, ["in/x.txt"])).size).toBe(1);
    const whole = await gatherGit(contextOf(join(folder, "in"), NOW, { settings: { path: ".." } }));
    expect(reading(whole.evidence, "git.commits").value).toBe(2);
  });

  test("nothing committed", async () => {
    const folder = temporaryFolder();
    git(folder, "init", "-q");
    await expectAbsent(folder, true, /nothing was committed/);
  });

  test("a shallow clone", async () => {
    const origin = temporaryFolder();
    const folder = temporaryFolder();
    small(origin);
    git(folder, "clone", "-q", "--depth", "1", `file://${origin}`, "clone");
    await expectAbsent(join(folder, "clone"), true, /shallow/);
    expect(await lastChanged(contextOf(join(folder, "clone"), NOW), ["a.txt"])).toEqual(new Map());
  });

  test("a symbolic link for .git", async () => {
    const origin = temporaryFolder();
    const folder = temporaryFolder();
    small(origin);
    symlinkSync(join(origin, ".git"), join(folder, ".git"));
    await expectAbsent(folder, null, /symbolic link/);
  });

  test("a work tree that the configuration puts elsewhere", async () => {
    const folder = temporaryFolder();
    small(folder);
    git(folder, "config", "core.worktree", temporaryFolder());
    await expectAbsent(folder, null, /not its work tree|another folder/);
  });

  test("a .git that is none", async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, ".git"));
    await expectAbsent(folder, null, /does not accept/);
  });

  test("corrupt objects", async () => {
    const folder = temporaryFolder();
    small(folder);
    for (const name of readdirSync(join(folder, ".git/objects/pack"))) {
      chmodSync(join(folder, ".git/objects/pack", name), 0o644);
      writeFileSync(join(folder, ".git/objects/pack", name), "no pack");
    }
    for (const name of readdirSync(join(folder, ".git/objects")).filter((one) => one.length === 2))
      rmSync(join(folder, ".git/objects", name), { recursive: true });
    const { evidence, diagnostics } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.commits").value).toBeNull();
    expect(reading(evidence, "delivery.deployments").reason).toMatch(/damaged/);
    expect(diagnostics).toHaveLength(1);
  });

  test("git that is not installed", async () => {
    const folder = temporaryFolder();
    small(folder);
    process.env.PATH = folder;
    await expectAbsent(folder, null, /git is not installed/);
  });

  test("a run that was given up", async () => {
    const folder = temporaryFolder();
    small(folder);
    const { evidence } = await gatherGit(contextOf(folder, NOW, { abort: AbortSignal.abort() }));
    expect(reading(evidence, "git.commits").reason).toMatch(/given up/);
  });

  test.skipIf(process.getuid?.() !== 0)("a repository of another user (needs root to make one)", async () => {
    const folder = temporaryFolder();
    small(folder);
    chownSync(folder, 4242, 4242);
    chownSync(join(folder, ".git"), 4242, 4242);
    await expectAbsent(folder, null, /another user owns it.*safe\.directory/);
  });
});

describe("unusual, but readable", () => {
  test("a bare repository", async () => {
    const folder = temporaryFolder();
    small(folder, true);
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.present").value).toBe(true);
    expect(reading(evidence, "git.commits").value).toBe(2);
    expect(reading(evidence, "delivery.deployments").value).toHaveLength(2);
  });

  test("a detached HEAD", async () => {
    const folder = temporaryFolder();
    small(folder);
    git(folder, "checkout", "-q", "--detach", "v1.0.0");
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.commits").value).toBe(1);
    expect(reading(evidence, "delivery.deployments").value).toHaveLength(2);
  });

  test("a submodule has a history of its own", async () => {
    const inner = temporaryFolder();
    const outer = temporaryFolder();
    small(inner);
    new HistoryBuilder(outer).commit({ at: T0 });
    git(outer, "-c", "protocol.file.allow=always", "submodule", "add", "-q", inner, "part");
    const { evidence } = await gatherGit(contextOf(join(outer, "part"), NOW));
    expect(reading(evidence, "git.present").value).toBe(true);
    expect(reading(evidence, "git.commits").value).toBe(2);
  });

  test("replace refs and grafts do not rewrite what is read", async () => {
    const folder = temporaryFolder();
    small(folder);
    const [head = "", first = ""] = git(folder, "rev-list", "HEAD").trim().split("\n");
    git(folder, "replace", head, first);
    const { evidence } = await gatherGit(contextOf(folder, NOW));
    expect(reading(evidence, "git.commits").value).toBe(2);
  });
});
