import type { ExampleTrace } from "../../model/architecture.ts";
import type { Assessment } from "../../model/assessment.ts";
import { UsageError } from "../../model/errors.ts";
import { listed, visible } from "../../model/text.ts";
import { formatQuantity } from "../quantities.ts";
import { visibleAssessment } from "../visible-assessment.ts";
import { counted } from "../words.ts";
import { type Drawing, drawingOf, nothingToDraw } from "./drawing.ts";
import { sequenceMermaid } from "./sequence-mermaid.ts";
import { sequenceOf } from "./sequence-steps.ts";
import { sequenceSvg } from "./sequence-svg.ts";

/** Sixty spans are up to 120 lines of a picture; an assessment of ours has no more. */
const MOST_SPANS = 60;

/**
 * The spans of one trace in order: of the slowest, or of the one with that id. Throws PlumbruleError (exit 3) where no trace was kept,
 * UsageError (exit 2) where that one was not.
 */
export function drawSequence(assessment: Assessment, id: string | undefined): Drawing {
  const shown = visibleAssessment(assessment);
  const chosen = chosenTrace(shown, id);
  const trace = { ...chosen, spans: chosen.spans.slice(0, MOST_SPANS) };
  const sequence = sequenceOf(trace);
  const title = `Trace ${trace.id}, ${kindOf(trace)}: ${counted(trace.total, "span")}, ${durationOf(trace)}`;
  const notes = notesOf(trace);
  return drawingOf(shown, "sequence", {
    notes,
    mermaid: sequenceMermaid(sequence, title, notes),
    svg: sequenceSvg(sequence, title, notes),
  });
}

function chosenTrace({ architecture }: Assessment, id: string | undefined): ExampleTrace {
  const traces = architecture?.traces ?? [];
  const [first] = traces;
  if (!first) {
    const reason = architecture?.tracesReason ?? "the assessment was made before traces were kept in it";
    throw nothingToDraw(`no trace was kept: ${reason}`, [
      "name files of OTLP traces under providers.recorded.traces in plumbrule.yaml; of them the slowest, the median and a failed trace are kept",
    ]);
  }
  if (id === undefined) return first;
  // Ids of 128 bits are kept by their lower half.
  const found = traces.find((trace) => trace.id === id.toLowerCase().slice(-16));
  if (found) return found;
  throw new UsageError(`--trace: no trace "${visible(id)}" was kept`, [
    `kept are ${listed(
      traces.map((trace) => `${trace.id} (${kindOf(trace)})`),
      8,
    )}`,
  ]);
}

function kindOf({ example }: ExampleTrace): string {
  return example === "failed" ? "the slowest that failed" : `the ${example}`;
}

function durationOf({ spans }: ExampleTrace): string {
  const duration = spans[0]?.duration ?? null;
  return duration === null ? "duration not known" : formatQuantity(duration, "s");
}

function notesOf({ spans, total }: ExampleTrace): string[] {
  return [
    ...(total > spans.length
      ? [`${total - spans.length} of ${total} spans are left out: those farthest from the root`]
      : []),
    ...(spans.every(({ failed }) => failed === null) ? ["no span says whether it failed"] : []),
    ...(spans.some(({ start }) => start < 0) ? ["some span begins before the root: the hosts' clocks differ"] : []),
    ...(spans.some(({ component }) => component === null)
      ? ["services that are no component stand together as outside the workload"]
      : []),
  ];
}
