import {
  CloudWatchClient,
  type CompositeAlarm,
  DescribeAlarmsCommand,
  type MetricAlarm,
} from "@aws-sdk/client-cloudwatch";
import { visible } from "../../model/text.ts";
import type { Access } from "./access.ts";
import { CLOUDWATCH } from "./batches.ts";
import { paged } from "./paged.ts";
import { sorted } from "./series.ts";

/** An alarm as far as it is read. */
export interface Alarm {
  name: string;
  enabled: boolean;
  receivers: number;
  state: "ok" | "firing" | "no-data";
  /** RFC 3339; null when it is not told. */
  since: string | null;
  /** What it watches. */
  metrics: { namespace: string; metric: string; dimensions: [string, string][] }[];
}

/** Of 100 alarms each (API reference of DescribeAlarms); more than that no account and region has (a quota of 5,000 that can be raised). */
const MOST_PAGES = 200;

/** All alarms of a region, or why they are not known. */
export async function listAlarms(
  region: string,
  access: Access,
): Promise<{ alarms: Alarm[]; pages: number } | { reason: string }> {
  const client = access.traced(new CloudWatchClient(access.configFor(region)));
  const composite: CompositeAlarm[] = [];
  const listed = await paged<MetricAlarm>(access, {
    api: CLOUDWATCH,
    what: `DescribeAlarms in ${region}`,
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new DescribeAlarmsCommand({
        AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
        MaxRecords: 100,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      const answer = await client.send(command, { abortSignal });
      composite.push(...(answer.CompositeAlarms ?? []));
      return { items: answer.MetricAlarms, next: answer.NextToken };
    },
  });
  client.destroy();
  if ("reason" in listed) return listed;
  return { alarms: listed.items.map((one) => alarmOf(one, composite)), pages: listed.pages };
}

function alarmOf(alarm: MetricAlarm, composites: readonly CompositeAlarm[]): Alarm {
  const { AlarmName: name = "", ActionsEnabled: enabled, AlarmActions: actions = [], StateValue: state } = alarm;
  // An alarm without actions of its own may speak through one that is made of it.
  const through = composites.filter(
    (one) =>
      one.ActionsEnabled !== false && childrenOf(one.AlarmRule ?? "").has(name) && (one.AlarmActions ?? []).length > 0,
  );
  const queries = (alarm.Metrics ?? []).flatMap(({ MetricStat }) => MetricStat?.Metric ?? []);
  const own = alarm.MetricName === undefined ? [] : [alarm];
  return {
    name: visible(name),
    enabled: enabled !== false || through.length > 0,
    receivers:
      (enabled === false ? 0 : actions.length) + through.reduce((sum, one) => sum + (one.AlarmActions?.length ?? 0), 0),
    state: state === "ALARM" ? "firing" : state === "OK" ? "ok" : "no-data",
    since: (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp)?.toISOString() ?? null,
    metrics: [...own, ...queries].map(({ Namespace = "", MetricName = "", Dimensions = [] }) => ({
      namespace: Namespace,
      metric: MetricName,
      dimensions: sorted(Dimensions.map(({ Name = "", Value = "" }) => [Name, Value])),
    })),
  };
}

/** Names in a rule such as `ALARM("errors") AND NOT ALARM(maintenance)`. */
function childrenOf(rule: string): Set<string> {
  return new Set(
    [...rule.matchAll(/\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*(?:"([^"]*)"|([^")\s]+))\s*\)/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? "",
    ),
  );
}
