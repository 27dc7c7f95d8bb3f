import type { Assessment } from "../../model/assessment.ts";
import { PILLARS } from "../../model/rules.ts";
import { componentMap } from "../diagrams/components.ts";
import { isGap, isOpen, placesOf } from "../findings.ts";
import { number } from "../quantities.ts";
import type { Svg } from "../svg/svg.ts";
import { pillarTitle } from "../words.ts";

interface HeatView {
  /** Who depends on whom, declared and observed, with the worst open finding of each. */
  map: Svg | null;
  pillars: string[];
  rows: { name: string; cells: { text: string; level: string }[] }[];
  more: string;
}

/** Rows at most, those with most problems; the JSON has all. */
const MOST_ROWS = 60;

/** Problems of each component by pillar: how many checks, and how bad the worst of them is. The workload's own are the first row. */
export function heatView(assessment: Assessment): HeatView {
  const { workload, findings } = assessment;
  const cells = new Map<string, { gaps: number; open: number; worst: string }>();
  const totals = new Map<string, number>();
  for (const finding of findings) {
    if (!isGap(finding) && !isOpen(finding)) continue;
    for (const place of placesOf(finding)) {
      const key = JSON.stringify([place, finding.pillar]);
      const cell = cells.get(key) ?? { gaps: 0, open: 0, worst: "low" };
      if (isGap(finding)) {
        cell.gaps++;
        totals.set(place, (totals.get(place) ?? 0) + 1);
        if (rank(finding.severity) > rank(cell.worst)) cell.worst = finding.severity;
      } else cell.open++;
      cells.set(key, cell);
    }
  }
  const names = [
    workload.name,
    ...workload.components.map(({ id }) => id).sort((a, b) => (totals.get(b) ?? 0) - (totals.get(a) ?? 0)),
  ];
  const shown = names.slice(0, MOST_ROWS);
  return {
    map: workload.components.length > 0 ? componentMap(assessment) : null,
    pillars: PILLARS.map(pillarTitle),
    rows: shown.map((name) => ({
      name,
      cells: PILLARS.map((pillar) => {
        const cell = cells.get(JSON.stringify([name, pillar]));
        if (!cell) return { text: "–", level: "none" };
        if (cell.gaps === 0) return { text: "?", level: "none" };
        return { text: `${number(cell.gaps)} · ${cell.worst}`, level: `heat-${cell.worst}` };
      }),
    })),
    more: names.length > shown.length ? `and ${number(names.length - shown.length)} components with fewer` : "",
  };
}

function rank(severity: string): number {
  return ["low", "medium", "high", "critical"].indexOf(severity);
}
