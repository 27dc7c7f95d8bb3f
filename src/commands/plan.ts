import { Args } from "@oclif/core";
import { BaseCommand, cacheFlag, globalFlags, workloadFlags } from "../cli/base-command.ts";
import { planRun } from "../pipeline/plan.ts";

export default class Plan extends BaseCommand {
  static override summary = "what would be asked of whom: calls, series, dollars; sends nothing";
  static override description = "EXIT CODES\n  0  done\n  2  a flag or the manifest is wrong";
  static override examples = ["<%= config.bin %> plan", "<%= config.bin %> plan examples/online-boutique --json"];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = { ...globalFlags, ...workloadFlags, ...cacheFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Plan);
    const plan = await planRun(this.runOptions(args.dir, flags));
    if (flags.json) return this.printJson(plan);
    const lines = plan.sources.map(
      (source) =>
        `  ${source.provider.padEnd(14)} ${String(source.readings).padStart(6)} readings of ${source.signals} signals of ${source.subjects} subjects`,
    );
    await this.print(
      [
        `Plan for ${plan.workload} as of ${plan.asOf}`,
        "",
        ...(lines.length > 0 ? lines : ["  no source is configured"]),
        "",
        `  ${plan.total.requests} requests, ${plan.total.usd.toFixed(5)} USD; nothing was sent`,
        ...plan.notes.map((note) => `  note: ${note}`),
      ].join("\n"),
    );
  }
}
