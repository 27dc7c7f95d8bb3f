import type { Evidence, Usage } from "../../../src/model/evidence.ts";
import { gatherGcp, planGcp } from "../../../src/providers/gcp/gather.ts";
import type { GcpServer } from "../../servers/gcp/server.ts";
import { component, contextOf, QUICK } from "./context.ts";

const CART = component("cart", "gcp.cloudrun", { service_name: "cart", location: "europe-west1" });
const DB = component("db", "gcp.cloudsql", { database_id: "shop-1:orders", region: "europe-west1" });

/** A run of a service and a database that asks for these signals alone, with its plan. */
export async function gather(server: GcpServer, ids: string[], settings: object = {}) {
  const context = contextOf(server.url, [CART, DB]);
  const { without: _without, ...own } = context.settings;
  const whole = {
    ...context,
    // Golden groups are those of the catalogue, which a run has whole.
    signals: context.signals.filter(
      ({ id, golden }) => ids.includes(id) || (golden !== undefined && ids.includes("alarm.watched")),
    ),
    settings: { ...own, ...settings },
  };
  const plan = await planGcp(whole);
  const result = await gatherGcp(whole, QUICK);
  const value = (subject: string, signal: string): Evidence | undefined =>
    result.evidence.find((one) => one.subject === subject && one.signal === signal);
  /** Planned and made: the same, without faults. */
  const usage = (source: string): { plan: Usage | undefined; made: Usage | undefined } => ({
    plan: plan.usage[source],
    made: result.usage[source],
  });
  return { ...result, plan, value, usage };
}
