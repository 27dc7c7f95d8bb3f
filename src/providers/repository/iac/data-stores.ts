import type { Reading } from "../scanner.ts";
import { BUCKETS, bucketLifecycle, bucketPublic, bucketVersioned } from "./buckets.ts";
import { DATABASE_PARTS, DATABASES } from "./databases.ts";
import type { Links } from "./links.ts";
import { isDeadLetter, QUEUES } from "./queues.ts";
import { flag, type IacResource, type Known, readingOf } from "./resource.ts";

const yes = (): Known<boolean> => ({ value: true });

const CACHES = new Set([
  "aws_elasticache_cluster",
  "aws_elasticache_replication_group",
  "aws_elasticache_serverless_cache",
  "aws_memorydb_cluster",
  "aws_dax_cluster",
  "google_redis_instance",
  "google_memcache_instance",
  "azurerm_redis_cache",
  "AWS::ElastiCache::CacheCluster",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::ElastiCache::ServerlessCache",
  "AWS::MemoryDB::Cluster",
]);

/** Volumes and file systems: where they say whether they are encrypted. */
const VOLUMES: { [type: string]: (of: IacResource) => Known<boolean> } = {
  aws_ebs_volume: (of) => flag(of, "encrypted", false),
  aws_efs_file_system: (of) => flag(of, "encrypted", false),
  "AWS::EC2::Volume": (of) => flag(of, "Encrypted", false),
  "AWS::EFS::FileSystem": (of) => flag(of, "Encrypted", false),
  google_compute_disk: yes,
  azurerm_managed_disk: yes,
};

/** Readings of databases, caches, queues, volumes and buckets. */
export function dataStoreReadings(all: readonly IacResource[], links: Links): Reading[] {
  const readings: Reading[] = [];
  const counts = { database: 0, cache: 0, queue: 0, bucket: 0, store: 0 };
  const say = (of: IacResource, signal: string, known: Known<boolean> | Known<number> | undefined): void => {
    if (known) readings.push(readingOf(of, signal, known));
  };
  for (const of of all) {
    const database = own(DATABASES, of.type);
    const part = own(DATABASE_PARTS, of.type);
    const queue = own(QUEUES, of.type);
    const volume = own(VOLUMES, of.type);
    if (database) {
      counts.database++;
      say(of, "iac.database.multi-zone", database.multiZone?.(of));
      say(of, "iac.database.backup-days", database.backupDays?.(of));
      say(of, "iac.database.deletion-protection", database.deletionProtection?.(of));
      say(of, "iac.database.public", database.public(of, links));
      say(of, "iac.store.encrypted", database.encrypted?.(of));
    } else if (part) {
      const open = part.open(of);
      if (open.value !== false && !part.isOfKnown(of, links)) say(of, "iac.database.public", open);
      continue;
    } else if (CACHES.has(of.type)) {
      counts.cache++;
      continue;
    } else if (queue) {
      counts.queue++;
      say(of, "iac.queue.dead-letter", isDeadLetter(of, links) ? undefined : queue.deadLetter?.(of, links));
      say(of, "iac.queue.long-polling", queue.longPolling?.(of));
      say(of, "iac.store.encrypted", queue.encrypted(of));
    } else if (volume) say(of, "iac.store.encrypted", volume(of));
    else if (BUCKETS.has(of.type)) {
      counts.bucket++;
      say(of, "iac.bucket.public", bucketPublic(of, links));
      say(of, "iac.bucket.versioned", bucketVersioned(of, links));
      say(of, "iac.bucket.lifecycle", bucketLifecycle(of, links));
      say(of, "iac.store.encrypted", { value: true });
    } else continue;
    counts.store++;
  }
  for (const [kind, value] of Object.entries(counts)) readings.push({ signal: `iac.${kind}.count`, value });
  return readings;
}

function own<T>(table: { [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
