import type { Rules } from "../../src/model/rules.ts";
import { listTypes } from "../../src/pipeline/catalogue.ts";
import { code, tableOf } from "../../src/report/markdown/escape.ts";
import { page, text } from "./markdown.ts";
import type { SignalSource } from "./sources.ts";

const TITLES: { [provider: string]: string } = {
  aws: "AWS",
  azure: "Azure",
  gcp: "Google Cloud",
  prometheus: "Prometheus, by the conventions",
};

/** Every signal, with who fills it for which type of component. */
export function signalsPage(rules: Rules, sources: ReadonlyMap<string, readonly SignalSource[]>): string {
  return page("Signals", [
    "What a source can measure of a component or of the workload, by names that no vendor has a part in. Checks and the manifest name them.",
    "",
    ...rules.signals.flatMap((signal) => [
      `## ${text(signal.id)}`,
      "",
      `${text(signal.title)}.`,
      "",
      ...tableOf(
        ["Unit", "One reading holds", "Of a", "Known as", "Golden signal"],
        [
          [
            signal.unit === "" ? "–" : code(signal.unit),
            signal.value,
            signal.subject,
            signal.strength,
            signal.golden ?? "–",
          ],
        ],
      ),
      ...(signal.most ? [`More than ${signal.most.value} is not taken for it: ${text(signal.most.source)}`, ""] : []),
      ...sourceLines(sources.get(signal.id) ?? []),
      "",
    ]),
  ]);
}

function sourceLines(sources: readonly SignalSource[]): string[] {
  if (sources.length === 0) return ["No source fills it yet: what needs it is unknown."];
  return sources.map(({ provider, of }) => {
    if (provider === "recorded") return "- Recorded telemetry, where the manifest maps a column or metric to it";
    if (provider === "repository") return "- Repository: read from the folder";
    if (provider === "toil") return "- Toil: read from tickets or time records";
    const title = TITLES[provider] ?? provider;
    return of.length > 0 ? `- ${title}: ${of.map(code).join(", ")}` : `- ${title}: an API beside its metrics`;
  });
}

/** The types that a component may have. */
export function typesPage(rules: Rules): string {
  return page("Types of components", [
    "What `type` of a component in `plumbrule.yaml` may be, and the neutral type whose checks apply to it. A check that applies to `service` applies to whatever serves requests.",
    "",
    ...tableOf(
      ["Type", "Checked as"],
      listTypes(rules).map(({ type, checkedAs }) => [code(type), code(checkedAs)]),
    ),
  ]);
}
