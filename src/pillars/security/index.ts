import type { Derivation } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import { secretSigns } from "./secret-signs.ts";

/** The pillar's own analyses; most of its checks read statistics of signals. */
export function derivations(_rules: Pick<Rules, "tables">): Derivation[] {
  return [secretSigns];
}
