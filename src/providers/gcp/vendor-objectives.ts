import type { Row } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { formatInstant } from "../../model/time.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import { redacted } from "../shared/redact.ts";
import type { Cloud } from "./cloud.ts";
import type { Complaints } from "./complaints.ts";
import { LIMITS } from "./limits.ts";
import type { IObjective, IService } from "./monitoring.ts";
import { projectsOf } from "./projects.ts";
import { evidenceOf, instantWindow, type View } from "./views.ts";

const SOURCE = "gcp/service-monitoring";

/** Objectives are looked at by two calls each. */
const MOST_OBJECTIVES = 100;
/** The newest point of these minutes counts. */
const MINUTES = 10;

/**
 * The objectives that Cloud Monitoring keeps: a cross-check of our own figures. What is there is known only from the list of services, so that
 * the plan has one call a project, and the bound grows by one for each service and two for each objective that is found.
 */
export function vendorObjectivesView(context: ProviderContext): View | undefined {
  const signal = context.signals.find(({ id }) => id === "vendor-slo");
  const projects = projectsOf(context);
  if (!signal || projects.length === 0) return undefined;
  const reading = {
    subject: context.workload.name,
    signal,
    query: projects.map((project) => `projects/${project}/services/-/serviceLevelObjectives`).join(" "),
    window: instantWindow(context.asOf),
  };
  return {
    source: SOURCE,
    readings: [reading],
    plan: (usage) => usage.add(SOURCE, { requests: projects.length, bound: projects.length }),
    async see(cloud, complaints) {
      cloud.calls.usage.add(SOURCE, { bound: projects.length });
      const rows: Row[] = [];
      for (const project of projects) {
        const found = await objectivesOf(cloud, project, context.asOf, complaints);
        if ("reason" in found) return found;
        rows.push(...found.rows);
      }
      complaints.answered(SOURCE);
      return { evidence: [evidenceOf(reading, { value: rows.slice(0, LIMITS.rows) }, context.asOf)] };
    },
  };
}

async function objectivesOf(
  cloud: Cloud,
  project: string,
  asOf: string,
  complaints: Complaints,
): Promise<{ rows: Row[] } | { reason: string }> {
  const services = await cloud.all(SOURCE, (token) =>
    cloud.monitoring(SOURCE, (client, signal) => client.services(project, token, signal)),
  );
  if ("failure" in services) return { reason: services.failure.reason };
  const lists = await Promise.all(
    services.answer.slice(0, LIMITS.rows).map(async (service) => {
      cloud.calls.usage.add(SOURCE, { bound: 1 });
      const objectives = await cloud.all(SOURCE, (token) =>
        cloud.monitoring(SOURCE, (client, signal) => client.objectives(service.name ?? "", token, signal)),
      );
      return { service, objectives };
    }),
  );
  const rows: Promise<Row>[] = [];
  for (const { service, objectives } of lists) {
    if ("failure" in objectives) return { reason: objectives.failure.reason };
    for (const objective of objectives.answer) rows.push(rowOf(cloud, project, service, objective, asOf, complaints));
    if (rows.length > MOST_OBJECTIVES)
      return { reason: `there are more than ${MOST_OBJECTIVES} objectives, each of which costs two calls` };
  }
  return { rows: await Promise.all(rows) };
}

async function rowOf(
  cloud: Cloud,
  project: string,
  service: IService,
  objective: IObjective,
  asOf: string,
  complaints: Complaints,
): Promise<Row> {
  const [remaining, attainment] = await Promise.all(
    // The selectors of the service monitoring documentation: the share of the budget that is left, the share of good service of the period.
    ["select_slo_budget_fraction", "select_slo_compliance"].map((selector) =>
      newest(cloud, project, `${selector}("${objective.name ?? ""}")`, asOf, complaints),
    ),
  );
  const left = remaining ?? null;
  const end = lastWholeMinute(asOf);
  const seconds = Number(objective.rollingPeriod?.seconds ?? 0);
  const word = (text: string | null | undefined) => redacted(text ?? "", cloud.credentials.secrets);
  return {
    name: word(objective.displayName || objective.name),
    service: word(service.displayName || service.name),
    goal: objective.goal ?? null,
    attainment: attainment ?? null,
    remaining: left,
    status: left === null ? "unknown" : left <= 0 ? "exhausted" : "healthy",
    // Where a calendar period begins is its time zone's matter, which the API does not tell.
    from: seconds > 0 ? formatInstant(end - seconds * 1000) : null,
    until: formatInstant(end),
  };
}

/** The newest value of a selector; undefined where there is none, or it could not be read. */
async function newest(cloud: Cloud, project: string, filter: string, asOf: string, complaints: Complaints) {
  const end = lastWholeMinute(asOf) / 1000;
  cloud.calls.usage.add(SOURCE, { bound: 1 });
  const called = await cloud.monitoring(SOURCE, (client, signal) =>
    client.timeSeries(
      {
        name: `projects/${project}`,
        filter,
        interval: { startTime: { seconds: end - MINUTES * 60 }, endTime: { seconds: end } },
        view: "FULL",
      },
      signal,
    ),
  );
  if ("failure" in called) {
    complaints.failed(SOURCE, called.failure.reason);
    return undefined;
  }
  const value = called.answer.items[0]?.points?.[0]?.value?.doubleValue;
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}
