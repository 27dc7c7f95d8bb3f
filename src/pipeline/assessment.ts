import { decisionsOf } from "../decisions/group.ts";
import { doubtfulWaivers, recordOf, recordsByDecision, recordsIn } from "../decisions/records.ts";
import { decisionRules } from "../decisions/rules.ts";
import type { Architecture } from "../model/architecture.ts";
import type { Assessment, EvidenceSummary, Finding } from "../model/assessment.ts";
import { type Evidence, type EvidenceDocument, isSeries } from "../model/evidence.ts";
import type { EvidenceIndex } from "../model/fact.ts";
import { byCodeUnit } from "../model/order.ts";
import type { Rules } from "../model/rules.ts";
import { visibleDeep } from "../model/text.ts";
import { type Tracing, UNTRACED } from "../model/tracing.ts";
import type { Answer } from "../model/workload.ts";
import { reliability } from "../pillars/operational-excellence/delivery/reliability.ts";
import { delivery } from "../pillars/operational-excellence/delivery/report.ts";
import { derivationsOf, episodesOf } from "../pillars/registry.ts";
import { budgetsOf } from "../slo/budgets.ts";
import { burnDownsOf } from "../slo/burn-down.ts";
import type { ErrorBudgetRules } from "../slo/rules.ts";
import { architectureOf } from "./architecture.ts";
import { chartsOf } from "./charts.ts";
import { summarize } from "./check-summary.ts";
import { contradictedAnswers } from "./contradictions.ts";
import { liveIn } from "./evaluate.ts";
import { indexEvidence } from "./evidence-index.ts";
import { inOrder, writeFindings } from "./findings.ts";
import { rankFixes } from "./fixes.ts";
import { scoreFramework } from "./score.ts";

/**
 * The pure half of a run: evidence and rules in, assessment out. The same document and rules give the same value,
 * whatever the order of its evidence. Throws for rules that do not compile (ExpressionError), never for evidence.
 */
export function assessEvidence(document: EvidenceDocument, rules: Rules, tracing: Tracing = UNTRACED): Assessment {
  const unjudged = indexEvidence(document);
  const errorBudgets = budgetsOf(unjudged, rules.tables["error-budget"] as ErrorBudgetRules);
  const burnDowns = burnDownsOf(unjudged, errorBudgets, rules.tables["error-budget"] as ErrorBudgetRules);
  const index: EvidenceIndex = { ...unjudged, budgets: errorBudgets };
  const { evaluation, findings: judged } = tracing.step("evaluate", () =>
    writeFindings(index, rules, derivationsOf(rules)),
  );
  const live = liveIn(document);
  const input = {
    checks: rules.checks,
    summaries: new Map(evaluation.judged.map((entry) => [entry.check.id, summarize(entry, document.workload.name)])),
    answers: document.answers.filter(live),
    waivers: document.waivers.filter(live),
    scoring: rules.scoring,
  };
  const frameworks = rules.frameworks
    .filter((framework) => document.frameworks.includes(framework.id))
    .sort((a, b) => document.frameworks.indexOf(a.id) - document.frameworks.indexOf(b.id));
  const results = frameworks.map((framework) => scoreFramework(framework, input, tracing));
  const records = recordsIn(index);
  const findings = inOrder([...judged, ...contradictedAnswers(results, judged, document.workload.name)]).map(
    ({ waiver, ...finding }): Finding => {
      const record = waiver?.adr === undefined ? undefined : recordOf(waiver.adr, records);
      return { ...finding, ...(waiver ? { waiver: { ...waiver, ...(record ? { record } : {}) } } : {}) };
    },
  );
  const fixes = rankFixes(frameworks, results, input, findings);
  const episodes = episodesOf(index, rules);
  const architecture = architectureOf(index);
  const { name, owner, criticality, components } = document.workload;
  const assessment: Assessment = {
    schemaVersion: "1",
    tool: document.tool,
    rulesDigest: rules.digest,
    asOf: document.asOf,
    workload: {
      name,
      ...(owner === undefined ? {} : { owner }),
      ...(criticality === undefined ? {} : { criticality }),
      components: [...components].sort((a, b) => byCodeUnit(a.id, b.id)),
    },
    frameworks: results,
    findings,
    fixes,
    episodes,
    objectives: document.objectives,
    waivers: document.waivers,
    errorBudgets,
    ...(document.errorBudgetPolicy === undefined ? {} : { errorBudgetPolicy: document.errorBudgetPolicy }),
    ...(burnDowns.length > 0 ? { burnDowns } : {}),
    delivery: { ...delivery(index, rules), reliability: reliability(errorBudgets) },
    decisions: decisionsOf({
      checks: rules.checks,
      findings,
      fixes,
      frameworks: rules.frameworks,
      rules: decisionRules(rules),
      asOf: document.asOf,
      records: recordsByDecision(records),
    }),
    evidence: evidenceOf(index, findings, architecture),
    charts: chartsOf(index, episodes),
    architecture,
    usage: document.usage,
    diagnostics: [
      ...document.diagnostics,
      ...lapsed(document.answers, document.waivers, live),
      ...doubtfulWaivers(input.waivers, records),
    ],
    policy: document.policy,
  };
  return visibleDeep(assessment);
}

/** Only what findings and dependencies rest on: the rest is in evidence.json. */
function evidenceOf(
  index: EvidenceIndex,
  findings: readonly Finding[],
  { dependencies }: Architecture,
): EvidenceSummary[] {
  const used = new Set([
    ...findings.flatMap((finding) => [
      ...finding.evidence,
      ...finding.inputs.flatMap((one) => one.beside?.evidence ?? []),
    ]),
    ...dependencies.flatMap((one) => one.evidence),
  ]);
  const seen = new Set<string>();
  return index.document.evidence
    .filter((item) => used.has(item.id) && !seen.has(item.id) && seen.add(item.id))
    .map(summarizeEvidence)
    .sort((a, b) => byCodeUnit(a.id, b.id));
}

function summarizeEvidence(item: Evidence): EvidenceSummary {
  const { value } = item;
  const counted = isSeries(value)
    ? value.values.filter((one) => one !== null).length
    : Array.isArray(value)
      ? value.length
      : undefined;
  return {
    id: item.id,
    subject: item.subject,
    signal: item.signal,
    unit: item.unit,
    strength: item.strength,
    window: item.window,
    source: item.source,
    ...(item.attributes ? { attributes: item.attributes } : {}),
    value: value === null || typeof value !== "object" ? value : null,
    ...(counted === undefined ? {} : { samples: counted }),
    ...(item.reason === undefined ? {} : { reason: item.reason }),
  };
}

function lapsed(
  answers: readonly Answer[],
  waivers: EvidenceDocument["waivers"],
  live: (one: { until?: string }) => boolean,
): Assessment["diagnostics"] {
  const old = answers.filter((answer) => !live(answer));
  return [
    ...old.map((answer) => ({
      provider: "workload",
      level: "warning" as const,
      message: `the answer to ${answer.framework}/${answer.practice} by ${answer.by} lapsed on ${answer.until}; it no longer counts`,
    })),
    ...waivers
      .filter((waiver) => !live(waiver))
      .map((waiver) => ({
        provider: "workload",
        level: "warning" as const,
        message: `the waiver of ${[waiver.practice, waiver.check, waiver.component].filter(Boolean).join(", ")} by ${waiver.owner} lapsed on ${waiver.until}; it no longer counts`,
      })),
  ];
}
