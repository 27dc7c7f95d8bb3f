import { stringify } from "yaml";
import type { ObjectiveDuration } from "../model/objective.ts";
import { visible } from "../model/text.ts";
import type { Objective } from "../model/workload.ts";
import { alertName, neverFires } from "./alert-reach.ts";
import { allowance } from "./budget.ts";
import { type BurnWindow, burnWindows } from "./burn-rates.ts";
import { durationWords, parseObjectiveDuration, shorthand } from "./duration.ts";
import { errorRatio, NotExpressible, type Rewrite } from "./error-ratio.ts";
import { leastSeconds } from "./least-seconds.ts";
import { about, decimal, percent } from "./numbers.ts";
import type { ErrorBudgetRules } from "./rules.ts";

export interface AlertRules {
  /** A rule file of Prometheus, one group an objective. */
  yaml: string;
  notWritten: NotWritten[];
}

/** An objective that has no rules, or one alert of it that is left out. */
interface NotWritten {
  objective: string;
  /** Of one alert: `page 1h/5m`. */
  alert?: string;
  reason: string;
  source: Objective["source"];
}

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  for?: string;
  labels: { [label: string]: string };
  annotations?: { [name: string]: string };
}

const HEADER = `# Alerts on error budgets, written by plumbrule. Failed events without any series count as none while there are events at all:
# a misspelt query of failed events looks like a service that never fails, so try each once.
`;

/** "level:metric:operations" of Prometheus' naming of recording rules; the window follows. */
const RATIO = "service_objective:bad_events_per_events:ratio_rate";

/**
 * Recording and alerting rules for the objectives that Prometheus can judge. A pair of windows fires when both burn faster than the
 * threshold: the long one says that it matters, the short one that it still goes on, which is why no `for` is needed.
 */
export function alertRules(objectives: readonly Objective[], rules: ErrorBudgetRules, rewrite: Rewrite): AlertRules {
  const notWritten: NotWritten[] = [];
  const groups = new Map<string, Rule[]>();
  for (const objective of objectives) {
    const name = label(objective.name);
    const leave = (reason: string, alert?: string) =>
      notWritten.push({ objective: name, ...(alert === undefined ? {} : { alert }), reason, source: objective.source });
    if (groups.has(name)) {
      leave("another objective has the same name");
      continue;
    }
    try {
      groups.set(name, groupOf(objective, rules, rewrite, leave));
    } catch (error) {
      if (!(error instanceof NotExpressible)) throw error;
      leave(error.message);
    }
  }
  const file = { groups: [...groups].map(([name, group]) => ({ name, rules: group })) };
  // Prometheus reads YAML 1.1, where `on` is true; what that would misread is put in quotes.
  return { yaml: HEADER + stringify(file, { version: "1.1", lineWidth: 0, aliasDuplicateObjects: false }), notWritten };
}

type Leave = (reason: string, alert?: string) => void;

function groupOf(objective: Objective, rules: ErrorBudgetRules, rewrite: Rewrite, leave: Leave): Rule[] {
  const { target, budgetingMethod, indicator, members } = objective;
  if (members) throw new NotExpressible("it is a composite, whose parts burn apart: give each an objective of its own");
  if (budgetingMethod !== "Occurrences")
    throw new NotExpressible(
      "it counts slices of time; a rule looks back from when it runs and does not see the slices that are judged",
    );
  if (!indicator) throw new NotExpressible("it says not how it is measured");
  const allowed = allowance(target);
  if (allowed === 0) throw new NotExpressible("100 % leaves no budget that could burn");
  const duration = parseObjectiveDuration(objective.window);
  if (!duration) throw new NotExpressible(`its window ${visible(objective.window)} is no duration`);
  const windowSeconds = leastSeconds(duration);
  const ratio = errorRatio(indicator, rewrite);
  const burning = burnWindows(windowSeconds, rules.burnRates).filter((window) => {
    const reason = neverFires(window, target);
    if (reason !== undefined) leave(reason, alertName(window));
    return reason === undefined;
  });
  if (burning.length === 0) throw new NotExpressible("none of its alerts could ever fire");
  const labels = { objective: label(objective.name), service: label(objective.service) };
  const series = (window: string) =>
    `${RATIO}${window}{objective=${JSON.stringify(labels.objective)}, service=${JSON.stringify(labels.service)}}`;
  const windows = [...new Set(burning.flatMap(({ longSeconds, shortSeconds }) => [shortSeconds, longSeconds]))]
    .sort((a, b) => a - b)
    .map(shorthand);
  const alerts = [
    ...burning.map((window) => burnAlert(window, series, { target, allowed, windowSeconds, duration })),
    absentAlert(windows[0] ?? "", series, rules),
  ];
  return [
    ...windows.map((window) => ({ record: `${RATIO}${window}`, expr: ratio(window), labels })),
    // The series have these labels already; without them the rules of two objectives would look like duplicates.
    ...alerts.map((alert) => ({ ...alert, labels: { ...literal(labels), ...alert.labels } })),
  ];
}

/** Labels of alerts are templates; what looks like one in a name is not obeyed. */
function literal({ objective, service }: { objective: string; service: string }) {
  const quoted = (text: string) => text.replaceAll("{{", '{{"{{"}}');
  return { objective: quoted(objective), service: quoted(service) };
}

interface Budget {
  target: number;
  allowed: number;
  windowSeconds: number;
  duration: ObjectiveDuration;
}

/** Names come from the labels: what Prometheus fills in it does not read as a template again. */
const WHO = "{{ $labels.objective }} of {{ $labels.service }}";

function burnAlert(
  window: BurnWindow,
  series: (window: string) => string,
  { target, allowed, windowSeconds, duration }: Budget,
): Rule {
  const [long, short] = [shorthand(window.longSeconds), shorthand(window.shortSeconds)];
  const times = about(window.threshold);
  const limit = decimal(window.threshold * allowed);
  const share = about((100 * window.threshold * window.longSeconds) / windowSeconds);
  const hours = about(windowSeconds / window.threshold / 3600);
  return {
    alert: "ErrorBudgetBurn",
    expr: `${series(long)} > ${limit}\nand\n${series(short)} > ${limit}`,
    labels: { severity: window.severity, long_window: long, short_window: short },
    annotations: {
      summary: `${WHO} spends its error budget more than ${times} times too fast`,
      description: `Over the last ${long} {{ $value | humanizePercentage }} of all events failed, and over the last ${short} more than ${about(100 * limit)} % did. ${percent(target)} over ${durationWords(duration)} allows ${percent(allowed)} to fail; at ${times} times that, ${long} spends ${share} % of the error budget, and all of it is gone after ${hours} hours.`,
    },
  };
}

function absentAlert(window: string, series: (window: string) => string, rules: ErrorBudgetRules): Rule {
  const { value, unit } = rules.alerts.absentFor;
  return {
    alert: "ErrorBudgetUnknown",
    expr: `absent(${series(window)})`,
    for: `${value}${unit}`,
    labels: { severity: "ticket" },
    annotations: {
      summary: `Nothing is known of ${WHO}`,
      description: `For ${value}${unit} there was no count of events, not even of none: the metrics are gone, or a query is wrong. While this lasts no alert on its error budget can fire.`,
    },
  };
}

/** As it is shown and compared. As JSON, whose escapes Go knows too, it is a string of PromQL, which takes no U+FFFD. */
function label(value: string): string {
  return visible(value).toWellFormed().replaceAll("\ufffd", "?");
}
