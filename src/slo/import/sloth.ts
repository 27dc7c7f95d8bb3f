import type { Path } from "../../documents/problems.ts";
import { quoted } from "../../documents/schema-check.ts";
import type { Indicator } from "../../model/objective.ts";
import type { Objective } from "../../model/workload.ts";
import { kindOf } from "../kind.ts";
import { prometheus, queriesOf } from "./queries.ts";
import {
  fault,
  listAt,
  mappingAt,
  mappingOf,
  nameAt,
  type Reading,
  say,
  shareOf,
  tellUnread,
  tellWhole,
  textAt,
  valueAt,
} from "./reading.ts";

/** Sloth's default, `--default-slo-period`; no file of its objectives has a window. */
const PERIOD = "30d";

/** The same keys as files of the command line and of Kubernetes spell them. */
const SPELLINGS = {
  file: { error: "error_query", total: "total_query", ratio: "error_ratio_query", plugins: "slo_plugins" },
  kubernetes: { error: "errorQuery", total: "totalQuery", ratio: "errorRatioQuery", plugins: "sloPlugins" },
} as const;
type Spelling = (typeof SPELLINGS)[keyof typeof SPELLINGS];

const LABELS = "its labels are Sloth's, for the rules it writes";
const PLUGINS = "plugins are code that only Sloth runs";

/** Sloth `prometheus/v1`, also as `PrometheusServiceLevel` in Kubernetes. Undefined for other documents. */
export function readSloth(reading: Reading): Objective[] | undefined {
  const [version, apiVersion, kind] = ["version", "apiVersion", "kind"].map((key) => valueAt(reading, [key]));
  if (apiVersion === undefined && typeof version === "string" && version.startsWith("prometheus/")) {
    if (version !== "prometheus/v1")
      return refuse(reading, ["version"], `${quoted(version)} is not read; prometheus/v1 is`);
    tellUnread(reading, [], ["version", "service", "slos"], { labels: LABELS, slo_plugins: PLUGINS });
    return serviceLevels(reading, [], SPELLINGS.file, ["version"]);
  }
  if (typeof apiVersion !== "string" || !apiVersion.startsWith("sloth.slok.dev/")) return undefined;
  if (kind === "AlertWindows") return refuse(reading, ["kind"], "Sloth's alert windows are not carried over");
  if (apiVersion !== "sloth.slok.dev/v1" || kind !== "PrometheusServiceLevel")
    return refuse(
      reading,
      ["kind"],
      `${quoted(kind)} of ${quoted(apiVersion)} is not read; a PrometheusServiceLevel of sloth.slok.dev/v1 is`,
    );
  tellUnread(reading, [], ["apiVersion", "kind", "spec"], {
    metadata: "an objective is named after its service and itself",
    status: "it is Sloth's own",
  });
  if (!mappingAt(reading, ["spec"])) return [];
  tellUnread(reading, ["spec"], ["service", "slos"], { labels: LABELS, sloPlugins: PLUGINS });
  return serviceLevels(reading, ["spec"], SPELLINGS.kubernetes, ["kind"]);
}

function refuse(reading: Reading, at: Path, words: string): Objective[] {
  say(reading, at, words);
  return [];
}

function serviceLevels(reading: Reading, at: Path, spelling: Spelling, head: Path): Objective[] {
  const service = nameAt(reading, [...at, "service"]);
  const slos = listAt(reading, [...at, "slos"]) ?? [];
  if (slos.length > 0)
    say(
      reading,
      head,
      `its window is not in the file but in Sloth's --default-slo-period: ${PERIOD}, the default, is taken. Events are counted over the whole of it, where Sloth averages the ratios of 5 minutes`,
    );
  return slos.flatMap((_, index) => objective(reading, [...at, "slos", index], service, spelling) ?? []);
}

function objective(reading: Reading, at: Path, service: string | undefined, spelling: Spelling): Objective | undefined {
  if (!mappingAt(reading, at)) return undefined;
  tellUnread(reading, at, ["name", "objective", "sli"], {
    description: "it is for readers",
    labels: LABELS,
    infoLabels: LABELS,
    alerting: "names, labels and annotations of alerts, and which of them are disabled, stay with Sloth",
    plugins: PLUGINS,
    interval: "how often rules run is Sloth's matter",
  });
  const name = nameAt(reading, [...at, "name"]);
  const target = targetAt(reading, [...at, "objective"]);
  const indicator = indicatorAt(reading, [...at, "sli"], spelling);
  if (service === undefined || name === undefined || target === undefined || !indicator) return undefined;
  return {
    // A name is unique within its service only; this is what Sloth calls the objective's id.
    name: `${service}-${name}`,
    service,
    kind: kindOf(name, queriesOf(indicator)),
    target,
    window: PERIOD,
    budgetingMethod: "Occurrences",
    indicator,
    source: { path: reading.source.file, line: reading.source.line([...at, "name"]) ?? 1 },
  };
}

function targetAt(reading: Reading, at: Path): number | undefined {
  const percent = valueAt(reading, at);
  if (percent === undefined) return fault(reading, at, "is missing");
  if (typeof percent !== "number" || !(percent > 0 && percent <= 100))
    return fault(reading, at, `is ${quoted(percent)}; it has to be a percentage, above 0 and at most 100`);
  if (percent < 1)
    say(reading, at, `is read as ${percent} %, as Sloth does; did you mean ${shareOf(percent * 10_000)}?`);
  const target = shareOf(percent);
  tellWhole(reading, at, target);
  return target;
}

function indicatorAt(reading: Reading, at: Path, spelling: Spelling): Indicator | undefined {
  const sli = mappingAt(reading, at);
  if (!sli) return undefined;
  tellUnread(reading, at, ["events", "raw", "plugin"], {});
  const [form, ...others] = ["events", "raw", "plugin"].filter((key) => Object.hasOwn(sli, key) && sli[key] !== null);
  if (form === undefined) return fault(reading, at, 'needs "events" or "raw"', "key");
  if (others.length > 0) return fault(reading, at, `keep one of "${[form, ...others].join('", "')}"`, "key");
  const place = [...at, form];
  if (form === "plugin")
    return say(reading, place, `is not carried over, and so its objective is not: ${PLUGINS}`, "key");
  if (!mappingOf(sli[form])) return fault(reading, place, "has to be keys and values", "key");
  if (form === "raw") {
    tellUnread(reading, place, [spelling.ratio], {});
    const query = queryAt(reading, [...place, spelling.ratio]);
    return query === undefined ? undefined : { kind: "raw", means: "failure", raw: prometheus(query) };
  }
  tellUnread(reading, place, [spelling.error, spelling.total], {});
  const bad = queryAt(reading, [...place, spelling.error]);
  const total = queryAt(reading, [...place, spelling.total]);
  if (bad === undefined || total === undefined) return undefined;
  return { kind: "ratio", counter: false, bad: prometheus(bad), total: prometheus(total) };
}

/** A Go template whose one variable is the window. */
function queryAt(reading: Reading, at: Path): string | undefined {
  const query = textAt(reading, at)?.replaceAll(/\{\{-?\s*\.window\s*-?\}\}/g, "{{.window}}");
  if (query === undefined) return undefined;
  if (!query.includes("{{.window}}")) return fault(reading, at, "has no {{.window}}, which Sloth demands");
  const other = /\{\{(?!\.window\}\})[^}]{0,40}/.exec(query);
  return other ? fault(reading, at, `holds ${quoted(other[0])}; only {{.window}} is filled in`) : query;
}
