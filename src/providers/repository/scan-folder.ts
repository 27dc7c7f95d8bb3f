import { setImmediate } from "node:timers/promises";
import { listed } from "../../model/text.ts";
import { ArtefactFile } from "./artefact-file.ts";
import { filePath } from "./file-path.ts";
import { FileReader, NOT_TEXT, TOO_LARGE } from "./read-file.ts";
import type { FileProblem, Reading, Scan, Scanner, ScanRun } from "./scanner.ts";
import { linksNote, walk } from "./walk.ts";

export interface FolderScan {
  readings: Reading[];
  notes: string[];
  problems: FileProblem[];
  tracked: boolean;
  files: number;
}

export interface ScanOptions {
  /** Absolute, links resolved. */
  root: string;
  exclude: readonly string[];
  scanners: readonly Scanner[];
  components: ScanRun["components"];
  adrFolder?: string;
  asOf: string;
  lastChanged: ScanRun["lastChanged"];
  abort: AbortSignal;
  progress(message: string): void;
}

const DATA = new Set(["json", "jsonl", "ndjson", "csv", "tsv", "txt", "log", "xml", "sql"]);
const FILES_PER_PROGRESS = 2000;
/** After so many files others may run: an interrupt, a timer. */
const FILES_PER_TURN = 64;

/** Walks a folder once and gives each file to the scanners that want it. Rejects only when the folder itself cannot be read. */
export async function scanFolder(options: ScanOptions): Promise<FolderScan> {
  const walked = await walk(options.root, options.exclude, options.abort);
  const files = walked.paths.map(filePath);
  const notes = [...walked.notes];
  const problems = new Map<string, FileProblem>();
  const unknown = new Map<string, FileProblem[]>();
  const run: ScanRun = {
    components: options.components,
    files,
    ...(options.adrFolder === undefined ? {} : { adrFolder: options.adrFolder }),
    asOf: options.asOf,
    lastChanged: options.lastChanged,
    unreadable(problem, counts) {
      problems.set(`${problem.path}:${problem.line ?? 0}:${problem.message}`, problem);
      for (const count of counts) {
        const before = unknown.get(count);
        if (before) before.push(problem);
        else unknown.set(count, [problem]);
      }
    },
    incomplete: (count) => {
      const faults = unknown.get(count);
      return walked.cut ?? (faults === undefined ? undefined : reason(faults));
    },
    note: (message) => notes.push(message),
  };
  const scans = options.scanners.map((scanner) => ({ scanner, scan: scanner.scan(run) }));
  const reader = new FileReader(options.root);
  const leaving: string[] = [];
  const unparsed: string[] = [];
  let gone = 0;
  let count = 0;
  for (const at of files) {
    options.abort.throwIfAborted();
    if (++count % FILES_PER_PROGRESS === 0) options.progress(`${count} of ${files.length} files`);
    if (count % FILES_PER_TURN === 0) await setImmediate();
    const wanting = scans.filter(({ scanner, scan }) => (scan.read || scan.unreadable) && scanner.matches(at));
    if (wanting.length === 0) continue;
    const read = await reader.read(at.path);
    if ("skipped" in read) {
      if (read.skipped === "link-out") leaving.push(at.path);
      if (read.skipped === "gone") gone++;
    } else if ("problem" in read) {
      const before = problems.size;
      for (const { scan } of wanting) scan.unreadable?.({ path: at.path, message: read.problem }, read.head);
      // Large data that no kind of artefact recognises, such as recorded telemetry, is nothing that should have been parsed.
      const isData = read.problem === TOO_LARGE && DATA.has(at.extension) && problems.size === before;
      if (read.problem !== NOT_TEXT && !isData) unparsed.push(at.path);
    } else {
      const file = new ArtefactFile(at, read.text);
      for (const { scan } of wanting) await readOne(scan, file, run);
    }
  }
  if (leaving.length > 0) notes.push(linksNote(leaving));
  if (unparsed.length > 0)
    notes.push(
      `${unparsed.length} file(s) were not parsed (too large, not UTF-8, or not readable): ${listed(unparsed)}`,
    );
  if (gone > 0) notes.push(`${gone} listed file(s) are not in the folder (deleted, or not checked out)`);
  const readings: Reading[] = [];
  for (const { scan } of scans) {
    for (const reading of await scan.finish()) readings.push(reading);
  }
  return {
    readings: summed(readings).map((reading) => settled(reading, run)),
    notes,
    problems: [...problems.values()],
    tracked: walked.tracked,
    files: files.length,
  };
}

/** A scanner that fails on a file nobody thought of must not end the run. */
async function readOne(scan: Scan, file: ArtefactFile, run: ScanRun): Promise<void> {
  try {
    await scan.read?.(file);
  } catch (error) {
    const problem = {
      path: file.path,
      message: `it could not be understood (${error instanceof Error ? error.name : "error"})`,
    };
    if (scan.unreadable) scan.unreadable(problem, file.text.slice(0, 65_536));
    else run.unreadable(problem, []);
  }
}

/** Two scanners may count one kind, such as alerts in rule files and in infrastructure code: it is one number. */
function summed(readings: readonly Reading[]): Reading[] {
  const out: Reading[] = [];
  const counts = new Map<string, Reading>();
  for (const reading of readings) {
    const before =
      reading.signal.endsWith(".count") && reading.subject === undefined ? counts.get(reading.signal) : undefined;
    if (before && typeof before.value === "number" && typeof reading.value === "number") before.value += reading.value;
    else if (before) continue;
    else {
      const kept = { ...reading };
      out.push(kept);
      if (reading.signal.endsWith(".count")) counts.set(reading.signal, kept);
    }
  }
  return out;
}

/** A count of which a part could not be read is not known. */
function settled(reading: Reading, run: ScanRun): Reading {
  if (!reading.signal.endsWith(".count") && reading.signal !== "source.files" && reading.signal !== "test.files")
    return reading;
  const why = run.incomplete(reading.signal);
  return why === undefined || reading.value === null ? reading : { ...reading, value: null, reason: why };
}

function reason(faults: FileProblem[]): string {
  const places = faults.map((fault) => `${place(fault)}: ${fault.message}`);
  return `${faults.length} file(s) of this kind could not be read: ${listed(places, 2)}`;
}

export function place(problem: FileProblem): string {
  return problem.line === undefined ? problem.path : `${problem.path}:${problem.line}`;
}
