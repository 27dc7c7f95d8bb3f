import type { ProviderContext } from "../../../model/provider.ts";
import { isRefusal, resolveFiles } from "../../shared/files/workload-files.ts";
import { ComponentNames } from "../component-names.ts";
import type { Gathering } from "../gathering.ts";
import { pathOf, type RecordedSettings } from "../settings.ts";
import { readTraceFile } from "./read-traces.ts";
import { TraceCollector } from "./trace-collector.ts";
import { writeTraceReadings } from "./trace-readings.ts";

const SERVICE = "service.name";

/** Reads all trace files and writes the `trace.*` readings of every component and of the workload. */
export async function gatherTraces(
  context: ProviderContext,
  settings: RecordedSettings,
  into: Gathering,
): Promise<void> {
  const mappings = settings.traces ?? [];
  if (mappings.length === 0) return;
  const { components } = context.workload;
  const names = mappings.map(({ components: patterns }) => new ComponentNames(components, {}, patterns));
  const collector = new TraceCollector(names[0] as ComponentNames, components.length, into);
  const paths: string[] = [];
  const failures: string[] = [];
  const problem = (message: string) => {
    failures.push(message);
    into.diagnose("error", message);
  };
  for (const [index, mapping] of mappings.entries()) {
    const services = names[index] as ComponentNames;
    for (const broken of services.broken) into.diagnose("error", `traces of ${mapping.file}: ${broken}`);
    collector.use(services);
    for (const file of await resolveFiles(context.directory, pathOf(settings, mapping.file))) {
      context.abort.throwIfAborted();
      if (isRefusal(file)) {
        problem(file.reason);
        continue;
      }
      context.progress(`reading ${file.path}`);
      const before = collector.spans;
      const end = await readTraceFile(file, mapping.service ?? SERVICE, collector, into.anomalies, context.abort);
      if (end.reason !== undefined && collector.spans === before) problem(end.reason);
      else {
        paths.push(file.path);
        const partial = end.partial ?? end.reason;
        if (partial !== undefined) into.diagnose("warning", partial);
      }
    }
  }
  diagnose(collector, paths, into);
  const strangers = [...new Set(names.flatMap(({ strangers }) => [...strangers]))].sort();
  writeTraceReadings(
    context,
    { collector, paths, pattern: pathOf(settings, mappings[0]?.file ?? ""), failures, strangers },
    into,
  );
}

function diagnose(collector: TraceCollector, paths: readonly string[], into: Gathering): void {
  const { spans, inWindow, store, names, minutes, noTime, noDuration, noTrace, repeated } = collector;
  if (paths.length > 0)
    into.diagnose("info", `${spans} spans read from ${paths.length} trace files, ${inWindow} of them in the window`);
  if (store.sampled !== undefined) {
    into.diagnose(
      "info",
      `the structure of traces (edges, repeats, overlap, depth) comes from a sample of ${store.sampled} of them, chosen by a hash of the trace id`,
    );
  }
  if (store.dropped > 0)
    into.diagnose("warning", `${store.dropped} spans of oversized traces were left out of the structure of traces`);
  if (names.overflow > 0)
    into.diagnose(
      "warning",
      `more than ${names.size - 1} span names: ${names.overflow} spans are counted under "other"`,
    );
  if (minutes.overflow > 0)
    into.diagnose(
      "warning",
      `${minutes.overflow} spans found no room: they are spread over too many minutes and components`,
    );
  const file = paths.length === 1 ? (paths[0] as string) : `${paths.length} trace files`;
  into.anomalies.add(file, "startTimeUnixNano", "empty", noTime, "a span without a start", "left out");
  into.anomalies.add(
    file,
    "endTimeUnixNano",
    "out-of-range",
    noDuration,
    "a span that ends before it starts, or never",
    "kept",
  );
  into.anomalies.add(
    file,
    "spanId",
    "repeated",
    repeated,
    "a span that came again: its exporter sent it anew",
    "left out",
  );
  into.anomalies.add(file, "traceId", "empty", noTrace, "a span without a trace id", "kept");
}
