import { ListServiceQuotasCommand, type ServiceQuota, ServiceQuotasClient } from "@aws-sdk/client-service-quotas";
import { visible } from "../../model/text.ts";
import type { Access } from "./access.ts";
import { type Listed, paged } from "./paged.ts";
import { type QuotaPlace, SERVICE_QUOTAS } from "./quota-places.ts";
import { type Series, sorted } from "./series.ts";

/** A limit of the account on what it holds, and the metric that tells how much of it is used. */
export interface Quota {
  /** `L-1216C47A` */
  code: string;
  /** `Concurrent executions (lambda in eu-west-1)` */
  name: string;
  limit: number;
  /** Null: not told. */
  adjustable: boolean | null;
  usage: Series;
}

/** Of 100 quotas each (API reference of ListServiceQuotas). */
const MOST_PAGES = 50;
const PAGE = 100;

/** The only region whose CloudWatch has metrics of what is the same in all (recalled). */
const GLOBAL_REGION = "us-east-1";

/** The quotas of a service in a region that have a limit and a metric of the use at a time, or why they are not known. */
export async function listQuotas({ service, region }: QuotaPlace, access: Access): Promise<Listed<Quota>> {
  const client = access.traced(new ServiceQuotasClient(access.configFor(region)));
  const what = `ListServiceQuotas of ${service} in ${region}`;
  const listed = await paged<ServiceQuota>(access, {
    api: SERVICE_QUOTAS,
    what,
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new ListServiceQuotasCommand({
        ServiceCode: service,
        MaxResults: PAGE,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      const { Quotas, NextToken } = await client.send(command, { abortSignal });
      return { items: Quotas, next: NextToken };
    },
  });
  client.destroy();
  if ("reason" in listed) return listed;
  const unread = listed.items.find(({ ErrorReason }) => ErrorReason?.ErrorCode?.startsWith("DEPENDENCY_"));
  if (unread) return { reason: `${what}: ${visible(unread.QuotaName ?? "a quota")} could not be read` };
  return { items: listed.items.flatMap((one) => quotaOf(one, { service, region })), pages: listed.pages };
}

/**
 * Of calls per second a metric counts the calls of a minute (`Sum`): their sum over a window is no use at a time. Nothing has a share of a
 * limit of nothing.
 */
function quotaOf(quota: ServiceQuota, { service, region }: QuotaPlace): Quota[] {
  const { QuotaCode: code = "", QuotaName: name = code, Value: limit, Adjustable, GlobalQuota, UsageMetric } = quota;
  const { MetricNamespace: namespace, MetricName: metric, MetricDimensions = {} } = UsageMetric ?? {};
  if (namespace === undefined || metric === undefined || !(limit !== undefined && limit > 0)) return [];
  if (UsageMetric?.MetricStatisticRecommendation !== "Maximum") return [];
  return [
    {
      code,
      name: `${visible(name)} (${service}${GlobalQuota ? "" : ` in ${region}`})`,
      limit,
      adjustable: Adjustable ?? null,
      usage: {
        region: GlobalQuota ? GLOBAL_REGION : region,
        namespace,
        metric,
        dimensions: sorted(Object.entries(MetricDimensions)),
        stat: "Maximum",
      },
    },
  ];
}
