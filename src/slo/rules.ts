/** A number of rules/error-budget.yaml and the reason for it. */
interface Limit {
  value: number;
  unit: string;
  source: string;
}

interface BurnPair {
  severity: "page" | "ticket";
  /** `1h` */
  long: string;
  /** Of the budget, spent when the long window has burnt at the threshold for its whole length. */
  share: number;
  source: string;
}

/** rules/error-budget.yaml. */
export interface ErrorBudgetRules {
  burnRates: { scaledBelow: Limit; shortShare: Limit; pairs: BurnPair[] };
  status: { atRisk: Limit; leastBudgetEvents: Limit; mostEmptySlices: Limit };
  interval: { confidence: Limit };
  forecast: { recent: Limit; leastDays: Limit };
  maintenance: { mostAbove: Limit };
  alerts: { absentFor: Limit };
  lints: { wholeWeeks: Limit; leastAlertWindow: Limit };
}
