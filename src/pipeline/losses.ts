import type { Diagnostic, EvidenceDocument } from "../model/evidence.ts";
import { byCodeUnit } from "../model/order.ts";
import { indexEvidence } from "./evidence-index.ts";

/** What kept evidence had when it was gathered and has no more, one error a source: what rests on it is unknown. */
export function lossesOf(document: EvidenceDocument): Diagnostic[] {
  const index = indexEvidence(document);
  const losses = new Map<string, string[]>();
  for (const { provider, subject, signal, samples } of document.plan) {
    // Planned, and nothing came of it: that was so when it was gathered.
    if (samples === 0) continue;
    const reason = index.lost(subject, signal);
    if (reason === undefined) continue;
    const others = losses.get(provider);
    if (others) others.push(reason);
    else losses.set(provider, [reason]);
  }
  return [...losses]
    .map(([provider, reasons]): Diagnostic => {
      const [first = ""] = reasons.sort(byCodeUnit);
      const more = reasons.length > 1 ? `, and ${reasons.length - 1} more like it` : "";
      return { provider, level: "error", message: `the evidence is not whole: ${first}${more}` };
    })
    .sort((a, b) => byCodeUnit(a.provider, b.provider));
}
