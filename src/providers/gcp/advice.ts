import type { Row } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { redacted } from "../shared/redact.ts";
import type { Cloud } from "./cloud.ts";
import { LIMITS } from "./limits.ts";
import type { GcpRules, RecommenderRule } from "./measures.ts";
import { projectsOf } from "./projects.ts";
import { componentOf } from "./resource-names.ts";
import { type Item, isItem, restPage, textOf } from "./rest-list.ts";
import { labelsOf } from "./series.ts";
import { settingsOf } from "./settings.ts";
import { evidenceOf, instantWindow, type View } from "./views.ts";

const SOURCE = "gcp/recommender";

const CATEGORIES: { [category: string]: string } = {
  COST: "cost",
  SECURITY: "security",
  PERFORMANCE: "performance",
  RELIABILITY: "reliability",
  MANAGEABILITY: "operations",
  // The neutral categories have none for it; it is about how things are run.
  SUSTAINABILITY: "operations",
};

/** P1 is the most urgent. */
const IMPACTS: { [priority: string]: string } = { P1: "high", P2: "high", P3: "medium", P4: "low" };

interface Ask {
  project: string;
  place: string;
  rule: RecommenderRule;
}

/** The open recommendations of the Recommender: each recommender is asked in each place that the components and the settings name. */
export function adviceView(context: ProviderContext, rules: GcpRules): View | undefined {
  const signal = context.signals.find(({ id }) => id === "advice");
  const projects = projectsOf(context);
  const asks = asksOf(context, rules, projects);
  if (!signal || asks.length === 0) return undefined;
  const reading = {
    subject: context.workload.name,
    signal,
    query: projects.map((project) => `projects/${project}/locations/*/recommenders/*/recommendations`).join(" "),
    window: instantWindow(context.asOf),
  };
  return {
    source: SOURCE,
    readings: [reading],
    plan: (usage) => usage.add(SOURCE, { requests: asks.length, bound: asks.length }),
    async see(cloud, complaints) {
      cloud.calls.usage.add(SOURCE, { bound: asks.length });
      const lists = await Promise.all(asks.map(async (ask) => ({ ask, called: await listOf(cloud, ask) })));
      const rows: Row[] = [];
      for (const { ask, called } of lists) {
        // Advice that is missing would look like none.
        if ("failure" in called) return { reason: `${ask.rule.id}: ${called.failure.reason}` };
        rows.push(...called.answer.map((item) => rowOf(item, ask, context, rules, cloud)));
      }
      complaints.answered(SOURCE);
      return { evidence: [evidenceOf(reading, { value: rows.slice(0, LIMITS.rows) }, context.asOf)] };
    },
  };
}

function listOf(cloud: Cloud, { project, place, rule }: Ask) {
  const path = `v1/projects/${encodeURIComponent(project)}/locations/${encodeURIComponent(place)}/recommenders/${rule.id}/recommendations`;
  const request = {
    api: "recommender" as const,
    path,
    query: { filter: "stateInfo.state = ACTIVE", pageSize: "500" },
    permission: rule.permission,
    items: "recommendations",
  };
  return cloud.all(SOURCE, (token) => restPage(cloud, SOURCE, request, token));
}

function asksOf(
  { workload, settings }: ProviderContext,
  { recommenders }: GcpRules,
  projects: readonly string[],
): Ask[] {
  const named = workload.components
    .filter(({ type }) => type.startsWith("gcp."))
    .flatMap((component) => {
      const labels = labelsOf(component);
      return [labels.get("location"), labels.get("region")].filter((one) => one !== undefined);
    });
  const places = [...new Set([...named, ...(settingsOf(settings).locations ?? [])])].filter((one) =>
    /^[a-z]+-[a-z]+\d+(-[a-z])?$/.test(one),
  );
  const zones = places.filter((one) => /-[a-z]$/.test(one)).sort();
  const regions = [...new Set(places.map((one) => one.replace(/-[a-z]$/, "")))].sort();
  const types = new Set(workload.components.map(({ type }) => type));
  const of = { global: ["global"], region: regions, zone: zones };
  return projects.flatMap((project) =>
    recommenders
      .filter((rule) => rule.for === undefined || rule.for.some((type) => types.has(type)))
      .flatMap((rule) => of[rule.place].map((place) => ({ project, place, rule }))),
  );
}

function rowOf(
  item: Item,
  { project, rule }: Ask,
  { workload, settings }: ProviderContext,
  rules: GcpRules,
  cloud: Cloud,
): Row {
  const word = (text: string) => redacted(text, cloud.credentials.secrets);
  const impact = isItem(item.primaryImpact) ? item.primaryImpact : {};
  const targets = Array.isArray(item.targetResources) ? item.targetResources.map(textOf) : [];
  const resource = targets[0] ?? "";
  const component = componentOf(resource, project, workload.components, rules, settingsOf(settings).project);
  return {
    id: word(textOf(item.name).split("/").at(-1) ?? ""),
    category: CATEGORIES[textOf(impact.category)] ?? "operations",
    kind: rule.kind,
    impact: IMPACTS[textOf(item.priority)] ?? "low",
    component: component?.id ?? "",
    resource: word(resource),
    problem: word(textOf(item.description)),
    // The API tells when it was refreshed, not since when it is open.
    since: null,
    usdPerMonth: savingOf(impact),
  };
}

/** What would be saved in thirty days; null where nothing is said, or in another currency. */
function savingOf(impact: Item): number | null {
  const projection = isItem(impact.costProjection) ? impact.costProjection : {};
  const cost = isItem(projection.cost) ? projection.cost : {};
  const seconds = Number(/^(\d+(?:\.\d+)?)s$/.exec(textOf(projection.duration))?.[1] ?? Number.NaN);
  const amount = Number(cost.units ?? 0) + Number(cost.nanos ?? 0) / 1e9;
  if (cost.currencyCode !== "USD" || !(seconds > 0) || !Number.isFinite(amount)) return null;
  // A negative cost is a saving.
  return -amount * ((30 * 86_400) / seconds);
}
