import type { Links } from "./links.ts";
import { every, flag, type IacResource, inside, isSet, type Known, map, property, unknown, word } from "./resource.ts";
import { Unresolved } from "./unresolved.ts";

/** Since January 2023 S3 encrypts every new object by itself (AWS News Blog); the other vendors always did. */
export const BUCKETS = new Set([
  "aws_s3_bucket",
  "AWS::S3::Bucket",
  "google_storage_bucket",
  "azurerm_storage_account",
]);

export function bucketPublic(of: IacResource, links: Links): Known<boolean> {
  const open = (acl: unknown): boolean => typeof acl === "string" && /^public-read|PublicRead/.test(acl);
  switch (of.type) {
    case "aws_s3_bucket": {
      const acls = links.to(of, "aws_s3_bucket_acl", "bucket");
      const blocks = links.to(of, "aws_s3_bucket_public_access_block", "bucket");
      const blocked = blocks.some(
        (block) => flag(block, "block_public_acls", false).value && flag(block, "block_public_policy", false).value,
      );
      const policies = links.to(of, "aws_s3_bucket_policy", "bucket");
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
      const members = ["binding", "member", "policy"].flatMap((kind) =>
        links.to(of, `google_storage_bucket_iam_${kind}`, "bucket"),
      );
      const names = members.flatMap((member) => [property(member, "member"), ...every(member, "members")]);
      return { value: names.some((name) => name === "allUsers" || name === "allAuthenticatedUsers") };
    }
    default:
      return azureStoragePublic(of, links);
  }
}

/** An account only allows its containers to be public, and by default does; each container then says whether it is, by default not. */
function azureStoragePublic(of: IacResource, links: Links): Known<boolean> {
  const containers = [
    ...links.to(of, "azurerm_storage_container", "storage_account_id"),
    ...links.to(of, "azurerm_storage_container", "storage_account_name"),
  ];
  const allowed = flag(of, "allow_nested_items_to_be_public", true);
  if (allowed.value === false) return allowed;
  const access = containers.map((container) => word(container, "container_access_type", "private"));
  if (access.every(({ value }) => value === "private"))
    return containers.length > 0
      ? { value: false }
      : unknown("it allows public containers, and its containers are not in code");
  if (allowed.value === null) return allowed;
  return access.some(({ value }) => value === "blob" || value === "container")
    ? { value: true }
    : unknown("container_access_type is an expression");
}

/** Whether a policy document lets everybody in without a condition. */
export function opensToAll(policy: unknown): boolean {
  const written = typeof policy === "string" ? policy : JSON.stringify(policy);
  return /"Principal"\s*:\s*(?:"\*"|\{\s*"AWS"\s*:\s*"\*")/.test(written ?? "") && !/"Condition"/.test(written ?? "");
}

export function bucketVersioned(of: IacResource, links: Links): Known<boolean> {
  switch (of.type) {
    case "aws_s3_bucket": {
      const [other] = links.to(of, "aws_s3_bucket_versioning", "bucket");
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

export function bucketLifecycle(of: IacResource, links: Links): Known<boolean> {
  const linked = (type: string, key: string, rules: string): unknown[] =>
    links.to(of, type, key).flatMap((other) => every(other, rules));
  switch (of.type) {
    case "aws_s3_bucket":
      return someEnabled([
        ...every(of, "lifecycle_rule"),
        ...linked("aws_s3_bucket_lifecycle_configuration", "bucket", "rule"),
      ]);
    case "AWS::S3::Bucket":
      return someEnabled(every(of, "LifecycleConfiguration.Rules"));
    case "google_storage_bucket":
      return someEnabled(every(of, "lifecycle_rule"));
    default:
      return someEnabled(linked("azurerm_storage_management_policy", "storage_account_id", "rule"));
  }
}

/** Each vendor's word for a rule that is on; one that is left out is on. */
function someEnabled(rules: readonly unknown[]): Known<boolean> {
  const stated = rules.map((rule) => [inside(rule, "enabled"), inside(rule, "status"), inside(rule, "Status")]);
  const isOff = (value: unknown): boolean => value === false || value === "false" || value === "Disabled";
  const isOpen = (value: unknown): boolean => value instanceof Unresolved;
  if (stated.some((of) => !of.some(isOff) && !of.some(isOpen))) return { value: true };
  return stated.some((of) => of.some(isOpen) && !of.some(isOff))
    ? unknown("whether its lifecycle rules are on is an expression")
    : { value: false };
}
