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
    ['resource "google_logging_project_sink" "s" { destination = "storage.googleapis.com/x" }', 1],
    ['resource "google_logging_project_sink" "s" { filter = "logName:cloudaudit.googleapis.com" }', 1],
    ['resource "google_logging_project_sink" "s" { filter = "severity>=ERROR" }', 0],
    ['resource "google_logging_project_sink" "s" { disabled = true }', 0],
    ['resource "google_logging_project_sink" "s" { filter = var.f }', null],
    ['resource "google_project_iam_audit_config" "a" { service = "allServices" }', 1],
    ['resource "azurerm_monitor_diagnostic_setting" "d" { target_resource_id = data.azurerm_subscription.x.id }', 1],
    ['resource "azurerm_monitor_diagnostic_setting" "d" { target_resource_id = "/subscriptions/0-1" }', 1],
    ['resource "azurerm_monitor_diagnostic_setting" "d" { target_resource_id = "/subscriptions/${var.s}" }', 1],
    ['resource "azurerm_monitor_diagnostic_setting" "d" { target_resource_id = azurerm_key_vault.k.id }', 0],
    [
      'resource "azurerm_monitor_diagnostic_setting" "d" { target_resource_id = "/subscriptions/0/resourceGroups/a" }',
      0,
    ],
    ['resource "azurerm_monitor_diagnostic_setting" "d" { target_resource_id = var.target }', null],
    ['resource "aws_cloudtrail" "t" { enable_logging = var.on }', null],
    ['resource "aws_cloudtrail" "t" { enable_logging = var.on }\nresource "aws_cloudtrail" "u" {}', 1],
  ])("counts audit trails: %s", async (source, count) => {
    expect(one(await terraform(source), "iac.audit-trail.count").value).toBe(count);
  });

  it.each([
    ["lifecycle_rule { enabled = false }", false],
    ["lifecycle_rule { enabled = true }", true],
    ["lifecycle_rule { enabled = var.on }", null],
    ["lifecycle_rule { enabled = false }\n lifecycle_rule { enabled = true }", true],
  ])("a bucket with %s has a lifecycle rule: %s", async (rules, ruled) => {
    expect(one(await terraform(`resource "aws_s3_bucket" "a" {\n ${rules}\n}\n`), "iac.bucket.lifecycle").value).toBe(
      ruled,
    );
  });

  it.each([
    [
      'resource "aws_s3_bucket" "a" {}\nresource "aws_s3_bucket_lifecycle_configuration" "l" {\n bucket = aws_s3_bucket.a.id\n rule { status = "Disabled" }\n}\n',
    ],
    [
      'resource "azurerm_storage_account" "a" {}\nresource "azurerm_storage_management_policy" "p" {\n storage_account_id = azurerm_storage_account.a.id\n rule { enabled = false }\n}\n',
    ],
  ])("a lifecycle rule that is off is none: %s", async (source) => {
    expect(one(await terraform(source), "iac.bucket.lifecycle").value).toBe(false);
  });

  it.each([
    ["", "", null],
    ["allow_nested_items_to_be_public = false", "", false],
    ["", 'container_access_type = "private"', false],
    ["", 'container_access_type = "blob"', true],
    ["allow_nested_items_to_be_public = false", 'container_access_type = "blob"', false],
    ["", "container_access_type = var.access", null],
  ])("a storage account with %j and a container with %j is public: %s", async (account, container, open) => {
    const source = `resource "azurerm_storage_account" "a" {\n ${account}\n}\n`;
    const held = `resource "azurerm_storage_container" "c" {\n storage_account_name = azurerm_storage_account.a.name\n ${container}\n}\n`;
    const scan = await terraform(source + (container === "" ? "" : held));
    expect(one(scan, "iac.bucket.public").value).toBe(open);
  });

  it.each([
    ['resource "azurerm_mssql_server" "s" {}', [true]],
    ['resource "azurerm_mssql_server" "s" { public_network_access_enabled = false }', []],
    [
      'resource "azurerm_mssql_server" "s" { public_network_access_enabled = false }\nresource "azurerm_mssql_database" "d" { server_id = azurerm_mssql_server.s.id }',
      [false],
    ],
    ['resource "azurerm_mssql_database" "d" { server_id = var.server }', [null]],
    ['resource "aws_rds_cluster" "c" {}', [null]],
    [
      'resource "aws_rds_cluster" "c" {}\nresource "aws_rds_cluster_instance" "i" {\n cluster_identifier = aws_rds_cluster.c.id\n publicly_accessible = true\n}',
      [true],
    ],
    ['resource "aws_redshift_cluster" "r" { publicly_accessible = true }', [true]],
    ['resource "aws_redshift_cluster" "r" {}', [null]],
    ['resource "aws_opensearch_domain" "o" {\n vpc_options { subnet_ids = ["a"] }\n}', [false]],
    ['resource "aws_opensearch_domain" "o" {}', [null]],
    [
      'resource "aws_opensearch_domain" "o" {\n access_policies = jsonencode({ Statement = [{ Effect = "Allow", Principal = "*", Action = "es:*" }] })\n}',
      [true],
    ],
  ])("tells which databases are public: %s", async (source, open) => {
    expect(valuesOf(await terraform(source), "iac.database.public")).toEqual(open);
  });

  it.each([
    ['resource "aws_lb" "l" { internal = true }', false],
    ['resource "aws_lb" "l" {}', true],
    ['resource "aws_lb" "l" { internal = var.internal }', null],
    ["", null],
  ])("a listener is as public as its load balancer: %s", async (balancer, open) => {
    const listener = 'resource "aws_lb_listener" "a" {\n load_balancer_arn = aws_lb.l.arn\n protocol = "HTTPS"\n}\n';
    expect(one(await terraform(`${balancer}\n${listener}`), "iac.listener.public").value).toBe(open);
  });

  it.each([
    ['resource "aws_elb" "e" {\n internal = true\n listener { lb_protocol = "http" }\n}', [false], [false]],
    [
      'resource "aws_elb" "e" {\n listener { lb_protocol = "http" }\n listener { lb_protocol = "https" }\n}',
      [false, true],
      [true, true],
    ],
    ['resource "aws_apigatewayv2_api" "a" {}', [true], [true]],
    ['resource "aws_api_gateway_rest_api" "a" {\n endpoint_configuration { types = ["PRIVATE"] }\n}', [true], [false]],
    [
      'resource "google_compute_target_https_proxy" "p" {}\nresource "google_compute_global_forwarding_rule" "f" {\n target = google_compute_target_https_proxy.p.id\n load_balancing_scheme = "INTERNAL_MANAGED"\n}',
      [true],
      [false],
    ],
  ])("reads listeners of %s", async (source, tls, open) => {
    const scan = await terraform(source);
    expect(valuesOf(scan, "iac.listener.tls")).toEqual(tls);
    expect(valuesOf(scan, "iac.listener.public")).toEqual(open);
    expect(one(scan, "iac.listener.count").value).toBe(tls.length);
  });

  it("takes a Serverless Framework project for infrastructure code", async () => {
    const scan = await scanFiles({ "api/serverless.yml": "service: a\n" }, [infrastructure]);
    expect(one(scan, "iac.tool").value).toEqual(["serverless"]);
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
      'resource "aws_s3_bucket" "a" { bucket = "x" }\nresource "aws_s3_bucket_acl" "a" {\n bucket = aws_s3_bucket.a.id\n acl = "public-read"\n}\nresource "aws_s3_bucket_versioning" "v" {\n bucket = "x"\n versioning_configuration { status = "Suspended" }\n}\nresource "aws_s3_bucket_lifecycle_configuration" "l" {\n bucket = aws_s3_bucket.a.bucket\n rule { status = "Enabled" }\n}\n',
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
    expect(valuesOf(await terraform(instances(true)), "iac.database.public")).toEqual([null, true]);
    expect(valuesOf(await terraform(instances(false)), "iac.database.public")).toEqual([null]);
    const linked = (open: string) => `${instances(false)}
resource "aws_rds_cluster_instance" "c" {
  cluster_identifier  = aws_rds_cluster.a.id
  publicly_accessible = ${open}
}
resource "aws_rds_cluster_instance" "d" { cluster_identifier = aws_rds_cluster.a.id }
`;
    for (const [open, expected] of [
      ["true", true],
      ["false", false],
      ["var.open", null],
    ] as const) {
      const scan = await terraform(linked(open));
      expect(valuesOf(scan, "iac.database.public")).toEqual([expected]);
      expect(one(scan, "iac.database.count").value).toBe(1);
    }
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

describe("SAM and managed policies", () => {
  it("applies Globals to the functions of a template, what they say themselves first", async () => {
    const scan = await scanFiles(
      {
        "t.yaml":
          "Transform: AWS::Serverless-2016-10-31\nGlobals:\n  Function: { Architectures: [arm64] }\nResources:\n  A: { Type: AWS::Serverless::Function }\n  B:\n    Type: AWS::Serverless::Function\n    Properties: { Architectures: [x86_64] }\n",
      },
      [infrastructure],
    );
    expect(scan.readings.filter(({ signal }) => signal === "iac.compute.arm").map(({ value }) => value)).toEqual([
      true,
      expect.anything(),
    ]);
    expect(valuesOf(scan, "iac.compute.arm")[1]).not.toBe(true);
  });

  it.each([
    ["Policies: AdministratorAccess", [true]],
    ["Policies: [AmazonS3ReadOnlyAccess, AdministratorAccess]", [false, true]],
    ["Policies: [{ S3ReadPolicy: { BucketName: x } }]", [false]],
    ["Policies: [{ Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] }]", [true]],
    ["Policies: [!Ref Wide]", [null]],
  ])("judges a function's %s", async (policies, wide) => {
    const scan = await template(`  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      ${policies}\n`);
    expect(valuesOf(scan, "iac.policy.wildcard")).toEqual(wide);
  });

  it.each([
    ["arn:aws:iam::aws:policy/AdministratorAccess", true],
    ["arn:aws:iam::aws:policy/ReadOnlyAccess", false],
    ['!Sub "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"', true],
    ['!Sub "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"', false],
    ["!Ref Given", null],
  ])("judges a role with the managed policy %s", async (arn, wide) => {
    const scan = await template(
      `  R:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns:\n        - ${arn}\n`,
    );
    expect(valuesOf(scan, "iac.policy.wildcard")).toEqual([wide]);
  });
});
