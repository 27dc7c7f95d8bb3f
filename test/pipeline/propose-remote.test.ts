import { afterAll, beforeAll, expect, it } from "vitest";
import { proposeFor } from "../../src/pipeline/propose.ts";
import { published, worldOf } from "../providers/aws/workload.ts";
import { type AwsServer, startAws } from "../servers/aws.ts";
import { temporaryFolder } from "../support/command-line.ts";
import { shippedRules } from "../support/sample-rules.ts";

const rules = await shippedRules();
let server: AwsServer;

beforeAll(async () => {
  process.env.AWS_ACCESS_KEY_ID = "AKIAPLANTEDPLANTED00";
  process.env.AWS_SECRET_ACCESS_KEY = "planted-secret-key-0123456789";
  const queue = { namespace: "AWS/SQS", metric: "NumberOfMessagesSent", dimensions: { QueueName: "orders" } };
  server = await startAws(worldOf([published(queue, 1, () => [1])]));
});

afterAll(() => server.stop());

const propose = (directory: string, more: { providers?: string[]; settings?: string[] } = {}) =>
  proposeFor({ directory, rules, ...more, progress() {}, abort: new AbortController().signal });

it("a cloud is asked for components only when it is named, with the settings that are given", async () => {
  const folder = temporaryFolder();
  expect((await propose(folder)).found.components).toEqual([]);
  expect(server.calls).toEqual([]);
  const settings = ["region=eu-west-1", `endpoint=${server.url}`];
  const { text, found } = await propose(folder, { providers: ["aws"], settings });
  const ref = { region: "eu-west-1", dimensions: { QueueName: "orders" } };
  expect(found.components).toEqual([{ id: "orders", type: "aws.sqs", dependsOn: [], ref }]);
  expect(text).toContain(
    "{ id: orders, type: aws.sqs, ref: { region: eu-west-1, dimensions: { QueueName: orders } } }",
  );
  expect(text).toContain("region: eu-west-1");
});
