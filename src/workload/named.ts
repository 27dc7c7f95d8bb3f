import type { Complaint, Path } from "../documents/problems.ts";
import { quoted } from "../documents/schema-check.ts";
import { listed } from "../model/text.ts";
import { meant } from "./practices.ts";

/** Complains of each of a list of names that there is not. `noun`: `objective`, `component`. */
export function checkNamed(at: Path, names: unknown, known: readonly string[], noun: string): Complaint[] {
  if (!Array.isArray(names)) return [];
  const there = new Set(known);
  return names.flatMap((name: unknown, index): Complaint[] => {
    if (typeof name !== "string" || there.has(name)) return [];
    const otherwise = known.length === 0 ? `the workload has no ${noun}` : `there are ${listed(known, 5)}`;
    return [{ at: [...at, index], say: () => `there is no ${noun} ${quoted(name)}; ${meant(name, known, otherwise)}` }];
  });
}
