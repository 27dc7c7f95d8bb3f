import { join } from "node:path";
import { assessEvidence } from "../src/pipeline/assessment.ts";
import { loadRules } from "../src/pipeline/rules.ts";
import { FORMAT_IDS, loadFormat } from "../src/report/registry.ts";
import { recorded, workloadOf } from "./growing-workload.ts";

/** Components that give some five thousand findings with the shipped rules, and ten times as many. */
const SIZES = [150, 1_500];

/** An assessment in every format, short and with all there is; printing to PDF takes a browser and is left out. */
export async function benchReports(): Promise<void> {
  const rules = await loadRules(join(import.meta.dirname, "../dist/rules.json"), []);
  for (const size of SIZES) {
    const document = recorded(workloadOf(size));
    const assessment = assessEvidence({ ...document, frameworks: rules.frameworks.map(({ id }) => id) }, rules);
    console.log(`${assessment.findings.length} findings`);
    for (const id of FORMAT_IDS.filter((one) => one !== "pdf")) {
      const format = await loadFormat(id);
      const times = [false, true].map((verbose) => {
        const options = { color: false, width: 100, verbose };
        const begin = performance.now();
        let characters = 0;
        for (const piece of format.renderPieces?.(assessment, options) ?? [
          format.render(assessment, options) as string,
        ])
          characters += piece.length;
        const seconds = (performance.now() - begin) / 1000;
        return `${seconds.toFixed(2)} s for ${(characters / 1e6).toFixed(2)} M characters`;
      });
      console.log(`  ${id.padEnd(14)} ${times[0]}, ${times[1]} with all`);
    }
  }
}
