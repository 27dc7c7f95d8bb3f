import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import type { Evidence } from "../../../../src/model/evidence.ts";
import type { ProviderContext } from "../../../../src/model/provider.ts";
import type { Signal } from "../../../../src/model/rules.ts";
import { UNTRACED } from "../../../../src/model/tracing.ts";
import type { Component } from "../../../../src/model/workload.ts";

export const DAY = 86_400;
export const HOUR = 3600;

/** A folder that goes away with its test. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "plumbrule-git-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the real git without the caller's configuration. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync("git", args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 256 * 1024 * 1024,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH ?? "",
      HOME: folder,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_CONFIG_GLOBAL: "/dev/null",
      GIT_AUTHOR_NAME: "A",
      GIT_AUTHOR_EMAIL: "a@example.org",
      GIT_COMMITTER_NAME: "A",
      GIT_COMMITTER_EMAIL: "a@example.org",
      GIT_AUTHOR_DATE: "1700000000 +0000",
      GIT_COMMITTER_DATE: "1700000000 +0000",
    },
  });
}

export interface CommitOptions {
  /** seconds */
  at: number;
  authoredAt?: number;
  message?: string;
  email?: string;
  parents?: number[];
  branch?: string;
  files?: { [path: string]: string | null };
}

/** A history written at once through `git fast-import`: fixed dates, no clock, no configuration. */
export class HistoryBuilder {
  readonly folder: string;
  readonly #chunks: Buffer[] = [];
  readonly #heads = new Map<string, number>();
  #marks = 0;

  constructor(folder: string, bare = false) {
    this.folder = folder;
    git(folder, "init", "-q", "-b", "main", ...(bare ? ["--bare"] : []));
  }

  /** Returns the commit's mark. Without `parents` it continues its branch. */
  commit(options: CommitOptions): number {
    const branch = options.branch ?? "main";
    const parents = options.parents ?? (this.#heads.has(branch) ? [this.#heads.get(branch) as number] : []);
    const mark = ++this.#marks;
    const email = options.email ?? "a@example.org";
    this.#line(`commit refs/heads/${branch}`);
    this.#line(`mark :${mark}`);
    this.#line(`author Some Body <${email}> ${options.authoredAt ?? options.at} +0000`);
    this.#line(`committer Some Body <${email}> ${options.at} +0000`);
    this.#data(options.message ?? `change ${mark}`);
    parents.forEach((parent, i) => {
      this.#line(`${i === 0 ? "from" : "merge"} :${parent}`);
    });
    for (const [path, content] of Object.entries(options.files ?? { [`f${mark}.txt`]: `${mark}\n` })) {
      if (content === null) this.#line(`D ${path}`);
      else {
        this.#line(`M 100644 inline ${path}`);
        this.#data(content);
      }
    }
    this.#heads.set(branch, mark);
    return mark;
  }

  /** Annotated at a time, else lightweight. */
  tag(name: string, mark: number, at?: number): void {
    if (at === undefined) {
      this.#line(`reset refs/tags/${name}`);
      this.#line(`from :${mark}`);
      this.#line("");
      return;
    }
    this.#line(`tag ${name}`);
    this.#line(`from :${mark}`);
    this.#line(`tagger Some Body <a@example.org> ${at} +0000`);
    this.#data(name);
  }

  /** Writes what was said so far; may be called again after more. Returns the ids by mark. */
  write(): Map<number, string> {
    const marks = join(this.folder, ".marks");
    execFileSync(
      "git",
      ["fast-import", "--quiet", "--force", `--export-marks=${marks}`, `--import-marks-if-exists=${marks}`],
      {
        cwd: this.folder,
        input: Buffer.concat(this.#chunks),
        env: {
          PATH: process.env.PATH ?? "",
          HOME: this.folder,
          GIT_CONFIG_NOSYSTEM: "1",
          GIT_CONFIG_GLOBAL: "/dev/null",
        },
      },
    );
    this.#chunks.length = 0;
    const ids = new Map<number, string>();
    for (const line of readFileSync(marks, "utf8").split("\n")) {
      const match = /^:(\d+) ([0-9a-f]+)$/.exec(line);
      if (match) ids.set(Number(match[1]), match[2] ?? "");
    }
    return ids;
  }

  #line(text: string): void {
    this.#chunks.push(Buffer.from(`${text}\n`));
  }

  #data(text: string): void {
    const bytes = Buffer.from(text);
    this.#chunks.push(Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from("\n"));
  }
}

interface Catalogue {
  defaults: Partial<Signal>;
  signals: Signal[];
}

export const CATALOGUE: Signal[] = (() => {
  const file = parse(readFileSync("rules/signals/repository.yaml", "utf8")) as Catalogue;
  return file.signals.map((signal) => ({ ...file.defaults, ...signal }));
})();

export function contextOf(
  directory: string,
  asOf: number,
  more: {
    settings?: { [key: string]: unknown };
    windowSeconds?: number;
    components?: Component[];
    abort?: AbortSignal;
  } = {},
): ProviderContext {
  return {
    directory,
    workload: { name: "shop", components: more.components ?? [] },
    settings: more.settings ?? {},
    asOf: new Date(asOf * 1000).toISOString().replace(".000Z", "Z"),
    ...(more.windowSeconds === undefined ? {} : { windowSeconds: more.windowSeconds }),
    signals: CATALOGUE,
    objectives: [],
    paths: { slos: [] },
    progress: () => undefined,
    abort: more.abort ?? new AbortController().signal,
    tracing: UNTRACED,
  };
}

export function reading(evidence: readonly Evidence[], signal: string): Evidence {
  const found = evidence.filter((one) => one.signal === signal);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} readings of ${signal}`);
  return found[0];
}

export function rows(evidence: readonly Evidence[], signal: string): { [key: string]: unknown }[] {
  const { value } = reading(evidence, signal);
  if (!Array.isArray(value)) throw new Error(`${signal} is not a list`);
  return value as { [key: string]: unknown }[];
}
