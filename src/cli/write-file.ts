import { randomBytes } from "node:crypto";
import { lstat, open, readlink, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { UsageError } from "../model/errors.ts";

/**
 * Writes a file as a whole or not at all: into a new file beside it, then renamed over it. An existing file keeps its mode, and its
 * content when anything fails. A symbolic link stays a link and its target is written, as with a shell's `>`; so are devices and pipes,
 * directly. Throws UsageError for a path that cannot be written.
 */
export async function writeFileAtomically(path: string, text: string | Iterable<string>): Promise<void> {
  try {
    await write(await targetOf(resolve(path)), text);
  } catch (error) {
    throw explained(path, error);
  }
}

async function write(target: string, text: string | Iterable<string>): Promise<void> {
  const existing = await stat(target).catch(() => undefined);
  if (existing?.isDirectory()) throw Object.assign(new Error("is a folder"), { code: "EISDIR" });
  if (existing && !existing.isFile()) {
    const device = await open(target, "w");
    try {
      await device.writeFile(text);
    } finally {
      await device.close();
    }
    return;
  }
  const temporary = join(dirname(target), `.plumbrule-${randomBytes(8).toString("hex")}.tmp`);
  // 0o666 less the user's umask is what any other program would give a new file.
  const file = await open(temporary, "wx", 0o666);
  try {
    try {
      await file.writeFile(text);
      if (existing) await file.chmod(existing.mode & 0o777);
      // Without it a crash of the machine could leave the new name with no content.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
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
  ELOOP: "its symbolic links go in a circle",
  ENAMETOOLONG: "its name is too long",
};

function explained(path: string, error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (reason === undefined) return error;
  return new UsageError(
    `cannot write "${path}": ${reason}`,
    code === "ENOENT" ? ["make the folder first, or name another path"] : [],
  );
}
