import type { Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { Grid } from "../shared/grid.ts";
import { Questions } from "../shared/questions.ts";
import type { Access } from "./access.ts";
import { batchesOf, CLOUDWATCH } from "./batches.ts";
import { askCloudWatch } from "./cloudwatch.ts";
import { listQuotas, type Quota } from "./list-quotas.ts";
import { pagesOf } from "./paged.ts";
import type { QuotaPlace } from "./quota-places.ts";
import type { Series } from "./series.ts";
import type { SignalsLoaded } from "./workload-inventory.ts";

/** Each quota's highest use within the interval, of its limit. One list or metric that could not be read leaves all unknown: it may be the fullest. */
export async function readQuotas(
  places: readonly QuotaPlace[],
  grid: Grid,
  price: number,
  access: Access,
): Promise<SignalsLoaded> {
  const lists = await Promise.all(places.map((place) => listQuotas(place, access)));
  // One that is the same in every region stands in the list of each.
  const quotas = new Map<string, Quota>();
  for (const list of lists) {
    if ("reason" in list) return list;
    for (const one of list.items) quotas.set(`${one.code} ${one.name}`, one);
  }
  const questions = new Questions<Series>();
  const asked = [...quotas.values()].map((quota) => ({ quota, question: questions.ask(quota.usage, grid) }));
  access.calls.usage.add(CLOUDWATCH, { bound: batchesOf(questions.list).length });
  const { answers } = await askCloudWatch(questions.list, price, access);
  const rows: (Row & { quota: string; share: number })[] = [];
  for (const { quota, question } of asked) {
    const answer = answers.get(question);
    if (!answer || "reason" in answer) return { reason: answer?.reason ?? "was not asked" };
    const [used] = answer.values;
    // What nothing uses, or nothing is published of.
    if (used === null || used === undefined || !(used > 0)) continue;
    rows.push({ quota: quota.name, share: used / quota.limit, adjustable: quota.adjustable });
  }
  rows.sort((a, b) => b.share - a.share || byCodeUnit(a.quota, b.quota));
  const pages = pagesOf(lists) ?? lists.length;
  if (rows.length > 0) return { values: { "quota.used": rows }, pages };
  const reason = "CloudWatch has no use of any quota of these services in that time";
  return { values: {}, reasons: { "quota.used": reason }, pages };
}
