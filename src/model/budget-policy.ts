/** What a workload does about its error budgets: who decided it, and from what is left to what is done. Times are RFC 3339. */
export interface ErrorBudgetPolicy {
  owner: string;
  approvedBy?: string;
  approvedAt?: string;
  /** When it is to be looked at again. */
  revisit?: string;
  /** Names of the objectives it is about; all of them without it. */
  objectives?: string[];
  /** Whether the figure that is judged holds what happened in maintenance windows. */
  maintenance: "included" | "excluded";
  /** In order: the first that fits is the one that an objective is in. The last has no condition. */
  states: PolicyState[];
  /** Changes that a freeze does not hold back. */
  exemptions: Exemption[];
  /** One incident that spends more than this share of a budget needs what `action` says. */
  incident?: { spent: number; action: string };
  source: { path: string };
}

export interface PolicyState {
  name: string;
  /** All that is stated has to hold. */
  when?: {
    /** Share of the budget, 1 is all of it. */
    remainingAtMost?: number;
    /** A burn-rate alert fires: of that severity, or for `ticket` of any. */
    burn?: "page" | "ticket";
  };
  freeze: boolean;
  /** What is done in it, in words. */
  actions: string[];
}

/** A kind of change, and how a commit shows that it is one. Patterns are RE2's, found anywhere in the text. */
export interface Exemption {
  kind: string;
  reason?: string;
  /** Found in the first line of the commit's message. */
  subject?: string;
  /** Found in the value of a trailer of that key. */
  trailer?: { key: string; value: string };
}

/** Planned work on the system. Times are RFC 3339, whole seconds; half-open. */
export interface MaintenanceWindow {
  from: string;
  to: string;
  reason: string;
  by: string;
  /** Names of objectives, or ids of components whose objectives are meant; all objectives without either. */
  objectives?: string[];
  components?: string[];
  link?: string;
}

/** Where an objective stands under the policy. */
export interface PolicyStanding {
  /** Null when it is not known. */
  state: string | null;
  /** Since when at the latest it has been in this state or a worse one without a break; null when that is not known. */
  since: string | null;
  freeze: boolean | null;
  actions: string[];
  /** Why state or since is not known. */
  reason: string | null;
  /** The incident that spent the most of the budget (a share of it), null when there was none; only where the policy has a rule for incidents and it is known. */
  worstIncident?: { from: string; to: string; spent: number } | null;
}

/** Whether a policy is about an objective. */
export function covers({ objectives }: Pick<ErrorBudgetPolicy, "objectives">, name: string): boolean {
  return objectives === undefined || objectives.includes(name);
}
