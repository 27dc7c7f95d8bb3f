/** What can be turned off by `without`. */
export type Source =
  | "alarms"
  | "objectives"
  | "advice"
  | "traces"
  | "inventory"
  | "backups"
  | "certificates"
  | "quotas";

/** Where log entries can be queried. */
export interface LogSettings {
  /** PROJECT.DATASET */
  dataset: string;
  location?: string;
  mostBytes?: number;
}

/** The manifest's `providers.gcp`, as settings.schema.json describes it. */
export interface GcpSettings {
  project?: string;
  endpoint?: string;
  auth?: { tokenEnv: string };
  billing?: { table: string; location?: string };
  logs?: LogSettings;
  ownerLabels?: string[];
  locations?: string[];
  without?: Source[];
}

export function settingsOf(settings: { [key: string]: unknown }): GcpSettings {
  return settings as GcpSettings;
}
