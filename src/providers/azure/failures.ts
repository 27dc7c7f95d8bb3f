import { redacted } from "../shared/redact.ts";
import { type Refusal, WireFault } from "./wire-fault.ts";

/** What each API needs, by its name in the usage. */
export const PERMISSIONS: { readonly [api: string]: string } = {
  "azure/metrics": "Microsoft.Insights/metrics/read on the subscription (role Monitoring Reader)",
  "azure/logs": "Microsoft.OperationalInsights/workspaces/query/read on the workspace (role Log Analytics Reader)",
  "azure/resource-graph": "read on the subscription's resources (role Reader)",
  "azure/advisor": "Microsoft.Advisor/recommendations/read on the subscription (role Reader)",
  "azure/cost": "Microsoft.CostManagement/query/action on the subscription (role Cost Management Reader)",
  "azure/cost-alerts":
    "Microsoft.CostManagement/scheduledActions/read on the subscription (role Cost Management Reader)",
  "azure/alerts": "Microsoft.AlertsManagement/alerts/read on the subscription (role Monitoring Reader)",
  "azure/quotas":
    "Microsoft.Compute, Microsoft.Network, Microsoft.Storage: locations/usages/read on the subscription (role Reader)",
  "azure/commitments":
    "the roles Reservations Reader on /providers/Microsoft.Capacity and Savings plan Reader on /providers/Microsoft.BillingBenefits",
};

/** What the clients throw, in our own words: their texts may repeat headers. */
export function explained(error: unknown, secrets: readonly string[], api: string): Refusal {
  if (error instanceof WireFault) return told(error.failure, secrets, api);
  const { name, code } = error as { name?: unknown; code?: unknown };
  if (code === "PARSE_ERROR" || name === "SyntaxError")
    return { kind: "final", reason: "the source gave an answer that is no whole JSON: not an Azure endpoint" };
  if (typeof name === "string" && /Credential|Authentication/.test(name))
    return {
      kind: "denied",
      reason:
        "no credentials: none of the ways of DefaultAzureCredential gave a token (environment, workload identity, managed identity, Azure CLI)",
    };
  if (name === "RestError") return unreachable(typeof code === "string" ? code : "");
  if (name === "TypeError" || name === "RangeError")
    return { kind: "final", reason: "the source's answer is not of the API's shape: not an Azure endpoint" };
  return { kind: "final", reason: `the request failed (${typeof name === "string" ? name : typeof error})` };
}

function told(failure: Refusal, secrets: readonly string[], api: string): Refusal {
  const said = failure.said === undefined ? "" : `: ${redacted(failure.said, secrets)}`;
  const permission = failure.status === 403 ? PERMISSIONS[api] : undefined;
  const missing = permission === undefined ? "" : `; missing: ${permission}`;
  return { ...failure, reason: `${failure.reason}${said}${missing}` };
}

const CAUSES: { readonly [code: string]: string } = {
  ECONNREFUSED: "nothing listens there",
  ENOTFOUND: "the name is not known",
  EAI_AGAIN: "the name cannot be looked up",
  EHOSTUNREACH: "no way leads there",
  ENETUNREACH: "no way leads there",
  ETIMEDOUT: "the connection took too long",
};

function unreachable(code: string): Refusal {
  if (/CERT|TLS|SSL|SIGNATURE|SIGNED/.test(code))
    return { kind: "final", reason: `Azure's endpoint cannot be trusted: its certificate or TLS is refused (${code})` };
  return {
    kind: "transient",
    reason: `Azure's endpoint cannot be reached: ${CAUSES[code] ?? "the connection was broken off"}`,
  };
}
