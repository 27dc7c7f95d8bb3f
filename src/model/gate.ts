import { EXIT } from "./errors.ts";
import type { Severity } from "./rules.ts";

/** What `plumbrule gate` asks of an assessment: the manifest's `gate`, or a file of its own. */
export interface GatePolicy {
  /** Without it a budget that is spent fails; false: budgets are not judged. */
  errorBudget?: false | BudgetPolicy;
  /** By pillar (in every framework of the assessment), or by framework/pillar. */
  pillars?: { [pillar: string]: PillarPolicy };
  findings?: {
    /** Severity from which a failing finding fails the gate; `low`, that is every one, unless set. */
    failOn?: Severity;
    /** Kept assessment whose failing findings are passed over. */
    baseline?: string;
  };
  waivers?: { expired?: "fail" | "ignore" };
  onMissing?: OnMissing;
}

export interface BudgetPolicy {
  /** Least share of each budget that has to be left; what is spent wholly fails in any case. */
  minRemaining?: number;
  /** Burn-rate alerts that may not fire: `page`, or with `ticket` those too. */
  burn?: "page" | "ticket";
  /** Whether the workload's error-budget policy is judged by: no objective may be in a state that freezes changes. */
  freeze?: true;
}

export interface PillarPolicy {
  /** 0..100 */
  minScore?: number;
  judge?: "low" | "value";
  /** 0..1 */
  minCoverage?: number;
}

type OnMissing = "fail" | "warn" | "ignore";

/** A line of a file, relative to the workload's folder. */
export interface Place {
  file: string;
  line?: number;
}

export interface Violation {
  /** Where the policy asks for it: `findings.failOn`, `pillars.dora/throughput.minScore`. */
  rule: string;
  expected: string;
  /** Never rounded. */
  measured: number | string;
  message: string;
  /** What the rule was put to: the same in every run. */
  subject: string;
  place?: Place;
}

/** Why a rule could not be judged. */
interface Missing {
  rule: string;
  reason: string;
}

/** What a policy came to. */
export interface Judgement {
  verdict: "pass" | "fail" | "unknown";
  violations: Violation[];
  missing: Missing[];
  /** Rules that were judged and hold, each with what it was put to. */
  held: { rule: string; subject: string }[];
  /** What the policy does not ask for and a reader may take for judged. */
  notes: string[];
  onMissing: OnMissing;
}

/** A judgement with what its readers need to know of the run. */
export interface GateReport extends Judgement {
  tool: { name: string; version: string };
  workload: string;
  /** The kind of change that was named: exempt from a freeze. */
  change?: string;
  asOf: string;
  /** The workload's folder and the file that says the policy, as seen from where the command is run; not known of kept documents. */
  folder?: string;
  policyFile?: string;
}

/** What a verdict is to a script. */
export const VERDICT_EXIT = { pass: EXIT.done, fail: EXIT.failed, unknown: EXIT.noVerdict } as const;
