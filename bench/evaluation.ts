import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Check, Rules } from "../src/model/rules.ts";
import { derivationsOf } from "../src/pillars/registry.ts";
import { summarize } from "../src/pipeline/check-summary.ts";
import { evaluate } from "../src/pipeline/evaluate.ts";
import { indexEvidence } from "../src/pipeline/evidence-index.ts";
import { loadRules } from "../src/pipeline/rules.ts";
import { scoreFramework } from "../src/pipeline/score.ts";
import { workloadOf } from "./growing-workload.ts";

const SIZES = [1_250, 2_500, 5_000, 10_000];
const CHECKS = 100;

/** Evaluation and scoring of N components × 100 checks, each size in a process of its own. */
export function benchEvaluation(): void {
  let before: { ms: number } | undefined;
  for (const size of SIZES) {
    const { stdout, stderr, status } = spawnSync(process.execPath, [import.meta.filename, String(size)], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(stderr);
    const result = JSON.parse(stdout) as { ms: number; judgements: number; decided: number; rssMiB: number };
    const growth = before ? `, ${(result.ms / before.ms).toFixed(2)} × the half` : "";
    console.log(
      `${String(size).padStart(6)} components × ${CHECKS} checks: ${(result.ms / 1000).toFixed(2)} s, ${result.judgements} judgements (${result.decided} decided), peak ${result.rssMiB.toFixed(0)} MiB${growth}`,
    );
    before = result;
  }
}

/** The shipped checks that speak to any component, filled up to 100 with copies under other ids. */
function checksOf(rules: Rules): Check[] {
  const signals = new Set([
    "kubernetes.replicas",
    "kubernetes.readiness-probe",
    "kubernetes.liveness-probe",
    "kubernetes.memory-limit",
    "kubernetes.run-as-non-root",
    "kubernetes.privileged",
    "kubernetes.spread",
  ]);
  const fitting = rules.checks.filter((check) => !check.appliesTo.includes("workload"));
  const fed = fitting.filter((check) =>
    check.needs.every((need) => need.readings.some((one) => one.signal !== undefined && signals.has(one.signal))),
  );
  const out: Check[] = [...fitting];
  for (let i = 0; out.length < CHECKS; i++) {
    const check = fed[i % fed.length];
    if (check) out.push({ ...check, id: `${check.id}-copy-${i}` });
  }
  return out.slice(0, CHECKS).map((check) => ({ ...check, appliesTo: ["component"] }));
}

if (process.argv[1] === import.meta.filename) {
  const compiled = await loadRules(join(import.meta.dirname, "../dist/rules.json"), []);
  const rules: Rules = { ...compiled, checks: checksOf(compiled) };
  const document = workloadOf(Number(process.argv[2]));
  const begin = performance.now();
  const evaluation = evaluate(indexEvidence(document), rules, derivationsOf(rules));
  const summaries = new Map(
    evaluation.judged.map((entry) => [entry.check.id, summarize(entry, document.workload.name)]),
  );
  for (const framework of rules.frameworks) {
    scoreFramework(framework, { checks: rules.checks, summaries, answers: [], waivers: [], scoring: rules.scoring });
  }
  const ms = performance.now() - begin;
  const judgements = evaluation.judged.flatMap((entry) => entry.verdicts.length).reduce((a, b) => a + b, 0);
  const decided = [...summaries.values()].reduce((sum, one) => sum + one.decided * one.applicable, 0);
  process.stdout.write(
    JSON.stringify({ ms, judgements, decided: Math.round(decided), rssMiB: process.resourceUsage().maxRSS / 1024 }),
  );
}
