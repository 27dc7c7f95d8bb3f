import { Args } from "@oclif/core";
import { BaseCommand, globalFlags, rulesFlag } from "../../cli/base-command.ts";
import { showFramework } from "../../frameworks/describe.ts";
import { UsageError } from "../../model/errors.ts";
import { nearest } from "../../model/text.ts";

export default class FrameworksShow extends BaseCommand {
  static override summary = "the tree of a framework, with the checks that speak to each practice";
  static override examples = [
    "<%= config.bin %> frameworks show dora",
    "<%= config.bin %> frameworks show aws-well-architected --json",
  ];
  static override args = { id: Args.string({ ignoreStdin: true, description: "the framework's id", required: true }) };
  static override flags = { ...globalFlags, ...rulesFlag };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(FrameworksShow);
    const rules = await this.rules(flags.rules);
    const framework = rules.frameworks.find((one) => one.id === args.id);
    if (!framework) {
      const ids = rules.frameworks.map((one) => one.id);
      const near = nearest(args.id, ids);
      throw new UsageError(`"${args.id}" is not a framework`, [
        near ? `did you mean ${near}?` : `the frameworks are: ${ids.join(", ")}`,
      ]);
    }
    const shown = showFramework(framework, rules);
    if (flags.json) return this.printJson(shown);
    const lines = [`${shown.title} (${shown.id}, ${shown.version})`, `source: ${shown.source}`];
    for (const pillar of shown.pillars) {
      lines.push("", `${pillar.title} (${pillar.id})`);
      for (const { against, titles } of pillar.tradeoffs ?? [])
        lines.push(`  trade-offs against ${against}: ${titles.join("; ")}`);
      for (const practice of pillar.practices) {
        lines.push(`  ${practice.id}  ${practice.title}${practice.risk ? ` [${practice.risk} risk]` : ""}`);
        for (const check of practice.checks)
          lines.push(`      ${check.covers === "full" ? "all of it" : "part"}: ${check.id}`);
        if (practice.checks.length === 0 && practice.wouldEvidence)
          lines.push(`      nothing yet; would need ${practice.wouldEvidence}`);
      }
    }
    await this.print(lines.join("\n"));
  }
}
