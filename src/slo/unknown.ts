/** Something that is not known, and why. */
export interface Unknown {
  reason: string;
}

export function isUnknown(value: object): value is Unknown {
  return "reason" in value;
}
