import type { Row } from "../../model/evidence.ts";
import { formatInstant } from "../../model/time.ts";
import type { Component } from "../../model/workload.ts";
import type { Called } from "../shared/calls.ts";
import { redacted } from "../shared/redact.ts";
import type { Cloud } from "./cloud.ts";
import { LIMITS } from "./limits.ts";
import { type Item, instantOf, isItem, restSince, textOf } from "./rest-list.ts";
import { labelsOf } from "./series.ts";

/** What Cloud Monitoring keeps of the times that its policies began to fire. */
export function alertsOf(cloud: Cloud, source: string, project: string, since: number): Promise<Called<Item[]>> {
  const request = {
    api: "monitoring" as const,
    path: `v3/projects/${encodeURIComponent(project)}/alerts`,
    query: { orderBy: "open_time desc", pageSize: "1000" },
    permission: "monitoring.alerts.list",
    items: "alerts",
  };
  return restSince(cloud, source, request, since, ({ openTime }) => instantOf(openTime));
}

/**
 * The firings of a component's policies (`policies`: their names) between two times. An alert keeps the labels of its resource as far as its
 * condition tells resources apart: one that names another than the component is not the component's.
 */
export function firingsOf(
  component: Component,
  policies: ReadonlySet<string>,
  alerts: readonly Item[],
  [start, end]: readonly [number, number],
  cloud: Cloud,
): Row[] {
  const own = labelsOf(component);
  return alerts
    .flatMap((alert): Row[] => {
      const policy = isItem(alert.policy) ? alert.policy : {};
      const at = instantOf(alert.openTime);
      if (!policies.has(textOf(policy.name)) || !(at >= start && at <= end) || !isOf(alert, own)) return [];
      const until = instantOf(alert.closeTime);
      return [
        {
          name: redacted(textOf(policy.displayName) || textOf(policy.name), cloud.credentials.secrets),
          at: formatInstant(at),
          seconds: until >= at && until <= end ? (until - at) / 1000 : null,
        },
      ];
    })
    .slice(0, LIMITS.rows);
}

function isOf({ resource }: Item, own: ReadonlyMap<string, string>): boolean {
  const labels = isItem(resource) && isItem(resource.labels) ? resource.labels : {};
  return [...own].every(([name, value]) => labels[name] === undefined || labels[name] === value);
}
