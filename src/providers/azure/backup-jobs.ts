import { parseInstant } from "../../model/time.ts";
import { objectIn, textIn } from "./json-shape.ts";

/** Jobs of both kinds of vaults. Properties as public code and Microsoft's samples have them. */
export const BACKUP_JOBS = [
  "recoveryservicesresources",
  "| where type in~ ('microsoft.recoveryservices/vaults/backupjobs', 'microsoft.dataprotection/backupvaults/backupjobs')",
  "| project id, category = tostring(properties.operationCategory), operation = tostring(properties.operation),",
  "    status = tostring(properties.status), started = tostring(properties.startTime), ended = tostring(properties.endTime),",
  "    source = tostring(properties.dataSourceId), account = tostring(properties.storageAccountName)",
  "| order by id asc",
].join("\n");

/** A job that has ended, not by a person's hand. */
export interface BackupJob {
  kind: "backup" | "restore";
  /** The id of what is backed up, in small letters; empty where only `account` is told. */
  source: string;
  /** The name of the storage account whose shares are backed up, in small letters. No two accounts of the cloud have the same. */
  account: string;
  /** Milliseconds. */
  at: number;
  completed: boolean;
}

/** What ended without a whole backup or restore; what a person cancelled did not fail. */
const ENDED: { readonly [status: string]: "completed" | "failed" } = {
  completed: "completed",
  completedwithwarnings: "failed",
  failed: "failed",
};

export function backupJobOf(row: unknown): BackupJob[] {
  const { category, operation, status, started, ended, source, account } = objectIn(row);
  const what = (textIn(category) || textIn(operation)).toLowerCase();
  const kind =
    what === "backup" ? "backup" : what === "restore" || what === "crossregionrestore" ? "restore" : undefined;
  const outcome = ENDED[textIn(status).toLowerCase()];
  const at = parseInstant(textIn(ended)) ?? parseInstant(textIn(started));
  if (!kind || !outcome || at === undefined) return [];
  return [
    {
      kind,
      source: textIn(source).toLowerCase().replace(/\/$/, ""),
      account: textIn(account).toLowerCase(),
      at,
      completed: outcome === "completed",
    },
  ];
}
