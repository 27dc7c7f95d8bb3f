import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import type { WorkloadFile } from "./workload-files.ts";

const CHUNK = 1 << 20;

/** Telemetry shrinks 10 to 50 times; a file that grows beyond this, once it is large, was made to exhaust its reader. */
const HIGHEST_RATIO = 300;
const RATIO_COUNTS_FROM = 64 * 1024 * 1024;

/** What became of a file at its end. */
export interface ReadEnd {
  /** The compressed stream stopped before its end. */
  truncated: boolean;
  /** Why reading stopped early. */
  reason?: string;
}

export function isGzip(path: string): boolean {
  return path.toLowerCase().endsWith(".gz");
}

/**
 * The bytes of a file, gunzipped where its name ends in `.gz`, in chunks that are valid only until the next one is asked for.
 * Damage does not throw: what could be read is given, and `end` says what happened.
 */
export async function* fileBytes(file: WorkloadFile, end: ReadEnd, abort?: AbortSignal): AsyncGenerator<Buffer> {
  yield* isGzip(file.path) ? gunzipped(file, end, abort) : plain(file, end, abort);
}

async function* plain(file: WorkloadFile, end: ReadEnd, abort?: AbortSignal): AsyncGenerator<Buffer> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(file.absolute);
    // A byte more than the file has, so that its end is met in one go; it may have grown since.
    const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK, file.bytes + 1));
    for (;;) {
      abort?.throwIfAborted();
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    if (abort?.aborted) throw error;
    end.reason = describe(file, error);
  } finally {
    await handle?.close();
  }
}

async function* gunzipped(file: WorkloadFile, end: ReadEnd, abort?: AbortSignal): AsyncGenerator<Buffer> {
  const source = createReadStream(file.absolute, { highWaterMark: 256 * 1024 });
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  source.on("error", (error) => unzip.destroy(error));
  source.pipe(unzip);
  let total = 0;
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      abort?.throwIfAborted();
      total += chunk.length;
      if (total > RATIO_COUNTS_FROM && total > file.bytes * HIGHEST_RATIO) {
        end.reason = `${file.path} grows more than ${HIGHEST_RATIO} times when unpacked: it was not read further`;
        return;
      }
      yield chunk;
    }
  } catch (error) {
    if (abort?.aborted) throw error;
    if ((error as NodeJS.ErrnoException).code === "Z_BUF_ERROR") end.truncated = true;
    else end.reason = describe(file, error);
  } finally {
    source.destroy();
    unzip.destroy();
  }
}

function describe(file: WorkloadFile, error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? "unreadable";
  if (code.startsWith("Z_")) return `${file.path} is not a sound gzip file (${code})`;
  return `${file.path} cannot be read (${code})`;
}

/** A whole file in memory, or why not: more than `limit` bytes (unpacked) are refused. */
export async function wholeFile(
  file: WorkloadFile,
  limit: number,
  end: ReadEnd,
  abort?: AbortSignal,
): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let total = 0;
  for await (const chunk of fileBytes(file, end, abort)) {
    total += chunk.length;
    if (total > limit) {
      end.reason = `${file.path} is one document of more than ${limit >> 20} MiB: write it as CSV or as JSON lines`;
      return undefined;
    }
    parts.push(Buffer.from(chunk));
  }
  return Buffer.concat(parts);
}
