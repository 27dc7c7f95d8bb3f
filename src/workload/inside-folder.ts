import { realpath } from "node:fs/promises";
import path from "node:path";

export type Inside = { absolute: string; relative: string } | { refused: string };

/**
 * Where a path that a file names leads, links resolved: inside the folder, or refused with the reason.
 * What does not exist yet is judged by its nearest folder that does.
 */
export async function insideFolder(directory: string, named: string): Promise<Inside> {
  if (named.includes("\0")) return { refused: "holds a NUL character" };
  if (path.posix.isAbsolute(named) || path.win32.isAbsolute(named) || /^[A-Za-z]:/.test(named)) {
    return { refused: "has to be relative to the workload's folder" };
  }
  const relative = path.posix.normalize(named.replaceAll("\\", "/")).replace(/\/+$/, "");
  if (relative === ".." || relative.startsWith("../")) return { refused: "leads out of the workload's folder" };
  const root = await realpath(directory);
  const absolute = path.join(root, relative);
  const real = await realpathOfNearest(absolute);
  if (real === undefined) return { refused: "leads through symbolic links that go in a circle" };
  if (real !== root && !real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)) {
    return { refused: "leads out of the workload's folder through a symbolic link" };
  }
  return { absolute, relative: relative === "" ? "." : relative };
}

/** The real path of the deepest part that exists; undefined for links in a circle. */
async function realpathOfNearest(absolute: string): Promise<string | undefined> {
  for (let at = absolute; ; at = path.dirname(at)) {
    try {
      return await realpath(at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "ELOOP") return undefined;
      if (at === path.dirname(at)) return at;
    }
  }
}
