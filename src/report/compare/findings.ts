import type { Assessment, Finding } from "../../model/assessment.ts";
import { findingId } from "../../model/ids.ts";
import { byUrgency, placesOf } from "../findings.ts";
import { classOf, LISTED_CLASSES, type ListedClass, type QuietClass } from "./classes.ts";
import type { Comparison, FindingChange, FindingPair, Verdict } from "./comparison.ts";
import { evidenceMover } from "./evidence.ts";

/**
 * Every verdict of either side in its one class. Verdicts are paired by check and place, not by finding: a component that no source
 * measures any more shares a finding with others (ADR 0005), and is still the same component.
 */
export function changedFindings(base: Assessment, head: Assessment): Pick<Comparison, "findings" | "quiet"> {
  const [olds, nows] = [verdictsOf(base, head.workload.name), verdictsOf(head, head.workload.name)];
  const there = new Set([head.workload.name, ...head.workload.components.map((component) => component.id)]);
  const changes = new Map<string, Change>();
  const quiet: { [C in QuietClass]: number } = { fine: 0, knownNow: 0, unknown: 0 };
  for (const key of new Set([...nows.keys(), ...olds.keys()])) {
    const [was, is] = [olds.get(key), nows.get(key)];
    const place = (is ?? was)?.place ?? "";
    const kind = classOf(was?.finding, is?.finding, there.has(place));
    if (isQuiet(kind)) quiet[kind] += 1;
    else {
      const name = JSON.stringify([kind, was?.finding.id, is?.finding.id]);
      const shared = changes.get(name);
      if (shared) shared.places.push(place);
      else
        changes.set(name, { kind, before: was?.finding, after: is?.finding, places: [place], stays: there.has(place) });
    }
  }
  const moved = evidenceMover(base, head);
  const findings = Object.fromEntries(LISTED_CLASSES.map((kind) => [kind, []])) as unknown as Comparison["findings"];
  for (const change of [...changes.values()].sort((a, b) => byUrgency(spoken(a), spoken(b))))
    findings[change.kind].push({ ...written(change), evidence: moved(change) });
  return { findings, quiet };
}

function isQuiet(kind: ListedClass | QuietClass): kind is QuietClass {
  return kind === "fine" || kind === "knownNow" || kind === "unknown";
}

interface Change extends FindingPair {
  kind: ListedClass;
  places: string[];
  /** Whether the head still has the component. */
  stays: boolean;
}

/** A place's verdict, by a name that both sides share. */
function verdictsOf(assessment: Assessment, workload: string): Map<string, { finding: Finding; place: string }> {
  const verdicts = new Map<string, { finding: Finding; place: string }>();
  for (const finding of assessment.findings) {
    const derived = finding.subjects?.length || finding.id === findingId(finding.check, finding.subject);
    for (const at of placesOf(finding)) {
      // A workload that was renamed is the same place.
      const place = at === assessment.workload.name ? workload : at;
      verdicts.set(derived ? findingId(finding.check, place) : finding.id, { finding, place });
    }
  }
  return verdicts;
}

/** The finding to quote: what holds now, else what held. */
function spoken({ before, after }: FindingPair): Finding {
  return (after ?? before) as Finding;
}

function written(change: Change): Omit<FindingChange, "evidence"> {
  const { before, after, places } = change;
  const { id, check, title, severity } = spoken(change);
  return {
    id,
    check,
    title,
    subject: places[0] ?? "",
    ...(places.length > 1 ? { subjects: places } : {}),
    severity,
    before: verdict(before),
    after: verdict(after),
    message: messageOf(change),
  };
}

function messageOf({ before, after, places, stays }: Change): string {
  if (!after)
    return stays ? "the head holds no verdict on it" : `${places[0] ?? "it"} is not part of the workload any more`;
  const said = after.reason ?? after.message;
  if (after.outcome === "waived") return [`accepted, not mended: ${said}`, after.message].filter(Boolean).join("; ");
  const ended = before?.outcome === "waived" && (after.outcome === "fail" || after.outcome === "partial");
  return ended ? `${said}; its waiver is not in force any more` : said;
}

function verdict(finding: Finding | undefined): Verdict | null {
  if (!finding) return null;
  const { id, outcome, underlying, score, measured, expected, strength } = finding;
  return { finding: id, outcome, ...(underlying ? { underlying } : {}), score, measured, expected, strength };
}
