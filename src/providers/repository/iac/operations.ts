import { entries } from "../json-values.ts";
import type { Reading } from "../scanner.ts";
import {
  amount,
  every,
  flag,
  type IacResource,
  inside,
  isSet,
  type Known,
  map,
  plainText,
  property,
  readingOf,
  unknown,
  word,
} from "./resource.ts";
import { isPartial, Unresolved } from "./unresolved.ts";

/** Resource types whose mere presence is what is counted. */
const COUNTED: { [signal: string]: ReadonlySet<string> } = {
  "iac.audit-trail.count": new Set([
    "aws_cloudtrail",
    "AWS::CloudTrail::Trail",
    "google_project_iam_audit_config",
    "google_folder_iam_audit_config",
    "google_organization_iam_audit_config",
    "google_logging_project_sink",
    "google_logging_folder_sink",
    "google_logging_organization_sink",
    "azurerm_monitor_diagnostic_setting",
    "azurerm_monitor_log_profile",
  ]),
  "iac.threat-detection.count": new Set([
    "aws_guardduty_detector",
    "aws_securityhub_account",
    "aws_macie2_account",
    "aws_inspector2_enabler",
    "AWS::GuardDuty::Detector",
    "AWS::SecurityHub::Hub",
    "azurerm_security_center_subscription_pricing",
    "google_scc_source",
    "google_scc_notification_config",
  ]),
  "iac.waf.count": new Set([
    "aws_wafv2_web_acl",
    "aws_waf_web_acl",
    "aws_wafregional_web_acl",
    "AWS::WAFv2::WebACL",
    "AWS::WAF::WebACL",
    "azurerm_web_application_firewall_policy",
    "azurerm_cdn_frontdoor_firewall_policy",
    "google_compute_security_policy",
  ]),
  "iac.budget.count": new Set([
    "aws_budgets_budget",
    "aws_ce_anomaly_monitor",
    "AWS::Budgets::Budget",
    "AWS::CE::AnomalyMonitor",
    "google_billing_budget",
    "azurerm_consumption_budget_subscription",
    "azurerm_consumption_budget_resource_group",
    "azurerm_cost_anomaly_alert",
  ]),
  "iac.cdn.count": new Set([
    "aws_cloudfront_distribution",
    "AWS::CloudFront::Distribution",
    "azurerm_cdn_frontdoor_profile",
    "azurerm_cdn_profile",
    "google_compute_backend_bucket",
    "cloudflare_record",
    "fastly_service_vcl",
  ]),
};

/** Arguments that switch a counted resource on or off: a trail that does not log is none. */
const SWITCHES: [name: string, on: string][] = [
  ["enable_logging", "true"],
  ["IsLogging", "true"],
  ["enable", "true"],
  ["Enable", "true"],
  ["disabled", "false"],
];

/** Whether a resource is what its type is counted as. */
function counts(of: IacResource): Known<boolean> {
  for (const [path, on] of SWITCHES) {
    const stated = property(of, path);
    if (stated instanceof Unresolved) return unknown(`${path} is an expression: ${stated.text}`);
    if (stated !== undefined && plainText(stated).toLowerCase() !== on) return { value: false };
  }
  if (/^google_logging_\w+_sink$/.test(of.type)) return exportsAuditLogs(of);
  return of.type === "azurerm_monitor_diagnostic_setting" ? exportsActivityLog(of) : { value: true };
}

/** A sink without a filter exports all; audit logs have names of their own (Cloud Logging, "Understanding audit logs"). */
function exportsAuditLogs(of: IacResource): Known<boolean> {
  return map(word(of, "filter", ""), (filter) => filter.trim() === "" || filter.includes("cloudaudit.googleapis.com"));
}

/** The activity log is the subscription's; a setting of any other resource exports that one's own logs (Azure Monitor, "Activity log"). */
function exportsActivityLog(of: IacResource): Known<boolean> {
  const target = property(of, "target_resource_id");
  if (!(target instanceof Unresolved)) return { value: /^\/subscriptions\/[^/]+\/?$/i.test(plainText(target)) };
  if (/\bazurerm_subscription\.|^"?\/subscriptions\/\$\{[^{}/]*\}\/?"?$/.test(target.text)) return { value: true };
  return /\bazurerm_/.test(target.text)
    ? { value: false }
    : unknown(`target_resource_id is an expression: ${target.text}`);
}

/** How many there are. One whose arguments do not tell makes it unknown only where no other is one. */
function countOf(signal: string, candidates: readonly IacResource[]): Reading {
  const judged = candidates.map((of) => ({ of, known: counts(of) }));
  const sure = judged.filter(({ known }) => known.value === true).length;
  const open = judged.find(({ known }) => known.value === null);
  if (sure > 0 || !open) return { signal, value: sure };
  const why = "reason" in open.known ? open.known.reason : "";
  return { signal, ...unknown(`${open.of.type}.${open.of.name}: ${why}`) };
}

/** Alarm types, and where each says who is told. */
export const ALARMS: { [type: string]: string } = {
  aws_cloudwatch_metric_alarm: "alarm_actions",
  aws_cloudwatch_composite_alarm: "alarm_actions",
  "AWS::CloudWatch::Alarm": "AlarmActions",
  "AWS::CloudWatch::CompositeAlarm": "AlarmActions",
  google_monitoring_alert_policy: "notification_channels",
  azurerm_monitor_metric_alert: "action",
  azurerm_monitor_scheduled_query_rules_alert_v2: "action",
  datadog_monitor: "message",
};

/** Types that do not take tags, by prefix or ending: what binds, grants or configures other resources. */
const UNTAGGABLE =
  /_(?:attachment|association|rule|policy|policies|permission|member|binding|record|route|versioning|acl|public_access_block|lifecycle_configuration|configuration|encryption_configuration|notification|subscription|version|listener_certificate|membership|ownership_controls|logging|website_configuration|integration|method|deployment|validation|propagation|target|zone_group)$|^(?:random|null|local|tls|time|archive|helm|kubernetes|kubectl|template|external|cloudflare|datadog|github|grafana|vault|http)_/;

/** What tells who pays for or owns a resource (AWS, "Best practices for tagging": owner, cost centre, project, team). */
const OWNERSHIP_TAG =
  /^(?:.*[:/_-])?(?:owner|team|squad|cost[-_ ]?cent(?:er|re)|cost[-_ ]?code|cost[-_ ]?allocation|cost|project|business[-_ ]?unit|department|application|service)(?:[-_ ]?(?:name|id))?$/i;

const TAG_PATHS = ["tags", "labels", "Tags", "user_labels", "resource_labels", "settings.user_labels"];
/** CloudFormation types that take tags; the others are bindings and policies. */
const CFN_UNTAGGABLE =
  /Policy$|Permission$|Association$|Attachment$|Subscription$|::Route$|RecordSet|Ingress$|Egress$|ScalableTarget$|::Version$|::Alias$|^Custom::/;

interface Tagging {
  taggable: number;
  tagged: number;
  unread: number;
}

function tagging(all: readonly IacResource[], settings: readonly IacResource[]): Tagging {
  const defaults = new DefaultTags(settings);
  const out: Tagging = { taggable: 0, tagged: 0, unread: 0 };
  for (const of of all) {
    if (of.tool === "terraform" ? UNTAGGABLE.test(of.type) : CFN_UNTAGGABLE.test(of.type)) continue;
    out.taggable++;
    if (of.tool === "terraform" && defaults.cover(of)) {
      out.tagged++;
      continue;
    }
    const stated = TAG_PATHS.map((path) => hasOwnershipTag(property(of, path)));
    if (stated.includes(true)) out.tagged++;
    else if (stated.includes("unread")) out.unread++;
  }
  return out;
}

/** Tags that a provider puts on every resource. A module without a provider of its own inherits that of its callers. */
class DefaultTags {
  readonly #byScope = new Map<string, boolean>();
  readonly #byVendor = new Map<string, boolean>();

  constructor(settings: readonly IacResource[]) {
    for (const provider of settings.filter((one) => one.type.startsWith("provider."))) {
      const vendor = provider.type.slice("provider.".length).replace(/-beta$/, "");
      const tagged =
        hasOwnershipTag(property(provider, "default_tags.tags") ?? property(provider, "default_labels")) === true;
      const scope = `${provider.scope}\0${vendor}`;
      // Several providers of one vendor (one a region): a resource may use any, so all must have them.
      this.#byScope.set(scope, tagged && (this.#byScope.get(scope) ?? true));
      this.#byVendor.set(vendor, tagged && (this.#byVendor.get(vendor) ?? true));
    }
  }

  cover(of: IacResource): boolean {
    const vendor = of.type.split("_")[0] ?? "";
    return this.#byScope.get(`${of.scope}\0${vendor}`) ?? this.#byVendor.get(vendor) ?? false;
  }
}

function hasOwnershipTag(tags: unknown): boolean | "unread" {
  if (tags instanceof Unresolved) return "unread";
  if (tags === undefined) return false;
  const names = Array.isArray(tags)
    ? tags.map((tag) => plainText(inside(tag, "Key") ?? inside(tag, "key")))
    : entries(tags).map(([key]) => key);
  if (names.some((name) => name.length < 200 && OWNERSHIP_TAG.test(name))) return true;
  return isPartial(tags) ? "unread" : false;
}

/** Remote back ends and whether they lock by themselves (Terraform documentation, "Backends"). S3 locks when told to. */
function remoteState(backend: IacResource): Reading {
  const kind = backend.name;
  const locks =
    kind === "s3"
      ? isSet(backend, "dynamodb_table") || property(backend, "use_lockfile") === true
      : ["gcs", "azurerm", "remote", "cloud", "consul", "pg", "kubernetes", "cos", "oss", "http"].includes(kind);
  const reading = readingOf(backend, "iac.remote-state", { value: kind !== "local" && locks });
  return { ...reading, attributes: { resource: `backend.${kind}` } };
}

function retention(of: IacResource): Reading | undefined {
  if (of.type === "aws_cloudwatch_log_group")
    return readingOf(of, "iac.log-group.retention-days", amount(of, "retention_in_days", 0));
  if (of.type === "AWS::Logs::LogGroup")
    return readingOf(of, "iac.log-group.retention-days", amount(of, "RetentionInDays", 0));
  if (of.type === "google_logging_project_bucket_config")
    return readingOf(of, "iac.log-group.retention-days", amount(of, "retention_days", 30));
  if (of.type === "azurerm_log_analytics_workspace")
    return readingOf(of, "iac.log-group.retention-days", amount(of, "retention_in_days", 30));
  return undefined;
}

function keyRotation(of: IacResource): Reading | undefined {
  if (of.type === "aws_kms_key") return readingOf(of, "iac.key.rotation", flag(of, "enable_key_rotation", false));
  if (of.type === "AWS::KMS::Key") return readingOf(of, "iac.key.rotation", flag(of, "EnableKeyRotation", false));
  if (of.type === "google_kms_crypto_key")
    return readingOf(of, "iac.key.rotation", { value: isSet(of, "rotation_period") });
  if (of.type === "azurerm_key_vault_key")
    return readingOf(of, "iac.key.rotation", { value: isSet(of, "rotation_policy") });
  return undefined;
}

const NONPRODUCTION =
  /(?:^|[^a-z])(?:dev|develop|development|test|testing|stag|staging|stage|qa|nonprod|non-prod|preprod|sandbox)(?:[^a-z]|$)/i;
const STOPS = /stop|off|night|scale-?_?down|scale-?_?in|shutdown|schedule/i;

/** Schedules whose own words say that they stop something that is not production. */
function isNightSchedule(of: IacResource): boolean {
  const kinds = [
    "aws_autoscaling_schedule",
    "aws_appautoscaling_scheduled_action",
    "aws_scheduler_schedule",
    "AWS::AutoScaling::ScheduledAction",
    "AWS::Scheduler::Schedule",
    "google_compute_resource_policy",
    "azurerm_dev_test_global_vm_shutdown_schedule",
  ];
  if (!kinds.includes(of.type)) return false;
  if (of.type === "azurerm_dev_test_global_vm_shutdown_schedule") return true;
  const about = `${of.path} ${of.name} ${plainText(property(of, "name"))}`;
  const toZero =
    property(of, "desired_capacity") === 0 || property(of, "max_size") === 0 || property(of, "DesiredCapacity") === 0;
  return NONPRODUCTION.test(about) && (toZero || STOPS.test(about));
}

/** Readings of what operates the rest: trails, keys, logs, budgets, alarms, tags, state, regions. */
export function operationReadings(all: readonly IacResource[], settings: readonly IacResource[]): Reading[] {
  const readings: Reading[] = [];
  for (const [signal, types] of Object.entries(COUNTED))
    readings.push(
      countOf(
        signal,
        all.filter((of) => types.has(of.type)),
      ),
    );
  let groups = 0;
  for (const of of all) {
    const kept = retention(of);
    if (kept) {
      groups++;
      readings.push(kept);
    }
    const rotated = keyRotation(of);
    if (rotated) readings.push(rotated);
  }
  readings.push({ signal: "iac.log-group.count", value: groups });
  const alarms = all.filter((of) => Object.hasOwn(ALARMS, of.type));
  readings.push({ signal: "iac.alarm.count", value: alarms.length });
  const quota = alarms.filter(
    (of) =>
      ["AWS/Usage", "AWS/TrustedAdvisor"].includes(plainText(property(of, "namespace") ?? property(of, "Namespace"))) ||
      every(of, "metric_query").some((query) => /SERVICE_QUOTA/.test(plainText(inside(query, "expression")))),
  );
  readings.push({ signal: "iac.quota-alarm.count", value: quota.length });
  readings.push({ signal: "iac.nonproduction-schedule.count", value: all.filter(isNightSchedule).length });
  const tags = tagging(all, settings);
  readings.push({ signal: "iac.taggable.count", value: tags.taggable });
  if (tags.taggable > 0) {
    readings.push(
      tags.unread > 0
        ? {
            signal: "iac.tagged",
            ...unknown(`the tags of ${tags.unread} of ${tags.taggable} resources are expressions`),
          }
        : {
            signal: "iac.tagged",
            value: tags.tagged / tags.taggable,
            query: `${tags.tagged} of ${tags.taggable} taggable resources`,
          },
    );
  }
  for (const backend of settings.filter((one) => one.type.startsWith("backend."))) readings.push(remoteState(backend));
  return [...readings, ...regions(settings)];
}

function regions(settings: readonly IacResource[]): Reading[] {
  const readings: Reading[] = [];
  for (const provider of settings.filter((one) => /^provider\.(aws|google|google-beta)$/.test(one.type))) {
    const region = property(provider, "region");
    if (typeof region === "string") readings.push(readingOf(provider, "iac.region", { value: region }));
    else if (region instanceof Unresolved)
      readings.push(readingOf(provider, "iac.region", unknown(`region is an expression: ${region.text}`)));
  }
  return readings;
}
