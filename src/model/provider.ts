import type { Exemption } from "./budget-policy.ts";
import type { Diagnostic, Evidence, PlannedReading, Usage } from "./evidence.ts";
import type { ObjectiveAsk } from "./objective.ts";
import type { Signal } from "./rules.ts";
import type { Tracing } from "./tracing.ts";
import type { Component, Workload } from "./workload.ts";

/** What a provider gets to plan and to gather. Nothing else: no environment, no clock. */
export interface ProviderContext {
  /** Absolute path of the workload's folder, with links resolved. Nothing outside it is read. */
  directory: string;
  workload: Workload;
  /** The provider's own part of the manifest, already validated; `{}` when it is on by default. */
  settings: { [key: string]: unknown };
  /** The end of every window, RFC 3339. Undefined while it is still to be found (see `lastSample`). */
  asOf: string;
  /** Seconds; undefined: each signal's own default. */
  windowSeconds?: number;
  /** Milliseconds after which a source that does not answer is given up, in all; undefined: the provider's own limit. */
  timeoutMs?: number;
  /** The part of the catalogue this run may ask for. */
  signals: readonly Signal[];
  /** How this provider measures them: `rules/signals/<id>.yaml`, where it has that. */
  measures?: unknown;
  /** What has to be known to judge the objectives; a provider answers the queries of its own type. */
  objectives: readonly ObjectiveAsk[];
  /** Kinds of changes that the error-budget policy exempts from a freeze, and how a commit shows that it is of one. */
  exemptions?: readonly Exemption[];
  /** Other folders the workload names that a scan has to know of, such as `adrs`. */
  paths: { adrs?: string; slos: string[] };
  progress(message: string): void;
  abort: AbortSignal;
  tracing: Tracing;
  /** Answers of closed periods that need not be asked again; absent with `--no-cache`. */
  cache?: AnswerCache;
}

/** What is remembered between runs on this machine. Keys say what was asked, of whom; neither they nor values hold credentials. */
export interface AnswerCache {
  /** Undefined when it is not there, or cannot be read. */
  get(key: string): Promise<unknown>;
  /** A cache that cannot be written is no reason to fail. */
  set(key: string, value: unknown): Promise<void>;
}

export interface GatherResult {
  evidence: Evidence[];
  diagnostics: Diagnostic[];
  /** By `<provider>/<api>`; files read are not requests. */
  usage: { [source: string]: Usage };
}

export interface ProviderPlan {
  readings: PlannedReading[];
  /** Of its requests, those that answers kept from earlier runs will save; absent where none are kept. */
  remembered?: number;
  usage: { [source: string]: Usage };
}

export interface DoctorResult {
  subject: string;
  ok: boolean;
  message: string;
  /** What to do about it. */
  fix?: string;
}

/** A source of evidence. A source that cannot be read is a diagnostic and null readings, never a thrown end of the run. */
export interface Provider {
  id: string;
  /** Reads local files only to plan (names, headers); sends nothing. */
  plan(context: ProviderContext): Promise<ProviderPlan>;
  gather(context: ProviderContext): Promise<GatherResult>;
  doctor(context: ProviderContext): Promise<DoctorResult[]>;
  /** The instant just after its last sample, when that is what "now" means for it; `warn` hears of samples that were not taken for it. */
  lastSample?(context: Omit<ProviderContext, "asOf">, warn?: (message: string) => void): Promise<string | undefined>;
  /** Components it finds, for `init` and for folders without a manifest. */
  discover?(context: Omit<ProviderContext, "asOf">): Promise<Component[]>;
}
