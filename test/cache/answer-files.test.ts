import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answerFiles, CACHE_LIMITS } from "../../src/cache/answer-files.ts";
import { cacheFolder } from "../../src/cache/cache-folder.ts";
import { temporaryFolder } from "../support/command-line.ts";

const NOW = Date.now();
const KEY = '{"source":"aws","metric":"CPUUtilization"}';
const now = () => NOW;

function inFolder(limits = CACHE_LIMITS) {
  const folder = join(temporaryFolder(), "cache", "answers");
  const fresh = () => answerFiles(folder, now, limits);
  const files = () => readdirSync(folder).map((name) => join(folder, name));
  return { folder, fresh, files };
}

test("what one run keeps, the next finds; other keys find nothing", async () => {
  const { fresh } = inFolder();
  await fresh().set(KEY, { start: 1, values: [1, null, 0.1] });
  expect(await fresh().get(KEY)).toEqual({ start: 1, values: [1, null, 0.1] });
  expect(await fresh().get(`${KEY} `)).toBeUndefined();
});

test("a run finds what it kept itself, though the folder was not there when it looked first", async () => {
  const cache = inFolder().fresh();
  expect(await cache.get(KEY)).toBeUndefined();
  await cache.set(KEY, 1);
  expect(await cache.get(KEY)).toBe(1);
});

test.skipIf(process.platform === "win32")(
  "only the user can read it, and the key is in no name and no file",
  async () => {
    const { folder, fresh, files } = inFolder();
    await fresh().set(KEY, [1]);
    expect(lstatSync(folder).mode & 0o777).toBe(0o700);
    const [file = ""] = files();
    expect(lstatSync(file).mode & 0o777).toBe(0o600);
    expect(file).toMatch(/\/[0-9a-f]{64}\.json$/);
    expect(readFileSync(file, "utf8")).not.toContain("CPUUtilization");
    expect(files()).toHaveLength(1);
  },
);

test("what is damaged, foreign or under another name is not there", async () => {
  const { fresh, files } = inFolder();
  await fresh().set(KEY, [1]);
  const [file = ""] = files();
  const whole = readFileSync(file, "utf8");
  for (const text of ["", "{", "null", "[]", whole.slice(0, -3), whole.replace("[1]", "[2]"), "\u0000"]) {
    writeFileSync(file, text);
    expect(await fresh().get(KEY), text).toBeUndefined();
  }
  writeFileSync(file, whole);
  expect(await fresh().get(KEY)).toEqual([1]);
  await fresh().set("other", [3]);
  const other = files().find((one) => one !== file) ?? "";
  writeFileSync(other, whole);
  expect(await fresh().get("other")).toBeUndefined();
});

test.skipIf(process.platform === "win32")("no link is followed, no folder of others is used", async () => {
  const { folder, fresh, files } = inFolder();
  await fresh().set(KEY, [1]);
  const [file = ""] = files();
  const elsewhere = join(temporaryFolder(), "there");
  writeFileSync(elsewhere, readFileSync(file));
  const linked = inFolder();
  mkdirSync(linked.folder, { recursive: true, mode: 0o700 });
  const link = join(linked.folder, file.slice(folder.length + 1));
  symlinkSync(elsewhere, link);
  expect(await linked.fresh().get(KEY)).toBeUndefined();
  // What is kept takes the link's place and leaves its target alone.
  await linked.fresh().set(KEY, [2]);
  expect(lstatSync(link).isFile()).toBe(true);
  expect(readFileSync(elsewhere, "utf8")).toBe(readFileSync(file, "utf8"));

  chmodSync(folder, 0o777);
  expect(await fresh().get(KEY)).toBeUndefined();
  await fresh().set("other", [2]);
  expect(files()).toEqual([file]);

  const pointed = join(temporaryFolder(), "answers");
  chmodSync(folder, 0o700);
  symlinkSync(folder, pointed);
  expect(await answerFiles(pointed, now).get(KEY)).toBeUndefined();
});

test("what is too old is asked again and taken away; what is not ours stays", async () => {
  const { folder, fresh, files } = inFolder();
  await fresh().set(KEY, [1]);
  const [file = ""] = files();
  const old = (NOW - CACHE_LIMITS.ageMs) / 1000 - 60;
  utimesSync(file, old, old);
  writeFileSync(join(folder, "notes.txt"), "mine");
  utimesSync(join(folder, "notes.txt"), old, old);
  expect(await fresh().get(KEY)).toBeUndefined();
  await fresh().set("other", [2]);
  expect(files()).not.toContain(file);
  expect(files()).toContain(join(folder, "notes.txt"));
});

test("all answers together stay within their bound, and so does each", async () => {
  const limits = { ...CACHE_LIMITS, totalBytes: 2_000, entryBytes: 400 };
  const { fresh, files } = inFolder(limits);
  const bytes = () => files().reduce((sum, file) => sum + lstatSync(file).size, 0);
  await fresh().set("long", "x".repeat(400));
  for (let run = 0; run < 5; run++) {
    const cache = fresh();
    for (let i = 0; i < 30; i++) await cache.set(`${run} ${i}`, "x".repeat(100));
    expect(bytes()).toBeLessThanOrEqual(limits.totalBytes);
    // Room was made for the newest.
    expect(await fresh().get(`${run} 0`)).toBe("x".repeat(100));
  }
  expect(await fresh().get("long")).toBeUndefined();
});

test("a folder that cannot be made is no reason to fail", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const cache = answerFiles(join(file, "answers"), now);
  await cache.set(KEY, [1]);
  expect(await cache.get(KEY)).toBeUndefined();
});

test("the folder is the one each system has for caches, and PLUMBRULE_CACHE_DIR goes before it", () => {
  expect(cacheFolder({}, "linux", "/home/u")).toBe("/home/u/.cache/plumbrule/answers");
  expect(cacheFolder({ XDG_CACHE_HOME: "/x" }, "linux", "/home/u")).toBe("/x/plumbrule/answers");
  // The specification: relative paths are to be ignored.
  expect(cacheFolder({ XDG_CACHE_HOME: "x" }, "linux", "/home/u")).toBe("/home/u/.cache/plumbrule/answers");
  expect(cacheFolder({}, "darwin", "/Users/u")).toBe("/Users/u/Library/Caches/plumbrule/answers");
  expect(cacheFolder({ LOCALAPPDATA: "/local" }, "win32", "")).toBe("/local/plumbrule/answers");
  expect(cacheFolder({ PLUMBRULE_CACHE_DIR: "/c", XDG_CACHE_HOME: "/x" }, "linux", "/home/u")).toBe("/c/answers");
  expect(cacheFolder({}, "linux", "")).toBeUndefined();
});
