import type { Path } from "../../documents/problems.ts";
import { quoted } from "../../documents/schema-check.ts";
import type { Objective } from "../../model/workload.ts";
import { kindOf } from "../kind.ts";
import { windowAt } from "./pyrra-duration.ts";
import { indicatorAt } from "./pyrra-indicator.ts";
import {
  fault,
  mappingAt,
  mappingOf,
  nameAt,
  type Reading,
  say,
  shareOf,
  tellUnread,
  tellWhole,
  valueAt,
} from "./reading.ts";

/** Pyrra's labels that go onto its rules begin so; this one names a service by custom, not by its schema. */
const SERVICE_LABEL = "pyrra.dev/service";

/** Pyrra v1alpha1. Undefined for other documents. */
export function readPyrra(reading: Reading): Objective[] | undefined {
  const [apiVersion, kind] = [valueAt(reading, ["apiVersion"]), valueAt(reading, ["kind"])];
  if (typeof apiVersion !== "string" || !apiVersion.startsWith("pyrra.dev/")) return undefined;
  if (apiVersion !== "pyrra.dev/v1alpha1" || kind !== "ServiceLevelObjective") {
    say(
      reading,
      ["kind"],
      `${quoted(kind)} of ${quoted(apiVersion)} is not read; a ServiceLevelObjective of pyrra.dev/v1alpha1 is`,
    );
    return [];
  }
  tellUnread(reading, [], ["apiVersion", "kind", "metadata", "spec"], { status: "it is Pyrra's own" });
  const name = mappingAt(reading, ["metadata"]) && nameAt(reading, ["metadata", "name"]);
  if (!mappingAt(reading, ["spec"])) return [];
  tellUnread(reading, ["spec"], ["target", "window", "indicator"], {
    description: "it is for readers",
    alerting: "names of alerts, and which of them are switched off, stay with Pyrra",
    partial_response_strategy: "it is a setting of Thanos' ruler",
  });
  const target = targetAt(reading, ["spec", "target"]);
  const window = windowAt(reading, ["spec", "window"]);
  const read = indicatorAt(reading, ["spec", "indicator"]);
  if (name === undefined || target === undefined || window === undefined || !read) return [];
  return [
    {
      name,
      service: serviceOf(reading, name),
      kind: read.kind ?? kindOf(name, read.queries),
      target,
      window,
      budgetingMethod: "Occurrences",
      indicator: read.indicator,
      source: { path: reading.source.file, line: reading.source.line(["metadata", "name"]) ?? 1 },
    },
  ];
}

function serviceOf(reading: Reading, name: string): string {
  const at = ["metadata", "labels", SERVICE_LABEL];
  tellUnread(reading, ["metadata"], ["name", "labels"], {
    namespace: "an objective has none",
    annotations: "they are for Pyrra's rules",
  });
  tellUnread(reading, ["metadata", "labels"], [SERVICE_LABEL], labelReasons(reading));
  const service = valueAt(reading, at) === undefined ? undefined : nameAt(reading, at);
  if (service === undefined)
    say(
      reading,
      ["metadata", "name"],
      `Pyrra has no service: the objective's own name is taken for it; the label ${SERVICE_LABEL} can say another`,
    );
  return service ?? name;
}

function labelReasons(reading: Reading): { [label: string]: string } {
  const labels = Object.keys(mappingOf(valueAt(reading, ["metadata", "labels"])) ?? {});
  return Object.fromEntries(labels.map((label) => [label, "labels are for Pyrra's rules"]));
}

/** 0..100, a text since Kubernetes' types know no fractions. */
function targetAt(reading: Reading, at: Path): number | undefined {
  const given = valueAt(reading, at);
  if (given === undefined) return fault(reading, at, "is missing");
  const percent = typeof given === "string" && /^\d{1,3}(?:\.\d{1,15})?$/.test(given.trim()) ? Number(given) : given;
  if (typeof percent !== "number" || !(percent >= 0 && percent <= 100))
    return fault(reading, at, `is ${quoted(given)}; it has to be a percentage from 0 to 100, such as "99.9"`);
  if (percent > 0 && percent < 1)
    say(reading, at, `is read as ${percent} %, as Pyrra does; did you mean ${shareOf(percent * 10_000)}?`);
  const target = shareOf(percent);
  tellWhole(reading, at, target);
  return target;
}
