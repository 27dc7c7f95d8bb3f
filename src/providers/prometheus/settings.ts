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

/** `timeoutMs`: for everything that is asked of one server, of which one attempt has the usual share. */
export function limitsOf(
  { concurrency, queryBytes }: PrometheusSettings,
  base: Limits = LIMITS,
  timeoutMs: number = base.deadlineMs,
): Limits {
  return {
    ...base,
    deadlineMs: timeoutMs,
    attemptMs: Math.ceil(base.attemptMs * (timeoutMs / base.deadlineMs)),
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(queryBytes === undefined ? {} : { queryBytes }),
  };
}
