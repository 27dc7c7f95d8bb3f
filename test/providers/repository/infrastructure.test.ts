// biome-ignore-all lint/suspicious/noTemplateCurlyInString: HCL, Dockerfiles and templates write placeholders so.
import { describe, expect, it } from "vitest";
import { infrastructure } from "../../../src/providers/repository/infrastructure.ts";
import { one, scanFiles, valuesOf } from "./scan-files.ts";

const terraform = (source: string) => scanFiles({ "main.tf": source }, [infrastructure]);
const template = (resources: string) =>
  scanFiles({ "t.yaml": `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n${resources}` }, [infrastructure]);

describe("Terraform", () => {
  it("takes the provider's defaults for what is left out", async () => {
    const scan = await terraform('resource "aws_db_instance" "a" {}\n');
    expect(one(scan, "iac.database.multi-zone")).toMatchObject({ value: false, path: "main.tf", line: 1 });
    expect(one(scan, "iac.database.backup-days").value).toBe(0);
    expect(one(scan, "iac.store.encrypted").value).toBe(false);
  });

  it("gives no value for an expression, and says which", async () => {
    const scan = await terraform('variable "x" {}\nresource "aws_db_instance" "a" {\n  multi_az = var.x\n}\n');
    expect(one(scan, "iac.database.multi-zone")).toMatchObject({
      value: null,
      reason: "multi_az is an expression: var.x",
    });
  });

  it("finds defaults in another file of the module, not in another module", async () => {
    const files = {
      "a/variables.tf": 'variable "x" { default = true }\n',
      "a/main.tf": 'resource "aws_db_instance" "a" { multi_az = var.x }\n',
      "b/main.tf": 'resource "aws_db_instance" "b" { multi_az = var.x }\n',
    };
    expect(valuesOf(await scanFiles(files, [infrastructure]), "iac.database.multi-zone")).toEqual([true, null]);
  });

  it("takes a caller's plain value, and no default that a caller or a file of values overrides", async () => {
    const db = 'variable "x" { default = true }\nresource "aws_db_instance" "a" { multi_az = var.x }\n';
    const called = (main: string, more: { [path: string]: string } = {}) =>
      scanFiles({ "main.tf": main, "modules/db/main.tf": db, ...more }, [infrastructure]);
    const one = 'module "a" {\n  source = "./modules/db"\n  x = false\n}\n';
    const other = 'module "b" {\n  source = "./modules/db"\n  x = true\n}\n';
    const open = 'module "a" {\n  source = "./modules/db"\n  x = var.y\n}\n';
    const silent = 'module "a" {\n  source = "./modules/db"\n}\n';
    for (const [scan, expected] of [
      [called(one), false],
      [called(one + other), null],
      [called(open), null],
      [called(silent), true],
      [scanFiles({ "main.tf": db, "envs/prod.tfvars": "x = false\n" }, [infrastructure]), null],
    ] as const)
      expect(valuesOf(await scan, "iac.database.multi-zone")).toEqual([expected]);
  });

  it("does not count a trail or a detector that is switched off", async () => {
    const scan = await terraform(
      'resource "aws_cloudtrail" "a" { enable_logging = false }\nresource "aws_guardduty_detector" "a" { enable = false }\n',
    );
    expect(one(scan, "iac.audit-trail.count").value).toBe(0);
    expect(one(scan, "iac.threat-detection.count").value).toBe(0);
    const trail = await template("  T:\n    Type: AWS::CloudTrail::Trail\n    Properties: { IsLogging: false }\n");
    expect(one(trail, "iac.audit-trail.count").value).toBe(0);
  });

  it.each([
    ['from_port = 443\n to_port = 443\n protocol = "tcp"\n cidr_blocks = ["0.0.0.0/0"]', false],
    ['from_port = 80\n to_port = 443\n protocol = "tcp"\n cidr_blocks = ["0.0.0.0/0"]', true],
    ['from_port = 22\n to_port = 22\n protocol = "tcp"\n ipv6_cidr_blocks = ["::/0"]', true],
    ['from_port = 0\n to_port = 0\n protocol = "-1"\n cidr_blocks = ["0.0.0.0/0"]', true],
    ['from_port = 22\n to_port = 22\n protocol = "tcp"\n cidr_blocks = ["10.0.0.0/8"]', false],
    ['from_port = 22\n to_port = 22\n protocol = "tcp"\n cidr_blocks = var.cidrs', null],
    ['from_port = var.p\n to_port = var.p\n protocol = "tcp"\n cidr_blocks = ["0.0.0.0/0"]', null],
  ])("judges an inbound rule: %s", async (rule, open) => {
    const scan = await terraform(`resource "aws_security_group" "a" {\n ingress {\n ${rule}\n }\n}\n`);
    expect(one(scan, "iac.ingress.open").value).toBe(open);
  });

  it.each([
    ['jsonencode({ Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }] })', true],
    ['jsonencode({ Statement = [{ Effect = "Allow", Action = ["s3:*"], Resource = aws_s3_bucket.a.arn }] })', false],
    ['jsonencode({ Statement = [{ Effect = "Deny", Action = "*", Resource = "*" }] })', false],
    ['jsonencode({ Statement = [{ Effect = "Allow", Action = var.actions, Resource = "*" }] })', null],
    ['<<EOF\n{"Statement": {"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}}\nEOF', true],
    ['file("policy.json")', null],
  ])("judges a policy: %s", async (policy, wide) => {
    expect(
      one(await terraform(`resource "aws_iam_policy" "a" {\n policy = ${policy}\n}\n`), "iac.policy.wildcard").value,
    ).toBe(wide);
  });

  it("judges a policy of a data source where its statements are", async () => {
    const scan = await terraform(
      'data "aws_iam_policy_document" "d" {\n statement {\n actions = ["*"]\n resources = ["*"]\n }\n}\nresource "aws_iam_policy" "a" { policy = data.aws_iam_policy_document.d.json }\n',
    );
    expect(valuesOf(scan, "iac.policy.wildcard")).toEqual([true]);
  });

  it("asks no dead letters of a dead-letter queue", async () => {
    const scan = await terraform(
      'resource "aws_sqs_queue" "a" { redrive_policy = jsonencode({ deadLetterTargetArn = aws_sqs_queue.b.arn }) }\nresource "aws_sqs_queue" "b" {}\nresource "aws_sqs_queue" "c" {}\n',
    );
    expect(valuesOf(scan, "iac.queue.dead-letter")).toEqual([true, false]);
  });

  it("finds what other resources say of a bucket", async () => {
    const scan = await terraform(
      'resource "aws_s3_bucket" "a" { bucket = "x" }\nresource "aws_s3_bucket_acl" "a" {\n bucket = aws_s3_bucket.a.id\n acl = "public-read"\n}\nresource "aws_s3_bucket_versioning" "v" {\n bucket = "x"\n versioning_configuration { status = "Suspended" }\n}\nresource "aws_s3_bucket_lifecycle_configuration" "l" { bucket = aws_s3_bucket.a.bucket }\n',
    );
    expect(one(scan, "iac.bucket.public").value).toBe(true);
    expect(one(scan, "iac.bucket.versioned").value).toBe(false);
    expect(one(scan, "iac.bucket.lifecycle").value).toBe(true);
  });

  it.each([
    ['backend "s3" {}', false],
    ['backend "s3" { use_lockfile = true }', true],
    ['backend "gcs" {}', true],
    ['backend "local" {}', false],
  ])("judges the state's place: %s", async (backend, remote) => {
    expect(one(await terraform(`terraform {\n ${backend}\n}\n`), "iac.remote-state").value).toBe(remote);
  });

  it("counts tags of the resource and of the provider, and knows when it cannot", async () => {
    const tagged =
      'resource "aws_s3_bucket" "a" { tags = { CostCenter = "1" } }\nresource "aws_s3_bucket" "b" { tags = { Name = "b" } }\n';
    expect(one(await terraform(tagged), "iac.tagged").value).toBe(0.5);
    expect(
      one(await terraform(`${tagged}provider "aws" {\n default_tags {\n tags = { team = "x" }\n }\n}\n`), "iac.tagged")
        .value,
    ).toBe(1);
    expect(one(await terraform('resource "aws_s3_bucket" "a" { tags = var.tags }\n'), "iac.tagged").value).toBeNull();
  });

  it.each([
    ["m7g.large", true],
    ["c6gn.xlarge", true],
    ["t4g.micro", true],
    ["m5.large", false],
    ["g5.xlarge", false],
    ["g4dn.xlarge", false],
  ])("tells whether %s is Arm", async (type, arm) => {
    expect(
      one(await terraform(`resource "aws_instance" "a" { instance_type = "${type}" }\n`), "iac.compute.arm").value,
    ).toBe(arm);
  });

  it("does not count what is made zero times", async () => {
    expect(one(await terraform('resource "aws_instance" "a" { count = 0 }\n'), "iac.count").value).toBe(0);
  });
});

describe("a database whose code does not say", () => {
  const variables = 'variable "x" {}\nvariable "none" { default = null }\n';
  it.each([
    ["backup-days", 'resource "aws_db_instance" "a" { backup_retention_period = module.db.days }', null],
    [
      "backup-days",
      'resource "google_sql_database_instance" "a" {\n settings {\n backup_configuration {\n enabled = true\n backup_retention_settings { retained_backups = var.x }\n }\n }\n}',
      null,
    ],
    [
      "backup-days",
      'resource "aws_dynamodb_table" "a" {\n point_in_time_recovery {\n enabled = true\n recovery_period_in_days = var.x\n }\n}',
      null,
    ],
    ["backup-days", 'resource "aws_dynamodb_table" "a" { point_in_time_recovery { enabled = true } }', 35],
    ["public", 'resource "azurerm_postgresql_flexible_server" "a" { delegated_subnet_id = var.none }', null],
    [
      "public",
      'resource "azurerm_postgresql_flexible_server" "a" { delegated_subnet_id = azurerm_subnet.db.id }',
      false,
    ],
    [
      "multi-zone",
      'resource "azurerm_cosmosdb_account" "a" {\n dynamic "geo_location" {\n for_each = var.x\n content { location = geo_location.value }\n }\n}',
      null,
    ],
    [
      "multi-zone",
      'resource "azurerm_cosmosdb_account" "a" { geo_location { location = azurerm_resource_group.a.location } }',
      false,
    ],
  ])("has %s unknown, not by default: %s", async (question, source, value) => {
    const scan = await terraform(`${variables}${source}\n`);
    expect(one(scan, `iac.database.${question}`).value).toBe(value);
  });

  it("and one in Terraform's JSON syntax leaves the number of databases unknown", async () => {
    const scan = await scanFiles({ "a.tf": 'resource "aws_db_instance" "a" {}\n', "b.tf.json": "{}" }, [
      infrastructure,
    ]);
    expect(one(scan, "iac.database.count")).toMatchObject({ value: null });
  });

  it("is open when an instance of the cluster is", async () => {
    const instances = (open: boolean) =>
      `resource "aws_rds_cluster" "a" {}\nresource "aws_rds_cluster_instance" "b" { publicly_accessible = ${open} }\n`;
    expect(valuesOf(await terraform(instances(true)), "iac.database.public")).toEqual([true]);
    expect(valuesOf(await terraform(instances(false)), "iac.database.public")).toEqual([]);
  });
});

describe("CloudFormation", () => {
  it("resolves a parameter's default and leaves other references open", async () => {
    const scan = await scanFiles(
      {
        "t.yaml":
          'AWSTemplateFormatVersion: "2010-09-09"\nParameters:\n  A: {Type: String, Default: true}\n  B: {Type: String}\nResources:\n  X: {Type: "AWS::RDS::DBInstance", Properties: {MultiAZ: !Ref A, DeletionProtection: !Ref B}}\n',
      },
      [infrastructure],
    );
    expect(one(scan, "iac.database.multi-zone")).toMatchObject({ value: true, path: "t.yaml", line: 6 });
    expect(one(scan, "iac.database.deletion-protection")).toMatchObject({
      value: null,
      reason: "DeletionProtection is an expression: Ref B",
    });
    expect(one(scan, "iac.database.public")).toMatchObject({ value: null });
  });

  it("reads JSON templates too", async () => {
    const scan = await scanFiles(
      {
        "t.json":
          '{\n"Resources": {\n"Q": {"Type": "AWS::SQS::Queue", "Properties": {"ReceiveMessageWaitTimeSeconds": "20"}}}}',
      },
      [infrastructure],
    );
    expect(one(scan, "iac.queue.long-polling")).toMatchObject({ value: true, line: 3 });
  });

  it("judges listeners", async () => {
    const scan = await template(
      '  A: {Type: "AWS::ElasticLoadBalancingV2::Listener", Properties: {Protocol: HTTP}}\n  B: {Type: "AWS::ElasticLoadBalancingV2::Listener", Properties: {Protocol: HTTPS}}\n',
    );
    expect(valuesOf(scan, "iac.listener.tls")).toEqual([false, true]);
  });

  it("is not fooled by other YAML", async () => {
    expect(one(await scanFiles({ "a.yaml": "Resources:\n  - one\n" }, [infrastructure]), "iac.count").value).toBe(0);
  });
});

it("names environments by their files", async () => {
  const scan = await scanFiles(
    {
      "prod.tfvars": "",
      "k/overlays/dev/x.yaml": "",
      "values-staging.yaml": "",
      "terraform.tfvars": "",
      "values.yaml": "",
    },
    [infrastructure],
  );
  expect(one(scan, "iac.environments").value).toEqual(["dev", "prod", "staging"]);
});
