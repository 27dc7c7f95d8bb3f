import type { Reading } from "../scanner.ts";
import {
  amount,
  every,
  flag,
  type IacResource,
  inside,
  isSet,
  type Known,
  map,
  property,
  unknown,
  word,
} from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

/** How the questions about one type of database are answered from its arguments. Left out: the question does not arise. */
interface DatabaseRule {
  multiZone?: (of: IacResource) => Known<boolean>;
  backupDays?: (of: IacResource) => Known<number>;
  deletionProtection?: (of: IacResource) => Known<boolean>;
  public?: (of: IacResource) => Known<boolean>;
  encrypted?: (of: IacResource) => Known<boolean>;
}

const yes = (): Known<boolean> => ({ value: true });

/**
 * Defaults are those of the providers' documentation (registry.terraform.io for aws, google and azurerm; the CloudFormation Template
 * Reference): an argument that is left out has them.
 */
const DATABASES: { [type: string]: DatabaseRule } = {
  aws_db_instance: {
    multiZone: (of) => flag(of, "multi_az", false),
    backupDays: (of) => amount(of, "backup_retention_period", 0),
    deletionProtection: (of) => flag(of, "deletion_protection", false),
    public: (of) => flag(of, "publicly_accessible", false),
    encrypted: (of) => flag(of, "storage_encrypted", false),
  },
  aws_rds_cluster: {
    multiZone: () => unknown("a cluster's standby is another resource, its instances"),
    backupDays: (of) => amount(of, "backup_retention_period", 1),
    deletionProtection: (of) => flag(of, "deletion_protection", false),
    encrypted: (of) => flag(of, "storage_encrypted", word(of, "engine_mode").value === "serverless"),
  },
  aws_docdb_cluster: {
    backupDays: (of) => amount(of, "backup_retention_period", 1),
    deletionProtection: (of) => flag(of, "deletion_protection", false),
    encrypted: (of) => flag(of, "storage_encrypted", false),
  },
  aws_neptune_cluster: {
    backupDays: (of) => amount(of, "backup_retention_period", 1),
    deletionProtection: (of) => flag(of, "deletion_protection", false),
    encrypted: (of) => flag(of, "storage_encrypted", false),
  },
  // DynamoDB encrypts and replicates over zones by itself; point-in-time recovery keeps 35 days unless told otherwise.
  aws_dynamodb_table: {
    multiZone: yes,
    backupDays: (of) =>
      map(flag(of, "point_in_time_recovery.enabled", false), (on) =>
        on ? (amount(of, "point_in_time_recovery.recovery_period_in_days", 35).value ?? 35) : 0,
      ),
    deletionProtection: (of) => flag(of, "deletion_protection_enabled", false),
    encrypted: yes,
  },
  google_sql_database_instance: {
    multiZone: (of) => map(word(of, "settings.availability_type", "ZONAL"), (type) => type === "REGIONAL"),
    backupDays: (of) =>
      map(flag(of, "settings.backup_configuration.enabled", false), (on) =>
        on ? (amount(of, "settings.backup_configuration.backup_retention_settings.retained_backups", 7).value ?? 7) : 0,
      ),
    deletionProtection: (of) => flag(of, "deletion_protection", true),
    public: (of) => cloudSqlPublic(of),
    encrypted: yes,
  },
  google_spanner_instance: { encrypted: yes },
  azurerm_postgresql_flexible_server: {
    multiZone: (of) => map(word(of, "high_availability.mode", "Disabled"), (mode) => mode === "ZoneRedundant"),
    backupDays: (of) => amount(of, "backup_retention_days", 7),
    public: (of) =>
      isSet(of, "delegated_subnet_id") ? { value: false } : flag(of, "public_network_access_enabled", true),
    encrypted: yes,
  },
  azurerm_mysql_flexible_server: {
    multiZone: (of) => map(word(of, "high_availability.mode", "Disabled"), (mode) => mode === "ZoneRedundant"),
    backupDays: (of) => amount(of, "backup_retention_days", 7),
    public: (of) =>
      isSet(of, "delegated_subnet_id") ? { value: false } : flag(of, "public_network_access_enabled", true),
    encrypted: yes,
  },
  azurerm_mssql_database: {
    multiZone: (of) => flag(of, "zone_redundant", false),
    backupDays: (of) => amount(of, "short_term_retention_policy.retention_days", 7),
    encrypted: (of) => flag(of, "transparent_data_encryption_enabled", true),
  },
  azurerm_cosmosdb_account: {
    multiZone: (of) => ({
      value:
        every(of, "geo_location").length > 1 ||
        every(of, "geo_location").some((location) => inside(location, "zone_redundant") === true),
    }),
    public: (of) => flag(of, "public_network_access_enabled", true),
    encrypted: yes,
  },
  "AWS::RDS::DBInstance": {
    multiZone: (of) => flag(of, "MultiAZ", isSet(of, "DBClusterIdentifier") ? "the cluster decides" : false),
    backupDays: (of) =>
      amount(of, "BackupRetentionPeriod", isSet(of, "DBClusterIdentifier") ? "the cluster decides" : 1),
    deletionProtection: (of) =>
      flag(of, "DeletionProtection", isSet(of, "DBClusterIdentifier") ? "the cluster decides" : false),
    public: (of) => flag(of, "PubliclyAccessible", "the default depends on the subnet group"),
    encrypted: (of) => flag(of, "StorageEncrypted", isSet(of, "DBClusterIdentifier") ? "the cluster decides" : false),
  },
  "AWS::RDS::DBCluster": {
    multiZone: () => unknown("a cluster's standby is another resource, its instances"),
    backupDays: (of) => amount(of, "BackupRetentionPeriod", 1),
    deletionProtection: (of) => flag(of, "DeletionProtection", false),
    encrypted: (of) => flag(of, "StorageEncrypted", false),
  },
  "AWS::DynamoDB::Table": {
    multiZone: yes,
    backupDays: (of) =>
      map(flag(of, "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", false), (on) => (on ? 35 : 0)),
    deletionProtection: (of) => flag(of, "DeletionProtectionEnabled", false),
    encrypted: yes,
  },
};

function cloudSqlPublic(of: IacResource): Known<boolean> {
  const networks = every(of, "settings.ip_configuration.authorized_networks");
  const values = networks.map((network) => inside(network, "value"));
  if (values.some((value) => value === "0.0.0.0/0")) return { value: true };
  if (values.some((value) => value instanceof Unresolved)) return unknown("an authorised network is an expression");
  return { value: false };
}

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

interface QueueRule {
  deadLetter?: (of: IacResource, all: readonly IacResource[]) => Known<boolean>;
  longPolling?: (of: IacResource) => Known<boolean>;
  encrypted: (of: IacResource) => Known<boolean>;
}

// SQS queues made since 2022 are encrypted with SQS-managed keys unless that is switched off (SQS Developer Guide).
const QUEUES: { [type: string]: QueueRule } = {
  aws_sqs_queue: {
    deadLetter: (of, all) => ({
      value:
        isSet(of, "redrive_policy") ||
        all.some(
          (other) => other.type === "aws_sqs_queue_redrive_policy" && refersTo(property(other, "queue_url"), of),
        ),
    }),
    longPolling: (of) => map(amount(of, "receive_wait_time_seconds", 0), (seconds) => seconds > 0),
    encrypted: (of) => (isSet(of, "kms_master_key_id") ? { value: true } : flag(of, "sqs_managed_sse_enabled", true)),
  },
  "AWS::SQS::Queue": {
    deadLetter: (of) => ({ value: isSet(of, "RedrivePolicy") }),
    longPolling: (of) => map(amount(of, "ReceiveMessageWaitTimeSeconds", 0), (seconds) => seconds > 0),
    encrypted: (of) => (isSet(of, "KmsMasterKeyId") ? { value: true } : flag(of, "SqsManagedSseEnabled", true)),
  },
  google_pubsub_subscription: { deadLetter: (of) => ({ value: isSet(of, "dead_letter_policy") }), encrypted: yes },
  azurerm_servicebus_queue: { deadLetter: yes, encrypted: yes },
};

/** Volumes and file systems: where they say whether they are encrypted. */
const VOLUMES: { [type: string]: (of: IacResource) => Known<boolean> } = {
  aws_ebs_volume: (of) => flag(of, "encrypted", false),
  aws_efs_file_system: (of) => flag(of, "encrypted", false),
  "AWS::EC2::Volume": (of) => flag(of, "Encrypted", false),
  "AWS::EFS::FileSystem": (of) => flag(of, "Encrypted", false),
  google_compute_disk: yes,
  azurerm_managed_disk: yes,
};

/** Since January 2023 S3 encrypts every new object by itself (AWS News Blog); the other vendors always did. */
const BUCKETS = new Set(["aws_s3_bucket", "AWS::S3::Bucket", "google_storage_bucket", "azurerm_storage_account"]);

/** Whether an expression such as `aws_sqs_queue.orders.id` names the resource. */
export function refersTo(value: unknown, of: IacResource): boolean {
  if (value instanceof Unresolved) {
    if (!value.text.includes(of.name)) return false;
    return of.tool === "terraform"
      ? new RegExp(`(^|[^\\w.])${escaped(of.type)}\\.${escaped(of.name)}([^\\w-]|$)`).test(value.text)
      : new RegExp(`(^|[^\\w])${escaped(of.name)}([^\\w]|$)`).test(value.text);
  }
  return (
    typeof value === "string" &&
    [property(of, "bucket"), property(of, "name"), property(of, "BucketName")].includes(value)
  );
}

function escaped(literal: string): string {
  return literal.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

export function readingOf(
  of: IacResource,
  signal: string,
  known: { value: string | number | boolean } | { value: null; reason?: string },
): Reading {
  return {
    signal,
    value: known.value,
    path: of.path,
    line: of.line,
    attributes: { resource: `${of.type}.${of.name}` },
    ...(known.value === null && "reason" in known && known.reason ? { reason: known.reason } : {}),
  };
}

/** Readings of databases, caches, queues, volumes and buckets. */
export function dataStoreReadings(all: readonly IacResource[]): Reading[] {
  const readings: Reading[] = [];
  const counts = { database: 0, cache: 0, queue: 0, bucket: 0, store: 0 };
  const say = (of: IacResource, signal: string, known: Known<boolean> | Known<number> | undefined): void => {
    if (known) readings.push(readingOf(of, signal, known));
  };
  const byScope = Map.groupBy(all, (of) => of.scope);
  for (const of of all) {
    const peers = byScope.get(of.scope) ?? [];
    const database = own(DATABASES, of.type);
    const queue = own(QUEUES, of.type);
    const volume = own(VOLUMES, of.type);
    if (database) {
      counts.database++;
      say(of, "iac.database.multi-zone", database.multiZone?.(of));
      say(of, "iac.database.backup-days", database.backupDays?.(of));
      say(of, "iac.database.deletion-protection", database.deletionProtection?.(of));
      say(of, "iac.database.public", database.public?.(of));
      say(of, "iac.store.encrypted", database.encrypted?.(of));
    } else if (CACHES.has(of.type)) {
      counts.cache++;
      continue;
    } else if (queue) {
      counts.queue++;
      say(of, "iac.queue.dead-letter", isDeadLetter(of, peers) ? undefined : queue.deadLetter?.(of, peers));
      say(of, "iac.queue.long-polling", queue.longPolling?.(of));
      say(of, "iac.store.encrypted", queue.encrypted(of));
    } else if (volume) say(of, "iac.store.encrypted", volume(of));
    else if (BUCKETS.has(of.type)) {
      counts.bucket++;
      say(of, "iac.bucket.public", bucketPublic(of, peers));
      say(of, "iac.bucket.versioned", bucketVersioned(of, peers));
      say(of, "iac.bucket.lifecycle", bucketLifecycle(of, peers));
      say(of, "iac.store.encrypted", { value: true });
    } else continue;
    counts.store++;
  }
  for (const [kind, value] of Object.entries(counts)) readings.push({ signal: `iac.${kind}.count`, value });
  return readings;
}

/** A queue that others send their dead letters to needs none itself. */
function isDeadLetter(of: IacResource, peers: readonly IacResource[]): boolean {
  return peers.some((other) => {
    if (other === of) return false;
    const policy = property(other, other.tool === "terraform" ? "redrive_policy" : "RedrivePolicy");
    const target =
      policy instanceof Unresolved
        ? policy
        : (inside(policy, "deadLetterTargetArn") ?? inside(other.body, "dead_letter_policy.dead_letter_topic"));
    return refersTo(target, of);
  });
}

function bucketPublic(of: IacResource, peers: readonly IacResource[]): Known<boolean> {
  const open = (acl: unknown): boolean => typeof acl === "string" && /^public-read|PublicRead/.test(acl);
  switch (of.type) {
    case "aws_s3_bucket": {
      const acls = peers.filter(
        (other) => other.type === "aws_s3_bucket_acl" && refersTo(property(other, "bucket"), of),
      );
      const blocks = peers.filter(
        (other) => other.type === "aws_s3_bucket_public_access_block" && refersTo(property(other, "bucket"), of),
      );
      const blocked = blocks.some(
        (block) => flag(block, "block_public_acls", false).value && flag(block, "block_public_policy", false).value,
      );
      const policies = peers.filter(
        (other) => other.type === "aws_s3_bucket_policy" && refersTo(property(other, "bucket"), of),
      );
      if (blocked) return { value: false };
      if (open(property(of, "acl")) || acls.some((acl) => open(property(acl, "acl")))) return { value: true };
      // Since April 2023 new buckets block public access and have ACLs off (S3 User Guide); a policy of its own may still open it.
      const unread = policies
        .map((policy) => property(policy, "policy"))
        .find((policy) => policy instanceof Unresolved);
      return unread === undefined
        ? { value: policies.some((policy) => opensToAll(property(policy, "policy"))) }
        : unknown("its bucket policy is an expression");
    }
    case "AWS::S3::Bucket":
      if (open(property(of, "AccessControl"))) return { value: true };
      return isSet(of, "PublicAccessBlockConfiguration")
        ? map(flag(of, "PublicAccessBlockConfiguration.BlockPublicAcls", false), (blocked) => !blocked)
        : { value: false };
    case "google_storage_bucket": {
      const members = peers.filter(
        (other) => other.type.startsWith("google_storage_bucket_iam_") && refersTo(property(other, "bucket"), of),
      );
      const names = members.flatMap((member) => [property(member, "member"), ...every(member, "members")]);
      return { value: names.some((name) => name === "allUsers" || name === "allAuthenticatedUsers") };
    }
    default:
      return flag(of, "allow_nested_items_to_be_public", true);
  }
}

function opensToAll(policy: unknown): boolean {
  const written = typeof policy === "string" ? policy : JSON.stringify(policy);
  return /"Principal"\s*:\s*(?:"\*"|\{\s*"AWS"\s*:\s*"\*")/.test(written ?? "") && !/"Condition"/.test(written ?? "");
}

function bucketVersioned(of: IacResource, peers: readonly IacResource[]): Known<boolean> {
  switch (of.type) {
    case "aws_s3_bucket": {
      const other = peers.find(
        (peer) => peer.type === "aws_s3_bucket_versioning" && refersTo(property(peer, "bucket"), of),
      );
      return other
        ? map(word(other, "versioning_configuration.status"), (status) => status === "Enabled")
        : flag(of, "versioning.enabled", false);
    }
    case "AWS::S3::Bucket":
      return map(word(of, "VersioningConfiguration.Status", "Suspended"), (status) => status === "Enabled");
    case "google_storage_bucket":
      return flag(of, "versioning.enabled", false);
    default:
      return flag(of, "blob_properties.versioning_enabled", false);
  }
}

function bucketLifecycle(of: IacResource, peers: readonly IacResource[]): Known<boolean> {
  const linked = (type: string, key: string): boolean =>
    peers.some((peer) => peer.type === type && refersTo(property(peer, key), of));
  switch (of.type) {
    case "aws_s3_bucket":
      return { value: isSet(of, "lifecycle_rule") || linked("aws_s3_bucket_lifecycle_configuration", "bucket") };
    case "AWS::S3::Bucket":
      return { value: isSet(of, "LifecycleConfiguration") };
    case "google_storage_bucket":
      return { value: isSet(of, "lifecycle_rule") };
    default:
      return { value: linked("azurerm_storage_management_policy", "storage_account_id") };
  }
}

function own<T>(table: { [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
