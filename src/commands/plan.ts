import { Args } from "@oclif/core";
import { BaseCommand, cacheFlag, globalFlags, workloadFlags } from "../cli/base-command.ts";
import { planRun } from "../pipeline/plan.ts";
import { contextOf } from "../report/text/context.ts";
import { usageLines } from "../report/text/usage.ts";
import { usageRows } from "../report/usage.ts";
import { counted } from "../report/words.ts";

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
    const { width, color } = this.terminal(flags);
    const rows = usageRows(plan.usage, true);
    const usage = rows.length === 0 ? [] : [...usageLines(rows, contextOf({ width, color, verbose: false })), ""];
    await this.print(
      [
        `Plan for ${plan.workload} as of ${plan.asOf}`,
        "",
        ...(lines.length > 0 ? lines : ["  no source is configured"]),
        "",
        ...usage,
        `  ${counted(plan.total.requests, "request")}, ${plan.total.usd.toFixed(5)} USD at most; nothing was sent`,
        ...(plan.remembered > 0
          ? [`  ${counted(plan.remembered, "request")} of them will be saved by answers kept from earlier runs`]
          : []),
        ...plan.notes.map((note) => `  note: ${note}`),
      ].join("\n"),
    );
  }
}
