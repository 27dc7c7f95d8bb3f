import {
  CloudWatchClient,
  type CompositeAlarm,
  DescribeAlarmsCommand,
  type MetricAlarm,
} from "@aws-sdk/client-cloudwatch";
import { visible } from "../../model/text.ts";
import type { Access } from "./access.ts";
import type { Alarm } from "./alarms.ts";
import { CLOUDWATCH } from "./cloudwatch.ts";
import { sorted } from "./series.ts";

/** Of 100 alarms each (API reference of DescribeAlarms); more than that no account and region has (a quota of 5,000 that can be raised). */
const MOST_PAGES = 200;

/** All alarms of a region, or why they are not known. */
export async function listAlarms(
  region: string,
  access: Access,
): Promise<{ alarms: Alarm[]; pages: number } | { reason: string }> {
  const client = access.traced(new CloudWatchClient(access.configFor(region)));
  const simple: MetricAlarm[] = [];
  const composite: CompositeAlarm[] = [];
  let token: string | undefined;
  for (let page = 1; ; page++) {
    const called = await access.calls.call(CLOUDWATCH, (abortSignal) =>
      client.send(
        new DescribeAlarmsCommand({
          AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
          MaxRecords: 100,
          ...(token === undefined ? {} : { NextToken: token }),
        }),
        { abortSignal },
      ),
    );
    if ("failure" in called) return { reason: `DescribeAlarms in ${region}: ${called.failure.reason}` };
    simple.push(...(called.answer.MetricAlarms ?? []));
    composite.push(...(called.answer.CompositeAlarms ?? []));
    const next = called.answer.NextToken;
    if (next === undefined || next === "") {
      client.destroy();
      return { alarms: simple.map((one) => alarmOf(one, composite)), pages: page };
    }
    if (next === token || page >= MOST_PAGES)
      return { reason: `DescribeAlarms in ${region}: still more after ${page} pages` };
    token = next;
  }
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
    since: (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp)?.toISOString() ?? "",
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
