import type { MaintenanceWindow, PolicyStanding } from "./budget-policy.ts";

/** An objective's budget as `slos status` and an assessment tell it. Ratios 0..1, nothing rounded. */
export interface ObjectiveStatus {
  name: string;
  service: string;
  /** `99.9 % over 28 days` */
  objective: string;
  target: number;
  budgetingMethod: string;
  /** RFC 3339; of a calendar window the period's own, whose end may lie ahead. */
  window: { start: string; end: string; rolling: boolean };
  /** Events, or slices; null for a ratio that was measured as one number. */
  good: number | null;
  total: number | null;
  sli: number | null;
  /** What the share may truly be, given so many events. */
  sliInterval: { low: number; high: number; confidence: number } | null;
  errorBudget: {
    total: number;
    consumed: number | null;
    remaining: number | null;
    remainingMinutes: number | null;
    burnRate: number | null;
  };
  burnRates: BurnRate[];
  /** That of the figures that are judged. */
  status: BudgetState;
  reason: string | null;
  /** The figures without what happened in maintenance windows; only where there were any in the window. */
  withoutMaintenance?: WithoutMaintenance;
  /** Only of an objective that the workload's error-budget policy is about. */
  policy?: PolicyStanding;
}

interface WithoutMaintenance
  extends Pick<ObjectiveStatus, "good" | "total" | "sli" | "sliInterval" | "errorBudget" | "status" | "reason"> {
  /** Cut to the window, in the order of time; they may overlap. */
  windows: MaintenanceUse[];
  /** Whether the objective is judged by these figures: the policy says `maintenance: excluded`. */
  judged: boolean;
}

export type MaintenanceUse = Pick<MaintenanceWindow, "from" | "to" | "reason" | "by" | "link">;

/** The budget that an objective is judged by: without maintenance where the policy says so. */
export function judgedBudget({ errorBudget, withoutMaintenance }: ObjectiveStatus): ObjectiveStatus["errorBudget"] {
  return withoutMaintenance?.judged ? withoutMaintenance.errorBudget : errorBudget;
}

export type BudgetState = "healthy" | "at-risk" | "exhausted" | "unknown";

export interface BurnRate {
  severity: "page" | "ticket";
  /** `1h` */
  long: string;
  short: string;
  /** Times the speed that uses up the budget in exactly one window. */
  threshold: number;
  /** Null without traffic. */
  longRate: number | null;
  shortRate: number | null;
  /** Both above the threshold: the long window says that it matters, the short one that it is still going on. */
  firing: boolean;
}

export interface DayOfBudget {
  /** The end of the day, RFC 3339. */
  at: string;
  /** What was left then. */
  remaining: number;
  /** How many times as fast as it may the day spent it; null where nothing was counted. */
  burnRate: number | null;
}

/** How the budget of an objective was spent, day by day. */
export interface BurnDown {
  name: string;
  service: string;
  days: DayOfBudget[];
}

/** When a budget will be used up if the last days go on. Instants RFC 3339; null: not before the horizon. */
export interface ObjectiveForecast {
  name: string;
  service: string;
  status: BudgetState;
  remaining: number | null;
  exhausted: string | null;
  /** With the highest rate of failures that the last days allow, and with the lowest. */
  earliest: string | null;
  latest: string | null;
  /** Share of events that failed in the last days, and what it may truly be. */
  rate: { value: number; low: number; high: number } | null;
  /** How far was looked. */
  horizon: string | null;
  /** The days of its window, the oldest first. */
  burnDown: DayOfBudget[];
  /** Why there is no forecast. */
  reason: string | null;
}
