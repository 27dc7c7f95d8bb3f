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
  status: BudgetState;
  reason: string | null;
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
