import type { Evidence, Row } from "../../model/evidence.ts";
import type { ProviderContext } from "../../model/provider.ts";
import type { Component } from "../../model/workload.ts";
import { redacted } from "../shared/redact.ts";
import { watchedGroups } from "./alert-condition.ts";
import type { Cloud } from "./cloud.ts";
import { LIMITS } from "./limits.ts";
import type { GcpRules } from "./measures.ts";
import type { IAlertPolicy, INotificationChannel } from "./monitoring.ts";
import { projectOf } from "./series.ts";
import { settingsOf } from "./settings.ts";
import { evidenceOf, instantWindow, type Reading, type View } from "./views.ts";

const SOURCE = "gcp/alerting";

/** The alerting policies of the components' projects, and who hears of them. */
export function alarmsView(context: ProviderContext, rules: GcpRules): View | undefined {
  const { project } = settingsOf(context.settings);
  const signals = context.signals.filter(({ id }) => id === "alarm.list" || id === "alarm.watched");
  const watched = context.workload.components.flatMap((component) => {
    const own = Object.hasOwn(rules.types, component.type) ? projectOf(component, project) : undefined;
    return own === undefined ? [] : [{ component, project: own }];
  });
  const projects = [...new Set(watched.map((one) => one.project))];
  if (signals.length === 0 || projects.length === 0) return undefined;
  const reading = (component: Component, own: string, signal: Reading["signal"]): Reading => ({
    subject: component.id,
    signal,
    query: `projects/${own}/alertPolicies`,
    window: instantWindow(context.asOf),
  });
  return {
    source: SOURCE,
    readings: watched.flatMap(({ component, project: own }) =>
      signals.map((signal) => reading(component, own, signal)),
    ),
    plan(usage) {
      usage.add(SOURCE, { requests: 2 * projects.length, bound: 2 * projects.length });
    },
    async see(cloud, complaints) {
      const evidence: Evidence[] = [];
      for (const own of projects) {
        const policies = await policiesOf(cloud, own);
        if ("reason" in policies) complaints.failed(SOURCE, policies.reason);
        else complaints.answered(SOURCE);
        for (const { component } of watched.filter((one) => one.project === own)) {
          const rows = "reason" in policies ? undefined : rowsOf(component, policies.list, rules, context, cloud);
          for (const signal of signals) {
            const value = signal.id === "alarm.list" ? rows : rows && heardGroups(rows);
            const result = "reason" in policies ? policies : { value: value ?? [] };
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

async function policiesOf(cloud: Cloud, project: string): Promise<{ list: Policy[] } | { reason: string }> {
  cloud.calls.usage.add(SOURCE, { bound: 2 });
  const [policies, channels] = await Promise.all([
    cloud.all(SOURCE, (token) =>
      cloud.monitoring(SOURCE, (client, signal) => client.alertPolicies(project, token, signal)),
    ),
    cloud.all(SOURCE, (token) => cloud.monitoring(SOURCE, (client, signal) => client.channels(project, token, signal))),
  ]);
  if ("failure" in policies) return { reason: policies.failure.reason };
  if ("failure" in channels) return { reason: channels.failure.reason };
  const heard = new Set(channels.answer.filter(hears).map(({ name }) => name));
  return {
    list: policies.answer.map((policy) => ({
      policy,
      receivers: (policy.notificationChannels ?? []).filter((name) => heard.has(name)).length,
    })),
  };
}

/** On, and not waiting to be verified: what is sent to it arrives somewhere. */
function hears({ enabled, verificationStatus }: INotificationChannel): boolean {
  return enabled?.value !== false && verificationStatus !== "UNVERIFIED" && verificationStatus !== 1;
}

/** The policies that name a component, a row for each golden group that they watch. Their state is not in this API. */
function rowsOf(
  component: Component,
  policies: readonly Policy[],
  rules: GcpRules,
  { signals }: ProviderContext,
  cloud: Cloud,
): Row[] {
  return policies
    .flatMap(({ policy, receivers }) => {
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
        (group): Row => ({
          name: redacted(policy.displayName ?? policy.name ?? "", cloud.credentials.secrets),
          enabled: policy.enabled?.value !== false,
          receivers,
          state: null,
          since: null,
          group,
        }),
      );
    })
    .slice(0, LIMITS.rows);
}

function heardGroups(rows: readonly Row[]): string[] {
  const heard = rows.filter(({ enabled, receivers }) => enabled === true && Number(receivers) > 0);
  return [...new Set(heard.map(({ group }) => String(group)))].sort();
}
