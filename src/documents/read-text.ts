import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { FileError } from "../model/errors.ts";
import { visible } from "../model/text.ts";

/**
 * Reads a UTF-8 text file of at most `mostBytes`. Throws FileError when it is not there, is not a file, is too large or is not UTF-8.
 * `named` is how the user would name it.
 */
export async function readText(absolute: string, named: string, mostBytes: number): Promise<string> {
  // A line break in a name would begin a line of its own in a message.
  const shown = visible(named);
  // Non-blocking, so that opening a named pipe does not wait for a writer that never comes.
  const file = await open(absolute, constants.O_RDONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    throw new FileError({ file: shown }, openFailure(error), []);
  });
  try {
    const facts = await file.stat();
    if (facts.isDirectory()) throw new FileError({ file: shown }, "is a folder; a file is expected here");
    if (!facts.isFile())
      throw new FileError({ file: shown }, "is not a regular file", [
        "a pipe or a device is not read: write what it gives to a file first",
      ]);
    if (facts.size > mostBytes) {
      throw new FileError({ file: shown }, `is ${size(facts.size)}; at most ${size(mostBytes)} are read`);
    }
    const bytes = await file.readFile();
    return decode(bytes, shown);
  } finally {
    await file.close();
  }
}

function openFailure(error: NodeJS.ErrnoException): string {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return "there is no such file";
  if (error.code === "EACCES" || error.code === "EPERM") return "may not be read: permission denied";
  return `cannot be read (${error.code ?? error.message})`;
}

/** UTF-8 without its byte order mark. */
function decode(bytes: Uint8Array, shown: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new FileError({ file: shown }, "is UTF-16; save it as UTF-8");
  }
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    // Latin letters in UTF-16 without a mark have a NUL in every other byte.
    const wide = bytes[1] === 0 || bytes[0] === 0;
    throw new FileError(
      { file: shown, line: wide ? undefined : lineAt(bytes, nul) },
      wide ? "looks like UTF-16; save it as UTF-8" : "holds a NUL character; it may be damaged, or no text file",
    );
  }
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new FileError({ file: shown, line: firstBadLine(bytes) }, "is not UTF-8; save it as UTF-8");
  }
  return text;
}

function lineAt(bytes: Uint8Array, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) line += 1;
  return line;
}

/** The line of the first byte that is not UTF-8. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (let end = 0; end <= bytes.length; end++) {
    if (end < bytes.length && bytes[end] !== 0x0a) continue;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    start = end + 1;
    line += 1;
  }
  return line;
}

function size(bytes: number): string {
  const mebi = bytes / 1_048_576;
  return mebi < 0.1 ? `${bytes} bytes` : `${Math.round(mebi * 10) / 10} MiB`;
}
