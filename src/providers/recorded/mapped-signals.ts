import type { ProviderContext } from "../../model/provider.ts";
import { nearest } from "../../model/text.ts";
import type { RecordedSettings } from "./settings.ts";

/** Why mapped signals cannot be read, by signal: the catalogue has none of that name, or it is no series of a component. */
export function signalProblems(
  { signals }: Pick<ProviderContext, "signals">,
  settings: RecordedSettings,
): Map<string, string> {
  const series = signals.filter(({ subject, value }) => subject === "component" && value === "series");
  const readable = series.map(({ id }) => id);
  const problems = new Map<string, string>();
  for (const id of mappedSignals(settings)) {
    if (readable.includes(id)) continue;
    const near = nearest(id, readable);
    const why = signals.some((signal) => signal.id === id)
      ? `the mapped signal ${id} is not read: it is no series of a component`
      : `the mapped signal ${id} is not read: the catalogue has no such signal`;
    problems.set(id, near === undefined ? why : `${why}; did you mean ${near}?`);
  }
  return problems;
}

function mappedSignals(settings: RecordedSettings): Set<string> {
  return new Set([
    ...(settings.series ?? []).flatMap(({ signals, notRecorded }) => [
      ...Object.keys(signals ?? {}),
      ...Object.values(notRecorded ?? {}).flatMap((said) => (typeof said === "string" ? [] : (said.signal ?? []))),
    ]),
    ...(settings.metrics ?? []).flatMap(({ signals }) => Object.keys(signals)),
    ...(settings.edges ?? []).map(({ signal }) => signal),
  ]);
}
