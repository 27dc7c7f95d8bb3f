import { ending } from "../documents/dates.ts";
import { visible } from "../model/text.ts";
import type { Objective } from "../model/workload.ts";
import { alertName, neverFires } from "./alert-reach.ts";
import { sliceSeconds } from "./asks.ts";
import { allowance } from "./budget.ts";
import { burnWindows } from "./burn-rates.ts";
import { durationWords, fixedSeconds, parseObjectiveDuration, shorthand } from "./duration.ts";
import { leastSeconds } from "./least-seconds.ts";
import { about, decimal, percent } from "./numbers.ts";
import type { ErrorBudgetRules } from "./rules.ts";

/** An objective and what is known around it. What is undefined is not known and not complained of; null or an empty list is missing. */
export interface Linted {
  objective: Objective;
  /** Events of a whole window, where they were counted. */
  events?: number;
  owner?: string | null;
  alertPolicies?: readonly string[];
  /** The day on which the objective is to be looked at again: `2026-11-24`. */
  revisit?: string | null;
  /** The workload's error-budget policy: whether it is about the objective, and when it is to be looked at again. */
  policy?: { path: string; revisit?: string } | null;
}

export interface Lint {
  rule: string;
  objective: string;
  message: string;
  source: Objective["source"];
}

interface Said {
  rule: string;
  message: string;
}

/** What is doubtful about objectives, in their order. Composites are asked for what does not depend on how their members burn. */
export function lintObjectives(all: readonly Linted[], asOfMs: number, rules: ErrorBudgetRules): Lint[] {
  const first = new Map<string, Objective>();
  return all.flatMap((linted) => {
    const { objective } = linted;
    const said = [
      ...budget(linted, rules),
      ...alerts(objective, rules),
      ...window(objective, rules),
      ...secondOfKind(objective, first),
      ...keeping(linted, asOfMs),
      ...policyOf(linted, asOfMs),
    ];
    return said.map((one) => ({ ...one, objective: visible(objective.name), source: objective.source }));
  });
}

function budget({ objective, events }: Linted, rules: ErrorBudgetRules): Said[] {
  const whole = [objective.target, ...(objective.members ?? []).map(({ target }) => target)].some(
    (target) => target === 1,
  );
  if (whole)
    return [
      {
        rule: "no-budget",
        message: "100 % leaves no budget: the first failure exhausts it, and no alert can warn before",
      },
    ];
  if (objective.members) return [];
  const slices = slicesOf(objective);
  const count = slices ?? events;
  const allowed = allowance(objective.target);
  const least = rules.status.leastBudgetEvents.value;
  if (count === undefined || !(count >= 0) || decimal(allowed * count) >= least) return [];
  const what = slices === undefined ? "events" : "slices";
  const needed = Math.ceil(decimal(least / allowed));
  return [
    {
      rule: "too-few-events",
      message: `of ${about(count)} ${what} in its window ${percent(objective.target)} lets ${about(allowed * count)} fail: one failure is a miss. It needs ${needed} ${what}, a lower target or a longer window`,
    },
  ];
}

function slicesOf(objective: Objective): number | undefined {
  const [duration, slice] = [parseObjectiveDuration(objective.window), sliceSeconds(objective)];
  return duration && slice !== undefined ? leastSeconds(duration) / slice : undefined;
}

function alerts({ target, window, members }: Objective, rules: ErrorBudgetRules): Said[] {
  const duration = parseObjectiveDuration(window);
  if (!duration || members || allowance(target) === 0) return [];
  const { value: minutes } = rules.lints.leastAlertWindow;
  return burnWindows(leastSeconds(duration), rules.burnRates).flatMap((burn) => {
    const reason = neverFires(burn, target);
    if (reason !== undefined) return [{ rule: "alert-never-fires", message: `its alert ${alertName(burn)} ${reason}` }];
    if (burn.shortSeconds >= minutes * 60) return [];
    return [
      {
        rule: "alert-window-too-short",
        message: `its alert ${alertName(burn)} looks back ${shorthand(burn.shortSeconds)}, in which a counter scraped each minute has no two samples: a window of ${durationWords(duration)} is too short for it`,
      },
    ];
  });
}

function window(objective: Objective, rules: ErrorBudgetRules): Said[] {
  const duration = parseObjectiveDuration(objective.window);
  if (!duration) return [];
  const said: Said[] = [];
  const week = rules.lints.wholeWeeks.value * 86_400;
  const seconds = fixedSeconds(duration);
  if (!objective.calendar && (seconds === undefined || seconds % week !== 0)) {
    const weeks = Math.max(1, Math.round(leastSeconds(duration) / week));
    said.push({
      rule: "window-not-whole-weeks",
      message: `a rolling window of ${durationWords(duration)} holds more of the weekend at one time than at another; ${shorthand(weeks * week)} does not`,
    });
  }
  const slice = sliceSeconds(objective);
  // Months, quarters and years are whole days.
  if (slice !== undefined && (seconds ?? 86_400) % slice !== 0)
    said.push({
      rule: "slice-does-not-divide-window",
      message: `its window of ${durationWords(duration)} is not a whole number of slices of ${objective.timeSliceWindow}: what is left over is not judged`,
    });
  return said;
}

function secondOfKind(objective: Objective, first: Map<string, Objective>): Said[] {
  const { service, kind } = objective;
  if (kind === "other") return [];
  const key = JSON.stringify([service, kind]);
  const earlier = first.get(key);
  if (!earlier) {
    first.set(key, objective);
    return [];
  }
  const place = `${earlier.source.path}:${earlier.source.line}`;
  return [
    {
      rule: "second-of-kind",
      message: `${visible(service)} has another objective of ${kind}, "${visible(earlier.name)}" (${visible(place)}): when they disagree nobody knows which one counts`,
    },
  ];
}

function keeping({ owner, alertPolicies, revisit }: Linted, asOfMs: number): Said[] {
  const said: Said[] = [];
  if (owner === null || owner?.trim() === "") said.push({ rule: "without-owner", message: "nobody owns it" });
  if (alertPolicies?.length === 0)
    said.push({ rule: "without-alert-policy", message: "it has no AlertPolicy: nobody is told when its budget burns" });
  if (revisit === undefined) return said;
  const until = revisit === null ? undefined : ending(revisit);
  if (until === undefined)
    said.push({
      rule: "without-revisit-date",
      message: "it has no day on which it is looked at again: a target that nobody questions grows wrong",
    });
  else if (until < asOfMs)
    said.push({ rule: "revisit-overdue", message: `it was to be looked at again by ${revisit}` });
  return said;
}

function policyOf({ policy }: Linted, asOfMs: number): Said[] {
  if (policy === undefined) return [];
  if (policy === null)
    return [
      {
        rule: "without-budget-policy",
        message:
          "no error-budget policy is about it: nobody has agreed what happens when its budget is spent (errorBudgetPolicy in plumbrule.yaml)",
      },
    ];
  const until = policy.revisit === undefined ? undefined : ending(policy.revisit);
  if (until === undefined || until >= asOfMs) return [];
  return [
    {
      rule: "policy-revisit-overdue",
      message: `its error-budget policy (${policy.path}) was to be looked at again by ${policy.revisit}`,
    },
  ];
}
