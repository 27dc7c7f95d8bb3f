import type { Finding } from "../../model/assessment.ts";

/** What became of a verdict, in the order people should read it. */
export const LISTED_CLASSES = ["worse", "new", "unknownNow", "better", "resolved", "gone", "stillOpen"] as const;
export type ListedClass = (typeof LISTED_CLASSES)[number];
export type QuietClass = "fine" | "knownNow" | "unknown";

export const CLASS_WORDS: { readonly [C in ListedClass]: { title: string; means: string } } = {
  worse: { title: "Worse", means: "met before, or met better" },
  new: {
    title: "New",
    means: "asks for work, and did not before: it is of a new component, was not known, or did not apply",
  },
  unknownNow: { title: "Unknown now", means: "known before; neither better nor worse" },
  better: { title: "Better", means: "met better than before, and not yet in full" },
  resolved: { title: "Resolved", means: "asked for work, and is met" },
  gone: {
    title: "Gone",
    means: "asked for work, and is not asked any more: the component left, or the check does not apply",
  },
  stillOpen: { title: "Still open", means: "asks for as much work as before" },
};

/**
 * The one class of a verdict. `stays`: the head still has the component, so that no verdict on it is a loss. A waiver accepts a risk and
 * does not lessen it: what is waived counts as what it would be without.
 *
 * | before ↓ after →  | gap                         | met      | does not apply | not known  | absent, stays | absent, left |
 * | gap               | worse, better or stillOpen  | resolved | gone           | unknownNow | unknownNow    | gone         |
 * | met               | worse                       | fine     | fine           | unknownNow | unknownNow    | fine         |
 * | does not apply    | new                         | fine     | fine           | unknownNow | fine          | fine         |
 * | not known         | new                         | knownNow | knownNow       | unknown    | unknown       | unknown      |
 * | absent            | new                         | fine     | fine           | unknown    |               |              |
 */
export function classOf(
  before: Finding | undefined,
  after: Finding | undefined,
  stays: boolean,
): ListedClass | QuietClass {
  const [was, is] = [standing(before), standing(after)];
  if (typeof is === "number") {
    if (was === "met") return "worse";
    if (typeof was !== "number") return "new";
    if (is === was) return "stillOpen";
    return is < was ? "worse" : "better";
  }
  if (was === "open") return is === "met" || is === "irrelevant" ? "knownNow" : "unknown";
  if (is === "open") return was === "absent" ? "unknown" : "unknownNow";
  if (is === "absent" && stays && was !== "irrelevant") return "unknownNow";
  if (typeof was !== "number") return "fine";
  return is === "met" ? "resolved" : "gone";
}

/** A number below 1 is how well a gap is met. */
type Standing = number | "met" | "irrelevant" | "open" | "absent";

function standing(finding: Finding | undefined): Standing {
  switch (finding?.outcome) {
    case undefined:
      return "absent";
    case "pass":
      return "met";
    case "not-applicable":
      return "irrelevant";
    case "unknown":
    case "error":
      return "open";
    case "fail":
    case "partial":
    case "waived":
      return finding.score ?? 0;
  }
}
