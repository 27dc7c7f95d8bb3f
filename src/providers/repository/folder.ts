import { realpath, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";
import { visible } from "../../model/text.ts";

export type Folder = { root: string; prefix: string } | { unreadable: string };

/** The folder to scan: the workload's, or the one that the settings name, inside it or elsewhere. */
export async function scannedFolder(directory: string, path: unknown): Promise<Folder> {
  const where = typeof path === "string" ? `the folder of providers.repository.path (${visible(path)})` : "the folder";
  try {
    const base = await realpath(directory);
    const stated = typeof path === "string" ? resolve(base, path) : base;
    const root = await realpath(stated);
    // The manifest may say in plain sight that the code lies elsewhere; a link may not.
    if (isWithin(stated, base) && !isWithin(root, base))
      return { unreadable: "providers.repository.path leaves the workload's folder through a symbolic link" };
    if (!(await stat(root)).isDirectory()) return { unreadable: `${where} is a file, not a folder` };
    const inner = relative(base, root).split(sep).join("/");
    return { root, prefix: inner === "" ? "" : `${inner}/` };
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    return { unreadable: code === "ENOENT" ? `${where} does not exist` : `${where} cannot be read (${code})` };
  }
}

function isWithin(path: string, base: string): boolean {
  return path === base || path.startsWith(base.endsWith(sep) ? base : base + sep);
}
