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
  public?: (of: IacResource) => Known<boolean>;
  encrypted?: (of: IacResource) => Known<boolean>;
}

const yes = (): Known<boolean> => ({ value: true });

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
  google_spanner_instance: { encrypted: yes },
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
      whereOn(flag(of, "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled", false), () =>
        amount(of, "PointInTimeRecoverySpecification.RecoveryPeriodInDays", 35),
      ),
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
