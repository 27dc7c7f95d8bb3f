import { type Derivation, type Fact, missing } from "../../model/fact.ts";
import { listed } from "../../model/text.ts";
import { weakest } from "../statistics.ts";
import type { GridRules } from "./instance-type-rules.ts";

const FACT = "region.carbon-intensity";
const REGION = "iac.region";

/** Grid carbon intensity of the most carbon-heavy region in code. Unit: g/kWh. A region that is in no table makes it unknown. */
export function carbonIntensity(grid: GridRules): Derivation {
  const gramsOf = gridReader(grid);
  return {
    facts: [
      {
        id: FACT,
        title: "Grid carbon intensity of the most carbon-heavy region in code",
        unit: grid.unit,
        subject: "workload",
        signals: [REGION],
        strength: "configured",
      },
    ],
    derive(index, subject): { [factId: string]: Fact } {
      const readings = index
        .of(subject, REGION)
        .filter(({ value }) => !(typeof value === "string" && gramsOf(value) === "ignored"));
      const evidence = readings.map((reading) => reading.id);
      if (readings.length === 0) return { [FACT]: missing("no region is named in code") };
      const strange = new Set<string>();
      let most = 0;
      for (const reading of readings) {
        const grams = typeof reading.value === "string" ? gramsOf(reading.value) : undefined;
        if (typeof grams === "number") most = Math.max(most, grams);
        else
          strange.add(
            typeof reading.value === "string" ? reading.value : (reading.reason ?? "a region that could not be read"),
          );
      }
      if (strange.size > 0) {
        return {
          [FACT]: missing(`the grid behind a region is not in the table: ${listed([...strange].sort())}`, evidence),
        };
      }
      return {
        [FACT]: { value: most, unit: grid.unit, strength: weakest(readings), evidence, sampleSize: readings.length },
      };
    },
  };
}

/** Grams by region; also by zone (`eu-west-2a`, `europe-west2-b`) and by display name (`UK South`). */
export function gridReader(grid: GridRules): (text: string) => number | "ignored" | undefined {
  const grams = new Map(Object.entries(grid.regions));
  for (const [region, neighbour] of Object.entries(grid.sameGrid.regions)) {
    const same = grams.get(neighbour);
    if (same !== undefined) grams.set(region, same);
  }
  const ignored = new Set(grid.ignored.values);
  return (text) => {
    const name = text.toLowerCase().replaceAll(" ", "");
    if (ignored.has(name)) return "ignored";
    return grams.get(name) ?? grams.get(name.replace(/(?<=\d)-?[a-z]$/, ""));
  };
}
