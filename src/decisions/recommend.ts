import type { Decision, Option } from "../model/decision.ts";
import { listed } from "../model/text.ts";

/** Options and checks that a sentence names at most; the rest is counted. */
const NAMED = 3;

/**
 * The option to begin the talk with: that which mends the most of the failing checks; among equals that which works against the fewest
 * other pillars; among those the first, since checks give their options in the order in which they would be tried. Undefined where none mends.
 */
export function recommend(options: readonly Option[], checks: readonly string[]): Decision["recommended"] {
  const most = options.reduce((top, { answers }) => Math.max(top, answers.length), 0);
  if (most === 0) return undefined;
  const widest = options.filter(({ answers }) => answers.length === most);
  const least = widest.reduce((few, { against }) => Math.min(few, against.length), Number.POSITIVE_INFINITY);
  const cheapest = widest.filter(({ against }) => against.length === least);
  const [first] = cheapest;
  if (!first) return undefined;
  const sentences = [reach(first, checks, widest.length < options.length)];
  if (cheapest.length < widest.length)
    sentences.push(`Of the options that mend as much it works against the fewest other pillars (${against(first)}).`);
  if (cheapest.length > 1) {
    const others = cheapest.slice(1).map(({ name }) => `"${name}"`);
    sentences.push(`By these measures ${listed(others, NAMED)} would serve as well; it is the one to try first.`);
  }
  return { option: first.name, reason: sentences.join(" ") };
}

function reach({ answers }: Option, checks: readonly string[], alone: boolean): string {
  const what =
    checks.length === 1
      ? `it mends ${answers[0]}`
      : answers.length === checks.length
        ? `it mends ${checks.length === 2 ? "both" : `all ${checks.length}`} checks that offer a choice (${listed(answers, NAMED)})`
        : `it mends ${answers.length} of the ${checks.length} checks that offer a choice (${listed(answers, NAMED)})`;
  return alone && checks.length > 1 ? `${what}, and no option mends more.` : `${what}.`;
}

function against(option: Option): string {
  return option.against.length === 0 ? "none" : option.against.join(", ");
}
