import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { EvidenceDocument } from "../src/model/evidence.ts";
import type { Rules } from "../src/model/rules.ts";
import { assessEvidence } from "../src/pipeline/assessment.ts";
import { loadRules } from "../src/pipeline/rules.ts";
import { recorded, workloadOf } from "./growing-workload.ts";

const SIZES = [100, 1_000, 10_000];

interface Run {
  ms: number;
  findings: number;
  rssMiB: number;
}

/** The whole pure half, evidence in and assessment out, with the shipped rules; each size in a process of its own. */
export function benchAssessment(): void {
  let smallest: number | undefined;
  for (const size of SIZES) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, String(size)], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    const { ms, findings, rssMiB } = JSON.parse(stdout) as Run;
    smallest ??= ms / size;
    console.log(
      `${String(size).padStart(6)} components: ${(ms / 1000).toFixed(2)} s, ${findings} findings, peak ${rssMiB.toFixed(0)} MiB, ${(ms / size / smallest).toFixed(2)} × the time of a component of the smallest`,
    );
  }
}

/** With an answer to every practice, so that each is held against the findings. */
function answered(document: EvidenceDocument, rules: Rules): EvidenceDocument {
  const answers = rules.frameworks.flatMap((framework) =>
    framework.pillars.flatMap((pillar) =>
      pillar.practices.map((practice) => ({
        framework: framework.id,
        practice: practice.id,
        outcome: "pass" as const,
        by: "bench",
        at: document.asOf,
        reason: "bench",
      })),
    ),
  );
  return { ...document, answers, frameworks: rules.frameworks.map(({ id }) => id) };
}

if (process.argv[1] === import.meta.filename) {
  const rules = await loadRules(join(import.meta.dirname, "../dist/rules.json"), []);
  const document = answered(recorded(workloadOf(Number(process.argv[2]))), rules);
  const begin = performance.now();
  const { findings } = assessEvidence(document, rules);
  const ms = performance.now() - begin;
  const run: Run = { ms, findings: findings.length, rssMiB: process.resourceUsage().maxRSS / 1024 };
  process.stdout.write(JSON.stringify(run));
}
