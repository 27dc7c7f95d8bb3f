import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Args, Flags } from "@oclif/core";
import { askingFlags, BaseCommand, cacheFlag, globalFlags } from "../../cli/base-command.ts";
import { writeFilesAtomically } from "../../cli/write-file.ts";
import { UsageError } from "../../model/errors.ts";
import { visible } from "../../model/text.ts";
import { decisionFolderOf, newFilesIn, type Suggestions, suggestRecords } from "../../pipeline/decision-drafts.ts";
import { loadAssessment } from "../../pipeline/kept-documents.ts";
import { runAssessment } from "../../pipeline/run-assessment.ts";
import { counted } from "../../report/words.ts";

export default class AdrsSuggest extends BaseCommand {
  static override summary = "draft architecture decision records from findings";
  static override description =
    `One draft for one cause, with the values that were measured, the options, what they cost other pillars, a recommended one and the checks that will show that it worked. They are shown; --yes writes them as new files, with the status proposed and the next free numbers, into the workload's folder of records. What a record takes up already is not drafted again.

EXIT CODES
  0  shown, or written
  2  a flag, the manifest, a record or a kept document is wrong, or a file could not be written`;
  static override examples = [
    "<%= config.bin %> adrs suggest",
    "<%= config.bin %> adrs suggest examples/online-boutique --yes",
    "<%= config.bin %> adrs suggest --assessment assessment.json --template nygard",
  ];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = {
    ...globalFlags,
    ...askingFlags,
    ...cacheFlag,
    evidence: Flags.string({
      summary: "start from kept evidence; touches no network",
      env: "PLUMBRULE_EVIDENCE",
      exclusive: ["assessment"],
      helpGroup: "INPUT",
    }),
    assessment: Flags.string({ summary: "start from a kept assessment", helpGroup: "INPUT" }),
    template: Flags.string({
      options: ["madr", "nygard"],
      summary: "the form of the records; default that of the folder's own template or newest record",
      helpGroup: "OUTPUT",
    }),
    yes: Flags.boolean({ char: "y", summary: "write the drafts", helpGroup: "OUTPUT" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AdrsSuggest);
    const folder = await decisionFolderOf(args.dir, flags.config);
    const progress = this.progress(flags);
    const assessment =
      flags.assessment === undefined
        ? await runAssessment({ ...this.runOptions(args.dir, flags, progress), evidencePath: flags.evidence }).finally(
            () => progress.stop(),
          )
        : await loadAssessment(flags.assessment);
    const form = flags.template === "madr" || flags.template === "nygard" ? flags.template : undefined;
    const suggested = suggestRecords(assessment, folder, form, new Date().toISOString().slice(0, 10));
    if (assessment.decisions.some(({ options }) => options === undefined))
      throw new UsageError(`"${flags.assessment}" was written before decisions held their options`, [
        "make it again: plumbrule assess --format json:FILE",
      ]);
    if (flags.yes) await write(args.dir, suggested);
    if (flags.json) return this.printJson({ ...suggested, written: flags.yes });
    await this.print(told(suggested, flags.yes));
    if (!flags.yes && suggested.drafts.length > 0) this.hint("nothing was written; --yes writes the drafts", flags);
  }
}

async function write(directory: string, { drafts }: Suggestions): Promise<void> {
  const paths = await newFilesIn(
    directory,
    drafts.map(({ path }) => path),
  );
  if (paths[0] !== undefined) await mkdir(dirname(paths[0]), { recursive: true });
  await writeFilesAtomically(paths.map((path, index) => ({ path, text: drafts[index]?.text ?? "" })));
}

function told({ drafts, recorded, folder }: Suggestions, written: boolean): string {
  const known = recorded.flatMap(({ title, records }) =>
    records.map(({ path, status }) => `  ${visible(path)} (${status}): ${visible(title)}`),
  );
  const lines = known.length === 0 ? [] : ["Decisions that a record takes up already:", ...known, ""];
  if (drafts.length === 0) return [...lines, `nothing new to decide; records are in ${visible(folder)}`].join("\n");
  if (written)
    return [...lines, ...drafts.map(({ path }) => `wrote ${visible(path)}`), counted(drafts.length, "draft")].join(
      "\n",
    );
  return [...lines, ...drafts.map(({ path, text }) => `── ${visible(path)}\n\n${text}`)].join("\n");
}
