import { cpSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { provider } from "../../../src/providers/repository/index.ts";
import { contextOf, type Files, folderOf } from "./scan-files.ts";

const discover = async (files: Files) => provider.discover?.(contextOf(folderOf(files)));

it("finds the components of a shop and who calls whom", async () => {
  const folder = folderOf({});
  cpSync(fileURLToPath(new URL("../../fixtures/repository/shop", import.meta.url)), folder, { recursive: true });
  const found = await provider.discover?.(contextOf(folder));
  expect(found?.map((one) => `${one.id} ${one.type} ${one.dependsOn.join(",")}`)).toEqual([
    "Handler aws.lambda ",
    "Store aws.s3 ",
    "Table aws.dynamodb ",
    "cartservice http-service redis-cart",
    "dead aws.sqs ",
    "frontend http-service cartservice",
    "logs aws.s3 ",
    "orders-aws.rds aws.rds ",
    "orders-aws.sqs aws.sqs ",
    "orders-db database ",
    "payments http-service cartservice,orders-db",
    "redis-cart cache ",
  ]);
});

it("guesses nothing from source alone", async () => {
  expect(await discover({ "main.go": "package main\n", "package.json": "{}" })).toEqual([]);
});

it.each([
  ["postgres:16", "database"],
  ["docker.io/bitnami/redis:7", "cache"],
  ["confluentinc/cp-kafka", "queue"],
  ["nginx", "gateway"],
  ["quay.io/minio/minio", "object-store"],
  ["acme/api", "worker"],
])("knows the image %s as %s", async (image, type) => {
  expect(await discover({ "compose.yaml": `services: {a: {image: "${image}"}}` })).toMatchObject([{ id: "a", type }]);
});

it("reads addresses in the forms that Compose and Kubernetes use", async () => {
  const compose =
    "services:\n  a:\n    build: .\n    ports: ['1:1']\n    environment:\n      - B=postgres://u:p@b:5432/x\n      - C=http://c.shop.svc.cluster.local:80/\n      - D=just words d\n  b: {image: postgres}\n  c: {build: c}\n";
  expect((await discover({ "compose.yaml": compose }))?.find((one) => one.id === "a")?.dependsOn).toEqual(["b", "c"]);
});

it("knows a network load balancer", async () => {
  expect(
    await discover({ "a.tf": 'resource "aws_lb" "n" { load_balancer_type = "network" }\nresource "aws_lb" "a" {}\n' }),
  ).toMatchObject([{ type: "aws.alb" }, { type: "aws.nlb" }]);
});

it("a resource with the name of a service is another component, and does not stand for the service", async () => {
  const files = {
    "compose.yaml": "services: { orders: { build: ., ports: ['1:1'] } }",
    "main.tf":
      'resource "aws_db_instance" "orders" { identifier = "orders" }\nresource "aws_sqs_queue" "q" { name = "q-1" }\n',
  };
  expect(await discover(files)).toEqual([
    { id: "orders", type: "http-service", dependsOn: [] },
    { id: "orders-aws.rds", type: "aws.rds", dependsOn: [] },
    { id: "q", type: "aws.sqs", dependsOn: [], ref: { name: "q-1" } },
  ]);
});
