import type { Assessment } from "../../model/assessment.ts";
import { UsageError } from "../../model/errors.ts";
import { nearest } from "../../model/text.ts";
import type { Format } from "../format.ts";
import type { DiagramName, Drawing, EdgeChoice } from "./drawing.ts";

export interface DrawOptions {
  edges: EdgeChoice;
  /** The id of a trace. */
  trace?: string | undefined;
}

const DRAWERS: { readonly [D in DiagramName]: (assessment: Assessment, options: DrawOptions) => Promise<Drawing> } = {
  components: async (assessment, { edges }) => (await import("./components.ts")).drawComponents(assessment, edges),
  sequence: async (assessment, { trace }) => (await import("./sequence.ts")).drawSequence(assessment, trace),
  deployment: async (assessment) => (await import("./deployment.ts")).drawDeployment(assessment),
};

/** Draws a diagram of an assessment. Throws PlumbruleError (exit 3) where there is nothing to draw, and says why. */
export function draw(assessment: Assessment, diagram: DiagramName, options: DrawOptions): Promise<Drawing> {
  return DRAWERS[diagram](assessment, options);
}

const FORMATS: { readonly [id: string]: Format<Drawing> } = {
  mermaid: { id: "mermaid", extension: "mmd", render: ({ mermaid }) => mermaid },
  svg: { id: "svg", extension: "svg", render: ({ svg }) => svg },
  json: { id: "json", extension: "json", render: (drawing) => `${JSON.stringify(drawing, null, 2)}\n` },
};

/** Throws UsageError (exit 2) for a format that a diagram does not have. */
export async function loadDiagramFormat(id: string): Promise<Format<Drawing>> {
  const format = Object.hasOwn(FORMATS, id) ? FORMATS[id] : undefined;
  if (format) return format;
  const ids = Object.keys(FORMATS);
  const meant = nearest(id, ids);
  throw new UsageError(`a diagram has no format "${id}"`, [
    ...(meant ? [`did you mean "${meant}"?`] : []),
    `available: ${ids.join(", ")}`,
  ]);
}
