import type { DoctorResult, ProviderContext } from "../../model/provider.ts";
import { redacted } from "../shared/redact.ts";
import { toldSubjects } from "../shared/told-subjects.ts";
import { isFailure } from "./client.ts";
import { gatherPrometheus, intended } from "./gather.ts";
import { LIMITS, type Limits } from "./limits.ts";
import { persist } from "./retry.ts";
import { type Server, serverFor, shownAddress } from "./server.ts";
import { settingsOf } from "./settings.ts";

/** Whether each server can be reached with these credentials and agrees about the time; whether the metrics of each objective and component are there. */
export async function examinePrometheus(context: ProviderContext, base: Limits = LIMITS): Promise<DoctorResult[]> {
  const settings = settingsOf(context.settings);
  const { targets, limits } = intended(context, base);
  const endsAt = Date.now() + limits.deadlineMs;
  const servers = new Map(targets.map(({ server }) => [server.base.href, server]));
  const own = serverFor(undefined, settings, process.env, context.tracing);
  const results: DoctorResult[] = [];
  if (!("reason" in own)) servers.set(own.base.href, own);
  else if (servers.size === 0 || settings.url !== undefined || settings.endpoint !== undefined) {
    results.push({
      subject: "prometheus",
      ok: false,
      message: own.reason,
      fix: "correct providers.prometheus in plumbrule.yaml",
    });
  }
  const reached = await Promise.all(
    [...servers.values()].map((server) => examineServer(server, limits, context.abort)),
  );
  results.push(...reached);
  // A server that cannot be asked at all says the same of every objective.
  if (reached.some(({ ok }) => ok)) {
    const left = Math.max(1, endsAt - Date.now());
    results.push(...(await examineObjectives({ ...context, timeoutMs: left }, base)));
  }
  return results;
}

async function examineServer(server: Server, limits: Limits, abort: AbortSignal): Promise<DoctorResult> {
  const subject = shownAddress(server);
  const signal = AbortSignal.any([abort, AbortSignal.timeout(limits.deadlineMs)]);
  const endsAt = Date.now() + limits.deadlineMs;
  const ask = (request: Parameters<typeof persist>[1]) => persist(server, request, limits, signal, endsAt, () => {});
  const probe = await ask({ path: "api/v1/query", form: { query: "vector(1)" } });
  if (isFailure(probe)) {
    return {
      subject,
      ok: false,
      message: probe.reason,
      fix: "correct the address in providers.prometheus.url, the headers, or the variable that auth.tokenEnv names",
    };
  }
  const build = await ask({ path: "api/v1/status/buildinfo" });
  const version = isFailure(build) ? undefined : (build.data as { version?: unknown } | null)?.version;
  const told =
    typeof version === "string" && version !== ""
      ? `version ${redacted(version, server.secrets)}`
      : "it does not tell its version";
  return { subject, ok: true, message: `answers, its clock agrees; ${told}` };
}

/** What would be gathered, told for each objective and each component. */
async function examineObjectives(context: ProviderContext, limits: Limits): Promise<DoctorResult[]> {
  const { evidence } = await gatherPrometheus(context, limits);
  return toldSubjects(evidence, {
    component: "try what the labels in the component's `ref.labels` find on the server",
    objective: "try the objective's queries on the server",
  });
}
