import type { Evidence, Row } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { formatInstant } from "../../model/time.ts";
import type { Component } from "../../model/workload.ts";
import type { Called } from "../shared/calls.ts";
import { lastWholeMinute } from "../shared/grid.ts";
import { redacted } from "../shared/redact.ts";
import { watchedGroups } from "./alert-condition.ts";
import type { Cloud } from "./cloud.ts";
import { alertsOf, firingsOf } from "./firings.ts";
import { LIMITS } from "./limits.ts";
import type { GcpRules } from "./measures.ts";
import type { IAlertPolicy, INotificationChannel } from "./monitoring.ts";
import type { Item } from "./rest-list.ts";
import { projectOf } from "./series.ts";
import { settingsOf } from "./settings.ts";
import { evidenceOf, instantWindow, type Reading, type View } from "./views.ts";

const SOURCE = "gcp/alerting";

const SIGNALS = ["alarm.list", "alarm.watched", "alarm.firings"];

/** The alerting policies of the components' projects, who hears of them, and when they fired. */
export function alarmsView(context: ProviderContext, rules: GcpRules): View | undefined {
  const { project } = settingsOf(context.settings);
  const signals = context.signals.filter(({ id }) => SIGNALS.includes(id));
  const heard = signals.some(({ id }) => id !== "alarm.firings");
  const fired = signals.some(({ id }) => id === "alarm.firings");
  const lists = 1 + Number(heard) + Number(fired);
  const end = lastWholeMinute(context.asOf);
  const span = [end - (context.windowSeconds ?? rules.window.value) * 1000, end] as const;
  const watched = context.workload.components.flatMap((component) => {
    const own = Object.hasOwn(rules.types, component.type) ? projectOf(component, project) : undefined;
    return own === undefined ? [] : [{ component, project: own }];
  });
  const projects = [...new Set(watched.map((one) => one.project))];
  if (signals.length === 0 || projects.length === 0) return undefined;
  const reading = (component: Component, own: string, signal: Reading["signal"]): Reading => ({
    subject: component.id,
    signal,
    ...(signal.id === "alarm.firings"
      ? { query: `projects/${own}/alerts`, window: { start: formatInstant(span[0]), end: formatInstant(span[1]) } }
      : { query: `projects/${own}/alertPolicies`, window: instantWindow(context.asOf) }),
  });
  return {
    source: SOURCE,
    readings: watched.flatMap(({ component, project: own }) =>
      signals.map((signal) => reading(component, own, signal)),
    ),
    plan(usage) {
      usage.add(SOURCE, { requests: lists * projects.length, bound: lists * projects.length });
    },
    async see(cloud, complaints) {
      const evidence: Evidence[] = [];
      for (const own of projects) {
        cloud.calls.usage.add(SOURCE, { bound: lists });
        const [policies, alerts] = await Promise.all([
          policiesOf(cloud, own, heard),
          fired ? alertsOf(cloud, SOURCE, own, span[0]) : { answer: [] },
        ]);
        for (const reason of [
          "reason" in policies ? policies.reason : "",
          "failure" in alerts ? alerts.failure.reason : "",
        ])
          if (reason !== "") complaints.failed(SOURCE, reason);
        if (!("reason" in policies) && !("failure" in alerts)) complaints.answered(SOURCE);
        for (const { component } of watched.filter((one) => one.project === own)) {
          const watching =
            "reason" in policies ? policies : { rows: rowsOf(component, policies.list, rules, context, cloud) };
          for (const signal of signals) {
            const result =
              "reason" in watching
                ? watching
                : signal.id === "alarm.list"
                  ? { value: watching.rows.map(({ row }) => row).slice(0, LIMITS.rows) }
                  : signal.id === "alarm.watched"
                    ? { value: heardGroups(watching.rows) }
                    : firings(component, watching.rows, alerts, span, cloud);
            evidence.push(evidenceOf(reading(component, own, signal), result, context.asOf));
          }
        }
      }
      return { evidence };
    },
  };
}

interface Policy {
  policy: IAlertPolicy;
  receivers: number;
}

/** `heard`: with their receivers, which are another list. */
async function policiesOf(
  cloud: Cloud,
  project: string,
  heard: boolean,
): Promise<{ list: Policy[] } | { reason: string }> {
  const [policies, channels] = await Promise.all([
    cloud.all(SOURCE, (token) =>
      cloud.monitoring(SOURCE, (client, signal) => client.alertPolicies(project, token, signal)),
    ),
    heard
      ? cloud.all(SOURCE, (token) =>
          cloud.monitoring(SOURCE, (client, signal) => client.channels(project, token, signal)),
        )
      : { answer: [] },
  ]);
  if ("failure" in policies) return { reason: policies.failure.reason };
  if ("failure" in channels) return { reason: channels.failure.reason };
  const hearing = new Set(channels.answer.filter(hears).map(({ name }) => name));
  return {
    list: policies.answer.map((policy) => ({
      policy,
      receivers: (policy.notificationChannels ?? []).filter((name) => hearing.has(name)).length,
    })),
  };
}

/** On, and not waiting to be verified: what is sent to it arrives somewhere. */
function hears({ enabled, verificationStatus }: INotificationChannel): boolean {
  return enabled?.value !== false && verificationStatus !== "UNVERIFIED" && verificationStatus !== 1;
}

/** A row of `alarm.list`, and the full name of its policy. */
interface Watch {
  row: Row;
  policy: string;
}

/** What fired, unless nothing could: of a component that no policy watches, silence says nothing. */
function firings(
  component: Component,
  rows: readonly Watch[],
  alerts: Called<Item[]>,
  span: readonly [number, number],
  cloud: Cloud,
): { value: Row[] } | { reason: string } {
  if ("failure" in alerts) return { reason: alerts.failure.reason };
  const policies = new Set(rows.filter(({ row }) => row.enabled === true).map(({ policy }) => policy));
  if (policies.size === 0) return { reason: "no enabled alerting policy names it, so that none could fire" };
  return { value: firingsOf(component, policies, alerts.answer, span, cloud) };
}

/** The policies that name a component, a row for each golden group that they watch. Their state is not in this API. */
function rowsOf(
  component: Component,
  policies: readonly Policy[],
  rules: GcpRules,
  { signals }: ProviderContext,
  cloud: Cloud,
): Watch[] {
  return policies.flatMap(({ policy, receivers }) => {
    const groups = new Set(
      (policy.conditions ?? []).flatMap((condition) => {
        const text =
          condition.conditionThreshold?.filter ??
          condition.conditionAbsent?.filter ??
          condition.conditionPrometheusQueryLanguage?.query ??
          condition.conditionMonitoringQueryLanguage?.query ??
          "";
        return watchedGroups(text, component, rules, signals);
      }),
    );
    return [...groups].map(
      (group): Watch => ({
        policy: policy.name ?? "",
        row: {
          name: redacted(policy.displayName ?? policy.name ?? "", cloud.credentials.secrets),
          enabled: policy.enabled?.value !== false,
          receivers,
          state: null,
          since: null,
          group,
        },
      }),
    );
  });
}

function heardGroups(rows: readonly Watch[]): string[] {
  const heard = rows
    .map(({ row }) => row)
    .filter(({ enabled, receivers }) => enabled === true && Number(receivers) > 0);
  return [...new Set(heard.map(({ group }) => String(group)))].sort();
}
