/** A value that only the tool can know: a reference, a function, a parameter without a default. */
export class Unresolved {
  /** As written, cut short. */
  readonly text: string;

  constructor(text: string) {
    this.text = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  }
}

/** On an object of which some keys are not known. */
export const PARTIAL: unique symbol = Symbol("partial");

export function isPartial(value: unknown): boolean {
  return typeof value === "object" && value !== null && PARTIAL in value;
}
