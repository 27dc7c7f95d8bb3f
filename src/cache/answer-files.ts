import { createHash, randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AnswerCache } from "../model/provider.ts";

export interface CacheLimits {
  /** Of all files together, in bytes. */
  totalBytes: number;
  entryBytes: number;
  /** An older answer is asked again. Milliseconds. */
  ageMs: number;
}

export const CACHE_LIMITS: CacheLimits = {
  // ours: the answers of 1,000 components with ten series of 2,016 values each, as JSON, take about 200 MB
  totalBytes: 256 * 1_048_576,
  // ours: the longest series kept (20,160 values of 17 digits) with room to spare
  entryBytes: 1_048_576,
  // ours: the longest window that is usual, so that a monthly run finds the month before
  ageMs: 35 * 86_400_000,
};

/** An answer and what shows that it is whole and under its own name. */
interface Entry {
  digest: string;
  value: unknown;
}

/**
 * Answers as files of one folder, named by the SHA-256 of their keys, which are not written down. Only this user can read them (0700,
 * 0600). What is damaged, foreign, too old or a link is not there. When the room is used up nothing more is kept; the next run clears it.
 */
export function answerFiles(folder: string, now: () => number, limits: CacheLimits = CACHE_LIMITS): AnswerCache {
  let usable: Promise<boolean> | undefined;
  let room: Promise<number> | undefined;
  let written = 0;
  const pathOf = (key: string) => join(folder, `${sha256(key)}.json`);
  return {
    async get(key) {
      usable ??= isOwn(folder);
      if (!(await usable)) return undefined;
      return read(pathOf(key), key, now() - limits.ageMs, limits).catch(() => undefined);
    },
    async set(key, value) {
      try {
        const json = JSON.stringify(value);
        if (json === undefined) return;
        const text = JSON.stringify({ digest: digestOf(key, json), value } satisfies Entry);
        const bytes = Buffer.byteLength(text);
        if (bytes > limits.entryBytes) return;
        room ??= prepared(folder, now() - limits.ageMs, limits);
        const left = await room;
        if (written + bytes > left) return;
        written += bytes;
        // It may have been looked for before it was made.
        usable = Promise.resolve(true);
        await write(folder, pathOf(key), text);
      } catch {
        // A cache that cannot be written is no reason to fail.
      }
    },
  };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function digestOf(key: string, json: string): string {
  return sha256(`${key}\n${json}`);
}

/** A folder, no link, of this user, that nobody else may write to. */
async function isOwn(folder: string): Promise<boolean> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return false;
  // Windows has no such modes: the profile's folder is the user's own.
  if (process.getuid === undefined) return true;
  return found.uid === process.getuid() && (found.mode & 0o022) === 0;
}

async function read(path: string, key: string, oldest: number, { entryBytes }: CacheLimits): Promise<unknown> {
  const file = await open(path, constants.O_RDONLY | NO_LINK | NO_WAIT);
  try {
    const found = await file.stat();
    if (!found.isFile() || found.size > entryBytes || found.mtimeMs < oldest) return undefined;
    const entry = JSON.parse(await file.readFile("utf8")) as Partial<Entry> | null;
    const json = JSON.stringify(entry?.value);
    return json !== undefined && entry?.digest === digestOf(key, json) ? entry.value : undefined;
  } finally {
    await file.close();
  }
}

/** Windows has neither flag. */
const NO_LINK = constants.O_NOFOLLOW ?? 0;
/** A pipe of that name must not hold the run. */
const NO_WAIT = constants.O_NONBLOCK ?? 0;

async function write(folder: string, path: string, text: string): Promise<void> {
  const temporary = join(folder, `.${randomBytes(8).toString("hex")}.tmp`);
  try {
    const file = await open(temporary, "wx", 0o600);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const OUR_NAME = /^(?:[0-9a-f]{64}\.json|\.[0-9a-f]{16}\.tmp)$/;

/** Makes the folder, takes away what is too old, then the oldest until half is free. Gives the bytes that may be written. */
async function prepared(folder: string, oldest: number, { totalBytes }: CacheLimits): Promise<number> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!(await isOwn(folder))) return 0;
  const files: { path: string; bytes: number; time: number }[] = [];
  for (const name of await readdir(folder)) {
    // Whatever else somebody put there is not ours to delete.
    if (!OUR_NAME.test(name)) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => undefined);
    if (!found?.isFile()) continue;
    if (found.mtimeMs < oldest) await rm(path, { force: true });
    else files.push({ path, bytes: found.size, time: found.mtimeMs });
  }
  let used = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (used <= totalBytes / 2) return totalBytes - used;
  for (const { path, bytes } of files.sort((a, b) => a.time - b.time)) {
    if (used <= totalBytes / 2) break;
    await rm(path, { force: true });
    used -= bytes;
  }
  return totalBytes - used;
}
