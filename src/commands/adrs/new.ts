import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Args, Flags } from "@oclif/core";
import { BaseCommand, globalFlags, workloadFlags } from "../../cli/base-command.ts";
import { writeFilesAtomically } from "../../cli/write-file.ts";
import { UsageError } from "../../model/errors.ts";
import { visible } from "../../model/text.ts";
import { decisionFolderOf, newFilesIn, newRecord } from "../../pipeline/decision-drafts.ts";

/** A title is a line: longer ones are texts. */
const LONGEST_TITLE = 200;

export default class AdrsNew extends BaseCommand {
  static override summary = "write a new decision record to fill in";
  static override description =
    "Takes the folder's own template where there is one, else the form of its newest record, with the next free number and the status proposed. What is to be filled in is what adrs lint asks for.";
  static override examples = [
    '<%= config.bin %> adrs new "One queue for each customer"',
    '<%= config.bin %> adrs new "One queue for each customer" ../shop --template nygard',
  ];
  static override args = {
    title: Args.string({ ignoreStdin: true, description: "what is decided, in a few words", required: true }),
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = {
    ...globalFlags,
    config: workloadFlags.config,
    template: Flags.string({
      options: ["madr", "nygard"],
      summary: "the form; default that of the folder's own template or newest record",
      helpGroup: "OUTPUT",
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AdrsNew);
    const title = args.title.trim();
    if (title === "" || title.length > LONGEST_TITLE)
      throw new UsageError(`the title has ${title.length} characters`, [`write 1 to ${LONGEST_TITLE}`]);
    const folder = await decisionFolderOf(args.dir, flags.config);
    const form = flags.template === "madr" || flags.template === "nygard" ? flags.template : undefined;
    const { path, text } = newRecord(title, folder, form, new Date().toISOString().slice(0, 10));
    const [absolute = path] = await newFilesIn(args.dir, [path]);
    await mkdir(dirname(absolute), { recursive: true });
    await writeFilesAtomically([{ path: absolute, text }]);
    if (flags.json) return this.printJson({ path });
    await this.print(`wrote ${visible(path)}`);
    this.hint("next: fill it in, and run plumbrule adrs lint", flags);
  }
}
