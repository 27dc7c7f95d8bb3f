import type { Evidence } from "../../model/evidence.ts";
import type { DoctorResult, ProviderContext } from "../../model/provider.ts";
import { toldSubjects } from "../shared/told-subjects.ts";
import { identityIn } from "./claims.ts";
import { type Connection, connect } from "./connection.ts";
import { explained, PERMISSIONS } from "./failures.ts";
import { type ReadAzure, readAzure } from "./gather.ts";
import { type AzureLimits, LIMITS } from "./limits.ts";

/** Who asks, which APIs answer and what they lack, whether the clocks agree, and what is there of each component. Asks what a run asks. */
export async function examineAzure(context: ProviderContext, limits: AzureLimits = LIMITS): Promise<DoctorResult[]> {
  const connection = connect(context, limits);
  if ("reason" in connection) {
    return [
      {
        subject: "azure",
        ok: false,
        message: connection.reason,
        fix: "correct providers.azure in plumbrule.yaml, or set the variable that auth.tokenEnv names",
      },
    ];
  }
  const identity = await identityOf(connection);
  if (!identity.ok) return [identity];
  const read = await readAzure(context, limits, connection);
  return [identity, ...apis(read), ...clock(connection, limits), ...subjects(read.evidence)];
}

async function identityOf(connection: Connection): Promise<DoctorResult> {
  const subject = "identity";
  try {
    const credential = await connection.credential("management");
    const token = await credential.getToken("https://management.azure.com/.default");
    const who = token ? identityIn(token.token) : undefined;
    return { subject, ok: true, message: who === undefined ? "the token does not say whose it is" : `asks as ${who}` };
  } catch (error) {
    return {
      subject,
      ok: false,
      message: explained(error, connection.secrets, "").reason,
      fix: "sign in (az login), or set the variables of a service principal, or name a token by auth.tokenEnv",
    };
  }
}

/** Each API that was asked. */
function apis({ troubles, usage, connection }: ReadAzure): DoctorResult[] {
  return Object.keys(usage).map((api) => {
    const reasons = [...new Set(troubles.filter((one) => one.api === api).map(({ failure }) => failure.reason))];
    const denied = troubles.some((one) => one.api === api && one.failure.kind === "denied");
    if (reasons.length === 0 && connection.hasAnswered(api)) return { subject: api, ok: true, message: "answers" };
    const message = reasons.length === 0 ? "gave no answer" : reasons.slice(0, 3).join("; ");
    // A metric that a type does not publish is no fault of the source.
    if (connection.hasAnswered(api) && !denied) return { subject: api, ok: true, message: `answers, but ${message}` };
    return {
      subject: api,
      ok: false,
      message,
      fix: denied
        ? `grant ${PERMISSIONS[api] ?? "the permission"}: docs/permissions/azure.json`
        : "see whether the network leads to Azure, and providers.azure.endpoint where it is set",
    };
  });
}

function clock({ clockOffMs }: Connection, { clockMs }: AzureLimits): DoctorResult[] {
  if (clockOffMs === undefined) return [];
  const seconds = Math.round(Math.abs(clockOffMs) / 1000);
  const ok = Math.abs(clockOffMs) <= clockMs;
  const message = ok ? `agrees with this machine's within ${seconds + 1} s` : `is ${seconds} s off this machine's`;
  return [{ subject: "clock", ok, message, ...(ok ? {} : { fix: "set this machine's clock by NTP" }) }];
}

/** Of what is measured. */
function subjects(evidence: readonly Evidence[]): DoctorResult[] {
  return toldSubjects(
    evidence.filter(({ strength }) => strength === "observed"),
    {
      component: "see whether ref.resourceId and ref.region are those of the resource",
      objective: "try the objective's metric or query in Azure Monitor",
    },
  );
}
