import type { DoctorResult, ProviderContext } from "../../model/provider.ts";
import { listed, visible } from "../../model/text.ts";
import { CALL_LIMITS, type CallLimits } from "../shared/calls.ts";
import { redacted } from "../shared/redact.ts";
import { toldSubjects } from "../shared/told-subjects.ts";
import { type Cloud, cloudFor } from "./cloud.ts";
import { gatherGcp } from "./gather.ts";
import type { GcpRules } from "./measures.ts";
import { BILLING_PERMISSIONS, LOG_PERMISSIONS, type Permission, permissionsFor } from "./permissions.ts";
import { projectsOf } from "./projects.ts";
import { type LogPlan, planRequestLogs, tryRequestLogs } from "./request-logs.ts";
import { isItem, textOf } from "./rest-list.ts";
import { settingsOf } from "./settings.ts";

const SOURCE = "gcp/doctor";

/** Who asks, whether Google Cloud is reached and agrees about the time, which permissions are missing, and which components have data. */
export async function examineGcp(context: ProviderContext, limits: CallLimits = CALL_LIMITS): Promise<DoctorResult[]> {
  const cloud = await cloudFor(context, limits);
  const fix = "correct providers.gcp in plumbrule.yaml, or the variable that auth.tokenEnv names";
  if ("reason" in cloud) return [{ subject: "gcp", ok: false, message: cloud.reason, fix }];
  const projects = projectsOf(context);
  if (projects.length === 0)
    return [{ subject: "gcp", ok: false, message: "no project is named", fix: "set providers.gcp.project" }];
  const results = [await identity(cloud)];
  const rules = context.measures as GcpRules;
  const settings = settingsOf(context.settings);
  const needed = permissionsFor(settings, rules);
  const asked: [project: string, permissions: readonly Permission[]][] = projects.map((one) => [one, needed]);
  const bills = settings.billing?.table.split(".")[0];
  if (bills !== undefined) asked.push([bills, BILLING_PERMISSIONS]);
  const logs = planRequestLogs(context);
  if (logs) asked.push([logs.settings.dataset.slice(0, logs.settings.dataset.lastIndexOf(".")), LOG_PERMISSIONS]);
  const permitted = await Promise.all(
    asked.map(([project, permissions]) => examineProject(cloud, project, permissions)),
  );
  results.push(...permitted.flat());
  const offset = cloud.wire.clockOffset;
  if (offset !== undefined)
    results.push({
      subject: "clock",
      ok: true,
      message: `agrees with Google Cloud's to ${Math.ceil(Math.abs(offset) / 1000)} s`,
    });
  if (logs) results.push(await examineLogs(cloud, logs));
  // A cloud that cannot be asked at all says the same of every component.
  return permitted.flat().some(({ ok }) => ok) ? [...results, ...(await examineData(context, limits))] : results;
}

/** The token travels in the body: addresses stand in logs. */
async function identity(cloud: Cloud): Promise<DoctorResult> {
  const subject = "identity";
  const token = await cloud.credentials
    .headers()
    .then((headers) => headers.get("authorization")?.replace(/^Bearer /i, "") ?? "")
    .catch(() => undefined);
  if (token === undefined) {
    return {
      subject,
      ok: false,
      message: "no Application Default Credentials could be had",
      fix: "gcloud auth application-default login, or set GOOGLE_APPLICATION_CREDENTIALS or auth.tokenEnv",
    };
  }
  const called = await cloud.rest(SOURCE, {
    api: "oauth2",
    path: "tokeninfo",
    form: { access_token: token },
    permission: "to ask about a token",
  });
  // Not every gateway has it, and nothing rests on it.
  if ("failure" in called) return { subject, ok: true, message: `could not be told: ${called.failure.reason}` };
  const { email, azp } = called.answer;
  const who = textOf(email) || textOf(azp);
  const shown = redacted(who, cloud.credentials.secrets);
  return { subject, ok: true, message: who === "" ? "a token that tells no name" : shown };
}

async function examineProject(cloud: Cloud, project: string, needed: readonly Permission[]): Promise<DoctorResult[]> {
  const subject = visible(`project ${project}`);
  const ids = [...new Set(needed.map(({ id }) => id))];
  const called = await cloud.rest(SOURCE, {
    api: "cloudresourcemanager",
    path: `v3/projects/${encodeURIComponent(project)}:testIamPermissions`,
    body: { permissions: ids },
    permission: "to test permissions",
  });
  if ("failure" in called) {
    const fix =
      "look at the project's id, the address and the credentials; the Cloud Resource Manager API has to be enabled";
    return [{ subject, ok: false, message: called.failure.reason, fix }];
  }
  const { permissions } = isItem(called.answer) ? called.answer : {};
  const granted = new Set(Array.isArray(permissions) ? permissions : []);
  const missing = needed.filter(({ id }) => !granted.has(id));
  if (missing.length === 0)
    return [{ subject, ok: true, message: `is reached, and all ${ids.length} permissions are there` }];
  return [...Map.groupBy(missing, ({ lost }) => lost)].map(([lost, some]): DoctorResult => {
    const names = listed([...new Set(some.map(({ id }) => id))], 20);
    return {
      subject,
      ok: false,
      message: `missing: ${names}; without it is not known ${lost}`,
      fix: "grant the role of docs/permissions/gcp.yaml, or leave this out by providers.gcp.without",
    };
  });
}

/** What the query of log entries would scan at most. It is not run. */
async function examineLogs(cloud: Cloud, plan: LogPlan): Promise<DoctorResult> {
  const subject = visible(`logs ${plan.settings.dataset}`);
  const tried = await tryRequestLogs(plan, cloud, SOURCE);
  if ("reason" in tried) {
    const fix = "look at providers.gcp.logs: the linked dataset, its location, and who may read it";
    return { subject, ok: false, message: tried.reason, fix };
  }
  const gib = (bytes: number) => `${(bytes / 1_073_741_824).toFixed(2)} GiB`;
  const usd = Math.max(tried.bytes, plan.leastBytes) * plan.pricePerByte;
  const message = `the query would scan ${gib(tried.bytes)} (${usd.toFixed(3)} USD) of at most ${gib(plan.mostBytes)}`;
  if (tried.bytes <= plan.mostBytes) return { subject, ok: true, message };
  const fix = "raise providers.gcp.logs.mostBytes, or ask for a shorter window";
  return { subject, ok: false, message: `${message}: BigQuery will refuse it`, fix };
}

/** What would be gathered, told for each component and each objective. */
async function examineData(context: ProviderContext, limits: CallLimits): Promise<DoctorResult[]> {
  const off = ["alarms", "objectives", "advice", "traces", "inventory", "backups", "certificates", "quotas"];
  const { billing: _billing, logs: _logs, ...settings } = context.settings;
  const { evidence } = await gatherGcp({ ...context, settings: { ...settings, without: off } }, limits);
  const fix = "look at the labels in the component's ref, or at the objective's filter, in Metrics Explorer";
  const logged = new Set(planRequestLogs(context)?.components.map(({ component }) => visible(component.id)));
  return toldSubjects(evidence, { component: fix, objective: fix }).map((told) =>
    // Whether there are entries is told by the query alone, which costs.
    told.ok || !logged.has(told.subject)
      ? told
      : { subject: told.subject, ok: true, message: `${told.message}; a run asks log entries for its requests` },
  );
}
