import { Args } from "@oclif/core";
import { BaseCommand, globalFlags, workloadFlags } from "../cli/base-command.ts";
import { reportDelivery } from "../pipeline/delivery.ts";
import { renderDelivery } from "../report/delivery.ts";

export default class Delivery extends BaseCommand {
  static override summary = "the DORA metrics";
  static override description =
    `Computed from git alone: release tags deploy, ancestors say which commits a deployment brought, reverts, rollbacks and hotfixes say which failed.
A metric that cannot be computed is null with its reason.

EXIT CODES
  0  done
  2  a flag or the manifest is wrong`;
  static override examples = ["<%= config.bin %> delivery", "<%= config.bin %> delivery ../shop --window 365d --json"];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the folder of a git repository", default: "." }),
  };
  static override flags = {
    ...globalFlags,
    window: workloadFlags.window,
    "as-of": workloadFlags["as-of"],
    config: workloadFlags.config,
    rules: workloadFlags.rules,
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Delivery);
    const progress = this.progress(flags);
    const report = await reportDelivery(this.runOptions(args.dir, flags, progress)).finally(() => progress.stop());
    if (flags.json) return this.printJson(report);
    await this.print(renderDelivery(report));
  }
}
