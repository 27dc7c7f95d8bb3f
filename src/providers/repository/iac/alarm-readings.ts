import type { Reading } from "../scanner.ts";
import { ALARMS } from "./operations.ts";
import { type IacResource, inside, plainText, property, readingOf } from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

const LINK = /https?:\/\/\S|runbook|playbook/i;
const PRIORITY = /\b(?:sev(?:erity)?[-_ ]?[0-5]|p[0-5]|critical|warning|page|ticket|high|low|info)\b/i;

/** What alarms in infrastructure code say of runbook, severity and receiver. */
export function alarmReadings(all: readonly IacResource[]): { count: number; readings: Reading[] } {
  const readings: Reading[] = [];
  const alarms = all.filter((of) => Object.hasOwn(ALARMS, of.type));
  for (const of of alarms) {
    const words = [
      property(of, "alarm_description"),
      property(of, "AlarmDescription"),
      property(of, "description"),
      property(of, "documentation.content"),
      property(of, "message"),
    ].filter((said) => said !== undefined);
    const unread = words.some((said) => said instanceof Unresolved);
    const plain = words.filter((said) => typeof said === "string").join("\n");
    const runbook = LINK.test(plain);
    readings.push(
      readingOf(
        of,
        "alert.runbook",
        runbook || !unread ? { value: runbook } : { value: null, reason: "its description is an expression" },
      ),
    );
    const stated =
      property(of, "severity") ??
      property(of, "priority") ??
      inside(property(of, "tags"), "severity") ??
      inside(property(of, "user_labels"), "severity");
    const named = PRIORITY.test(
      `${plain}\n${plainText(property(of, "alarm_name") ?? property(of, "AlarmName") ?? of.name)}`.replace(/_/g, "-"),
    );
    readings.push(readingOf(of, "alert.priority", { value: stated !== undefined || named }));
    const receiver = property(of, ALARMS[of.type] ?? "");
    const told =
      of.type === "datadog_monitor"
        ? /@\S/.test(plainText(receiver))
        : receiver !== undefined && !(Array.isArray(receiver) && receiver.length === 0);
    readings.push(readingOf(of, "alert.receiver", { value: told }));
  }
  return { count: alarms.length, readings };
}
