import { hash } from "node:crypto";
import { STSClient } from "@aws-sdk/client-sts";
import type { Access } from "./access.ts";

/**
 * Whose credentials these are, without a call: what is kept of one account must not be shown to another. The account's number where the
 * credentials tell it, else a hash of the key's id; undefined where there are no credentials.
 */
export async function accountOf({ configFor }: Access): Promise<string | undefined> {
  const client = new STSClient(configFor("us-east-1"));
  const found = await client.config.credentials().catch(() => undefined);
  client.destroy();
  return found && (found.accountId ?? hash("sha256", found.accessKeyId));
}
