import type { GatherResult, ProviderContext } from "../../../model/provider.ts";
import { parseInstant } from "../../../model/time.ts";
import { deliveryRows } from "../delivery/rows.ts";
import { deliverySettings } from "../delivery/settings.ts";
import { type References, readReferences } from "../delivery/tags.ts";
import { giveActivity, giveChanges, giveFiles, headCommits, windowed } from "./activity.ts";
import { unmergedBranches } from "./branches.ts";
import { type History, readHistory } from "./history.ts";
import { openRepository, type Repository } from "./open.ts";
import { DELIVERY_SIGNALS, GIT_SIGNALS, LONG_SIGNALS, Readings, windowOf } from "./readings.ts";
import { GitError } from "./run.ts";

export { lastChanged } from "./last-changed.ts";
export { GIT_SIGNALS } from "./readings.ts";

/**
 * All `git.*` and `delivery.*` signals of the folder's own repository, as of `context.asOf`: commits and tags dated later are not there yet.
 * Nothing of the repository's configuration runs, nothing is fetched, nothing is written. Never rejects for what it finds: what cannot be
 * read is a null reading with its reason and a diagnostic. Limited to `context.signals`.
 */
export async function gatherGit(context: ProviderContext): Promise<GatherResult> {
  const asOf = (parseInstant(context.asOf) ?? Number.NaN) / 1000;
  const readings = new Readings(context, asOf);
  if (!readings.wants(...GIT_SIGNALS)) return readings.finish("");
  try {
    await read(context, asOf, readings);
    return readings.finish("git gave no answer");
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    readings.note("warning", error.message);
    return readings.finish(error.message);
  }
}

async function read(context: ProviderContext, asOf: number, readings: Readings): Promise<void> {
  const opened = await openRepository(context);
  if ("absent" in opened) {
    readings.give("git.present", false);
    readings.none(GIT_SIGNALS, opened.absent);
    return;
  }
  if ("foreign" in opened) {
    // Whether it is under version control is not known from here, so that `git.present` is open too.
    readings.note("info", opened.foreign);
    readings.none(GIT_SIGNALS, opened.foreign);
    return;
  }
  if ("unreadable" in opened) throw new GitError("failed", opened.unreadable);
  const { repository } = opened;
  readings.give("git.present", true);
  if (repository.shallow) {
    throw new GitError(
      "failed",
      "the clone is shallow: its history is cut (git fetch --unshallow brings the rest; in CI, fetch the whole history)",
    );
  }
  const references = await readReferences(repository);
  const tips = new Set([...references.tags, ...references.branches].map((one) => one.commit));
  if (repository.head !== undefined) tips.add(repository.head);
  if (tips.size === 0) throw new GitError("failed", "nothing was committed yet");
  context.progress("reading git history");
  const history = await readHistory(repository, [...tips], context.exemptions);
  if (history.missingParents > 0)
    throw new GitError("failed", "the history is cut: commits that others build on are missing");
  const head = repository.head === undefined ? undefined : history.index.get(repository.head);
  await step(readings, DELIVERY_SIGNALS, () =>
    giveDelivery(context, repository, history, references, asOf, readings, head),
  );
  if (head === undefined) {
    readings.none(GIT_SIGNALS, "the checked-out branch has no commits yet");
    return;
  }
  const inHead = await headCommits(repository, history, head, asOf);
  giveActivity(
    history,
    inHead,
    windowed(history, inHead, asOf - windowOf("git.commits", context.windowSeconds)),
    readings,
  );
  await step(readings, ["git.change-sizes", "git.reviewed-commits"], () =>
    giveChanges(context, repository, history, head, asOf, readings),
  );
  await step(readings, LONG_SIGNALS, () => giveFiles(context, repository, history, head, inHead, asOf, readings));
  readings.give("git.stale-branches", unmergedBranches(repository, history, references, head, asOf));
}

/** One part that fails leaves the others standing. */
async function step(readings: Readings, signals: readonly string[], run: () => Promise<void>): Promise<void> {
  if (!readings.wants(...signals)) return;
  try {
    await run();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    readings.note("warning", error.message);
    readings.none(signals, error.message);
  }
}

async function giveDelivery(
  context: ProviderContext,
  repository: Repository,
  history: History,
  references: References,
  asOf: number,
  readings: Readings,
  head: number | undefined,
): Promise<void> {
  const settings = deliverySettings(context.settings);
  const since = asOf - windowOf("delivery.deployments", context.windowSeconds);
  const tips = new Uint8Array(history.count);
  if (head !== undefined) tips[head] = 1;
  // Before the window two hotfix windows more, so that a cure inside it is seen with its cause.
  const from = since - 2 * settings.hotfixWindowSeconds;
  const rows = await deliveryRows(
    repository,
    history,
    references.tags,
    settings,
    { from, to: asOf },
    context.workload.name,
    tips,
  );
  for (const note of rows.notes) readings.note("info", note);
  if (rows.releases === 0)
    readings.note(
      "info",
      "no tag names a release, so that no deployment is known from git (a clone may lack its tags)",
    );
  readings.give("delivery.deployments", rows.deployments, undefined, since);
  readings.give("delivery.changes", rows.changes, undefined, since);
  readings.give("delivery.failures", rows.failures, undefined, since);
  readings.give("delivery.unattributed", rows.unattributed, undefined, since);
}
