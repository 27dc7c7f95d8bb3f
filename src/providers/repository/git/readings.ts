import type { EvidenceValue } from "../../../model/evidence.ts";
import { evidenceId } from "../../../model/ids.ts";
import { byCodeUnit } from "../../../model/order.ts";
import type { GatherResult, ProviderContext } from "../../../model/provider.ts";
import type { Signal } from "../../../model/rules.ts";
import { visible } from "../../../model/text.ts";
import { formatInstant } from "../../../model/time.ts";

const DAY = 86_400;
// Defaults of the delivery definitions (90 d; rework and recovery habits over 180 d) and of the candidate checks over files (180 d).
const RECENT = 90 * DAY;
const LONG = 180 * DAY;

const RECENT_SIGNALS = [
  "git.commits",
  "git.authors",
  "git.signed-commits",
  "git.reviewed-commits",
  "git.change-sizes",
  "git.reverts",
];
export const LONG_SIGNALS = ["git.hotspots", "git.change-coupling", "git.ownership"];
export const DELIVERY_SIGNALS = [
  "delivery.deployments",
  "delivery.changes",
  "delivery.failures",
  "delivery.unattributed",
];

/** Every signal that `gatherGit` reads. */
export const GIT_SIGNALS: string[] = [
  "git.present",
  ...RECENT_SIGNALS,
  ...LONG_SIGNALS,
  "git.stale-branches",
  ...DELIVERY_SIGNALS,
];

const QUERIES: { [signal: string]: string } = {
  "git.present": "git rev-parse --show-toplevel",
  "git.commits": "git log --no-merges HEAD",
  "git.authors": "git log --no-merges --format=%ae HEAD",
  "git.signed-commits": "git cat-file commit: gpgsig header",
  "git.reviewed-commits": "git log --first-parent HEAD: merges, (#n), Reviewed-by, Reviewed-on",
  "git.change-sizes": "git log --first-parent -m --numstat HEAD, lock files and vendored code left out",
  "git.reverts": "git log HEAD: This reverts commit",
  "git.hotspots": "git log --no-merges --name-status --no-renames HEAD",
  "git.change-coupling": "git log --no-merges --name-status --no-renames HEAD, commits over 30 files left out",
  "git.ownership": "git log --no-merges --name-status --no-renames HEAD; CODEOWNERS",
  "git.stale-branches": "git for-each-ref refs/heads refs/remotes; git rev-list BRANCH ^DEFAULT",
  "delivery.deployments": "git for-each-ref refs/tags; git rev-list TAG --not EARLIER-ANCESTORS",
  "delivery.changes": "git rev-list --no-merges TAG --not EARLIER-ANCESTORS",
  "delivery.failures": "git log: This reverts commit; git for-each-ref refs/tags: rollbacks and hotfixes",
  "delivery.unattributed": "git log: This reverts commit; git for-each-ref refs/tags",
};

/** Readings being made: one null reading with its reason for each signal that is not given. */
export class Readings {
  readonly #context: ProviderContext;
  readonly #asOf: number;
  readonly #wanted: Map<string, Signal>;
  readonly #result: GatherResult = { evidence: [], diagnostics: [], usage: {} };
  readonly #done = new Set<string>();

  constructor(context: ProviderContext, asOf: number) {
    this.#context = context;
    this.#asOf = asOf;
    this.#wanted = new Map(
      context.signals.filter((signal) => GIT_SIGNALS.includes(signal.id)).map((signal) => [signal.id, signal]),
    );
  }

  wants(...signals: string[]): boolean {
    return signals.some((signal) => this.#wanted.has(signal) && !this.#done.has(signal));
  }

  give(signal: string, value: EvidenceValue, reason?: string, since?: number): void {
    const known = this.#wanted.get(signal);
    if (known === undefined || this.#done.has(signal)) return;
    this.#done.add(signal);
    const source = { provider: "repository", query: QUERIES[signal] ?? "git" };
    const start = since ?? this.#asOf - windowOf(signal, this.#context.windowSeconds);
    this.#result.evidence.push({
      id: evidenceId({ subject: this.#context.workload.name, signal, source }),
      subject: this.#context.workload.name,
      signal,
      value,
      unit: known.unit,
      strength: known.strength,
      window: { start: formatInstant(start * 1000), end: this.#context.asOf },
      observedAt: this.#context.asOf,
      source,
      ...(value === null ? { reason: reason ?? "git gave no answer" } : {}),
    });
  }

  none(signals: readonly string[], reason: string): void {
    for (const signal of signals) this.give(signal, null, reason);
  }

  note(level: "info" | "warning", message: string): void {
    this.#result.diagnostics.push({ provider: "repository", level, message: visible(message) });
  }

  /** What has no reading yet gets a null one. */
  finish(reason: string): GatherResult {
    this.none(GIT_SIGNALS, reason);
    this.#result.evidence.sort((a, b) => byCodeUnit(a.signal, b.signal));
    return this.#result;
  }
}

/** Seconds that a signal looks back: what was asked for, else its own default; deliveries never less than rework needs. */
export function windowOf(signal: string, asked: number | undefined): number {
  if (DELIVERY_SIGNALS.includes(signal)) return Math.max(asked ?? RECENT, LONG);
  return asked ?? (LONG_SIGNALS.includes(signal) ? LONG : RECENT);
}
