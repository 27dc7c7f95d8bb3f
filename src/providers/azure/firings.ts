import type { Evidence, Row } from "../../model/evidence.ts";
import { byCodeUnit } from "../../model/order.ts";
import type { ProviderContext } from "../../model/provider.ts";
import { visible } from "../../model/text.ts";
import { DAY_MS, formatInstant, parseInstant } from "../../model/time.ts";
import { NOT_LISTED, resourceIn, type SharedInventory } from "./inventory.ts";
import { objectIn, textIn } from "./json-shape.ts";
import type { AzureLimits } from "./limits.ts";
import { listPart } from "./lists.ts";
import type { AzureRules } from "./metric-series.ts";
import type { Part } from "./part.ts";
import { ownersOf, placedComponents, subscriptionsOf } from "./scope.ts";

// Alerts Management REST API, Alerts - Get All, customTimeRange: within 30 days of the query.
const LONGEST_SECONDS = (30 * DAY_MS) / 1000;

/** When alerts began to fire on each component's resource, and when they cleared: one list a subscription. */
export function planFirings(
  context: ProviderContext,
  rules: AzureRules,
  limits: AzureLimits,
  inventory: SharedInventory,
): Part | undefined {
  const signal = context.signals.find(({ id }) => id === "alarm.firings");
  const components = placedComponents(context);
  if (!signal || components.length === 0) return undefined;
  const seconds = Math.min(context.windowSeconds ?? rules.window.value, LONGEST_SECONDS);
  const end = Date.parse(context.asOf);
  const start = end - seconds * 1000;
  const window = { start: formatInstant(start), end: context.asOf };
  const ownerOf = ownersOf(components);
  return listPart(
    context,
    {
      api: "azure/alerts",
      signal,
      subjects: components.map(({ id }) => id),
      paths: subscriptionsOf({ settings: {}, workload: { ...context.workload, components } }).map(
        (one) =>
          `/subscriptions/${one}/providers/Microsoft.AlertsManagement/alerts?api-version=2019-05-05-preview&customTimeRange=${window.start}/${window.end}&pageCount=250`,
      ),
      window,
      // On a resource whose id is mistyped nothing ever fires.
      async doubts(connection) {
        const read = await inventory(connection);
        return (subject) => {
          if ("failure" in read)
            return { reason: `whether its resource is there is not known: ${read.failure.reason}` };
          const component = components.find(({ id }) => id === subject);
          return component && resourceIn(read.inventory, component) ? undefined : NOT_LISTED;
        };
      },
      reading: (lists, subject) => ({
        value: lists
          .flat()
          .flatMap((one): Row[] => {
            const essentials = objectIn(objectIn(objectIn(one).properties).essentials);
            const at = parseInstant(textIn(essentials.startDateTime));
            if (at === undefined || at < start || at >= end) return [];
            if (ownerOf(textIn(essentials.targetResource)) !== subject) return [];
            const rule = textIn(essentials.alertRule).split("/").at(-1) ?? "";
            return [{ name: visible(rule).slice(0, 200), at: formatInstant(at), seconds: fired(at, essentials) }];
          })
          .sort((a, b) => byCodeUnit(`${String(a.at)} ${String(a.name)}`, `${String(b.at)} ${String(b.name)}`)),
      }),
    },
    limits,
  );
}

/** Seconds until it cleared. Whether somebody has closed it (`alertState`) says nothing of that. */
function fired(at: number, { monitorCondition, monitorConditionResolvedDateTime }: { [key: string]: unknown }) {
  const cleared = parseInstant(textIn(monitorConditionResolvedDateTime));
  return monitorCondition === "Resolved" && cleared !== undefined && cleared >= at ? (cleared - at) / 1000 : null;
}

/** Of a component that no enabled alert watches it says nothing that none fired. */
export function watchedFirings(evidence: readonly Evidence[]): Evidence[] {
  const alarms = new Map(evidence.filter(({ signal }) => signal === "alarm.list").map((one) => [one.subject, one]));
  return evidence.map((item) => {
    if (item.signal !== "alarm.firings" || !Array.isArray(item.value) || item.value.length > 0) return item;
    const list = alarms.get(item.subject);
    if (!list || list.value === null)
      return {
        ...item,
        value: null,
        reason: `whether an alert watches it is not known: ${list?.reason ?? "not asked"}`,
      };
    const rows = Array.isArray(list.value) ? list.value : [];
    if (rows.some((row) => typeof row === "object" && row.enabled === true)) return item;
    return { ...item, value: null, reason: "no enabled alert watches it, so that none could fire" };
  });
}
