import { type AlarmHistoryItem, CloudWatchClient, DescribeAlarmHistoryCommand } from "@aws-sdk/client-cloudwatch";
import { byCodeUnit } from "../../model/order.ts";
import { visible } from "../../model/text.ts";
import { formatInstant } from "../../model/time.ts";
import type { Access } from "./access.ts";
import { CLOUDWATCH } from "./batches.ts";
import { paged } from "./paged.ts";

/** A time that an alarm began to fire. */
export interface Firing {
  name: string;
  /** RFC 3339. */
  at: string;
  /** Until it left the state ALARM; null: it had not at the end. */
  seconds: number | null;
}

/** Of 100 records each (API reference of DescribeAlarmHistory). */
const MOST_PAGES = 200;

/** The firings of all metric alarms of a region that began between two instants (milliseconds), or why they are not known. */
export async function listFirings(
  region: string,
  { start, end }: { start: number; end: number },
  access: Access,
): Promise<{ firings: Firing[]; pages: number } | { reason: string }> {
  const client = access.traced(new CloudWatchClient(access.configFor(region)));
  const listed = await paged<AlarmHistoryItem>(access, {
    api: CLOUDWATCH,
    what: `DescribeAlarmHistory in ${region}`,
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new DescribeAlarmHistoryCommand({
        AlarmTypes: ["MetricAlarm"],
        HistoryItemType: "StateUpdate",
        StartDate: new Date(start),
        EndDate: new Date(end),
        ScanBy: "TimestampAscending",
        MaxRecords: 100,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      const answer = await client.send(command, { abortSignal });
      return { items: answer.AlarmHistoryItems, next: answer.NextToken };
    },
  });
  client.destroy();
  if ("reason" in listed) return listed;
  const changes = listed.items.map(changeOf);
  if (changes.includes(undefined)) return { reason: `DescribeAlarmHistory in ${region}: a record without its states` };
  return { firings: firingsOf(changes.filter((one) => one !== undefined)), pages: listed.pages };
}

interface Change {
  name: string;
  /** Milliseconds. */
  at: number;
  firing: boolean;
}

/** HistoryData is JSON: `{ "newState": { "stateValue": "ALARM" }, … }` (recalled). */
function changeOf({ AlarmName, Timestamp, HistoryData }: AlarmHistoryItem): Change | undefined {
  if (AlarmName === undefined || Timestamp === undefined) return undefined;
  try {
    const state = Object(Object(JSON.parse(HistoryData ?? "")).newState).stateValue as unknown;
    return typeof state === "string"
      ? { name: visible(AlarmName), at: Timestamp.getTime(), firing: state === "ALARM" }
      : undefined;
  } catch {
    return undefined;
  }
}

/** An alarm that loses its data has left ALARM, too: alarms on errors, which are silent without any, clear that way. */
function firingsOf(changes: Change[]): Firing[] {
  const firings: Firing[] = [];
  const open = new Map<string, { firing: Firing; at: number }>();
  for (const { name, at, firing } of changes.sort((a, b) => a.at - b.at)) {
    const since = open.get(name);
    if (firing && !since) {
      const begun: Firing = { name, at: formatInstant(at), seconds: null };
      firings.push(begun);
      open.set(name, { firing: begun, at });
    } else if (!firing && since) {
      since.firing.seconds = (at - since.at) / 1000;
      open.delete(name);
    }
  }
  return firings.sort((a, b) => byCodeUnit(a.at, b.at) || byCodeUnit(a.name, b.name));
}
