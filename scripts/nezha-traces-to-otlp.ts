/**
 * Turns a trace table of the Nezha data set (CSV, gzipped) into OTLP/JSON lines, one line a trace: how the traces of
 * examples/online-boutique were made. Every id, name and time is kept as it is; no status, kind or attribute is invented.
 *
 *   node scripts/nezha-traces-to-otlp.ts 03_53_trace.csv.gz > out.jsonl
 */
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";

interface Row {
  TraceID: string;
  SpanID: string;
  ParentID: string;
  PodName: string;
  OperationName: string;
  StartTimeUnixNano: string;
  EndTimeUnixNano: string;
}

const path = process.argv[2];
if (path === undefined) throw new Error("name the .csv.gz file");
const rows = parse(gunzipSync(readFileSync(path)), { columns: true, skip_empty_lines: true }) as Row[];

const traces = new Map<string, Map<string, Row[]>>();
for (const row of rows) {
  const pods = traces.get(row.TraceID) ?? new Map<string, Row[]>();
  pods.set(row.PodName, [...(pods.get(row.PodName) ?? []), row]);
  traces.set(row.TraceID, pods);
}
for (const pods of traces.values()) {
  const resourceSpans = [...pods].map(([pod, spans]) => ({
    resource: { attributes: [{ key: "k8s.pod.name", value: { stringValue: pod } }] },
    scopeSpans: [
      {
        spans: spans.map((row) => ({
          traceId: row.TraceID,
          spanId: row.SpanID,
          // The table writes "root" where OTLP leaves the parent out.
          ...(row.ParentID === "root" ? {} : { parentSpanId: row.ParentID }),
          name: row.OperationName,
          startTimeUnixNano: row.StartTimeUnixNano,
          endTimeUnixNano: row.EndTimeUnixNano,
        })),
      },
    ],
  }));
  process.stdout.write(`${JSON.stringify({ resourceSpans })}\n`);
}
