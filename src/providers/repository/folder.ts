import { realpath, stat } from "node:fs/promises";
import { relative, resolve, sep } from "node:path";

export type Folder = { root: string; prefix: string } | { unreadable: string };

/** The folder to scan: the workload's, or the one inside it that the settings name. */
export async function scannedFolder(directory: string, path: unknown): Promise<Folder> {
  try {
    const base = await realpath(directory);
    const root = typeof path === "string" ? await realpath(resolve(base, path)) : base;
    if (root !== base && !root.startsWith(base.endsWith(sep) ? base : base + sep))
      return { unreadable: "providers.repository.path leaves the workload's folder" };
    if (!(await stat(root)).isDirectory()) return { unreadable: "it is not a folder" };
    const inner = relative(base, root).split(sep).join("/");
    return { root, prefix: inner === "" ? "" : `${inner}/` };
  } catch (error) {
    return { unreadable: `the folder cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})` };
  }
}
