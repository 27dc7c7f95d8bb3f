import { Args } from "@oclif/core";
import { askingFlags, BaseCommand, globalFlags } from "../cli/base-command.ts";
import { EXIT } from "../model/errors.ts";
import { visible } from "../model/text.ts";
import { diagnoseProviders } from "../pipeline/providers.ts";
import { describeWorkload } from "../pipeline/workload.ts";

export default class Doctor extends BaseCommand {
  static override summary = "credentials, reach, permission, clock, of each configured provider";
  static override description =
    "EXIT CODES\n  0  every source can be read\n  2  the manifest is wrong\n  3  a source cannot be read";
  static override examples = ["<%= config.bin %> doctor", "<%= config.bin %> doctor examples/online-boutique"];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = { ...globalFlags, ...askingFlags };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Doctor);
    const options = this.runOptions(args.dir, flags);
    const described = await describeWorkload(options);
    const health = await diagnoseProviders(described, options);
    const ok = health.every((one) => one.ok);
    process.exitCode = ok ? EXIT.done : EXIT.noVerdict;
    if (flags.json) return this.printJson({ ok, manifest: described.manifest?.path ?? null, providers: health });
    const lines = [
      described.manifest
        ? `✓ ${described.manifest.path}: ${described.workload.components.length} components`
        : "– no plumbrule.yaml: only what the folder itself shows is assessed (plumbrule init proposes one)",
    ];
    for (const one of health) {
      for (const result of one.results) {
        lines.push(`${result.ok ? "✓" : "✗"} ${one.provider}: ${visible(result.subject)}: ${visible(result.message)}`);
        if (result.fix) lines.push(`    try: ${visible(result.fix)}`);
      }
    }
    await this.print(lines.join("\n"));
  }
}
