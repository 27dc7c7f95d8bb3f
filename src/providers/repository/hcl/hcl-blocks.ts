import { type HclBlock, HclError } from "./hcl-expression.ts";
import { HclParser } from "./hcl-parser.ts";

/** Parses a file of native HCL syntax into its blocks, or says what is wrong and at which offset. Never throws. */
export function parseHcl(source: string): { blocks: HclBlock[] } | { problem: string; offset: number } {
  try {
    return { blocks: new HclParser(source).body(false).blocks };
  } catch (error) {
    if (error instanceof HclError) return { problem: error.message, offset: error.offset };
    throw error;
  }
}
