interface Limit {
  value: number;
}

/** The part of rules/toil.yaml that reading obeys. */
export interface ReadingLimits {
  /** days */
  window: Limit;
  mostBrokenRows: Limit;
  mostHoursOfRecord: Limit;
  mostHoursOfTicket: Limit;
}

/** Throws when the rules were built without the table: a mistake of the build. */
export function limitsOf(measures: unknown): ReadingLimits {
  if (measures === undefined || measures === null) throw new Error("the rules hold no table `toil`");
  return measures as ReadingLimits;
}
