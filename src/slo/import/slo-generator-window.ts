import { quoted } from "../../documents/schema-check.ts";
import type { YamlSource } from "../../documents/yaml-source.ts";
import { listed, visible } from "../../model/text.ts";
import { parseObjectiveDuration, shorthand } from "../duration.ts";
import { fault, mappingOf, type Reading, readingOf, say, valueAt } from "./reading.ts";

const DEFAULT_POLICY = "default";

/** The longest step of the error budget policy, which stands in the shared configuration. */
export function windowOf(reading: Reading, beside: readonly YamlSource[]): string | undefined {
  const given = valueAt(reading, ["spec", "error_budget_policy"]);
  const at = given === undefined ? ["spec"] : ["spec", "error_budget_policy"];
  const policy = given ?? DEFAULT_POLICY;
  if (typeof policy !== "string") return fault(reading, at, `has to be the name of a policy, not ${quoted(policy)}`);
  const found = beside.flatMap((source) => {
    const steps = valueAt(readingOf(source), ["error_budget_policies", policy, "steps"]);
    return Array.isArray(steps) ? [{ file: source.file, steps }] : [];
  });
  const [first, second] = found;
  if (!first)
    return say(
      reading,
      at,
      `its window is a step of the error budget policy ${quoted(policy)}, which no file beside it holds: put slo-generator's configuration there, or state the window in OpenSLO`,
      "key",
    );
  if (second)
    return say(
      reading,
      at,
      `its error budget policy ${quoted(policy)} stands in several files: ${listed(found.map(({ file }) => visible(file)))}`,
      "key",
    );
  const windows = first.steps.map((step) => mappingOf(step)?.window);
  const seconds = windows.filter((window): window is number => typeof window === "number" && window > 0);
  if (seconds.length === 0 || seconds.length < windows.length)
    return fault(
      reading,
      at,
      `the error budget policy ${quoted(policy)} (${visible(first.file)}) has steps without a window in seconds`,
      "key",
    );
  const longest = seconds.reduce((most, one) => Math.max(most, one), 0);
  const window = shorthand(longest);
  if (!parseObjectiveDuration(window))
    return say(
      reading,
      at,
      `the longest step of its error budget policy, ${longest} s, is not a whole number of minutes`,
      "key",
    );
  const others = [...new Set(seconds)].filter((one) => one !== longest).map(shorthand);
  const rest = others.length === 0 ? "" : `; the steps of ${listed(others, 8)} are not`;
  say(
    reading,
    at,
    `${window}, the longest step of the error budget policy ${quoted(policy)} (${visible(first.file)}), is carried over as its window${rest}`,
    "key",
  );
  return window;
}
