import type { Assessment, EvidenceSummary, Finding, Input } from "../../model/assessment.ts";
import { canonicalJson } from "../../model/json.ts";
import type { EvidenceMove, FindingPair, InputSide, ReadingMove, ReadingSide } from "./comparison.ts";

/** Tells of a verdict's pair which of its needs the condition saw otherwise, and from which readings. */
export function evidenceMover(base: Assessment, head: Assessment): (pair: FindingPair) => EvidenceMove[] {
  const [olds, nows] = [base, head].map(({ evidence }) => new Map(evidence.map((item) => [item.id, item])));
  const reading = (id: string): ReadingMove[] => {
    const [was, is] = [olds?.get(id), nows?.get(id)];
    const named = is ?? was;
    if (!named) return [];
    return [{ id, signal: named.signal, source: named.source, before: readingSide(was), after: readingSide(is) }];
  };
  return ({ before, after }) => {
    const [were, are] = [inputsOf(before), inputsOf(after)];
    return [...new Set([...were.keys(), ...are.keys()])].flatMap((name): EvidenceMove[] => {
      const [was, is] = [were.get(name), are.get(name)];
      const sides = { before: inputSide(was), after: inputSide(is) };
      if (canonicalJson(sides.before) === canonicalJson(sides.after)) return [];
      const ids = new Set([...(was?.evidence ?? []), ...(is?.evidence ?? [])]);
      return [{ input: name, ...sides, readings: [...ids].sort().flatMap(reading) }];
    });
  };
}

function inputsOf(finding: Finding | undefined): Map<string, Input> {
  return new Map((finding?.inputs ?? []).map((input) => [input.name, input]));
}

function inputSide(input: Input | undefined): InputSide | null {
  if (!input) return null;
  const { value, unit, strength, from, reason } = input;
  return { value, unit, strength, from, ...(reason === undefined ? {} : { reason }) };
}

function readingSide(item: EvidenceSummary | undefined): ReadingSide | null {
  if (!item) return null;
  const { value, unit, samples, reason } = item;
  return {
    value,
    unit,
    ...(samples === undefined ? {} : { samples }),
    ...(reason === undefined ? {} : { reason }),
  };
}
