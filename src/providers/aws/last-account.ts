import { hash } from "node:crypto";
import { canonicalJson } from "../../model/json.ts";
import type { AnswerCache } from "../../model/provider.ts";

/** What of the environment decides which credentials AWS' chain finds. */
const DECIDING = [
  "AWS_ACCESS_KEY_ID",
  "AWS_PROFILE",
  "AWS_CONFIG_FILE",
  "AWS_SHARED_CREDENTIALS_FILE",
  "AWS_ROLE_ARN",
  "AWS_WEB_IDENTITY_TOKEN_FILE",
  "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
];

/**
 * Whose credentials the last run found in the same environment: to find them anew may take a call, and a plan sends nothing. The files
 * behind a profile may have changed since. Undefined where none was kept.
 */
export async function lastAccount(cache: AnswerCache): Promise<string | undefined> {
  const kept = await cache.get(key());
  return typeof kept === "string" ? kept : undefined;
}

export function keepAccount(cache: AnswerCache, account: string): Promise<void> {
  return cache.set(key(), account);
}

function key(): string {
  const environment = DECIDING.map((name) => process.env[name] ?? "");
  return canonicalJson({ kind: "aws account", environment: hash("sha256", JSON.stringify(environment)) });
}
