import type { Path } from "../../documents/problems.ts";
import { quoted } from "../../documents/schema-check.ts";
import type { YamlSource } from "../../documents/yaml-source.ts";
import type { Objective } from "../../model/workload.ts";
import { kindOf } from "../kind.ts";
import { queriesOf } from "./queries.ts";
import { fault, mappingAt, mappingOf, type Reading, say, tellUnread, tellWhole, valueAt } from "./reading.ts";
import { indicatorAt } from "./slo-generator-indicator.ts";
import { holdsVariable, plainNameAt, sayVariable } from "./slo-generator-variables.ts";
import { windowOf } from "./slo-generator-window.ts";

const API_VERSION = "sre.google.com/v2";
/** By these labels slo-generator's samples name the service. */
const SERVICE_LABELS = ["service_name", "service"];

/** slo-generator v2: its objectives, and the shared configuration, which holds none. Undefined for other documents. */
export function readSloGenerator(reading: Reading, beside: readonly YamlSource[]): Objective[] | undefined {
  const [apiVersion, kind] = [valueAt(reading, ["apiVersion"]), valueAt(reading, ["kind"])];
  if (apiVersion === undefined && kind === undefined) {
    if (valueAt(reading, ["error_budget_policies"]) !== undefined) return configuration(reading);
    if (valueAt(reading, ["slo_target"]) === undefined || valueAt(reading, ["backend"]) === undefined) return undefined;
    say(
      reading,
      [],
      `is of slo-generator's first format, which is not read; its "migrate" command makes ${API_VERSION} of it`,
    );
    return [];
  }
  if (typeof apiVersion !== "string" || !apiVersion.startsWith("sre.google.com/")) return undefined;
  if (apiVersion !== API_VERSION || kind !== "ServiceLevelObjective") {
    say(
      reading,
      ["kind"],
      `${quoted(kind)} of ${quoted(apiVersion)} is not read; a ServiceLevelObjective of ${API_VERSION} is`,
    );
    return [];
  }
  tellUnread(reading, [], ["apiVersion", "kind", "metadata", "spec"], {});
  const name = mappingAt(reading, ["metadata"]) && plainNameAt(reading, ["metadata", "name"]);
  if (!mappingAt(reading, ["spec"])) return [];
  tellUnread(reading, ["spec"], ["backend", "method", "service_level_indicator", "goal", "error_budget_policy"], {
    description: "it is for readers",
    exporters: "results are not sent on",
    frequency: "when to run is the caller's matter",
  });
  const goal = goalAt(reading, ["spec", "goal"]);
  const indicator = indicatorAt(reading);
  const window = indicator && windowOf(reading, beside);
  if (name === undefined || goal === undefined || window === undefined || !indicator) return [];
  const labels = mappingOf(valueAt(reading, ["metadata", "labels"])) ?? {};
  // A histogram may be one of sizes: its name tells.
  const histogram = valueAt(reading, ["spec", "service_level_indicator", "threshold_bucket"]) !== undefined;
  const queries = queriesOf(indicator);
  const words = [name, labels.slo_name, histogram ? queries : ""].filter((word) => typeof word === "string").join(" ");
  return [
    {
      name,
      service: serviceOf(reading, name),
      kind: kindOf(words, queries),
      target: goal,
      window,
      budgetingMethod: "Occurrences",
      indicator,
      source: { path: reading.source.file, line: reading.source.line(["metadata", "name"]) ?? 1 },
    },
  ];
}

/** Values are not repeated: backends and exporters may hold credentials. */
function configuration(reading: Reading): Objective[] {
  tellUnread(reading, [], ["error_budget_policies"], {
    backends: "where to read from is said in plumbrule.yaml",
    exporters: "results are not sent on",
    default_exporters: "results are not sent on",
  });
  for (const name of Object.keys(mappingOf(valueAt(reading, ["error_budget_policies"])) ?? {}))
    say(
      reading,
      ["error_budget_policies", name],
      "of its steps only the longest window is carried over; thresholds, alerts and messages are not",
      "key",
    );
  return [];
}

function serviceOf(reading: Reading, name: string): string {
  const at = ["metadata", "labels"];
  const labels = mappingOf(valueAt(reading, at)) ?? {};
  const key = SERVICE_LABELS.find((label) => Object.hasOwn(labels, label));
  const other = Object.keys(labels).filter((label) => label !== key);
  tellUnread(reading, ["metadata"], ["name", "labels"], {});
  tellUnread(
    reading,
    at,
    key === undefined ? [] : [key],
    Object.fromEntries(other.map((label) => [label, "labels are for slo-generator's exporters"])),
  );
  const service = key === undefined ? undefined : plainNameAt(reading, [...at, key]);
  if (service === undefined)
    say(
      reading,
      ["metadata", "name"],
      `no label ${SERVICE_LABELS.join(" or ")} names a service: the objective's own name is taken for it`,
    );
  return service ?? name;
}

/** 0..1 */
function goalAt(reading: Reading, at: Path): number | undefined {
  const goal = valueAt(reading, at);
  if (goal === undefined) return fault(reading, at, "is missing");
  if (typeof goal === "string" && holdsVariable(goal)) return sayVariable(reading, at);
  if (typeof goal !== "number" || !(goal > 0 && goal <= 1)) {
    const hint =
      typeof goal === "number" && goal > 1 && goal <= 100
        ? `; did you mean ${Number((goal / 100).toPrecision(15))}?`
        : "";
    return fault(reading, at, `is ${quoted(goal)}; it has to be a share, above 0 and at most 1${hint}`);
  }
  tellWhole(reading, at, goal);
  return goal;
}
