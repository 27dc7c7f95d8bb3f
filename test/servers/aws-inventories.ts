import { AwsError } from "./aws.ts";

type Body = { [key: string]: unknown };

/** What the account's other APIs hold, in the words of their API references. */
export interface Inventories {
  resources?: { [region: string]: { ResourceARN: string; Tags: { Key: string; Value: string }[] }[] };
  /** US dollars by day, service and value of the owner's tag. */
  costs?: (day: string) => { service: string; owner: string; usd: number; unit?: string }[];
  /** US dollars by day and kind of usage. */
  usage?: (day: string) => { type: string; usd: number }[];
  monitors?: object[];
  subscriptions?: object[];
  /** Of each day; undefined: the account has no savings plans. */
  savingsPlans?: { covered: number; used: number; paid: number };
  onDemand?: (day: string) => number;
  reserved?: { used: number; paid: number; usd: number };
  /** Jobs of AWS Backup, by region; times in milliseconds. */
  backups?: { [region: string]: { arn: string; state: string; created: number; ended?: number }[] };
  restores?: { [region: string]: { state: string; created: number; ended?: number }[] };
  /** By region and code of the service, as ListServiceQuotas gives them. */
  quotas?: { [region: string]: { [service: string]: object[] } };
  services?: object[];
  slos?: { Arn: string; Name: string; KeyAttributes: { Name: string } }[];
  budgets?: { [arn: string]: object };
  lambda?: object[];
  workloads?: { WorkloadId: string; WorkloadName: string }[];
  lensReview?: object;
  answers?: Answer[];
  milestones?: string[];
}

interface Answer {
  QuestionId: string;
  PillarId: string;
  QuestionTitle?: string;
  Choices?: { ChoiceId: string; Title: string }[];
  SelectedChoices: string[];
  Notes?: string;
  Risk?: string;
}

interface Page {
  items: unknown[];
  next?: string;
}

function pageOf(all: readonly unknown[] = [], token: unknown, size: number): Page {
  const from = Number(token ?? 0);
  const next = from + size < all.length ? { next: String(from + size) } : {};
  return { items: all.slice(from, from + size), ...next };
}

/** Resource Groups Tagging API: 1 to 100 resources a page. */
export function getResources({ resources = {} }: Inventories, body: Body, region: string): object {
  const size = Number(body.ResourcesPerPage ?? 50);
  if (size < 1 || size > 100) throw new AwsError("InvalidParameterException", "ResourcesPerPage");
  const { items, next = "" } = pageOf(resources[region], body.PaginationToken, size);
  return { ResourceTagMappingList: items, PaginationToken: next };
}

/** Cost Explorer: us-east-1 only, at most two groups, days without a time. */
export function getCostAndUsage({ costs, usage }: Inventories, body: Body, region: string): object {
  inCostExplorer(region);
  const types = usageTypesIn(body.Filter);
  const groups = (body.GroupBy ?? []) as { Type: string; Key: string }[];
  if (groups.length > 2) throw new AwsError("ValidationException", "You can group by two keys at most");
  const results: object[] = [];
  for (const day of daysOf(body)) {
    if (types) {
      const usd = (usage?.(day) ?? [])
        .filter(({ type }) => types.includes(type))
        .reduce((sum, one) => sum + one.usd, 0);
      const Total = { AmortizedCost: { Amount: String(usd), Unit: "USD" } };
      results.push({ TimePeriod: { Start: day, End: day }, Estimated: false, Groups: [], Total });
      continue;
    }
    results.push({
      TimePeriod: { Start: day, End: day },
      Estimated: false,
      Groups: (costs?.(day) ?? []).map(({ service, owner, usd, unit = "USD" }) => ({
        Keys: groups.map(({ Type, Key }) => (Type === "TAG" ? `${Key}$${owner}` : service)),
        Metrics: { AmortizedCost: { Amount: String(usd), Unit: unit } },
      })),
    });
  }
  const { items, next } = pageOf(results, body.NextPageToken, 1000);
  return { ResultsByTime: items, ...(next === undefined ? {} : { NextPageToken: next }) };
}

function inCostExplorer(region: string): void {
  if (region !== "us-east-1") throw new AwsError("UnknownOperationException", "Cost Explorer is in us-east-1");
}

/** Days without a time; the end is not one of them. */
function daysOf(body: Body): string[] {
  const { Start, End } = body.TimePeriod as { Start: string; End: string };
  if (!/^\d{4}-\d\d-\d\d$/.test(Start) || !(Start < End)) throw new AwsError("ValidationException", "TimePeriod");
  const count = (Date.parse(End) - Date.parse(Start)) / 86_400_000;
  return Array.from({ length: count }, (_, at) =>
    new Date(Date.parse(Start) + at * 86_400_000).toISOString().slice(0, 10),
  );
}

function usageTypesIn(filter: unknown): string[] | undefined {
  const parts = ((filter as { And?: object[] } | undefined)?.And ?? []) as {
    Dimensions?: { Key: string; Values: string[] };
  }[];
  return parts.find(({ Dimensions }) => Dimensions?.Key === "USAGE_TYPE")?.Dimensions?.Values;
}

/** GetDimensionValues: values that hold the text and were on the bill in these days, at most 1,000 a page. */
export function getDimensionValues({ usage }: Inventories, body: Body, region: string): object {
  inCostExplorer(region);
  const types = new Set(daysOf(body).flatMap((day) => (usage?.(day) ?? []).map(({ type }) => type)));
  const found = [...types].filter((type) => type.includes(String(body.SearchString ?? "")));
  const { items, next } = pageOf(found, body.NextPageToken, 1000);
  return { DimensionValues: items.map((Value) => ({ Value })), ...(next === undefined ? {} : { NextPageToken: next }) };
}

export function getAnomalyMonitors({ monitors }: Inventories, body: Body, region: string): object {
  inCostExplorer(region);
  const { items, next } = pageOf(monitors, body.NextPageToken, 100);
  return { AnomalyMonitors: items, ...(next === undefined ? {} : { NextPageToken: next }) };
}

export function getAnomalySubscriptions({ subscriptions }: Inventories, body: Body, region: string): object {
  inCostExplorer(region);
  const { items, next } = pageOf(subscriptions, body.NextPageToken, 100);
  return { AnomalySubscriptions: items, ...(next === undefined ? {} : { NextPageToken: next }) };
}

/** Twenty days a page, unless more are asked for. */
export function getSavingsPlansCoverage(of: Inventories, body: Body, region: string): object {
  inCostExplorer(region);
  const { items, next } = pageOf(daysOf(body), body.NextToken, Number(body.MaxResults ?? 20));
  return {
    SavingsPlansCoverages: items.map((Start) => ({
      TimePeriod: { Start, End: Start },
      Coverage: {
        SpendCoveredBySavingsPlans: String(of.savingsPlans?.covered ?? 0),
        OnDemandCost: String(of.onDemand?.(String(Start)) ?? 0),
      },
    })),
    ...(next === undefined ? {} : { NextToken: next }),
  };
}

export function getSavingsPlansUtilization({ savingsPlans }: Inventories, body: Body, region: string): object {
  inCostExplorer(region);
  daysOf(body);
  if (!savingsPlans) throw new AwsError("DataUnavailableException", "Data is not available");
  const { used, paid } = savingsPlans;
  return { Total: { Utilization: { UsedCommitment: String(used), TotalCommitment: String(paid) } } };
}

export function getReservationUtilization(of: Inventories, body: Body, region: string): object {
  inCostExplorer(region);
  const { used = 0, paid = 0, usd = 0 } = of.reserved ?? {};
  return {
    UtilizationsByTime: daysOf(body).map((Start) => ({
      TimePeriod: { Start, End: Start },
      Total: { OnDemandCostOfRIHoursUsed: String(usd) },
    })),
    Total: { TotalActualHours: String(used), PurchasedHours: String(paid) },
  };
}

/** Service Quotas: 1 to 100 quotas a page, of a service that it knows. */
export function listServiceQuotas({ quotas }: Inventories, body: Body, region: string): object {
  const size = Number(body.MaxResults ?? 50);
  if (size < 1 || size > 100) throw new AwsError("IllegalArgumentException", "MaxResults");
  const known = quotas?.[region]?.[String(body.ServiceCode)];
  if (!known) throw new AwsError("NoSuchResourceException", `The service ${body.ServiceCode} does not exist`);
  const { items, next } = pageOf(known, body.NextToken, size);
  return { Quotas: items, ...(next === undefined ? {} : { NextToken: next }) };
}

export function getLambdaFunctionRecommendations({ lambda = [] }: Inventories): object {
  return { lambdaFunctionRecommendations: lambda };
}

/** REST-JSON: method and path → answer. */
export function rest(
  inventories: Inventories,
  { method, path, body, region }: { method: string; path: string; body: Body; region: string },
): object | undefined {
  const { pathname, searchParams } = new URL(path, "http://x");
  const at = `${method} ${pathname}`;
  const jobs = /^GET \/(backup|restore)-jobs\/?$/.exec(at)?.[1];
  if (jobs) return jobsOf(inventories, jobs === "backup", searchParams, region);
  if (at === "POST /ServiceGraph") {
    const hours = (Number(body.EndTime) - Number(body.StartTime)) / 3600;
    if (!(hours > 0 && hours <= 6))
      throw new AwsError("InvalidRequestException", "The time range is longer than 6 hours");
    return { Services: inventories.services ?? [], ContainsOldGroupVersions: false };
  }
  if (at === "POST /slos") {
    const size = Number(searchParams.get("MaxResults") ?? 50);
    if (size > 50) throw new AwsError("ValidationException", "MaxResults");
    const { items, next } = pageOf(inventories.slos, searchParams.get("NextToken"), size);
    return { SloSummaries: items, ...(next === undefined ? {} : { NextToken: next }) };
  }
  if (at === "POST /budget-report") {
    const ids = body.SloIds as string[];
    if (ids.length === 0 || ids.length > 50) throw new AwsError("ValidationException", "SloIds");
    const known = inventories.budgets ?? {};
    return { Timestamp: body.Timestamp, Reports: ids.flatMap((id) => known[id] ?? []), Errors: [] };
  }
  if (at === "POST /workloadsSummaries") {
    const { items, next } = pageOf(inventories.workloads, body.NextToken, Number(body.MaxResults ?? 50));
    return { WorkloadSummaries: items, ...(next === undefined ? {} : { NextToken: next }) };
  }
  const one = /^(GET|PATCH) \/workloads\/([^/]+)\/lensReviews\/wellarchitected\/answers\/([^/]+)$/.exec(at);
  if (one) return answerOf(inventories, one[1] === "PATCH", one[3] ?? "", body);
  if (/^POST \/workloads\/[^/]+\/milestones$/.test(at)) {
    const names = inventories.milestones ?? [];
    const name = String(body.MilestoneName ?? "");
    if (name.length < 3 || name.length > 100) throw new AwsError("ValidationException", "MilestoneName");
    if (names.includes(name)) throw new AwsError("ConflictException", "A milestone of that name exists", 409);
    inventories.milestones = [...names, name];
    return { MilestoneNumber: names.length + 1 };
  }
  const lens = /^GET \/workloads\/([^/]+)\/lensReviews\/wellarchitected(\/answers)?$/.exec(at);
  if (!lens) return undefined;
  if (lens[2] === undefined) return { WorkloadId: lens[1], LensReview: inventories.lensReview };
  const size = Number(searchParams.get("MaxResults") ?? 50);
  if (size > 50) throw new AwsError("ValidationException", "MaxResults");
  const { items, next } = pageOf(inventories.answers, searchParams.get("NextToken"), size);
  return { AnswerSummaries: items, ...(next === undefined ? {} : { NextToken: next }) };
}

/** ListBackupJobs and ListRestoreJobs: 1 to 1,000 jobs a page, those of the last 30 days. */
function jobsOf({ backups, restores }: Inventories, backup: boolean, asked: URLSearchParams, region: string): object {
  const size = Number(asked.get("maxResults") ?? 1000);
  if (size < 1 || size > 1000) throw new AwsError("InvalidParameterValueException", "maxResults");
  const since = Math.max(Date.parse(asked.get("createdAfter") ?? ""), Date.now() - 30 * 86_400_000);
  const all: { arn?: string; state: string; created: number; ended?: number }[] =
    (backup ? backups : restores)?.[region] ?? [];
  const listed = all.filter(({ created }) => created > since);
  const { items, next } = pageOf(
    listed.map(({ arn, state, created, ended }) => ({
      ...(backup ? { ResourceArn: arn, State: state } : { Status: state }),
      CreationDate: created / 1000,
      ...(ended === undefined ? {} : { CompletionDate: ended / 1000 }),
    })),
    asked.get("nextToken"),
    size,
  );
  return { [backup ? "BackupJobs" : "RestoreJobs"]: items, ...(next === undefined ? {} : { NextToken: next }) };
}

/** GetAnswer and UpdateAnswer: choices are those of the question; notes at most 2,084 characters. */
function answerOf({ answers = [] }: Inventories, update: boolean, id: string, body: Body): object {
  const answer = answers.find(({ QuestionId }) => QuestionId === id);
  if (!answer) throw new AwsError("ResourceNotFoundException", id, 404);
  if (update) {
    const selected = (body.SelectedChoices ?? answer.SelectedChoices) as string[];
    const known = new Set(answer.Choices?.map(({ ChoiceId }) => ChoiceId));
    if (selected.some((choice) => !known.has(choice))) throw new AwsError("ValidationException", "SelectedChoices");
    const notes = String(body.Notes ?? answer.Notes ?? "");
    if (notes.length > 2084) throw new AwsError("ValidationException", "Notes");
    answer.SelectedChoices = selected;
    answer.Notes = notes;
  }
  return { Answer: answer };
}
