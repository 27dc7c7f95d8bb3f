import type { Objective } from "../../model/workload.ts";
import { kindOf } from "../kind.ts";

type Mapping = { [key: string]: unknown };

/** What an objective of a document speaks of, by its names and the texts of its inline indicators. */
export function kindOfObjective(document: object, objective: object): Objective["kind"] {
  const spec = objectOf((document as Mapping).spec);
  const own = objective as Mapping;
  const indicators = [objectOf(spec?.indicator), objectOf(own.indicator)];
  const names = [
    nameOf(document as Mapping),
    spec?.indicatorRef,
    own.displayName,
    own.indicatorRef,
    ...indicators.map(nameOf),
  ];
  const queries = indicators.flatMap((indicator) => textsOf(indicator?.spec));
  return kindOf(names.join(" "), queries.join("\n"));
}

function nameOf(of: Mapping | undefined): string {
  const metadata = objectOf(of?.metadata);
  return [metadata?.name, metadata?.displayName].filter((name) => typeof name === "string").join(" ");
}

/** Every text inside a value; its depth is bounded by the loader. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsOf);
}

function objectOf(value: unknown): Mapping | undefined {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Mapping) : undefined;
}
