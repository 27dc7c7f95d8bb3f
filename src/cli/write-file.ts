import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { access, constants, lstat, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../model/errors.ts";

export interface FileToWrite {
  path: string;
  text: string | Uint8Array | Iterable<string>;
}

/** Files begun and not yet in their place. */
const unfinished = new Set<string>();

const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/** A signal ends a command that does not listen for it itself; what was begun goes first. */
function endedBy(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  removeUnfinished();
  for (const one of SIGNALS) process.off(one, endedBy);
  process.kill(process.pid, signal);
}

function begin(temporary: string): void {
  if (unfinished.size === 0) for (const one of SIGNALS) process.on(one, endedBy);
  unfinished.add(temporary);
}

function finish(temporary: string): void {
  if (unfinished.delete(temporary) && unfinished.size === 0) for (const one of SIGNALS) process.off(one, endedBy);
}

/**
 * Writes a file as a whole or not at all: into a new file beside it, then renamed over it. An existing file keeps its mode, and its
 * content when anything fails. A symbolic link stays a link and its target is written, as with a shell's `>`; so are devices and pipes,
 * directly. Throws UsageError for a path that cannot be written.
 */
export async function writeFileAtomically(path: string, text: FileToWrite["text"]): Promise<void> {
  await writeFilesAtomically([{ path, text }]);
}

/** The same for several: none is put in its place before all are written, so that a failure leaves none of them. */
export async function writeFilesAtomically(files: readonly FileToWrite[]): Promise<void> {
  const staged: { path: string; temporary: string; target: string }[] = [];
  try {
    for (const { path, text } of files) {
      const place = await stage(path, text).catch((error: unknown) => {
        throw explained(path, error);
      });
      if (place) staged.push({ path, ...place });
    }
    for (const { path, temporary, target } of staged) {
      await rename(temporary, target).catch((error: unknown) => {
        throw explained(path, error);
      });
      finish(temporary);
    }
  } catch (error) {
    for (const { temporary } of staged) await discard(temporary);
    throw error;
  }
}

/** Throws UsageError when a file could not be written there as things stand. Writes nothing. */
export async function assertWritable(path: string): Promise<void> {
  try {
    const { device, target } = await placeOf(path);
    if (device) await access(target, constants.W_OK);
    // A new file is written beside the old one, so that the folder is what has to allow it.
    else await access(dirname(target), constants.W_OK | constants.X_OK);
  } catch (error) {
    throw explained(path, error);
  }
}

/** For a process that has to end now: what was begun and is not whole is taken away. */
export function removeUnfinished(): void {
  for (const temporary of unfinished) rmSync(temporary, { force: true });
}

/** Writes beside the target; devices and pipes are written at once and need no second step. */
async function stage(
  path: string,
  text: FileToWrite["text"],
): Promise<{ temporary: string; target: string } | undefined> {
  const { device, target, mode } = await placeOf(path);
  if (device) {
    const file = await open(target, "w");
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return undefined;
  }
  const temporary = join(dirname(target), `.plumbrule-${randomBytes(8).toString("hex")}.tmp`);
  // 0o666 less the user's umask is what any other program would give a new file.
  const file = await open(temporary, "wx", 0o666);
  begin(temporary);
  try {
    try {
      await file.writeFile(text);
      if (mode !== undefined) await file.chmod(mode & 0o777);
      // Without it a crash of the machine could leave the new name with no content.
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    await discard(temporary);
    throw error;
  }
  return { temporary, target };
}

async function discard(temporary: string): Promise<void> {
  await rm(temporary, { force: true });
  finish(temporary);
}

/** What a path leads to: a device or pipe, or a file that is there (with its mode) or can be made. Throws for a folder. */
async function placeOf(path: string): Promise<{ device: boolean; target: string; mode?: number }> {
  const absolute = resolve(path);
  const existing = await stat(absolute).catch(() => undefined);
  if (existing?.isDirectory()) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
  // Not resolved further: /dev/stdout leads to a pipe, which has no path of its own.
  if (existing && !existing.isFile()) return { device: true, target: absolute };
  const target = await targetOf(absolute);
  return { device: false, target, ...(existing ? { mode: existing.mode } : {}) };
}

/** Where a path leads, links followed, also a link to what does not exist yet. */
async function targetOf(path: string, links = 0): Promise<string> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined) return real;
  const found = await lstat(path).catch(() => undefined);
  if (!found?.isSymbolicLink()) return path;
  // The kernel's own limit (path_resolution(7)).
  if (links >= 40) throw Object.assign(new Error("links in a circle"), { code: "ELOOP" });
  return targetOf(resolve(dirname(path), await readlink(path)), links + 1);
}

const REASONS: { [code: string]: string } = {
  ENOENT: "its folder does not exist",
  ENOTDIR: "a part of its path is a file, not a folder",
  EISDIR: "it is a folder",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EFBIG: "it would be larger than a file may be here",
  ELOOP: "its symbolic links go in a circle",
  ENAMETOOLONG: "its name is too long",
  EPIPE: "what reads it has gone away",
  ENXIO: "nothing listens there",
  ERR_INVALID_ARG_VALUE: "its name holds a character that no file name may hold",
};

function explained(path: string, error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error) || error instanceof UsageError) return error;
  const code = String(error.code);
  // Anything else that the system refuses is said by its own name for it.
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : "syscall" in error ? code : undefined;
  if (reason === undefined) return error;
  return new UsageError(
    `cannot write "${path}": ${reason}`,
    code === "ENOENT" ? ["make the folder first, or name another path"] : [],
  );
}
