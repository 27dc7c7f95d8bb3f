import { isUtf8 } from "node:buffer";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { lstat, realpath } from "node:fs/promises";
import { join, sep } from "node:path";

/** What became of a file. `head` is the text that could be had for a guess at its kind. */
export type ReadFile =
  | { text: string }
  | { problem: string; head: string }
  | { skipped: "link" | "link-out" | "folder" | "gone" };

export const NOT_TEXT = "it is not a text file";

/** Larger files are not parsed: no manifest, pipeline or module that people keep by hand comes near it. */
const MOST_BYTES = 2 * 1024 * 1024;
export const TOO_LARGE = `it is larger than ${MOST_BYTES / 1024 / 1024} MiB`;
const HEAD_BYTES = 64 * 1024;
/** git's own rule for "binary": a NUL in the first 8000 bytes. */
const BINARY_SNIFF = 8000;

/** Reads files of one root, each at most once, never through a link. */
export class FileReader {
  readonly #root: string;
  readonly #folders = new Map<string, Promise<boolean>>();

  constructor(root: string) {
    this.#root = root;
  }

  async read(path: string): Promise<ReadFile> {
    if (!(await this.#inside(path.slice(0, path.lastIndexOf("/") + 1)))) return { skipped: "link-out" };
    let opened: number | undefined;
    try {
      // Small local files are read several times faster without the thread pool; whoever reads many lets others run in between.
      opened = openSync(join(this.#root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      return readOpened(opened);
    } catch (error) {
      return this.#failed(path, error as NodeJS.ErrnoException);
    } finally {
      if (opened !== undefined) closeSync(opened);
    }
  }

  async #failed(path: string, error: NodeJS.ErrnoException): Promise<ReadFile> {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return { skipped: "gone" };
    const stat = await lstat(join(this.#root, path)).catch(() => undefined);
    if (stat?.isSymbolicLink()) {
      const target = await realpath(join(this.#root, path)).catch(() => undefined);
      return { skipped: target === undefined || this.#contains(target) ? "link" : "link-out" };
    }
    return { problem: `it could not be read (${error.code ?? "unknown error"})`, head: "" };
  }

  /** Whether a folder, links resolved, is inside the root. */
  #inside(folder: string): Promise<boolean> {
    let known = this.#folders.get(folder);
    if (!known) {
      known = realpath(join(this.#root, folder)).then(
        (real) => this.#contains(real),
        () => true,
      );
      this.#folders.set(folder, known);
    }
    return known;
  }

  #contains(real: string): boolean {
    return real === this.#root || real.startsWith(this.#root.endsWith(sep) ? this.#root : this.#root + sep);
  }
}

function readOpened(file: number): ReadFile {
  const stat = fstatSync(file);
  if (stat.isDirectory()) return { skipped: "folder" };
  if (!stat.isFile()) return { problem: "it is not a regular file", head: "" };
  const large = stat.size > MOST_BYTES;
  const buffer = Buffer.allocUnsafe(Math.max(1, large ? HEAD_BYTES : stat.size));
  let length = 0;
  while (length < buffer.length) {
    const read = readSync(file, buffer, length, buffer.length - length, length);
    if (read === 0) break;
    length += read;
  }
  const bytes = buffer.subarray(0, length);
  if (bytes.subarray(0, BINARY_SNIFF).includes(0)) return { problem: NOT_TEXT, head: "" };
  if (large) return { problem: TOO_LARGE, head: bytes.toString("utf8") };
  if (!isUtf8(bytes)) return { problem: "it is not valid UTF-8", head: bytes.toString("utf8", 0, HEAD_BYTES) };
  const text = bytes.toString("utf8");
  return { text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text };
}
