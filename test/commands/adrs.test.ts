import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plumbrule, ROOT, temporaryFolder } from "../support/command-line.ts";

const keep = mkdtempSync(join(tmpdir(), "plumbrule-adrs-"));
const kept = join(keep, "assessment.json");
afterAll(() => rmSync(keep, { recursive: true, force: true }));
beforeAll(() => {
  writeFileSync(kept, plumbrule(["assess", join(ROOT, "examples/online-boutique"), "--json"]).stdout);
});

function folder(): string {
  const at = join(temporaryFolder(), "shop");
  cpSync(join(ROOT, "examples/online-boutique"), at, { recursive: true });
  return at;
}

const suggest = (at: string, ...flags: string[]) => plumbrule(["adrs", "suggest", at, "--assessment", kept, ...flags]);

describe("adrs suggest", () => {
  test("writes a handful once, in the folder's own form, and lint finds nothing in them", () => {
    const at = folder();
    const before = readdirSync(join(at, "docs/adr"));
    expect(suggest(at).code).toBe(0);
    expect(readdirSync(join(at, "docs/adr"))).toEqual(before);
    expect(suggest(at, "--yes").code).toBe(0);
    const written = readdirSync(join(at, "docs/adr"));
    expect(written.length - before.length).toBeGreaterThanOrEqual(5);
    expect(written.length - before.length).toBeLessThanOrEqual(9);
    expect(readFileSync(join(at, "docs/adr", written[1] ?? ""), "utf8")).toMatch(/^# 2\. .*\n\nDate: /);
    expect(JSON.parse(suggest(at, "--yes", "--json").stdout)).toMatchObject({ drafts: [] });
    expect(readdirSync(join(at, "docs/adr"))).toEqual(written);
    expect(plumbrule(["adrs", "lint", at]).code).toBe(0);
    const again = JSON.parse(plumbrule(["assess", at, "--json"]).stdout) as {
      decisions: { records?: { path: string }[] }[];
    };
    expect(again.decisions.every(({ records }) => records?.length === 1)).toBe(true);
  });

  test("does not write what was found of one workload into the folder of another", () => {
    const at = temporaryFolder();
    writeFileSync(
      join(at, "plumbrule.yaml"),
      "apiVersion: plumbrule/v1\nkind: Workload\nmetadata: { name: other }\ncomponents: []\n",
    );
    expect(suggest(at, "--yes")).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('the assessment is of the workload "online-boutique", the folder of "other"'),
    });
    expect(readdirSync(at)).toEqual(["plumbrule.yaml"]);
  });

  test("writes nothing through a link that leads out of the folder", () => {
    const at = temporaryFolder();
    const outside = temporaryFolder();
    mkdirSync(join(at, "docs"));
    symlinkSync(outside, join(at, "docs/adr"));
    expect(suggest(at, "--yes").code).toBe(2);
    expect(readdirSync(outside)).toEqual([]);
  });

  test("takes the folder and the number style of log4brains", () => {
    const at = temporaryFolder();
    writeFileSync(join(at, ".log4brains.yml"), "project: { adrFolder: ./docs/log }\n");
    mkdirSync(join(at, "docs/log"), { recursive: true });
    writeFileSync(
      join(at, "docs/log/20240501-one.md"),
      "# One\n\n- Status: accepted\n\n## Context and Problem Statement\n",
    );
    const { drafts, template } = JSON.parse(suggest(at, "--json").stdout) as {
      template: string;
      drafts: { path: string }[];
    };
    expect(template).toBe("madr");
    expect(drafts[0]?.path).toMatch(/^docs\/log\/\d{8}-[a-z]/);
  });
});

describe("adrs lint", () => {
  test("finds what was changed after it was accepted, from git", () => {
    const at = temporaryFolder();
    const file = join(at, "docs/adr/0001-one.md");
    const text = (status: string, decision: string) =>
      `# 1. One\n\n## Status\n\n${status}\n\n## Context\n\nc\n\n## Decision\n\n${decision}\n\n## Consequences\n\ne\n`;
    const git = (...args: string[]) =>
      execFileSync("git", ["-C", at, "-c", "user.name=a", "-c", "user.email=a@b.example", ...args], {
        stdio: "ignore",
      });
    mkdirSync(join(at, "docs/adr"), { recursive: true });
    git("init", "-q");
    for (const [status, decision] of [
      ["Proposed", "first"],
      ["Accepted", "second"],
    ] as const) {
      writeFileSync(file, text(status, decision));
      git("add", "-A");
      git("commit", "-qm", status);
    }
    expect(plumbrule(["adrs", "lint", at]).code).toBe(0);
    writeFileSync(file, text("Accepted", "third"));
    const { code, stdout } = plumbrule(["adrs", "lint", at]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^docs\/adr\/0001-one\.md:13: immutable: /);
    writeFileSync(file, text("Deprecated", "second"));
    expect(plumbrule(["adrs", "lint", at]).code).toBe(0);
  });

  test("cannot pass a file that cannot be read", () => {
    const at = temporaryFolder();
    mkdirSync(join(at, "docs/adr"), { recursive: true });
    writeFileSync(join(at, "docs/adr/0001-a.md"), Buffer.from([0xff, 0xfe, 0x41]));
    expect(plumbrule(["adrs", "lint", at]).code).toBe(2);
  });
});

test("adrs new fills the folder's own template and writes over nothing", () => {
  const at = temporaryFolder();
  mkdirSync(join(at, "docs/adr"), { recursive: true });
  writeFileSync(
    join(at, "docs/adr/template.md"),
    "# NUMBER. TITLE\n\nDate: DATE\n\n## Status\n\nSTATUS\n\n## House rule\n",
  );
  expect(plumbrule(["adrs", "new", "One queue", at]).code).toBe(0);
  expect(readFileSync(join(at, "docs/adr/0001-one-queue.md"), "utf8")).toMatch(
    /^# 1\. One queue\n[\s\S]*## House rule\n/,
  );
  expect(plumbrule(["adrs", "new", "One queue", at]).code).toBe(0);
  expect(readdirSync(join(at, "docs/adr"))).toEqual(["0001-one-queue.md", "0002-one-queue.md", "template.md"]);
});
