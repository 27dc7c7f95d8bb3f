/** One thing that is wrong with a record, and where. */
export interface RecordProblem {
  path: string;
  /** 1-based. */
  line?: number;
  rule: string;
  message: string;
}
