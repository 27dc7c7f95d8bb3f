import type { EvidenceValue } from "../../model/evidence.ts";
import type { Component } from "../../model/workload.ts";
import type { ArtefactFile } from "./artefact-file.ts";
import type { FilePath } from "./file-path.ts";

/** One reading as a scanner gives it; unit, strength, window and id are added by `readings.ts`. */
export interface Reading {
  signal: string;
  value: EvidenceValue;
  /** A component's id; left out: the workload. */
  subject?: string;
  path?: string;
  line?: number;
  attributes?: { [key: string]: string };
  /** What was looked for, when there is no one file to name. */
  query?: string;
  /** Why `value` is null. */
  reason?: string;
}

/** What a scan may know besides its own files. */
export interface ScanRun {
  components: readonly Component[];
  /** Paths of every file of the folder, in code-unit order. */
  files: readonly FilePath[];
  /** The folder of decision records that the manifest names, relative to the scanned folder. */
  adrFolder?: string;
  /** RFC 3339 */
  asOf: string;
  /** RFC 3339 times of last change by path, from git; empty where there is none. */
  lastChanged(paths: string[]): Promise<Map<string, string>>;
  /** Says that a file was not understood: a diagnostic, and the named `*.count` signals become null with the reason. */
  unreadable(problem: FileProblem, counts: readonly string[]): void;
  /** Whether a file of the kind was not understood, so that "there is none" is not known. */
  incomplete(count: string): string | undefined;
  /** A diagnostic that takes nothing away. */
  note(message: string): void;
}

export interface FileProblem {
  path: string;
  line?: number;
  message: string;
}

/** One pass over the files of a kind. */
export interface Scan {
  /** Called once for each file that `matches`, in order of path. What is kept must be small: values, not text. */
  read?(file: ArtefactFile): void | Promise<void>;
  /** A file that `matches` but is too big, binary, not UTF-8 or gone. `head` is what could be read of it. */
  unreadable?(problem: FileProblem, head: string): void;
  finish(): Reading[] | Promise<Reading[]>;
}

/** A kind of artefact. To add one: a file with a scanner, and a line in `scanners.ts`. */
export interface Scanner {
  id: string;
  signals: readonly string[];
  /** Whether its text is wanted. */
  matches(path: FilePath): boolean;
  scan(run: ScanRun): Scan;
}
