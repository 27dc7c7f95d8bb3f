/** An expression as far as it is understood. `text` is what was written, cut short, for reasons. */
export type HclExpression =
  | { kind: "literal"; value: string | number | boolean | null }
  | { kind: "list"; items: HclExpression[] }
  | { kind: "object"; entries: [string, HclExpression][]; partial: boolean }
  | { kind: "reference"; text: string }
  | { kind: "template"; parts: HclExpression[]; text: string }
  | { kind: "call"; name: string; args: HclExpression[]; text: string }
  | { kind: "choice"; options: [HclExpression, HclExpression]; text: string }
  | { kind: "other"; text: string };

export interface HclBlock {
  type: string;
  labels: string[];
  /** Offset of its header in the text. */
  offset: number;
  attributes: [string, HclExpression][];
  blocks: HclBlock[];
}

/** Where a text stops being HCL. */
export class HclError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}
