import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { Args, Flags } from "@oclif/core";
import { BaseCommand, globalFlags } from "../cli/base-command.ts";
import { writeFileAtomically } from "../cli/write-file.ts";
import { UsageError } from "../model/errors.ts";
import { shellWord, visible } from "../model/text.ts";
import { proposeFor } from "../pipeline/propose.ts";

export default class Init extends BaseCommand {
  static override summary = "write plumbrule.yaml from what is found";
  static override description =
    `Looks for components, telemetry, objectives and decision records, shows the manifest it proposes, and writes it when told so.

EXIT CODES
  0  written, or left alone as told
  2  there is a manifest already, or nobody could be asked (--yes writes without asking)
  3  a source that --provider names could not be read; nothing written`;
  static override examples = [
    "<%= config.bin %> init",
    "<%= config.bin %> init ../shop --yes",
    "<%= config.bin %> init --provider gcp --setting project=shop",
  ];
  static override args = {
    dir: Args.string({ ignoreStdin: true, description: "the workload's folder", default: "." }),
  };
  static override flags = {
    ...globalFlags,
    yes: Flags.boolean({ char: "y", summary: "write without asking", env: "PLUMBRULE_YES", helpGroup: "OUTPUT" }),
    provider: Flags.string({
      multiple: true,
      summary: "look for components in this source as well, such as gcp; repeatable",
      helpGroup: "INPUT",
    }),
    setting: Flags.string({
      multiple: true,
      summary: "a setting of that source for the manifest, such as project=shop or auth.tokenEnv=TOKEN; repeatable",
      helpValue: "KEY=VALUE",
      helpGroup: "INPUT",
    }),
    "dry-run": Flags.boolean({ summary: "show what would be written, and write nothing", helpGroup: "OUTPUT" }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Init);
    const path = join(args.dir, "plumbrule.yaml");
    const abort = this.interrupt();
    const { text, found } = await proposeFor({
      directory: args.dir,
      rules: await this.rules(),
      providers: flags.provider ?? [],
      settings: flags.setting ?? [],
      progress() {},
      abort,
      tracing: this.tracing,
    });
    if (!flags["dry-run"] && (await lstat(path).catch(() => undefined))) {
      throw new UsageError(`${path} is there already`, [
        "edit it, or move it away first; --dry-run shows what would be proposed",
      ]);
    }
    const write = !flags["dry-run"] && (flags.yes || (await this.asked(text, path, flags.json, abort)));
    if (write) await writeFileAtomically(path, text);
    if (flags.json)
      return this.printJson({ path, written: write, components: found.components.length, manifest: text });
    if (flags["dry-run"]) return this.print(text);
    if (!write) return this.print("nothing written");
    await this.print(`wrote ${path}: ${found.components.length} components`);
    for (const why of found.leftOut ?? []) this.hint(`left out: ${visible(why)}`, flags);
    this.hint(`next: plumbrule assess ${shellWord(args.dir)}`, flags);
  }

  private async asked(text: string, path: string, json: boolean, signal: AbortSignal): Promise<boolean> {
    if (json || !process.stdin.isTTY || !process.stderr.isTTY) {
      throw new UsageError("there is no terminal to ask", [
        "--yes writes without asking, --dry-run shows what would be written",
      ]);
    }
    process.stderr.write(`${text}\n`);
    const { confirm } = await import("@inquirer/prompts");
    return confirm({ message: `Write this to ${path}?`, default: true }, { output: process.stderr, signal });
  }
}
