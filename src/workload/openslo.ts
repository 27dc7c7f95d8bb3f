import { closest } from "../documents/did-you-mean.ts";
import { type Complaint, type Problem, problemLine, problemsOf } from "../documents/problems.ts";
import { quoted } from "../documents/schema-check.ts";
import type { YamlSource } from "../documents/yaml-source.ts";
import type { Objective } from "../model/workload.ts";
import { oneLine } from "./one-line.ts";

/** OpenSLO v1, README "Object types". */
const KINDS = ["SLO", "SLI", "DataSource", "Service", "AlertPolicy", "AlertCondition", "AlertNotificationTarget"];
const BUDGETING_METHODS = ["Occurrences", "Timeslices", "RatioTimeslices"];
/** OpenSLO v1, "duration-shorthand": a number and minutes, hours, days, weeks, months, quarters or years. */
const DURATION = /^[1-9]\d{0,8}[mhdwMQY]$/;

type Mapping = { [key: string]: unknown };

interface Read {
  objectives: Objective[];
  problems: Problem[];
  warnings: string[];
}

/**
 * The objectives of one OpenSLO v1 document: none for the other kinds. Only what an Objective holds is read and checked; the whole
 * document is `slos validate`'s work.
 */
export function readObjectives(source: YamlSource): Read {
  const passedOver = (at: string[], say: string): Read => ({
    objectives: [],
    problems: [],
    warnings: problemsOf(source, [{ at, say }]).map(problemLine),
  });
  const document = objectOf(source.value);
  if (!document || document.kind === undefined || document.apiVersion === undefined) {
    return passedOver([], "is no OpenSLO document (it has no apiVersion and kind); passed over");
  }
  const { apiVersion, kind } = document;
  if (typeof apiVersion !== "string" || !apiVersion.toLowerCase().startsWith("openslo")) {
    return passedOver(["apiVersion"], `${quoted(apiVersion)} is not OpenSLO; passed over`);
  }
  if (typeof kind !== "string" || !KINDS.includes(kind)) {
    const near = typeof kind === "string" ? closest(kind, KINDS) : undefined;
    return passedOver(
      ["kind"],
      `${quoted(kind)} is no kind of OpenSLO v1; passed over${near === undefined ? "" : ` (did you mean ${near}?)`}`,
    );
  }
  if (kind !== "SLO") return { objectives: [], problems: [], warnings: [] };
  const complaints: Complaint[] = [];
  if (apiVersion !== "openslo/v1") {
    complaints.push({ at: ["apiVersion"], say: `is ${quoted(apiVersion)}; openslo/v1 is read` });
  }
  const objectives = complaints.length > 0 ? [] : objectivesOf(document, source, complaints);
  return {
    objectives: complaints.length > 0 ? [] : objectives,
    problems: problemsOf(source, complaints),
    warnings: [],
  };
}

function objectivesOf(document: Mapping, source: YamlSource, complaints: Complaint[]): Objective[] {
  const spec = objectOf(document.spec);
  if (!spec) {
    complaints.push({ at: ["spec"], on: "key", say: "is missing or not keys and values" });
    return [];
  }
  const name = textAt(document, ["metadata", "name"], complaints);
  const service = textAt(document, ["spec", "service"], complaints);
  const method = spec.budgetingMethod;
  if (typeof method !== "string" || !BUDGETING_METHODS.includes(method)) {
    const near = typeof method === "string" ? closest(method, BUDGETING_METHODS) : undefined;
    const hint = near === undefined ? "" : `; did you mean "${near}"?`;
    const what = method === undefined ? "is missing; it is" : `${quoted(method)} is not`;
    complaints.push({ at: ["spec", "budgetingMethod"], say: `${what} one of ${BUDGETING_METHODS.join(", ")}${hint}` });
  }
  const window = windowOf(spec, complaints);
  const listedObjectives = Array.isArray(spec.objectives) ? spec.objectives : [];
  if (listedObjectives.length === 0) {
    complaints.push({
      at: ["spec", "objectives"],
      on: "key",
      say: "is missing or empty; at least one objective is needed",
    });
  }
  return listedObjectives.map((objective: unknown, index) => {
    const several = listedObjectives.length > 1;
    return {
      name: several ? `${name}/${index + 1}` : name,
      service,
      kind: kindOf(document, objectOf(objective)),
      target: targetOf(objectOf(objective), index, complaints),
      window,
      budgetingMethod: String(method),
      source: {
        path: source.file,
        line: source.line(several ? ["spec", "objectives", index] : ["metadata", "name"]) ?? 1,
      },
    };
  });
}

function textAt(document: Mapping, at: [string, string], complaints: Complaint[]): string {
  const value = objectOf(document[at[0]])?.[at[1]];
  if (typeof value === "string" && value.trim() !== "") return oneLine(value);
  complaints.push({ at, on: "key", say: value === undefined ? "is missing" : "has to be text" });
  return "";
}

function windowOf(spec: Mapping, complaints: Complaint[]): string {
  const windows = Array.isArray(spec.timeWindow) ? spec.timeWindow : [];
  const duration = objectOf(windows[0])?.duration;
  if (windows.length !== 1) {
    complaints.push({
      at: ["spec", "timeWindow"],
      on: "key",
      say: `needs exactly one window, such as [{ duration: 28d, isRolling: true }]`,
    });
  } else if (typeof duration !== "string" || !DURATION.test(duration)) {
    complaints.push({
      at: ["spec", "timeWindow", 0, "duration"],
      say: `${quoted(duration)} is no duration; write a number and one of m h d w M Q Y, such as 28d`,
    });
  }
  return String(duration);
}

/** 0..1. `targetPercent` 99.9 is 0.999, not the 0.9990000000000001 of the division. */
function targetOf(objective: Mapping | undefined, index: number, complaints: Complaint[]): number {
  const at = ["spec", "objectives", index];
  const { target, targetPercent } = objective ?? {};
  if ((target === undefined) === (targetPercent === undefined)) {
    complaints.push({ at, say: "needs either target (0.999) or targetPercent (99.9)" });
    return Number.NaN;
  }
  const percent = target === undefined;
  const given = percent ? targetPercent : target;
  const limit = percent ? 100 : 1;
  if (typeof given !== "number" || !(given >= 0 && given < limit)) {
    const hint =
      !percent && typeof given === "number" && given > 1 && given < 100
        ? `; did you mean targetPercent: ${given}?`
        : "";
    complaints.push({
      at: [...at, percent ? "targetPercent" : "target"],
      say: `${quoted(given)} is not a number from 0 to below ${limit}${hint}`,
    });
    return Number.NaN;
  }
  return percent ? Number((given / 100).toPrecision(15)) : given;
}

const LATENCY_WORDS = /latenc|duration|response.?time|(?:^|[^a-z])(?:slow|fast|speed|p9\d|p50|quantile)(?:[^a-z]|$)/i;
const AVAILABILITY_WORDS = /availab|uptime|success|error|failure|(?:^|[^a-z])(?:fail|5xx)(?:[^a-z]|$)/i;
// Bounded, so that no query takes long.
const LATENCY_QUERY = /_bucket\b[^}]{0,500}\ble\s*=|histogram_quantile|TargetResponseTime|latenc/i;
const FAILURE_QUERY =
  /\b(?:code|status|status_code|response_code|grpc_code|http_status_code)\s*(?:!~|=~|!=|=)|errors?_total|failed|5xx/i;

/**
 * What an objective speaks of. Its names decide; where they are silent, its queries do; where either says both, it is `other`: a wrong
 * guess would give credit for something that nobody has promised.
 */
function kindOf(document: Mapping, objective: Mapping | undefined): Objective["kind"] {
  const indicators = [objectOf(objectOf(document.spec)?.indicator), objectOf(objective?.indicator)];
  const names = [
    nameOf(document),
    objectOf(document.spec)?.indicatorRef,
    objective?.displayName,
    objective?.indicatorRef,
    ...indicators.map(nameOf),
  ];
  const byName = oneKind(names.join(" "), LATENCY_WORDS, AVAILABILITY_WORDS);
  if (byName !== undefined) return byName;
  const queries = indicators.flatMap((indicator) => textsOf(indicator?.spec));
  // A count of a duration's histogram counts requests: the word alone says nothing.
  return oneKind(queries.join("\n"), LATENCY_QUERY, FAILURE_QUERY) ?? "other";
}

function oneKind(text: string, latency: RegExp, availability: RegExp): Objective["kind"] | undefined {
  const [slow, failed] = [latency.test(text), availability.test(text)];
  if (slow && failed) return "other";
  return slow ? "latency" : failed ? "availability" : undefined;
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
