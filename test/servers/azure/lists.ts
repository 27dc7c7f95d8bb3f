import { type AzureWorld, type Operation, type Request, type Response, refused } from "./world.ts";

const SUBSCRIPTION = "/subscriptions/[^/]+/providers";

/** `GET` lists of management, by their public paths. */
const LISTS: readonly { operation: Operation; path: RegExp; versions: string[] }[] = [
  {
    operation: "alerts",
    path: new RegExp(`^${SUBSCRIPTION}/Microsoft\\.AlertsManagement/alerts$`),
    versions: ["2019-05-05-preview"],
  },
  {
    operation: "quotas",
    path: new RegExp(`^${SUBSCRIPTION}/Microsoft\\.(Compute|Network|Storage)/locations/[a-z0-9]+/usages$`),
    versions: ["2023-03-01", "2019-09-01", "2021-04-01"],
  },
  {
    operation: "cost-alerts",
    path: new RegExp(`^${SUBSCRIPTION}/Microsoft\\.CostManagement/scheduledActions$`),
    versions: ["2022-10-01"],
  },
  { operation: "commitments", path: /^\/providers\/Microsoft\.Capacity\/reservations$/, versions: ["2022-11-01"] },
  {
    operation: "commitments",
    path: /^\/providers\/Microsoft\.BillingBenefits\/savingsPlans$/,
    versions: ["2022-11-01"],
  },
];

export function listOperation(method: string, path: string): Operation | undefined {
  return method === "GET" ? LISTS.find((one) => one.path.test(path))?.operation : undefined;
}

export function answerList(request: Request, world: AzureWorld, base: string): Response {
  const { pathname, searchParams: query } = request.url;
  const version = query.get("api-version") ?? "";
  if (!LISTS.find(({ path }) => path.test(pathname))?.versions.includes(version))
    return refused(400, "InvalidApiVersionParameter", `The api-version '${version}' is invalid`);
  if (request.operation === "alerts") {
    const [start = Number.NaN, end = Number.NaN] = (query.get("customTimeRange") ?? "").split("/").map(Date.parse);
    // "Permissible values is within 30 days from query time."
    if (!(end > start) || end - start > 30 * 86_400_000)
      return refused(400, "BadRequest", "The customTimeRange is not within 30 days");
    const most = Number(query.get("pageCount") ?? 25);
    if (!(most >= 1 && most <= 250)) return refused(400, "BadRequest", "The pageCount has to be between 1 and 250");
  }
  const all = world.lists?.[pathname] ?? [];
  const page = world.page ?? 1000;
  const from = Number(query.get("$skiptoken") ?? 0);
  const next = world.endless === true ? from + 1 : from + page < all.length ? from + page : undefined;
  const link = new URL(`${base}${pathname}${request.url.search}`);
  link.searchParams.set("$skiptoken", String(next));
  return {
    status: 200,
    body: { value: all.slice(from, from + page), ...(next === undefined ? {} : { nextLink: link.href }) },
  };
}
