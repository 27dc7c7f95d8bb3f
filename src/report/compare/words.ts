import { listed } from "../../model/text.ts";
import { formatQuantity, number } from "../quantities.ts";
import { counted, OUTCOME_WORDS } from "../words.ts";
import type {
  Comparison,
  EvidenceMove,
  FindingChange,
  InputSide,
  ReadingMove,
  ReadingSide,
  Verdict,
} from "./comparison.ts";

/** Readings that a line names; the rest is counted, and is in the JSON. */
const NAMED_READINGS = 2;

/** `fails, 99.4 %`; where its need is not known, the outcome alone. */
export function verdictWords(verdict: Verdict | null): string {
  if (!verdict) return "not there";
  const { outcome, underlying, measured } = verdict;
  const word = underlying
    ? `${OUTCOME_WORDS[outcome].word} (${OUTCOME_WORDS[underlying].word})`
    : OUTCOME_WORDS[outcome].word;
  return measured.value === null ? word : `${word}, ${formatQuantity(measured.value, measured.unit)}`;
}

export function placesWords({ subject, subjects }: FindingChange): string {
  return listed(subjects ?? [subject]);
}

/** What moved it, a line each: `cpu: 42 % → 95 %, from prometheus rate(cpu[5m])`, and that another value is expected. */
export function causeLines({ before, after, evidence }: FindingChange): string[] {
  const wanted =
    before && after && before.expected !== after.expected
      ? [`expected was ${before.expected}, and is ${after.expected}`]
      : [];
  return [...wanted, ...evidence.map(moveLine)];
}

function moveLine(move: EvidenceMove): string {
  const { input, before, after, readings } = move;
  const sides = `${input}: ${sideWords(before)} → ${sideWords(after)}`;
  const from = before && after && before.from !== after.from ? [`from ${before.from}, now from ${after.from}`] : [];
  return [sides, ...from, ...(readings.length > 0 ? [readingsWords(readings)] : [])].join("; ");
}

function sideWords(side: InputSide | null): string {
  if (!side) return "not read";
  if (side.value !== null) return formatQuantity(side.value, side.unit);
  return side.reason === undefined ? "not known" : `not known (${side.reason})`;
}

/** Those that came, went or changed before those that stayed. */
function readingsWords(readings: readonly ReadingMove[]): string {
  const stayed = ({ before, after }: ReadingMove) => stateWords(before) === stateWords(after);
  const ordered = [...readings.filter((one) => !stayed(one)), ...readings.filter(stayed)];
  return listed(ordered.map(readingWords), NAMED_READINGS, "; ");
}

/** `e-1f… (prometheus rate(cpu[5m])), 1,209 samples → gone` */
function readingWords({ id, source, before, after }: ReadingMove): string {
  const place =
    source.path === undefined ? undefined : `${source.path}${source.line === undefined ? "" : `:${source.line}`}`;
  const asked = [source.provider, place, source.query].filter((one) => one !== undefined).join(" ");
  const [was, is] = [stateWords(before), stateWords(after)];
  const state = !before ? `came: ${is}` : !after ? `${was} → gone` : was === is ? was : `${was} → ${is}`;
  return `${id} (${asked}), ${state}`;
}

function stateWords(side: ReadingSide | null): string {
  if (!side) return "gone";
  if (side.samples !== undefined) return `${number(side.samples)} ${side.samples === 1 ? "sample" : "samples"}`;
  if (side.value !== null) return formatQuantity(side.value, side.unit);
  return side.reason === undefined ? "no value" : `no value (${side.reason})`;
}

/** `120 verdicts ask for nothing, 3 are known now and fine, 40 are not known, as before` */
export function quietWords({ quiet }: Comparison): string {
  const { fine, knownNow, unknown } = quiet;
  const parts = [
    `${counted(fine, "verdict")} ${fine === 1 ? "asks" : "ask"} for nothing`,
    ...(knownNow > 0 ? [`${knownNow} ${knownNow === 1 ? "is" : "are"} known now and fine`] : []),
    ...(unknown > 0 ? [`${unknown} ${unknown === 1 ? "is" : "are"} still not known`] : []),
  ];
  return `Besides, ${parts.join(", ")}.`;
}
