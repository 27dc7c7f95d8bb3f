import type { ProviderContext } from "../../model/provider.ts";
import { visible } from "../../model/text.ts";
import { plannedSignal, signalEvidence } from "../shared/signal-evidence.ts";
import type { Intended } from "./intended.ts";
import type { Inventory } from "./inventory.ts";
import { pagesOf } from "./paged.ts";
import { namesComponent } from "./resource-arn.ts";

const COMPONENT = "resource.tags";
const WORKLOAD = ["resource.untagged", "resource.strangers", "resource.count"];

/** Tags of the resources of each region. Of what was never tagged the API says nothing: untagged resources may be more than it lists. */
export function tags(plan: Intended, context: ProviderContext): Inventory | undefined {
  const { tags: settings } = plan.settings;
  if (!settings) return undefined;
  const { workload, asOf } = context;
  const own = context.signals.find(({ id }) => id === COMPONENT);
  const whole = context.signals.filter(({ id }) => WORKLOAD.includes(id));
  const components = plan.components.map(({ component }) => component);
  const window = { start: asOf, end: asOf };
  const query = `GetResources, ${plan.regions.join(", ")}`;
  return {
    api: "aws/tagging",
    bound: plan.regions.length,
    usd: 0,
    readings: [
      ...(own ? components.map(({ id }) => plannedSignal("aws", id, own)) : []),
      ...whole.map((signal) => plannedSignal("aws", workload.name, signal)),
    ],
    async gather(access) {
      const { listResources } = await import("./list-resources.ts");
      const listed = await Promise.all(plan.regions.map((region) => listResources(region, access)));
      const failed = listed.flatMap((one) => ("reason" in one ? [one.reason] : []));
      const resources = listed.flatMap((one) => ("reason" in one ? [] : one.items));
      const resourceOf = new Map(
        components.map((component) => [component.id, resources.find((one) => namesComponent(one, component, plan))]),
      );
      const known = new Set([...resourceOf.values()].map((one) => one?.arn));
      const values: { [signal: string]: { [key: string]: string }[] | number } = {
        "resource.count": resources.length,
        "resource.untagged": resources.flatMap(({ arn, tags: keys }) =>
          keys.includes(settings.owner) ? [] : [{ id: visible(arn), type: typeOf(arn), missing: settings.owner }],
        ),
        "resource.strangers": resources.flatMap(({ arn, region }) =>
          known.has(arn) ? [] : [{ id: visible(arn), type: typeOf(arn), region }],
        ),
      };
      const reading = { provider: "aws", query, window, asOf };
      return {
        evidence: [
          ...(own
            ? components.map((component) => {
                const resource = resourceOf.get(component.id);
                const missing = failed[0] ?? "the API lists only what is or was tagged, and it lists no such resource";
                return signalEvidence(
                  { ...reading, subject: component.id, signal: own },
                  resource ? { value: resource.tags.map(visible).sort() } : { reason: missing },
                );
              })
            : []),
          ...whole.map((signal) =>
            signalEvidence(
              { ...reading, subject: workload.name, signal },
              failed[0] === undefined ? { value: values[signal.id] ?? null } : { reason: failed[0] },
            ),
          ),
        ],
        diagnostics: failed.map((message) => ({ provider: "aws", level: "warning", message })),
        pages: pagesOf(listed),
      };
    },
  };
}

/** `arn:aws:sqs:eu-west-1:1:orders` → `sqs`. */
function typeOf(arn: string): string {
  return visible(arn.split(":")[2] ?? "");
}
