import type { Links } from "./links.ts";
import { every, flag, type IacResource, isSet, type Known, map, property, unknown, word } from "./resource.ts";
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
      return flag(of, "allow_nested_items_to_be_public", true);
  }
}

function opensToAll(policy: unknown): boolean {
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
  const linked = (type: string, key: string): boolean => links.to(of, type, key).length > 0;
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
