import type { GcpRules } from "./measures.ts";
import type { GcpSettings, Source } from "./settings.ts";

/** A permission that a run needs, and what is not known without it. */
export interface Permission {
  id: string;
  lost: string;
}

/** What has to be allowed in each project, by what the settings ask for. docs/permissions/gcp.yaml holds all of them. */
export function permissionsFor({ without = [] }: GcpSettings, { recommenders }: GcpRules): Permission[] {
  const off = new Set(without);
  const of = (source: Source, some: Permission[]) => (off.has(source) ? [] : some);
  return [
    { id: "monitoring.timeSeries.list", lost: "every signal of a component, and every objective" },
    ...of("alarms", [
      { id: "monitoring.alertPolicies.list", lost: "which components an alarm watches" },
      { id: "monitoring.notificationChannels.list", lost: "which components an alarm watches" },
      { id: "monitoring.alerts.list", lost: "when alarms fired" },
    ]),
    ...of("objectives", [
      { id: "monitoring.services.list", lost: "the objectives that Cloud Monitoring keeps" },
      { id: "monitoring.slos.list", lost: "the objectives that Cloud Monitoring keeps" },
    ]),
    ...of(
      "advice",
      recommenders.map(({ permission }) => ({ id: permission, lost: "the open recommendations" })),
    ),
    ...of("traces", [{ id: "cloudtrace.traces.list", lost: "which services call each other" }]),
    ...of("inventory", [
      { id: "cloudasset.assets.searchAllResources", lost: "what stands in the project, and whose it is" },
    ]),
    ...of("backups", [
      { id: "cloudsql.backupRuns.list", lost: "whether backups are completed" },
      { id: "cloudsql.instances.get", lost: "whether anything was restored" },
    ]),
    ...of("certificates", [{ id: "cloudasset.assets.listResource", lost: "when certificates expire" }]),
  ];
}

/** In the project of the billing export. */
export const BILLING_PERMISSIONS: readonly Permission[] = [
  { id: "bigquery.jobs.create", lost: "what it costs" },
  { id: "bigquery.tables.getData", lost: "what it costs" },
];

/** In the project of the linked dataset of logs. */
export const LOG_PERMISSIONS: readonly Permission[] = [
  { id: "bigquery.jobs.create", lost: "what log entries say of requests" },
  { id: "bigquery.tables.getData", lost: "what log entries say of requests" },
];
