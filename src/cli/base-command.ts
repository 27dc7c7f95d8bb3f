import { join, relative } from "node:path";
import { Command, Flags, type Interfaces } from "@oclif/core";
import { answerFiles } from "../cache/answer-files.ts";
import { cacheFolder } from "../cache/cache-folder.ts";
import { UsageError } from "../model/errors.ts";
import type { AnswerCache } from "../model/provider.ts";
import type { Rules } from "../model/rules.ts";
import { parseDuration, parseInstant, parseTimeout } from "../model/time.ts";
import { type RunTelemetry, type Tracing, UNTRACED } from "../model/tracing.ts";
import { loadRules } from "../pipeline/rules.ts";
import type { AssessOptions } from "../pipeline/run-assessment.ts";
import { startTelemetry } from "../telemetry/run-telemetry.ts";
import { isQuietExit } from "./error-view.ts";
import { writeStdout } from "./output.ts";
import { type Progress, progress } from "./progress.ts";
import type { ReportTarget } from "./report-output.ts";
import { type Terminal, terminal } from "./terminal.ts";
import { removeUnfinished } from "./write-file.ts";

/** Flags of every command. */
export const globalFlags = {
  json: Flags.boolean({ summary: "print the document, and nothing else, on stdout", helpGroup: "GLOBAL" }),
  quiet: Flags.boolean({
    char: "q",
    summary: "no progress and no hints on stderr",
    env: "PLUMBRULE_QUIET",
    helpGroup: "GLOBAL",
  }),
  verbose: Flags.boolean({ char: "v", summary: "say more", env: "PLUMBRULE_VERBOSE", helpGroup: "GLOBAL" }),
  color: Flags.boolean({ allowNo: true, summary: "colour the output", env: "PLUMBRULE_COLOR", helpGroup: "GLOBAL" }),
};

/** One value each time it is written: what follows a value is the folder or file that the command is about. */
const REPEATABLE = { multiple: true, multipleNonGreedy: true } as const;

export const formatFlag = {
  format: Flags.string({
    ...REPEATABLE,
    char: "f",
    summary:
      "text, json, html, markdown, sarif, junit, csv, ocsf or codequality, with :PATH to write a file; repeatable",
    env: "PLUMBRULE_FORMAT",
    helpGroup: "OUTPUT",
  }),
};

export const rulesFlag = {
  rules: Flags.string({
    ...REPEATABLE,
    summary: "a folder with more checks and frameworks; repeatable",
    env: "PLUMBRULE_RULES",
    helpGroup: "INPUT",
  }),
};

export const workloadFlags = {
  ...rulesFlag,
  config: Flags.string({
    char: "c",
    summary: "the manifest, when it is not DIR/plumbrule.yaml",
    env: "PLUMBRULE_CONFIG",
    helpGroup: "INPUT",
  }),
  provider: Flags.string({
    ...REPEATABLE,
    summary: "only this source of evidence; repeatable",
    env: "PLUMBRULE_PROVIDER",
    helpGroup: "INPUT",
  }),
  framework: Flags.string({
    ...REPEATABLE,
    summary: "only this framework; repeatable",
    env: "PLUMBRULE_FRAMEWORK",
    helpGroup: "INPUT",
  }),
  window: Flags.string({
    summary: "how far back from --as-of, such as 28d (h, d, w)",
    env: "PLUMBRULE_WINDOW",
    helpGroup: "INPUT",
  }),
  "as-of": Flags.string({
    summary: "the end of every window, RFC 3339; default now, or the last sample of what was recorded",
    env: "PLUMBRULE_AS_OF",
    helpGroup: "INPUT",
  }),
};

/** The same, of the commands that send something. */
export const askingFlags = {
  ...workloadFlags,
  timeout: Flags.string({
    summary: "give a source that does not answer up after so long in all, such as 2m (s, m, h); default 30s",
    env: "PLUMBRULE_TIMEOUT",
    helpGroup: "INPUT",
  }),
};

/** Of the commands that ask servers for readings. */
export const cacheFlag = {
  "no-cache": Flags.boolean({
    summary:
      "ask for everything again, and keep nothing of it; else answers of closed periods are kept on this machine",
    env: "PLUMBRULE_NO_CACHE",
    helpGroup: "INPUT",
  }),
};

export interface GlobalFlags {
  json: boolean;
  quiet: boolean;
  verbose: boolean;
  color: boolean | undefined;
}

/** What `runOptions` reads; a command without one of these flags leaves it out. */
interface RunFlags extends GlobalFlags {
  rules?: string | string[] | undefined;
  config?: string | undefined;
  provider?: string | string[] | undefined;
  framework?: string | string[] | undefined;
  window?: string | undefined;
  "as-of"?: string | undefined;
  timeout?: string | undefined;
  "no-cache"?: boolean;
}

/** What the commands share: they read flags, call the pipeline and print. No logic. */
export abstract class BaseCommand extends Command {
  #telemetry: RunTelemetry | undefined;

  protected override async init(): Promise<void> {
    await super.init();
    this.#telemetry = await startTelemetry((this.id ?? "run").replaceAll(":", " "), this.config.version);
  }

  protected override async finally(error: Error | undefined): Promise<void> {
    await this.#telemetry?.end(error === undefined || isQuietExit(error) ? undefined : error.name);
    await super.finally(error);
  }

  /** A flag with an empty value is a variable that a script forgot to set: refused, not taken for "not given". */
  protected override async parse<
    F extends Record<string, unknown>,
    B extends Record<string, unknown>,
    A extends Record<string, unknown>,
  >(options?: Interfaces.Input<F, B, A>, argv?: string[]): Promise<Interfaces.ParserOutput<F, B, A>> {
    const output = await super.parse(options, argv);
    for (const [name, value] of Object.entries(output.flags)) {
      const values: unknown[] = Array.isArray(value) ? value : [value];
      if (values.some((one) => typeof one === "string" && /^[\s,]*$/.test(one)))
        throw new UsageError(`--${name} is empty`, ["give it a value, or leave it out"]);
    }
    return output;
  }

  protected terminal(flags: GlobalFlags): Terminal {
    return terminal({ color: flags.color, quiet: flags.quiet });
  }

  protected progress(flags: GlobalFlags): Progress {
    return progress(this.terminal(flags), flags.quiet || flags.json);
  }

  protected async print(text: string): Promise<void> {
    await writeStdout(text);
  }

  protected async printJson(value: unknown): Promise<void> {
    await this.print(JSON.stringify(value, null, 2));
  }

  /** Where reports went: the last lines of the text on stdout, else a hint. */
  protected async printWritten(
    paths: readonly string[],
    targets: readonly ReportTarget[],
    flags: GlobalFlags,
  ): Promise<void> {
    const lines = paths.map((path) => `report: ${relative(process.cwd(), path) || path}`);
    if (lines.length === 0) return;
    if (targets.some((target) => target.format === "text" && target.path === undefined))
      await this.print(`\n${lines.join("\n")}`);
    else this.hint(lines.join("\n"), flags);
  }

  /** A hint for people: never on stdout. */
  protected hint(text: string, flags: GlobalFlags): void {
    if (!flags.quiet && !flags.json) process.stderr.write(`${text}\n`);
  }

  protected get tool(): { name: string; version: string } {
    return { name: "plumbrule", version: this.config.version };
  }

  /** For everything a command sends and does. */
  protected get tracing(): Tracing {
    return this.#telemetry?.tracing ?? UNTRACED;
  }

  protected rules(folders: string | readonly string[] = []): Promise<Rules> {
    return loadRules(join(this.config.root, "dist", "rules.json"), repeated(folders) ?? []);
  }

  /** A run over a workload's folder, as the flags say it. Throws UsageError. */
  protected runOptions(directory: string, flags: RunFlags, progress?: Progress): AssessOptions {
    return {
      directory,
      configPath: flags.config,
      loadRules: (more) => this.rules([...(repeated(flags.rules) ?? []), ...more]),
      tool: this.tool,
      frameworks: listFlag(flags.framework),
      providers: listFlag(flags.provider),
      asOf: instantFlag(flags["as-of"]),
      windowSeconds: windowSeconds(flags.window),
      timeoutMs: timeoutMs(flags.timeout),
      now: Date.now(),
      progress: (message) => progress?.say(message),
      detail: (message) => progress?.detail(message),
      abort: this.interrupt(),
      tracing: this.tracing,
      ...answerCache(flags),
    };
  }

  /** A signal that Ctrl-C raises once; a second one ends the process as usual, with nothing half written left behind. */
  protected interrupt(): AbortSignal {
    const controller = new AbortController();
    const signals = ["SIGINT", "SIGTERM"] as const;
    const heard = (signal: NodeJS.Signals) => {
      if (!controller.signal.aborted) return controller.abort();
      removeUnfinished();
      for (const one of signals) process.off(one, heard);
      process.kill(process.pid, signal);
    };
    for (const one of signals) process.on(one, heard);
    return controller.signal;
  }
}

/** Commands without the flag ask as if nothing were kept. */
function answerCache(flags: RunFlags): { cache?: AnswerCache } {
  const folder = flags["no-cache"] === false ? cacheFolder() : undefined;
  return folder === undefined ? {} : { cache: answerFiles(folder, Date.now) };
}

/** Longer than any telemetry and any git history; a longer window could begin before the years that RFC 3339 can write. */
const LONGEST_WINDOW_SECONDS = 50 * 365 * 86_400;

/** Throws UsageError. */
function windowSeconds(flag: string | undefined): number | undefined {
  if (flag === undefined) return undefined;
  const fix = "write a number and h, d or w, such as 28d; at most 50 years (18250d)";
  let seconds: number;
  try {
    seconds = parseDuration(flag);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`--window: ${error.message}`, [fix]);
  }
  if (seconds > LONGEST_WINDOW_SECONDS) throw new UsageError(`--window: ${flag} is too long`, [fix]);
  return seconds;
}

/** Throws UsageError. */
function timeoutMs(flag: string | undefined): number | undefined {
  if (flag === undefined) return undefined;
  const ms = parseTimeout(flag);
  if (ms === undefined)
    throw new UsageError(`--timeout: "${flag}" is not how long something could be waited for`, [
      "write a number and s, m or h, such as 30s or 2m; at most a day (24h)",
    ]);
  return ms;
}

/** Throws UsageError. */
function instantFlag(flag: string | undefined): string | undefined {
  if (flag === undefined) return undefined;
  const ms = parseInstant(flag);
  if (ms === undefined) {
    throw new UsageError(`--as-of: "${flag}" is not a time`, [
      "write RFC 3339 with a zone, such as 2026-01-31T12:00:00Z",
    ]);
  }
  if (ms < 0) throw new UsageError(`--as-of: ${flag} is before 1970`, ["telemetry and git know no such time"]);
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

/** A repeatable flag as a list; a variable of the environment gives one text. */
export function repeated(values: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof values === "string" ? [values] : values;
}

/** Both `--framework a --framework b` and `--framework a,b`; undefined when the flag was not given. */
function listFlag(values: string | readonly string[] | undefined): string[] | undefined {
  return repeated(values)
    ?.flatMap((value) => value.split(","))
    .filter(Boolean);
}
