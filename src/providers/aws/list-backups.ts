import { BackupClient, ListBackupJobsCommand, ListRestoreJobsCommand } from "@aws-sdk/client-backup";
import type { Access } from "./access.ts";
import { type Listed, paged } from "./paged.ts";

const API = "aws/backup";

/** A job that has ended. */
export interface Job {
  kind: "backup" | "restore";
  region: string;
  /** Of what is backed up; of a restore it is not needed. */
  arn: string;
  /** Milliseconds. */
  at: number;
  completed: boolean;
}

/** Of 1,000 jobs each (API reference of ListBackupJobs). */
const MOST_PAGES = 100;
const PAGE = 1000;

/** What ended without a whole backup; what a person stopped (ABORTED) did not fail. */
const FAILED = new Set(["FAILED", "EXPIRED", "PARTIAL"]);

/** The jobs of a region that were created since then (milliseconds) and have ended, or why they are not known. */
export async function listBackups(region: string, since: number, access: Access): Promise<Listed<Job>> {
  const client = access.traced(new BackupClient(access.configFor(region)));
  const common = { ByCreatedAfter: new Date(since), MaxResults: PAGE };
  const jobOf = (kind: Job["kind"], arn = "", state = "", created?: Date, ended = created): Job[] =>
    ended !== undefined && (state === "COMPLETED" || FAILED.has(state))
      ? [{ kind, region, arn, at: ended.getTime(), completed: state === "COMPLETED" }]
      : [];
  const [backups, restores] = await Promise.all([
    paged<Job>(access, {
      api: API,
      what: `ListBackupJobs in ${region}`,
      mostPages: MOST_PAGES,
      async send(token, abortSignal) {
        const command = new ListBackupJobsCommand({ ...common, ...(token === undefined ? {} : { NextToken: token }) });
        const { BackupJobs = [], NextToken } = await client.send(command, { abortSignal });
        const items = BackupJobs.flatMap((one) =>
          jobOf("backup", one.ResourceArn, one.State, one.CreationDate, one.CompletionDate),
        );
        return { items, next: NextToken };
      },
    }),
    paged<Job>(access, {
      api: API,
      what: `ListRestoreJobs in ${region}`,
      mostPages: MOST_PAGES,
      async send(token, abortSignal) {
        const command = new ListRestoreJobsCommand({ ...common, ...(token === undefined ? {} : { NextToken: token }) });
        const { RestoreJobs = [], NextToken } = await client.send(command, { abortSignal });
        const items = RestoreJobs.flatMap((one) =>
          jobOf("restore", undefined, one.Status, one.CreationDate, one.CompletionDate),
        );
        return { items, next: NextToken };
      },
    }),
  ]);
  client.destroy();
  if ("reason" in backups) return backups;
  if ("reason" in restores) return restores;
  return { items: [...backups.items, ...restores.items], pages: backups.pages + restores.pages };
}
