import { fileBytes, type ReadEnd } from "../../shared/files/file-bytes.ts";
import type { WorkloadFile } from "../../shared/files/workload-files.ts";
import type { Anomalies } from "../anomalies.ts";
import { RequestReader } from "./request-reader.ts";
import { SpanScanner, type SpanSink } from "./span-scanner.ts";

export interface TraceFileEnd {
  /** Why nothing of the file could be read. */
  reason?: string;
  /** What is missing of it, when some could be read. */
  partial?: string;
}

/** Streams one OTLP/JSON trace file into the sink. Damage does not throw: what is whole is kept. */
export async function readTraceFile(
  file: WorkloadFile,
  serviceAttribute: string,
  sink: SpanSink,
  anomalies: Anomalies,
  abort?: AbortSignal,
): Promise<TraceFileEnd> {
  const read: ReadEnd = { truncated: false };
  const reader = new RequestReader(new SpanScanner(serviceAttribute, sink));
  for await (const chunk of fileBytes(file, read, abort)) {
    reader.push(chunk);
    if (reader.damage.reason !== undefined) break;
  }
  reader.finish();
  const { damage } = reader;
  const truncated = read.truncated || damage.truncated;
  if (truncated) {
    const how = read.truncated ? "the compressed file stops before its end" : "the last request stops in the middle";
    anomalies.add(file.path, "", "truncated", 1, how, "left out");
  }
  anomalies.add(file.path, "", "unreadable", damage.malformed, damage.firstMalformed, "left out");
  const stopped = read.reason ?? (damage.reason === undefined ? undefined : `${file.path}: ${damage.reason}`);
  if (damage.read === 0) {
    if (stopped !== undefined) return { reason: stopped };
    if (damage.malformed > 0)
      return { reason: `${file.path} is not OTLP/JSON (${damage.firstMalformed} cannot be read)` };
    if (truncated) return { reason: `${file.path} is cut off before its first request ends`, partial: "" };
    return { reason: `${file.path} holds no trace request` };
  }
  if (stopped !== undefined) return { partial: stopped };
  if (truncated) return { partial: `${file.path} is cut off; what is whole before that was used` };
  if (damage.malformed > 0)
    return {
      partial: `${file.path}: ${damage.malformed} requests cannot be read, the first is ${damage.firstMalformed}`,
    };
  return {};
}
