import { posix } from "node:path";
import type { ArtefactFile } from "../artefact-file.ts";
import { parseHcl } from "../hcl/hcl-blocks.ts";
import type { HclBlock, HclExpression } from "../hcl/hcl-expression.ts";
import type { HclScope } from "../hcl/hcl-values.ts";
import { blockValue, evaluate } from "../hcl/hcl-values.ts";
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

/** Arguments of a module call that are not its variables (Terraform language, "Modules"). */
const META_ARGUMENTS = new Set(["source", "version", "count", "for_each", "providers", "depends_on"]);

/** Gathers the blocks of Terraform files; values are resolved when all files of a module's folder are known. */
export class TerraformFiles {
  readonly #kept: KeptBlock[] = [];
  readonly #scopes = new Map<string, HclScope>();
  /** Variables that a `.tfvars` file sets, with the folder it lies in. */
  readonly #assigned: { folder: string; name: string; written: string }[] = [];
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

  /** A file of values: which environment is meant is not known, so a variable that one sets to another value than its default has none. */
  readValues(file: ArtefactFile): void {
    for (const [, name = "", written = ""] of file.text.matchAll(/^[ \t]*([\w-]{1,100})[ \t]*=(.*)$/gm))
      this.#assigned.push({ folder: file.at.folder, name, written: written.trim() });
  }

  finish(): TerraformModule {
    this.#applyCallers();
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

  /**
   * A module's default counts only where nobody sets the variable: a caller's plain value takes its place, and what several callers or
   * a file of values set is not known.
   */
  #applyCallers(): void {
    const set = new Map<string, Map<string, HclExpression[]>>();
    for (const { block, folder } of this.#kept) {
      const source = block.attributes.find(([key]) => key === "source")?.[1];
      const path = block.type === "module" && source ? plainText(source) : undefined;
      if (path === undefined || !/^\.\.?(?:\/|$)/.test(path)) continue;
      const target = posix.join(folder, path, "/").replace(/^\.\//, "");
      const variables = set.get(target) ?? new Map<string, HclExpression[]>();
      set.set(target, variables);
      for (const [name, value] of block.attributes)
        if (!META_ARGUMENTS.has(name)) variables.set(name, [...(variables.get(name) ?? []), value]);
    }
    for (const [folder, variables] of set)
      for (const [name, values] of variables) {
        const [only] = values;
        this.#scope(folder).variables.set(name, values.length === 1 && only && isPlain(only) ? only : undefined);
      }
    for (const { folder, name, written } of this.#assigned)
      for (const [other, scope] of this.#scopes) {
        const value = folder.startsWith(other) ? scope.variables.get(name) : undefined;
        if (value && !(isPlain(value) && JSON.stringify(evaluate(value, scope)) === written))
          scope.variables.set(name, undefined);
      }
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

function plainText(of: HclExpression): string | undefined {
  if (of.kind === "template") {
    const [only] = of.parts;
    return of.parts.length === 1 && only ? plainText(only) : undefined;
  }
  return of.kind === "literal" && typeof of.value === "string" ? of.value : undefined;
}

/** A value that means the same in every module: it refers to nothing. */
function isPlain(of: HclExpression): boolean {
  if (of.kind === "list") return of.items.every(isPlain);
  if (of.kind === "template") return of.parts.every(isPlain);
  return of.kind === "literal";
}
