import type { Diagnostic } from "../../model/evidence.ts";
import type { DoctorResult, GatherResult, Provider, ProviderContext, ProviderPlan } from "../../model/provider.ts";
import { visible } from "../../model/text.ts";
import type { Component } from "../../model/workload.ts";
import { discoveryScanner } from "./discovery.ts";
import { asEvidence } from "./evidence.ts";
import { scannedFolder } from "./folder.ts";
import { GIT_SIGNALS, gatherGit, lastChanged } from "./git/index.ts";
import { place, type ScanOptions, scanFolder } from "./scan-folder.ts";
import type { Reading } from "./scanner.ts";
import { SCANNERS } from "./scanners.ts";
import { walk } from "./walk.ts";

const ID = "repository";
const FILE_SIGNALS: ReadonlySet<string> = new Set(SCANNERS.flatMap((scanner) => scanner.signals));
// A folder of broken files must not fill the report.
const MOST_PROBLEMS = 100;

/** The workload's folder: its history, by git, and its files. */
export const provider: Provider = {
  id: ID,
  plan,
  gather,
  doctor,
  discover,
};

async function plan(context: ProviderContext): Promise<ProviderPlan> {
  const asked = new Set([...FILE_SIGNALS, ...GIT_SIGNALS]);
  const readings = context.signals
    .filter((signal) => asked.has(signal.id))
    .flatMap((signal) => {
      const subjects =
        signal.subject === "component"
          ? context.workload.components.map((component) => component.id)
          : [context.workload.name];
      return subjects.map((subject) => ({ subject, signal: signal.id, provider: ID, strength: signal.strength }));
    });
  return { readings, usage: {} };
}

async function gather(context: ProviderContext): Promise<GatherResult> {
  const asksOfFiles = context.signals.some((signal) => FILE_SIGNALS.has(signal.id));
  const files = asksOfFiles ? await gatherFiles(context) : { evidence: [], diagnostics: [], usage: {} };
  const git = await gatherGit(context);
  return {
    evidence: [...files.evidence, ...git.evidence],
    diagnostics: [...files.diagnostics, ...git.diagnostics],
    usage: { ...files.usage, ...git.usage },
  };
}

async function gatherFiles(context: ProviderContext): Promise<GatherResult> {
  const signals = new Map(context.signals.map((signal) => [signal.id, signal]));
  const folder = await scannedFolder(context.directory, context.settings.path);
  const frame = { provider: ID, workload: context.workload.name, signals, asOf: context.asOf };
  if ("unreadable" in folder) return unreadable(folder.unreadable, { ...frame, prefix: "" });
  const adrs = adrFolder(context.paths.adrs, folder.prefix);
  try {
    const scan = await scanFolder({
      ...options(context, folder.root),
      scanners: SCANNERS,
      components: context.workload.components,
      asOf: context.asOf,
      ...(adrs === undefined ? {} : { adrFolder: adrs }),
      lastChanged: (paths) => changedIn(context, folder.prefix, paths),
    });
    const problems = scan.problems.map((problem) => `${folder.prefix}${place(problem)}: ${problem.message}`);
    const diagnostics: Diagnostic[] = [
      ...scan.notes.map((message) => said("info", message)),
      ...problems.slice(0, MOST_PROBLEMS).map((message) => said("warning", message)),
    ];
    if (problems.length > MOST_PROBLEMS)
      diagnostics.push(said("warning", `${problems.length - MOST_PROBLEMS} more files could not be read`));
    if (holdsNothing(scan.readings)) {
      const none = unreadable(NOTHING, { ...frame, prefix: "" });
      return { ...none, diagnostics: [...diagnostics, said("info", NOTHING)] };
    }
    return { evidence: asEvidence(scan.readings, { ...frame, prefix: folder.prefix }), diagnostics, usage: {} };
  } catch (error) {
    if (context.abort.aborted) throw error;
    return unreadable(`the folder cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`, {
      ...frame,
      prefix: "",
    });
  }
}

const NOTHING =
  "the folder holds nothing of a workload that is known here: no source, no infrastructure code, no pipeline, no document";

/** An empty folder, or one with a recording alone, says nothing of how the workload is built: "none" would be a claim. */
function holdsNothing(readings: readonly Reading[]): boolean {
  return readings.filter((reading) => isCount(reading.signal)).every((reading) => reading.value === 0);
}

function isCount(signal: string): boolean {
  return signal.endsWith(".count") || signal === "source.files" || signal === "test.files";
}

/** Every count becomes null with the reason: nothing is known of the folder. */
function unreadable(reason: string, frame: Parameters<typeof asEvidence>[1]): GatherResult {
  const readings: Reading[] = [...FILE_SIGNALS].filter(isCount).map((signal) => ({ signal, value: null, reason }));
  return { evidence: asEvidence(readings, frame), diagnostics: [said("error", reason)], usage: {} };
}

async function changedIn(context: ProviderContext, prefix: string, paths: string[]): Promise<Map<string, string>> {
  // git answers for paths relative to the workload's folder; the scan knows them relative to its own.
  const changed = await lastChanged(
    context,
    paths.map((path) => prefix + path),
  );
  return new Map(
    paths.flatMap((path) => (changed.has(prefix + path) ? [[path, changed.get(prefix + path) ?? ""]] : [])),
  );
}

function options(
  context: Pick<ProviderContext, "settings" | "abort" | "progress">,
  root: string,
): Pick<ScanOptions, "root" | "exclude" | "abort" | "progress"> {
  const exclude = context.settings.exclude;
  return {
    root,
    exclude: Array.isArray(exclude) ? exclude.filter((glob) => typeof glob === "string") : [],
    abort: context.abort,
    progress: context.progress,
  };
}

function adrFolder(stated: string | undefined, prefix: string): string | undefined {
  if (stated === undefined) return undefined;
  const folder = `${stated.replace(/^\.\//, "").replace(/\/+$/, "")}/`;
  return folder.startsWith(prefix) ? folder.slice(prefix.length) : undefined;
}

function said(level: Diagnostic["level"], message: string): Diagnostic {
  return { provider: ID, level, message: visible(message) };
}

async function doctor(context: ProviderContext): Promise<DoctorResult[]> {
  const subject = "repository files";
  const folder = await scannedFolder(context.directory, context.settings.path);
  if ("unreadable" in folder)
    return [
      {
        subject,
        ok: false,
        message: folder.unreadable,
        fix: "Name a folder inside the workload's folder in providers.repository.path, and make it readable.",
      },
    ];
  try {
    const { root, exclude } = options(context, folder.root);
    const walked = await walk(root, exclude, context.abort);
    return [
      {
        subject,
        ok: walked.cut === undefined,
        message:
          walked.cut ??
          `${walked.paths.length} files, ${walked.tracked ? "as tracked by git" : "as they are in the folder"}`,
        ...(walked.cut === undefined ? {} : { fix: "Leave folders out with providers.repository.exclude." }),
      },
    ];
  } catch (error) {
    return [
      {
        subject,
        ok: false,
        message: `the folder cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown error"})`,
        fix: "Check the folder's permissions.",
      },
    ];
  }
}

async function discover(context: Omit<ProviderContext, "asOf">): Promise<Component[]> {
  const folder = await scannedFolder(context.directory, context.settings.path);
  if ("unreadable" in folder) return [];
  let components: Component[] = [];
  try {
    await scanFolder({
      ...options(context, folder.root),
      scanners: [
        discoveryScanner((found) => {
          components = found;
        }),
      ],
      components: [],
      asOf: "",
      lastChanged: async () => new Map(),
    });
  } catch (error) {
    if (context.abort.aborted) throw error;
    return [];
  }
  return components;
}
