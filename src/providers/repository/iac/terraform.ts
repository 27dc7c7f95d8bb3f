import type { ArtefactFile } from "../artefact-file.ts";
import { parseHcl } from "../hcl/hcl-blocks.ts";
import type { HclBlock } from "../hcl/hcl-expression.ts";
import type { HclScope } from "../hcl/hcl-values.ts";
import { blockValue } from "../hcl/hcl-values.ts";
import type { FileProblem } from "../scanner.ts";
import type { IacResource } from "./resource.ts";

interface KeptBlock {
  block: HclBlock;
  path: string;
  line: number;
  folder: string;
}

export interface TerraformModule {
  /** Providers, back ends, module calls and data sources, as resources of type `provider.aws`, `backend.s3`, `module`, `data.x`. */
  settings: IacResource[];
  resources: IacResource[];
}

/** Gathers the blocks of Terraform files; values are resolved when all files of a module's folder are known. */
export class TerraformFiles {
  readonly #kept: KeptBlock[] = [];
  readonly #scopes = new Map<string, HclScope>();
  files = 0;

  /** Returns what is wrong with the file, or undefined. */
  read(file: ArtefactFile): FileProblem | undefined {
    this.files++;
    const parsed = parseHcl(file.text);
    if ("problem" in parsed) return { path: file.path, line: file.lineAt(parsed.offset), message: parsed.problem };
    const folder = file.at.folder;
    const scope = this.#scope(folder);
    for (const block of parsed.blocks) {
      const [label] = block.labels;
      if (block.type === "variable" && label !== undefined) {
        scope.variables.set(label, block.attributes.find(([key]) => key === "default")?.[1]);
      } else if (block.type === "locals") for (const [key, value] of block.attributes) scope.locals.set(key, value);
      else if (["resource", "data", "provider", "terraform", "module"].includes(block.type))
        this.#kept.push({ block, path: file.path, line: file.lineAt(block.offset), folder });
    }
    return undefined;
  }

  finish(): TerraformModule {
    const settings: IacResource[] = [];
    const resources: IacResource[] = [];
    for (const { block, path, line, folder } of this.#kept) {
      const scope = this.#scope(folder);
      const [type = "", name = ""] = block.labels;
      const common = { tool: "terraform" as const, path, line, scope: folder };
      if (block.type === "resource") {
        const body = blockValue(block, scope);
        // `count = 0` makes none.
        if (body.count !== 0) resources.push({ ...common, type, name, body });
      } else if (block.type === "data")
        settings.push({ ...common, type: `data.${type}`, name, body: blockValue(block, scope) });
      else if (block.type === "provider")
        settings.push({ ...common, type: `provider.${type}`, name: type, body: blockValue(block, scope) });
      else if (block.type === "module")
        settings.push({ ...common, type: "module", name: type, body: blockValue(block, scope) });
      else
        for (const inner of block.blocks) {
          const kind =
            inner.type === "backend" ? (inner.labels[0] ?? "") : inner.type === "cloud" ? "cloud" : undefined;
          if (kind !== undefined)
            settings.push({ ...common, type: `backend.${kind}`, name: kind, body: blockValue(inner, scope) });
        }
    }
    return { settings, resources };
  }

  #scope(folder: string): HclScope {
    let scope = this.#scopes.get(folder);
    if (!scope) {
      scope = { variables: new Map(), locals: new Map() };
      this.#scopes.set(folder, scope);
    }
    return scope;
  }
}
