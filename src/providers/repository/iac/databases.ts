import { opensToAll } from "./buckets.ts";
import type { Links } from "./links.ts";
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
export interface DatabaseRule {
  multiZone?: (of: IacResource) => Known<boolean>;
  backupDays?: (of: IacResource) => Known<number>;
  deletionProtection?: (of: IacResource) => Known<boolean>;
  /** Undefined: another resource in code says it. */
  public: (of: IacResource, links: Links) => Known<boolean> | undefined;
  encrypted?: (of: IacResource) => Known<boolean>;
}

const yes = (): Known<boolean> => ({ value: true });
const no = (): Known<boolean> => ({ value: false });
/** DynamoDB, Spanner: every client comes through the vendor's API. */
const byApi = (): Known<boolean> =>
  unknown("it answers at its vendor's public API; who may call is a matter of access policies");

/** A cluster is reached through its instances: it is open when one of them is, and closed when all are. */
function saidBy(type: string, path: string, argument: string, otherwise: boolean | string): DatabaseRule["public"] {
  return (of, links) => {
    const parts = links.to(of, type, path);
    if (parts.length === 0) return unknown(`${type} says it, and there is none beside it in code`);
    return anyOf(parts.map((part) => flag(part, argument, otherwise)));
  };
}

function anyOf(all: readonly Known<boolean>[]): Known<boolean> {
  return all.find(({ value }) => value === true) ?? all.find(({ value }) => value === null) ?? { value: false };
}

const SUBNET_DECIDES = "the default depends on the subnet group";

const SEARCH_DOMAIN: DatabaseRule = {
  public: (of) => searchPublic(isSet(of, "vpc_options"), property(of, "access_policies")),
  multiZone: (of) => flag(of, "cluster_config.zone_awareness_enabled", false),
  encrypted: (of) => flag(of, "encrypt_at_rest.enabled", false),
};

const SEARCH_TEMPLATE: DatabaseRule = {
  public: (of) => searchPublic(isSet(of, "VPCOptions"), property(of, "AccessPolicies")),
  multiZone: (of) =>
    of.type === "AWS::Elasticsearch::Domain"
      ? flag(of, "ElasticsearchClusterConfig.ZoneAwarenessEnabled", false)
      : flag(of, "ClusterConfig.ZoneAwarenessEnabled", false),
  encrypted: (of) => flag(of, "EncryptionAtRestOptions.Enabled", false),
};

/**
 * Through what a database above is reached. A part whose whole is in code is told there; of another one only what is not closed is told,
 * since it is no database more.
 */
export const DATABASE_PARTS: {
  [type: string]: { open(of: IacResource): Known<boolean>; isOfKnown(of: IacResource, links: Links): boolean };
} = {
  aws_rds_cluster_instance: clusterInstance("aws_rds_cluster"),
  aws_neptune_cluster_instance: clusterInstance("aws_neptune_cluster"),
  azurerm_mssql_server: {
    open: (of) => flag(of, "public_network_access_enabled", true),
    isOfKnown: (of, links) => links.to(of, "azurerm_mssql_database", "server_id").length > 0,
  },
};

function clusterInstance(cluster: string): (typeof DATABASE_PARTS)[string] {
  return {
    open: (of) => flag(of, "publicly_accessible", false),
    isOfKnown: (of, links) => links.from(of, cluster, property(of, "cluster_identifier")).length > 0,
  };
}

/**
 * Defaults are those of the providers' documentation (registry.terraform.io for aws, google and azurerm; the CloudFormation Template
 * Reference): an argument that is left out has them.
 */
export const DATABASES: { [type: string]: DatabaseRule } = {
  aws_db_instance: {
    multiZone: (of) => flag(of, "multi_az", false),
    backupDays: (of) => amount(of, "backup_retention_period", 0),
    deletionProtection: (of) => flag(of, "deletion_protection", false),
    public: (of) => flag(of, "publicly_accessible", false),
    encrypted: (of) => flag(of, "storage_encrypted", false),
  },
  aws_rds_cluster: {
    public: saidBy("aws_rds_cluster_instance", "cluster_identifier", "publicly_accessible", false),
    multiZone: () => unknown("a cluster's standby is another resource, its instances"),
    backupDays: (of) => amount(of, "backup_retention_period", 1),
    deletionProtection: (of) => flag(of, "deletion_protection", false),
    encrypted: (of) => flag(of, "storage_encrypted", word(of, "engine_mode").value === "serverless"),
  },
  // Closed and encrypted by default since version 6 of the provider, which the code need not name.
  aws_redshift_cluster: {
    public: (of) => flag(of, "publicly_accessible", "the default depends on the provider's version"),
    multiZone: (of) => flag(of, "multi_az", false),
    backupDays: (of) => amount(of, "automated_snapshot_retention_period", 1),
    encrypted: (of) => flag(of, "encrypted", "the default depends on the provider's version"),
  },
  aws_opensearch_domain: SEARCH_DOMAIN,
  aws_elasticsearch_domain: SEARCH_DOMAIN,
  aws_docdb_cluster: {
    // Amazon DocumentDB Developer Guide: reachable from inside its VPC only.
    public: no,
    backupDays: (of) => amount(of, "backup_retention_period", 1),
    deletionProtection: (of) => flag(of, "deletion_protection", false),
    encrypted: (of) => flag(of, "storage_encrypted", false),
  },
  aws_neptune_cluster: {
    public: saidBy("aws_neptune_cluster_instance", "cluster_identifier", "publicly_accessible", false),
    backupDays: (of) => amount(of, "backup_retention_period", 1),
    deletionProtection: (of) => flag(of, "deletion_protection", false),
    encrypted: (of) => flag(of, "storage_encrypted", false),
  },
  // DynamoDB encrypts and replicates over zones by itself; point-in-time recovery keeps 35 days unless told otherwise.
  aws_dynamodb_table: {
    public: byApi,
    multiZone: yes,
    backupDays: (of) =>
      whereOn(flag(of, "point_in_time_recovery.enabled", false), () =>
        amount(of, "point_in_time_recovery.recovery_period_in_days", 35),
      ),
    deletionProtection: (of) => flag(of, "deletion_protection_enabled", false),
    encrypted: yes,
  },
  google_sql_database_instance: {
    multiZone: (of) => map(word(of, "settings.availability_type", "ZONAL"), (type) => type === "REGIONAL"),
    backupDays: (of) =>
      whereOn(flag(of, "settings.backup_configuration.enabled", false), () =>
        amount(of, "settings.backup_configuration.backup_retention_settings.retained_backups", 7),
      ),
    deletionProtection: (of) => flag(of, "deletion_protection", true),
    public: (of) => cloudSqlPublic(of),
    encrypted: yes,
  },
  google_spanner_instance: { public: byApi, encrypted: yes },
  azurerm_postgresql_flexible_server: {
    multiZone: (of) => map(word(of, "high_availability.mode", "Disabled"), (mode) => mode === "ZoneRedundant"),
    backupDays: (of) => amount(of, "backup_retention_days", 7),
    public: flexibleServerPublic,
    encrypted: yes,
  },
  azurerm_mysql_flexible_server: {
    multiZone: (of) => map(word(of, "high_availability.mode", "Disabled"), (mode) => mode === "ZoneRedundant"),
    backupDays: (of) => amount(of, "backup_retention_days", 7),
    public: flexibleServerPublic,
    encrypted: yes,
  },
  azurerm_mssql_database: {
    public: (of, links) => {
      const [server] = links.from(of, "azurerm_mssql_server", property(of, "server_id"));
      return server
        ? flag(server, "public_network_access_enabled", true)
        : unknown("its server says it, and is not beside it in code");
    },
    multiZone: (of) => flag(of, "zone_redundant", false),
    backupDays: (of) => amount(of, "short_term_retention_policy.retention_days", 7),
    encrypted: (of) => flag(of, "transparent_data_encryption_enabled", true),
  },
  azurerm_cosmosdb_account: {
    multiZone: cosmosZones,
    public: (of) => flag(of, "public_network_access_enabled", true),
    encrypted: yes,
  },
  "AWS::RDS::DBInstance": {
    multiZone: (of) => flag(of, "MultiAZ", isSet(of, "DBClusterIdentifier") ? "the cluster decides" : false),
    backupDays: (of) =>
      amount(of, "BackupRetentionPeriod", isSet(of, "DBClusterIdentifier") ? "the cluster decides" : 1),
    deletionProtection: (of) =>
      flag(of, "DeletionProtection", isSet(of, "DBClusterIdentifier") ? "the cluster decides" : false),
    public: (of) => flag(of, "PubliclyAccessible", SUBNET_DECIDES),
    encrypted: (of) => flag(of, "StorageEncrypted", isSet(of, "DBClusterIdentifier") ? "the cluster decides" : false),
  },
  "AWS::RDS::DBCluster": {
    public: (of, links) =>
      isSet(of, "PubliclyAccessible")
        ? flag(of, "PubliclyAccessible", false)
        : saidBy("AWS::RDS::DBInstance", "DBClusterIdentifier", "PubliclyAccessible", SUBNET_DECIDES)(of, links),
    multiZone: () => unknown("a cluster's standby is another resource, its instances"),
    backupDays: (of) => amount(of, "BackupRetentionPeriod", 1),
    deletionProtection: (of) => flag(of, "DeletionProtection", false),
    encrypted: (of) => flag(of, "StorageEncrypted", false),
  },
  "AWS::Redshift::Cluster": {
    public: (of) => flag(of, "PubliclyAccessible", "the default changed in January 2025"),
    multiZone: (of) => flag(of, "MultiAZ", false),
    backupDays: (of) => amount(of, "AutomatedSnapshotRetentionPeriod", 1),
    encrypted: (of) => flag(of, "Encrypted", "the default changed in January 2025"),
  },
  "AWS::OpenSearchService::Domain": SEARCH_TEMPLATE,
  "AWS::Elasticsearch::Domain": SEARCH_TEMPLATE,
  "AWS::DynamoDB::Table": {
    public: byApi,
    multiZone: yes,
    backupDays: (of) =>
      whereOn(flag(of, "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", false), () =>
        amount(of, "PointInTimeRecoverySpecification.RecoveryPeriodInDays", 35),
      ),
    deletionProtection: (of) => flag(of, "DeletionProtectionEnabled", false),
    encrypted: yes,
  },
};

/** Outside a VPC the endpoint is public, and its access policy says to whom (OpenSearch Service Developer Guide, "Launching within a VPC"). */
function searchPublic(inVpc: boolean, policy: unknown): Known<boolean> {
  if (inVpc) return { value: false };
  if (policy !== undefined && !(policy instanceof Unresolved) && opensToAll(policy)) return { value: true };
  return unknown("its endpoint is public; whom its access policy lets in is not read here");
}

function cloudSqlPublic(of: IacResource): Known<boolean> {
  const networks = every(of, "settings.ip_configuration.authorized_networks");
  const values = networks.map((network) => inside(network, "value"));
  if (values.some((value) => value === "0.0.0.0/0")) return { value: true };
  if (values.some((value) => value instanceof Unresolved)) return unknown("an authorised network is an expression");
  return { value: false };
}

function whereOn(on: Known<boolean>, days: () => Known<number>): Known<number> {
  if (on.value === null) return on;
  return on.value ? days() : { value: 0 };
}

/** A server inside a subnet has no public address; a subnet by an argument may be none. */
function flexibleServerPublic(of: IacResource): Known<boolean> {
  const subnet = property(of, "delegated_subnet_id");
  if (subnet === undefined) return flag(of, "public_network_access_enabled", true);
  if (subnet instanceof Unresolved && !/^(?:data\.)?azurerm_\w+\.[\w-]+(?:\[\w+\])?\.id$/.test(subnet.text)) {
    const stated = flag(of, "public_network_access_enabled", true);
    return stated.value === false ? stated : unknown(`delegated_subnet_id is an expression: ${subnet.text}`);
  }
  return { value: false };
}

function cosmosZones(of: IacResource): Known<boolean> {
  const locations = every(of, "geo_location");
  const redundant = locations.map((location) => inside(location, "zone_redundant"));
  if (locations.length > 1 || redundant.includes(true)) return { value: true };
  // The content of a `dynamic` block speaks of its iterator: how many there are is not known.
  const many = locations.map((location) => inside(location, "location"));
  return [
    ...redundant,
    ...many.filter((one) => one instanceof Unresolved && one.text.startsWith("geo_location.")),
  ].some((stated) => stated instanceof Unresolved)
    ? unknown("geo_location is an expression")
    : { value: false };
}
