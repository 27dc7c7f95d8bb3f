import { fileBytes, type ReadEnd } from "../../shared/files/file-bytes.ts";
import type { WorkloadFile } from "../../shared/files/workload-files.ts";
import { isObject } from "./data-points.ts";

const LARGEST_DOCUMENT = 64 * 1024 * 1024;
const NEWLINE = 10;

export interface MetricFileEnd {
  requests: number;
  malformed: number;
  firstMalformed: string;
  truncated: boolean;
  reason: string | undefined;
}

/** Streams the requests of an OTLP/JSON metrics file: one a line, or one whole document of at most 64 MiB. */
export async function readMetricFile(
  file: WorkloadFile,
  each: (request: { [key: string]: unknown }) => void,
  abort?: AbortSignal,
): Promise<MetricFileEnd> {
  const read: ReadEnd = { truncated: false };
  const end: MetricFileEnd = { requests: 0, malformed: 0, firstMalformed: "", truncated: false, reason: undefined };
  let pending: Buffer = Buffer.alloc(0);
  let line = 0;
  let whole = false;
  const take = (text: string, last: boolean): boolean => {
    line++;
    const trimmed = text.replace(/^\ufeff/, "").trim();
    if (trimmed === "") return true;
    try {
      const request: unknown = JSON.parse(trimmed);
      if (!isObject(request)) throw new SyntaxError("not an object");
      end.requests++;
      each(request);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // A first line that is no document is the beginning of one over several lines.
      if (line === 1 && !last) return false;
      if (last) end.truncated = true;
      else if (end.malformed++ === 0) end.firstMalformed = `line ${line}`;
    }
    return true;
  };
  for await (const chunk of fileBytes(file, read, abort)) {
    pending = Buffer.concat([pending, chunk]);
    let start = 0;
    for (let at = pending.indexOf(NEWLINE); at >= 0 && !whole; at = pending.indexOf(NEWLINE, start)) {
      if (!take(pending.toString("utf8", start, at), false)) {
        whole = true;
        break;
      }
      start = at + 1;
    }
    if (!whole) pending = pending.subarray(start);
    if (pending.length > LARGEST_DOCUMENT) {
      end.reason = `${file.path} has a document or line of more than ${LARGEST_DOCUMENT >> 20} MiB: write it as JSON lines`;
      break;
    }
  }
  if (end.reason === undefined && pending.length > 0) take(pending.toString("utf8"), true);
  if (read.truncated) end.truncated = true;
  if (end.requests === 0)
    end.reason ??= read.reason ?? `${file.path} is not OTLP/JSON${end.truncated ? " or is cut off" : ""}`;
  return end;
}
