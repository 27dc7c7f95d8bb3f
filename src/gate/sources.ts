import type { Assessment } from "../model/assessment.ts";
import { type Judged, nothingJudged } from "./judged.ts";

/** A source that could not be read, or gave nothing, has said so in the diagnostics: whatever the policy is about, something may rest on it. */
export function judgeSources({ diagnostics }: Assessment): Judged {
  const judged = nothingJudged();
  for (const { provider, level, message } of diagnostics) {
    if (level === "error") judged.missing.push({ rule: "onMissing", reason: `${provider}: ${message}` });
  }
  return judged;
}
