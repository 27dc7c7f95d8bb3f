import { closest } from "../documents/did-you-mean.ts";
import type { Complaint, Path } from "../documents/problems.ts";
import { quoted } from "../documents/schema-check.ts";

/** Framework id → ids of its practices. */
export type PracticeIds = { readonly [framework: string]: ReadonlySet<string> };

/** Complains of a framework or a practice that does not exist. Without a framework, the practice may be of any. */
export function checkPractice(
  at: Path,
  named: { framework?: unknown; practice?: unknown },
  practiceIds: PracticeIds,
): Complaint[] {
  const { framework, practice } = named;
  if (typeof framework === "string" && !Object.hasOwn(practiceIds, framework)) {
    const known = Object.keys(practiceIds).sort();
    return [
      {
        at: [...at, "framework"],
        say: () =>
          `unknown framework ${quoted(framework)}; ${meant(framework, known, `known are ${known.join(", ")}`)}`,
      },
    ];
  }
  if (typeof practice !== "string") return [];
  const sets = typeof framework === "string" ? [practiceIds[framework]] : Object.values(practiceIds);
  if (sets.some((set) => set?.has(practice))) return [];
  const where = typeof framework === "string" ? framework : "any framework";
  const hint =
    typeof framework === "string" ? `"plumbrule frameworks show ${framework}" lists them` : "name its framework too";
  return [
    {
      at: [...at, "practice"],
      say: () => {
        const known = sets.flatMap((set) => [...(set ?? [])]);
        return `there is no practice ${quoted(practice)} in ${where}; ${meant(practice, known, hint)}`;
      },
    },
  ];
}

/** "did you mean …?", or else what helps. */
export function meant(name: string, known: readonly string[], otherwise: string): string {
  const near = closest(name, known);
  return near === undefined ? otherwise : `did you mean "${near}"?`;
}
