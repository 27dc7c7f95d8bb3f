import { mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Args, Flags } from "@oclif/core";
import { checkTemplate } from "../../checks/template.ts";
import { BaseCommand, globalFlags } from "../../cli/base-command.ts";
import { writeFileAtomically } from "../../cli/write-file.ts";
import { UsageError } from "../../model/errors.ts";
import { PILLARS, type PillarId } from "../../model/rules.ts";
import { shellWord } from "../../model/text.ts";

export default class ChecksNew extends BaseCommand {
  static override summary = "write a new check, ready to be filled in";
  static override description =
    "The file is a whole check with examples that pass; change it until it says what you mean, and run plumbrule checks test --rules DIR.";
  static override examples = ["<%= config.bin %> checks new slow-start --pillar reliability --rules ./rules"];
  static override args = {
    id: Args.string({
      ignoreStdin: true,
      description: "a noun in the failing state, such as slow-start",
      required: true,
    }),
  };
  static override flags = {
    ...globalFlags,
    pillar: Flags.string({
      options: [...PILLARS],
      required: true,
      summary: "the pillar it belongs to",
      env: "PLUMBRULE_PILLAR",
      helpGroup: "INPUT",
    }),
    rules: Flags.string({
      default: "rules",
      summary: "the folder of rules to write into",
      env: "PLUMBRULE_RULES",
      helpGroup: "OUTPUT",
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(ChecksNew);
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(args.id)) {
      throw new UsageError(`"${args.id}" is not an id for a check`, [
        "use lower-case words joined by hyphens, such as slow-start",
      ]);
    }
    const path = join(flags.rules, "checks", flags.pillar, `${args.id}.yaml`);
    if (await stat(path).catch(() => undefined))
      throw new UsageError(`${path} is there already`, ["choose another id, or edit the file"]);
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomically(path, checkTemplate(args.id, flags.pillar as PillarId));
    if (flags.json) return this.printJson({ id: args.id, path });
    await this.print(`wrote ${path}`);
    // The folder of the rules that ship is built into the program; it adds nothing to them.
    const ships = (await stat(join(flags.rules, "scoring.yaml")).catch(() => undefined)) !== undefined;
    const test = `plumbrule checks test ${args.id}`;
    this.hint(`next: ${ships ? `npm run build && npx ${test}` : `${test} --rules ${shellWord(flags.rules)}`}`, flags);
  }
}
