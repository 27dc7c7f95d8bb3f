import { Args, Flags } from "@oclif/core";
import { askingFlags, BaseCommand, cacheFlag, globalFlags, repeated } from "../../cli/base-command.ts";
import { checkEvidenceFlags, evidenceFlags, evidenceOptions } from "../../cli/evidence-flags.ts";
import { reportTargets, writeReports } from "../../cli/report-output.ts";
import type { Assessment } from "../../model/assessment.ts";
import { UsageError } from "../../model/errors.ts";
import { loadAssessment } from "../../pipeline/kept-documents.ts";
import { DIAGRAMS, type DiagramName, EDGE_CHOICES, type EdgeChoice } from "../../report/diagrams/drawing.ts";
import { draw, loadDiagramFormat } from "../../report/diagrams/registry.ts";

export default class DiagramsShow extends BaseCommand {
  static override summary = "draw components and their dependencies, a trace, or the deployment";
  static override description =
    `Draws what the evidence shows, as Mermaid or SVG. What is left out or not known is noted in the picture.

components   components with their worst open finding, and who depends on whom: as the workload declares it, as telemetry shows it, or both
sequence     the spans of one trace in order, with durations and failures; the slowest complete trace, or that of --trace
deployment   Kubernetes workloads by namespace, with what stands in front of them

The folder is assessed first; --assessment draws a kept assessment instead, --evidence one made of kept evidence.

EXIT CODES
  0  drawn
  2  a flag, the manifest or a file is wrong, or no such trace was kept
  3  there is nothing to draw: the evidence does not show it`;
  static override examples = [
    "<%= config.bin %> diagrams show components",
    "<%= config.bin %> diagrams show components ../shop --edges observed --format svg:components.svg",
    "<%= config.bin %> diagrams show sequence --assessment assessment.json",
    "<%= config.bin %> diagrams show deployment --evidence evidence.json --format mermaid:deployment.mmd",
  ];
  static override args = {
    diagram: Args.string({
      ignoreStdin: true,
      description: DIAGRAMS.join(", "),
      options: [...DIAGRAMS],
      required: true,
    }),
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = {
    ...globalFlags,
    ...askingFlags,
    ...cacheFlag,
    ...evidenceFlags,
    assessment: Flags.string({
      summary: "a file written by assess --json",
      env: "PLUMBRULE_ASSESSMENT",
      helpGroup: "INPUT",
    }),
    edges: Flags.string({
      summary: "of components: the dependencies that are declared, that were observed, or both (default)",
      options: [...EDGE_CHOICES],
      env: "PLUMBRULE_EDGES",
      helpGroup: "OUTPUT",
    }),
    trace: Flags.string({
      summary: "of a sequence: the trace with this id",
      env: "PLUMBRULE_TRACE",
      helpGroup: "OUTPUT",
    }),
    format: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      char: "f",
      summary: "mermaid, svg or json, with :PATH to write a file; repeatable; default mermaid",
      env: "PLUMBRULE_FORMAT",
      helpGroup: "OUTPUT",
    }),
  };

  async run(): Promise<void> {
    const { args, flags, raw } = await this.parse(DiagramsShow);
    const formats = repeated(flags.format) ?? (flags.json ? [] : ["mermaid"]);
    const targets = await reportTargets(formats, flags.json, loadDiagramFormat);
    await checkEvidenceFlags(flags, targets, args.dir !== ".");
    refuseOfOthers(args.diagram, flags.trace, flags.edges);
    const typed = raw.flatMap((token) => (token.type === "flag" ? [token.flag] : []));
    if (flags.assessment !== undefined) refuseForKept(typed, args.dir !== ".");
    const drawing = await draw(await this.assessment(args.dir, flags), args.diagram as DiagramName, {
      edges: (flags.edges ?? "both") as EdgeChoice,
      trace: flags.trace,
    });
    const written = await writeReports(drawing, targets, {
      loadFormat: loadDiagramFormat,
      terminal: this.terminal(flags),
      verbose: flags.verbose,
    });
    await this.printWritten(written, targets, flags);
  }

  private async assessment(
    directory: string,
    flags: Parameters<DiagramsShow["runOptions"]>[1] &
      Parameters<typeof evidenceOptions>[0] & { assessment?: string | undefined },
  ): Promise<Assessment> {
    if (flags.assessment !== undefined) return loadAssessment(flags.assessment);
    // A kept assessment needs nothing of what makes one.
    const { runAssessment } = await import("../../pipeline/run-assessment.ts");
    const progress = this.progress(flags);
    return runAssessment({ ...this.runOptions(directory, flags, progress), ...evidenceOptions(flags) }).finally(() =>
      progress.stop(),
    );
  }
}

/** A flag that another diagram has would be passed over. */
function refuseOfOthers(diagram: string, trace: string | undefined, edges: string | undefined): void {
  if (trace !== undefined && diagram !== "sequence")
    throw new UsageError("--trace chooses what a sequence shows", [
      `leave it out, or draw a sequence instead of ${diagram}`,
    ]);
  if (edges !== undefined && diagram !== "components")
    throw new UsageError("--edges chooses what components shows", [
      `leave it out, or draw components instead of ${diagram}`,
    ]);
}

function refuseForKept(typed: readonly string[], dirGiven: boolean): void {
  const named = typed.filter((flag) => flag in askingFlags || flag in evidenceFlags || flag in cacheFlag);
  const said = [...named.map((flag) => `--${flag}`), ...(dirGiven ? ["a folder"] : [])];
  if (said.length === 0) return;
  throw new UsageError(`${said.join(" and ")} cannot change a kept assessment: it is drawn as it is`, [
    "leave out one of the two",
  ]);
}
