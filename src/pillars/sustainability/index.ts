import type { Derivation } from "../../model/fact.ts";
import type { Rules } from "../../model/rules.ts";
import type { TelemetryRules } from "../telemetry/rules.ts";
import { capacityShares } from "./capacity-shares.ts";
import { carbonIntensity } from "./carbon-intensity.ts";
import { instanceGenerations } from "./instance-generations.ts";
import { instanceTypeReader } from "./instance-type.ts";
import type { InstanceTypeRules } from "./instance-type-rules.ts";
import { quietShares } from "./quiet-shares.ts";
import { selfManaged } from "./self-managed.ts";
import { storageGrowth } from "./storage-growth.ts";

/** The pillar's own analyses. Reads the tables `telemetry`, `instance-types` and `component-types`. */
export function derivations(rules: Pick<Rules, "tables">): Derivation[] {
  const { series, daily } = rules.tables.telemetry as TelemetryRules;
  const tables = rules.tables["instance-types"] as InstanceTypeRules;
  return [
    quietShares(series),
    capacityShares(series),
    storageGrowth(daily),
    instanceGenerations(instanceTypeReader(tables)),
    carbonIntensity(tables.grid),
    selfManaged(rules),
  ];
}
