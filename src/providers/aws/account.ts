import { hash } from "node:crypto";
import { STSClient } from "@aws-sdk/client-sts";
import type { AnswerCache } from "../../model/provider.ts";
import type { Access } from "./access.ts";
import { keepAccount } from "./last-account.ts";

/**
 * Whose credentials these are, without a call to STS: what is kept of one account must not be shown to another. The account's number where
 * the credentials tell it, else a hash of the key's id; undefined where there are no credentials. Kept for the next plan.
 */
export async function accountOf({ configFor }: Access, cache: AnswerCache): Promise<string | undefined> {
  const client = new STSClient(configFor("us-east-1"));
  const found = await client.config.credentials().catch(() => undefined);
  client.destroy();
  const account = found && (found.accountId ?? hash("sha256", found.accessKeyId));
  if (account !== undefined) await keepAccount(cache, account);
  return account;
}
