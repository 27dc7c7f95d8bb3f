import type { Evidence } from "../../model/evidence.ts";
import type { DoctorResult } from "../../model/provider.ts";
import { listed, visible } from "../../model/text.ts";

/** What would be gathered, told for each objective and each component; what to do where nothing of one is there. */
export function toldSubjects(
  evidence: readonly Evidence[],
  fix: { component: string; objective: string },
): DoctorResult[] {
  const told = Map.groupBy(evidence, (item) => item.attributes?.objective ?? item.subject);
  return [...told].map(([name, items]): DoctorResult => {
    const missing = items.filter((item) => item.value === null);
    const subject = visible(name);
    if (missing.length === 0) return { subject, ok: true, message: `all ${items.length} readings are there` };
    const reasons = [...new Set(missing.map((item) => item.reason ?? ""))];
    const message = `${missing.length} of ${items.length} readings are missing: ${listed(reasons, 3, "; ")}`;
    // Of a component nobody has to measure everything.
    const component = items.every((item) => item.attributes?.objective === undefined);
    if (component && missing.length < items.length) return { subject, ok: true, message };
    return { subject, ok: false, message, fix: component ? fix.component : fix.objective };
  });
}
