/** `npm run bench`: ratios measured in one run, with peak memory, for growing input. It judges nothing: machines are noisy. */
import { benchAssessment } from "./assessment.ts";
import { benchClouds } from "./clouds.ts";
import { benchEvaluation } from "./evaluation.ts";
import { benchObjectives } from "./objectives.ts";
import { run as benchRecordedTraces } from "./recorded-traces.ts";
import { benchReports } from "./reports.ts";
import { benchStartUp } from "./start-up.ts";

const only = process.argv[2];
const suites: { [name: string]: () => void | Promise<void> } = {
  "start-up": benchStartUp,
  evaluation: benchEvaluation,
  assessment: benchAssessment,
  reports: benchReports,
  objectives: benchObjectives,
  clouds: benchClouds,
  "recorded-traces": async () => void (await benchRecordedTraces()),
};
for (const [name, suite] of Object.entries(suites)) {
  if (only !== undefined && only !== name) continue;
  console.log(`\n== ${name}`);
  await suite();
}
