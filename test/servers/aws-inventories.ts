import { AwsError } from "./aws.ts";

type Body = { [key: string]: unknown };

/** What the account's other APIs hold, in the words of their API references. */
export interface Inventories {
  resources?: { [region: string]: { ResourceARN: string; Tags: { Key: string; Value: string }[] }[] };
  /** US dollars by day, service and value of the owner's tag. */
  costs?: (day: string) => { service: string; owner: string; usd: number; unit?: string }[];
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
export function getCostAndUsage({ costs }: Inventories, body: Body, region: string): object {
  if (region !== "us-east-1") throw new AwsError("UnknownOperationException", "Cost Explorer is in us-east-1");
  const groups = (body.GroupBy ?? []) as { Type: string; Key: string }[];
  if (groups.length > 2) throw new AwsError("ValidationException", "You can group by two keys at most");
  const { Start, End } = body.TimePeriod as { Start: string; End: string };
  if (!/^\d{4}-\d\d-\d\d$/.test(Start) || !(Start < End)) throw new AwsError("ValidationException", "TimePeriod");
  const results: object[] = [];
  for (let at = Date.parse(Start); at < Date.parse(End); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
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

export function getLambdaFunctionRecommendations({ lambda = [] }: Inventories): object {
  return { lambdaFunctionRecommendations: lambda };
}

/** REST-JSON: method and path → answer. */
export function rest(inventories: Inventories, method: string, path: string, body: Body): object | undefined {
  const { pathname, searchParams } = new URL(path, "http://x");
  const at = `${method} ${pathname}`;
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
