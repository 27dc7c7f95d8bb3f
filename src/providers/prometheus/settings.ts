import { LIMITS, type Limits } from "./limits.ts";

/** The manifest's `providers.prometheus`, as settings.schema.json describes it. */
export interface PrometheusSettings {
  url?: string;
  endpoint?: string;
  headers?: { [name: string]: string };
  auth?: { tokenEnv: string };
  concurrency?: number;
  queryBytes?: number;
}

export function settingsOf(settings: { [key: string]: unknown }): PrometheusSettings {
  return settings as PrometheusSettings;
}

export function limitsOf({ concurrency, queryBytes }: PrometheusSettings, base: Limits = LIMITS): Limits {
  return {
    ...base,
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(queryBytes === undefined ? {} : { queryBytes }),
  };
}
