import {
  ComputeOptimizerClient,
  GetEC2InstanceRecommendationsCommand,
  GetECSServiceRecommendationsCommand,
  GetLambdaFunctionRecommendationsCommand,
  GetRDSDatabaseRecommendationsCommand,
} from "@aws-sdk/client-compute-optimizer";
import type { EvidenceValue, Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import { visible } from "../../model/text.ts";
import type { Component } from "../../model/workload.ts";
import type { Access } from "./access.ts";
import { type Listed, paged } from "./paged.ts";

/** One recommendation as far as it is read. */
interface Advised {
  arn: string;
  finding: string;
  since: Date | undefined;
  /** Savings of its best options, US dollars a month. */
  savings: { value?: number | undefined; currency?: string | undefined }[];
}

const API = "aws/compute-optimizer";
const MOST_PAGES = 50;

export async function readAdvice(
  regions: readonly string[],
  components: readonly Component[],
  access: Access,
): Promise<{ values: { [signal: string]: EvidenceValue }; pages: number } | { reason: string }> {
  const rows: Row[] = [];
  let pages = 0;
  for (const region of regions) {
    const client = access.traced(new ComputeOptimizerClient(access.configFor(region)));
    for (const list of [lambda, ecs, ec2, rds]) {
      const listed = await list(client, region, access);
      if ("reason" in listed) return listed;
      pages += listed.pages;
      rows.push(...listed.items.map((one) => rowOf(one, components)).filter((row) => row !== undefined));
    }
    client.destroy();
  }
  rows.sort((a, b) => byCodeUnit(String(a.id), String(b.id)));
  return { values: { advice: rows }, pages };
}

type List = (client: ComputeOptimizerClient, region: string, access: Access) => Promise<Listed<Advised>>;
type Saving = { estimatedMonthlySavings?: { value?: number | undefined; currency?: string | undefined } | undefined };

const saved = (options: readonly { savingsOpportunity?: Saving | undefined }[] = []) =>
  options.flatMap(({ savingsOpportunity }) => savingsOpportunity?.estimatedMonthlySavings ?? []);

const lambda: List = (client, region, access) =>
  paged(access, {
    api: API,
    what: `GetLambdaFunctionRecommendations in ${region}`,
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new GetLambdaFunctionRecommendationsCommand(token === undefined ? {} : { nextToken: token });
      const answer = await client.send(command, { abortSignal });
      return {
        items: answer.lambdaFunctionRecommendations?.map((one) => ({
          arn: one.functionArn ?? "",
          finding: one.finding ?? "",
          since: one.lastRefreshTimestamp,
          savings: saved(one.memorySizeRecommendationOptions),
        })),
        next: answer.nextToken,
      };
    },
  });

const ecs: List = (client, region, access) =>
  paged(access, {
    api: API,
    what: `GetECSServiceRecommendations in ${region}`,
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new GetECSServiceRecommendationsCommand(token === undefined ? {} : { nextToken: token });
      const answer = await client.send(command, { abortSignal });
      return {
        items: answer.ecsServiceRecommendations?.map((one) => ({
          arn: one.serviceArn ?? "",
          finding: one.finding ?? "",
          since: one.lastRefreshTimestamp,
          savings: saved(one.serviceRecommendationOptions),
        })),
        next: answer.nextToken,
      };
    },
  });

const ec2: List = (client, region, access) =>
  paged(access, {
    api: API,
    what: `GetEC2InstanceRecommendations in ${region}`,
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new GetEC2InstanceRecommendationsCommand(token === undefined ? {} : { nextToken: token });
      const answer = await client.send(command, { abortSignal });
      return {
        items: answer.instanceRecommendations?.map((one) => ({
          arn: one.instanceArn ?? "",
          finding: one.finding ?? "",
          since: one.lastRefreshTimestamp,
          savings: saved(one.recommendationOptions),
        })),
        next: answer.nextToken,
      };
    },
  });

const rds: List = (client, region, access) =>
  paged(access, {
    api: API,
    what: `GetRDSDatabaseRecommendations in ${region}`,
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new GetRDSDatabaseRecommendationsCommand(token === undefined ? {} : { nextToken: token });
      const answer = await client.send(command, { abortSignal });
      return {
        items: answer.rdsDBRecommendations?.map((one) => ({
          arn: one.resourceArn ?? "",
          finding: one.idle === "True" ? "Idle" : (one.instanceFinding ?? ""),
          since: one.lastRefreshTimestamp,
          savings: saved(one.instanceRecommendationOptions),
        })),
        next: answer.nextToken,
      };
    },
  });

/** What is neither too large nor too small needs no advice. */
const KINDS: { [finding: string]: { kind: string; category: string; problem: string } } = {
  over: { kind: "oversized", category: "cost", problem: "it is larger than its use needs" },
  under: { kind: "undersized", category: "performance", problem: "it is smaller than its use needs" },
  idle: { kind: "idle", category: "cost", problem: "it does nothing" },
};

function rowOf({ arn, finding, since, savings }: Advised, components: readonly Component[]): Row | undefined {
  // OVER_PROVISIONED, Overprovisioned, NotOptimized: each kind of resource has words of its own.
  const word = /over/i.test(finding) ? "over" : /under/i.test(finding) ? "under" : /idle/i.test(finding) ? "idle" : "";
  const told = KINDS[word];
  if (!told) return undefined;
  const best = savings.filter(({ currency = "USD" }) => currency === "USD").map(({ value = 0 }) => value);
  const component = components.find(({ ref }) =>
    Object.values(Object(ref?.dimensions) as object).some(
      (value) => typeof value === "string" && (arn === value || arn.endsWith(`:${value}`) || arn.endsWith(`/${value}`)),
    ),
  );
  return {
    id: visible(`${arn} ${told.kind}`),
    category: told.category,
    kind: told.kind,
    // Compute Optimizer rates no impact.
    impact: "medium",
    component: component?.id ?? "",
    resource: visible(arn),
    problem: told.problem,
    since: since?.toISOString() ?? null,
    usdPerMonth: best.length === 0 ? null : Math.max(...best),
  };
}
