import { Args } from "@oclif/core";
import { BaseCommand, globalFlags, workloadFlags } from "../../cli/base-command.ts";
import { listRecords } from "../../pipeline/decision-records.ts";
import { counted } from "../../report/words.ts";

export default class AdrsList extends BaseCommand {
  static override summary = "list the workload's decision records";
  static override description =
    "Reads the folder that the manifest names under adrs, else the one of .adr-dir or .log4brains.yml, else docs/adr and its usual kin.";
  static override examples = [
    "<%= config.bin %> adrs list",
    "<%= config.bin %> adrs list examples/online-boutique --json",
  ];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = { ...globalFlags, config: workloadFlags.config };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(AdrsList);
    const { folder, records } = await listRecords(args.dir, flags.config);
    if (flags.json) return this.printJson({ folder, records });
    const lines = records.map(
      ({ path, status, date, title }) => `${status.padEnd(10)}  ${(date ?? "undated").padEnd(10)}  ${path}  ${title}`,
    );
    await this.print([...lines, `${counted(records.length, "record")} in ${folder}`].join("\n"));
  }
}
