import type { Assessment } from "../model/assessment.ts";
import type { GatePolicy } from "../model/gate.ts";
import { parseInstant } from "../model/time.ts";
import type { Waiver } from "../model/workload.ts";
import { type Judged, nothingJudged } from "./judged.ts";

/** A waiver that has ended accepts nothing any more: it is renewed, or taken out. Judged unless the policy says not to. */
export function judgeWaivers({ waivers = [], asOf }: Assessment, policy: GatePolicy["waivers"]): Judged {
  const judged = nothingJudged();
  if (policy?.expired === "ignore") return judged;
  const rule = "waivers.expired";
  const now = parseInstant(asOf) ?? 0;
  for (const waiver of waivers) {
    const subject = covered(waiver);
    if ((parseInstant(waiver.until) ?? 0) >= now) judged.held.push({ rule, subject });
    else {
      judged.violations.push({
        rule,
        expected: `until ${asOf} or later`,
        measured: waiver.until,
        message: `the waiver of ${subject} by ${waiver.owner} has ended: renew it, or mend what it accepts and take it out`,
        subject,
      });
    }
  }
  return judged;
}

function covered({ framework, practice, check, component }: Waiver): string {
  return [framework && practice ? `${framework}/${practice}` : practice, check, component].filter(Boolean).join(", ");
}
