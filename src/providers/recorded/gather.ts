import type { Evidence, Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { GatherResult, ProviderContext } from "../../model/provider.ts";
import { listed, visible, visibleDeep } from "../../model/text.ts";
import { Gathering } from "./gathering.ts";
import { signalProblems } from "./mapped-signals.ts";
import { gatherMetrics } from "./metrics/gather-metrics.ts";
import { isMapped, planMappings } from "./plan.ts";
import { gatherEdges } from "./series/edges.ts";
import { gatherSeries } from "./series/gather-series.ts";
import { gatherGraph } from "./series/graph.ts";
import { pathOf, type RecordedSettings, settingsOf } from "./settings.ts";
import { gatherTraces } from "./traces/gather-traces.ts";

/** Reads everything that is mapped. A file that cannot be read is null readings and a diagnostic; only an abort throws. */
export async function gatherRecorded(context: ProviderContext): Promise<GatherResult> {
  const settings = settingsOf(context.settings);
  const into = new Gathering(context);
  if (!isMapped(settings)) {
    into.diagnose(
      "warning",
      "nothing is read: providers.recorded maps no file (series, edges, graph, traces or metrics)",
    );
    return { evidence: [], diagnostics: into.diagnostics(), usage: {} };
  }
  const plan = await planMappings(context, settings);
  for (const note of plan.series.notes) into.diagnose("warning", note);
  for (const problem of signalProblems(context, settings).values()) into.diagnose("error", problem);
  await gatherSeries(context, plan.series, into);
  await gatherEdges(context, settings, into);
  const graphProblem = (settings.graph?.length ?? 0) > 0 ? await gatherGraph(context, settings, into) : undefined;
  await gatherMetrics(context, settings, plan.metrics, into);
  await gatherTraces(context, settings, into);
  if (into.rows > 0) into.diagnose("info", `${into.rows} rows and data points read`);
  writeWorkload(context, settings, graphProblem, into);
  // One file mapped twice in the same way is one reading.
  const evidence = [...new Map(into.settled().map((reading) => [reading.id, reading])).values()];
  return { evidence: evidence.map(shown).sort(byPlace), diagnostics: into.diagnostics(), usage: {} };
}

function writeWorkload(
  context: ProviderContext,
  settings: RecordedSettings,
  graphProblem: string | undefined,
  into: Gathering,
): void {
  const signal = (id: string) => context.signals.find((known) => known.id === id);
  const subject = context.workload.name;
  const edges = signal("recorded.edges");
  if (edges && (settings.graph?.length ?? 0) > 0) {
    const of = {
      subject,
      signal: edges,
      query: "source and target columns",
      path: pathOf(settings, settings.graph?.[0]?.file ?? ""),
    };
    const rows = [...into.edges].sort(([a], [b]) => byCodeUnit(a, b)).map(([, edge]) => ({ ...edge }));
    if (graphProblem === undefined) into.reading(of, rows);
    else into.nothing(of, graphProblem);
  }
  // An empty list says "none": that is not known of what could not be read.
  const unread = into.diagnostics().some((one) => one.level === "error");
  const list = (of: Parameters<Gathering["reading"]>[0], items: string[] | Row[]) => {
    if (items.length === 0 && unread) into.nothing(of, "a part of the recording could not be read");
    else into.reading(of, items);
  };
  const strangers = signal("recorded.strangers");
  if (strangers) {
    const names = [...into.strangers].map(visible).sort();
    if (names.length > 0) into.diagnose("info", `names in the records that are no components: ${listed(names, 5)}`);
    list({ subject, signal: strangers, query: "names of sources and targets" }, names);
  }
  const anomalies = signal("recorded.anomalies");
  if (into.anomalies.overflow > 0)
    into.diagnose("warning", `${into.anomalies.overflow} more oddities of the recordings are not listed`);
  if (anomalies)
    list({ subject, signal: anomalies, query: "every mapped file" }, into.anomalies.rows().map(visibleDeep));
}

/** Names of files and columns come from outside; what they hold is shown, never obeyed. */
function shown(evidence: Evidence): Evidence {
  const source = visibleDeep(evidence.source);
  return evidence.attributes === undefined
    ? { ...evidence, source }
    : { ...evidence, source, attributes: visibleDeep(evidence.attributes) };
}

function byPlace(a: Evidence, b: Evidence): number {
  const [left, right] = [a, b].map(({ subject, signal, id }) => `${subject}\0${signal}\0${id}`) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
