import type { ProviderContext } from "../../model/provider.ts";
import { adviceView } from "./advice.ts";
import { alarmsView } from "./alarms.ts";
import { certificatesView } from "./certificates.ts";
import { costsView } from "./costs.ts";
import { databaseBackupsView } from "./database-backups.ts";
import { inventoryView } from "./inventory.ts";
import type { GcpRules } from "./measures.ts";
import { quotasView } from "./quotas.ts";
import { settingsOf } from "./settings.ts";
import { tracesView } from "./traces.ts";
import { vendorObjectivesView } from "./vendor-objectives.ts";
import type { View } from "./views.ts";

/** What a run asks beside time series, without what the settings leave out. */
export function viewsOf(context: ProviderContext, rules: GcpRules): View[] {
  const without = new Set(settingsOf(context.settings).without ?? []);
  return [
    without.has("alarms") ? undefined : alarmsView(context, rules),
    without.has("objectives") ? undefined : vendorObjectivesView(context),
    without.has("advice") ? undefined : adviceView(context, rules),
    without.has("traces") ? undefined : tracesView(context, rules),
    without.has("inventory") ? undefined : inventoryView(context, rules),
    without.has("backups") ? undefined : databaseBackupsView(context, rules),
    without.has("certificates") ? undefined : certificatesView(context),
    without.has("quotas") ? undefined : quotasView(context, rules),
    costsView(context),
  ].filter((view) => view !== undefined);
}
