import type {
  Assessment,
  Contribution,
  EvidenceSummary,
  Finding,
  Fix,
  PillarResult,
  PracticeResult,
  Score,
} from "../../src/model/assessment.ts";
import type { Episode } from "../../src/model/fact.ts";
import { evidenceId, findingId } from "../../src/model/ids.ts";
import type { OutcomeName } from "../../src/model/outcome.ts";
import { SAMPLE_FRAMEWORKS, type SampleFramework, type SamplePractice } from "./sample-frameworks.ts";
import { SAMPLE_CHECKS, SAMPLE_COMPONENTS, type SampleCheck } from "./sample-rules.ts";

const DAY = { start: "2022-08-22T00:00:00Z", end: "2022-08-23T00:00:00Z" };
const WORKLOAD = "online-boutique";
const RISK = { high: 3, medium: 2, low: 1 } as const;

export interface Reading {
  value: number | string | null;
  outcome: OutcomeName;
  score: number | null;
  reason?: string;
}

const pass = (value: number | string): Reading => ({ value, outcome: "pass", score: 1 });
const fail = (value: number | string): Reading => ({ value, outcome: "fail", score: 0 });
const partial = (value: number, score: number): Reading => ({ value, outcome: "partial", score });
const unknown = (reason: string): Reading => ({ value: null, outcome: "unknown", score: null, reason });

/** What each check read of each component; components that are not named are not subjects of it. */
const READINGS: { [check: string]: { [subject: string]: Reading } } = {
  "single-replica-component": {
    frontend: pass(3),
    cart: fail(1),
    checkout: fail(1),
    currency: pass(2),
    email: {
      value: 1,
      outcome: "not-applicable",
      score: null,
      reason: "the component is declared to be of low criticality",
    },
    payment: unknown("no Deployment in the repository names it"),
    productcatalog: pass(2),
    recommendation: { value: 1, outcome: "waived", score: 0, reason: "accepted until 2022-12-31 by shop-team" },
    shipping: fail(1),
  },
  "sustained-latency-degradation": {
    frontend: fail(34),
    cart: fail(19),
    checkout: partial(7, 0.6),
    currency: pass(2),
    payment: pass(0),
    productcatalog: pass(1),
    recommendation: fail(12),
    shipping: pass(3),
  },
  "error-ratio-above-objective": {
    frontend: fail(0.99412),
    cart: unknown("the recording holds 0 throughout: PodSuccessRate was not recorded"),
    checkout: unknown("the recording holds 0 throughout: PodSuccessRate was not recorded"),
  },
  "cpu-saturation": {
    frontend: partial(0.91, 0.45),
    cart: pass(0.42),
    checkout: pass(0.55),
    currency: pass(0.31),
    productcatalog: pass(0.62),
    recommendation: fail(1.02),
    "redis-cart": unknown("1 of 1,209 minutes holds a sample; 907 are needed"),
    shipping: pass(0.2),
  },
  "oversized-cpu-request": {
    frontend: pass(0.41),
    cart: fail(0.83),
    email: fail(0.97),
    payment: fail(0.94),
    shipping: partial(0.66, 0.7),
  },
  "unpinned-base-image": { [WORKLOAD]: fail(9) },
  "missing-runbook": { [WORKLOAD]: pass(2) },
  "low-deployment-frequency": { [WORKLOAD]: partial(0.75, 0.5) },
  "undeclared-carbon-region": {
    [WORKLOAD]: {
      value: null,
      outcome: "error",
      score: null,
      reason: 'the condition compares text with a number: "region < 3"',
    },
  },
};

export interface SampleOptions {
  /** `full`: 307 + 40 + 5 practices and 100 checks, as large as the bundled example. */
  size?: "small" | "full";
  /** Another reading, or undefined where the check no longer applies. */
  reading?: (check: string, subject: string, reading: Reading) => Reading | undefined;
  /** Another answer to a practice. */
  answer?: (practice: string, answer: SamplePractice["answer"]) => SamplePractice["answer"];
}

/** A whole assessment with every outcome, missing scores, episodes, charts and oddities. Its numbers add up. */
export function sampleAssessment(options: SampleOptions = {}): Assessment {
  const full = options.size === "full";
  const checks = full ? [...SAMPLE_CHECKS, ...moreChecks(91)] : SAMPLE_CHECKS;
  const frameworks = (full ? SAMPLE_FRAMEWORKS.map(grown) : SAMPLE_FRAMEWORKS).map((one) => answered(one, options));
  const evidence: EvidenceSummary[] = [];
  const findings = checks.flatMap((check, index) => findingsOf(check, index, evidence, options));
  const results = frameworks.map((framework) => ({
    id: framework.id,
    title: framework.title,
    version: framework.version,
    pillars: framework.pillars.map((pillar) => pillarOf(framework, pillar, findings)),
  }));
  return {
    schemaVersion: "1",
    tool: { name: "plumbrule", version: "0.1.0" },
    rulesDigest: `sha256:${"5d41402abc4b2a76b9719d911017c592".repeat(2)}`,
    asOf: DAY.end,
    workload: {
      name: WORKLOAD,
      owner: "shop-team",
      criticality: "high",
      components: SAMPLE_COMPONENTS.map((component) => ({ ...component })),
    },
    frameworks: results,
    findings,
    fixes: fixesOf(checks, findings),
    episodes: episodesOf(evidence),
    objectives: [
      {
        name: "frontend-availability",
        service: "frontend",
        kind: "availability",
        target: 0.999,
        window: "28d",
        budgetingMethod: "Occurrences",
        source: { path: "slos/frontend.yaml", line: 12 },
      },
      {
        name: "checkout-latency",
        service: "checkout",
        kind: "latency",
        target: 0.95,
        window: "28d",
        budgetingMethod: "Timeslices",
        source: { path: "slos/checkout.yaml", line: 3 },
      },
    ],
    errorBudgets: budgetsOf(),
    delivery: sampleDelivery(),
    decisions: [
      {
        id: "d-single-replica",
        title: "Run every serving component as two replicas",
        findings: findings
          .filter((f) => f.check === "single-replica-component" && f.outcome === "fail")
          .map((f) => f.id),
      },
    ],
    evidence,
    charts: chartsOf(evidence),
    usage: {
      "recorded/files": { requests: 0, points: 48_360, usd: 0, bound: 0 },
      "prometheus/query_range": { requests: 12, metrics: 40, points: 57_600, usd: 0, bound: 12 },
      "aws/cloudwatch": { requests: 1, metrics: 42, usd: 0.00042, bound: 1 },
    },
    diagnostics: [
      {
        provider: "recorded",
        level: "warning",
        message: "front_service.csv: 1,209 rows, 231 of 1,440 minutes are missing (19:09–23:00)",
      },
      {
        provider: "recorded",
        level: "warning",
        message: "PodSuccessRate(%) is 0 in every row of 10 files: read as not recorded",
      },
      { provider: "recorded", level: "warning", message: "cart: 14 shares of CPU are above 100 %, the largest 103 %" },
      { provider: "repository", level: "info", message: "CODEOWNERS names 2 people who have no commit in 365 days" },
      {
        provider: "aws",
        level: "error",
        message: "cloudwatch:GetMetricData was refused: AccessDenied for the role of the run",
      },
    ],
    policy: null,
  };
}

function findingsOf(check: SampleCheck, index: number, evidence: EvidenceSummary[], options: SampleOptions): Finding[] {
  const readings = READINGS[check.id] ?? generatedReadings(index);
  return Object.entries(readings).flatMap(([subject, original]) => {
    const reading = options.reading ? options.reading(check.id, subject, original) : original;
    if (!reading) return [];
    const observed = check.need.strength === "observed";
    const item: EvidenceSummary = {
      id: evidenceId({
        subject,
        signal: check.need.signal,
        source: { provider: observed ? "recorded" : "repository" },
      }),
      subject,
      signal: check.need.signal,
      unit: check.need.unit,
      strength: check.need.strength,
      window: DAY,
      source: observed
        ? { provider: "recorded", query: `column ${check.need.signal}`, path: `telemetry/${subject}.csv`, line: 1 }
        : { provider: "repository", path: `kubernetes/${subject}.yaml`, line: 14 + index },
      value: reading.value,
      ...(observed ? { samples: 1209 } : {}),
      ...(reading.value === null ? { reason: reading.reason ?? "not recorded" } : {}),
    };
    if (!evidence.some((known) => known.id === item.id)) evidence.push(item);
    const bad = reading.outcome !== "pass" && reading.outcome !== "not-applicable";
    return {
      id: findingId(check.id, subject),
      check: check.id,
      title: bad ? check.fail : check.pass,
      pillar: check.pillar,
      subject,
      severity: check.severity,
      outcome: reading.outcome,
      score: reading.score,
      ...(reading.reason ? { reason: reading.reason } : {}),
      message: reading.value === null ? (reading.reason ?? "") : `${check.need.name} is ${reading.value}`,
      measured: { value: reading.value, unit: check.need.unit },
      expected: check.expected,
      strength: reading.value === null ? null : check.need.strength,
      evidence: [item.id],
      practices: [],
      remediation: check.fix,
      inputs: [
        {
          name: check.need.name,
          value: reading.value,
          unit: check.need.unit,
          strength: reading.value === null ? null : check.need.strength,
          from: check.need.from,
          evidence: [item.id],
          ...(reading.value === null ? { reason: reading.reason ?? "not recorded" } : {}),
          ...(subject === "payment" && check.id === "single-replica-component"
            ? { beside: { value: 1, strength: "attested" as const, from: "plumbrule.yaml", evidence: [] } }
            : {}),
        },
      ],
      thresholds: [check.threshold],
      blindSpot: check.blindSpot,
      why: check.why,
      effort: check.effort,
      ...(reading.outcome === "waived"
        ? {
            underlying: "fail" as const,
            waiver: {
              owner: "shop-team",
              reason: "recommendations may be missing for a minute",
              until: "2022-12-31T00:00:00Z",
              adr: "docs/adr/0007-one-recommendation-replica.md",
            },
          }
        : {}),
    } satisfies Finding;
  });
}

function answered(framework: SampleFramework, options: SampleOptions): SampleFramework {
  const change = options.answer;
  if (!change) return framework;
  return {
    ...framework,
    pillars: framework.pillars.map((pillar) => ({
      ...pillar,
      practices: pillar.practices.map(({ answer, ...practice }) => {
        const now = change(practice.id, answer);
        return now ? { ...practice, answer: now } : practice;
      }),
    })),
  };
}

function pillarOf(
  framework: SampleFramework,
  pillar: SampleFramework["pillars"][number],
  findings: Finding[],
): PillarResult {
  const practices = pillar.practices.map((practice) => practiceOf(framework.id, practice, findings));
  const questions = new Map(
    pillar.practices.flatMap((one) => (one.question ? [[questionId(one.id), one.question] as const] : [])),
  );
  return {
    id: pillar.id,
    title: pillar.title,
    score: scoreOf(practices),
    risks: risksOf(practices),
    ...(questions.size > 0 ? { questions: [...questions].map(([id, title]) => ({ id, title })) } : {}),
    practices,
  };
}

/** `REL11-BP02` → `REL11`. */
function questionId(practice: string): string {
  return practice.split("-")[0] ?? practice;
}

function practiceOf(framework: string, practice: SamplePractice, findings: Finding[]): PracticeResult {
  const mappings = practice.checks ?? [];
  const fulls = mappings.filter((mapping) => mapping.covers === "full").length;
  const parts = mappings.length - fulls;
  const own: string[] = [];
  const contributions = mappings.map((mapping): Contribution => {
    const members = findings.filter((finding) => finding.check === mapping.id && finding.outcome !== "not-applicable");
    for (const member of members) {
      own.push(member.id);
      member.practices.push(`${framework}/${practice.id}`);
    }
    const rest = mapping.covers === "full" ? 1 / fulls : Math.min(0.25 * parts, 0.75) / parts;
    const scores = members.flatMap((member) => (member.score === null ? [] : [member.score]));
    return {
      check: mapping.id,
      covers: mapping.covers,
      why: mapping.why,
      share: rest,
      decided: members.length === 0 ? 0 : (rest * scores.length) / members.length,
      score: scores.length === 0 ? null : scores.reduce((a, b) => a + b, 0) / scores.length,
    };
  });
  const answered = practice.answer && practice.answer !== "not-applicable";
  const deciding = contributions.filter((one) => (fulls > 0 ? one.covers === "full" : true));
  let decided = deciding.reduce((total, part) => total + part.decided, 0);
  let low = deciding.reduce((total, part) => total + part.decided * (part.score ?? 0), 0);
  if (fulls > 0) {
    // Beside a full check only what fails of a part counts.
    for (const part of contributions.filter((one) => one.covers === "part")) {
      decided += Math.min(part.decided * (1 - (part.score ?? 1)), 1 - decided);
    }
  }
  if (answered) {
    low += (1 - decided) * { pass: 1, partial: 0.5, fail: 0, "not-applicable": 0 }[practice.answer ?? "fail"];
    decided = 1;
  }
  const score = decided > 0 ? low / decided : null;
  const outcome = outcomeOf(practice, score, decided, findings);
  return {
    id: practice.id,
    title: practice.title,
    ...(practice.question ? { question: questionId(practice.id) } : {}),
    ...(practice.risk ? { risk: practice.risk } : {}),
    outcome,
    score: outcome === "not-applicable" ? null : score,
    low: outcome === "not-applicable" ? 0 : low,
    high: outcome === "not-applicable" ? 0 : low + 1 - decided,
    coverage: outcome === "not-applicable" ? 0 : decided,
    weight: outcome === "not-applicable" ? 0 : RISK[practice.risk ?? "low"],
    findings: own,
    contributions,
    ...(practice.answer
      ? {
          answer: {
            framework,
            practice: practice.id,
            outcome: practice.answer,
            by: "Dana Review",
            at: "2022-08-01T09:00:00Z",
            until: "2023-08-01T00:00:00Z",
            reason: "asked in the yearly review",
            link: "https://wiki.example.org/reviews/2022",
          },
        }
      : {}),
    ...reasonOf(outcome, practice),
  };
}

function outcomeOf(practice: SamplePractice, score: number | null, decided: number, findings: Finding[]): OutcomeName {
  if (practice.answer) return practice.answer;
  if (practice.waived) return "waived";
  if ((practice.checks ?? []).some((m) => findings.some((f) => f.check === m.id && f.outcome === "error")))
    return "error";
  if (score === null) return "unknown";
  if (score < 0.5) return "fail";
  return score === 1 && decided === 1 ? "pass" : "partial";
}

function reasonOf(outcome: OutcomeName, practice: SamplePractice): { reason?: string; wouldEvidence?: string } {
  const would = practice.wouldEvidence ? { wouldEvidence: practice.wouldEvidence } : {};
  if (outcome === "unknown") return { reason: "no check speaks to it and nobody answered it", ...would };
  if (outcome === "error") return { reason: "a check of it is broken: undeclared-carbon-region" };
  if (outcome === "not-applicable") return { reason: "answered: the workload keeps no data of its own" };
  if (outcome === "waived") return { reason: "accepted until 2022-12-31 by shop-team" };
  return {};
}

function scoreOf(practices: PracticeResult[]): Score {
  const live = practices.filter((practice) => practice.outcome !== "not-applicable");
  const weight = live.reduce((total, practice) => total + practice.weight, 0);
  if (weight === 0) {
    const strength = { observed: 0, configured: 0, attested: 0 };
    return {
      value: null,
      low: 0,
      high: 100,
      coverage: 0,
      strength,
      reason: "no practice of it applies to this workload",
    };
  }
  const mean = (of: (practice: PracticeResult) => number) =>
    live.reduce((total, practice) => total + practice.weight * of(practice), 0) / weight;
  const coverage = mean((practice) => practice.coverage);
  const shown = coverage >= 0.2;
  const strength =
    coverage > 0 ? { observed: 0.55, configured: 0.3, attested: 0.15 } : { observed: 0, configured: 0, attested: 0 };
  return {
    value: shown ? (100 * mean((practice) => practice.coverage * (practice.score ?? 0))) / coverage : null,
    low: 100 * mean((practice) => practice.low),
    high: 100 * mean((practice) => practice.high),
    coverage,
    strength,
    ...(shown ? {} : { reason: `${Math.round(coverage * 100)} % of the weight is decided; 20 % is the least` }),
  };
}

function risksOf(practices: PracticeResult[]): PillarResult["risks"] {
  const risks = { high: 0, medium: 0, low: 0, unanswered: 0 };
  for (const practice of practices) {
    if (practice.outcome === "fail") risks[practice.risk ?? "medium"] += 1;
    if (practice.outcome === "unknown" || practice.outcome === "error") risks.unanswered += 1;
  }
  return risks;
}

function fixesOf(checks: SampleCheck[], findings: Finding[]): Fix[] {
  const gains = [9.4, 6.25, 4.1, 2.2, 0.8];
  return checks
    .filter((check) => findings.some((finding) => finding.check === check.id && finding.outcome === "fail"))
    .slice(0, gains.length)
    .map((check, index) => {
      const failing = findings.filter((finding) => finding.check === check.id && finding.outcome === "fail");
      const gain = gains[index] ?? 0;
      return {
        check: check.id,
        title: check.fail,
        findings: failing.map((finding) => finding.id),
        subjects: failing.map((finding) => finding.subject),
        remediation: check.fix,
        effort: check.effort,
        gain,
        pillars: [
          { framework: "aws-well-architected", pillar: "reliability", gain: gain * 0.75 },
          {
            framework: "aws-well-architected",
            pillar: check.pillar === "reliability" ? "security" : check.pillar,
            gain: gain * 0.25,
          },
          { framework: "iso-25010-2023", pillar: "reliability", gain: 3.3 },
        ],
      };
    });
}

function episodesOf(evidence: EvidenceSummary[]): Episode[] {
  const at = (subject: string, signal: string) =>
    evidence.filter((item) => item.subject === subject && item.signal === signal).map((item) => item.id);
  const episode = (
    subject: string,
    signal: string,
    from: string,
    to: string,
    peak: number,
    baseline: number,
    unit: string,
    direction: Episode["direction"] = "high",
  ): Episode => ({
    subject,
    signal,
    start: `2022-08-22T${from}:00Z`,
    end: `2022-08-22T${to}:00Z`,
    peak,
    baseline,
    unit,
    direction,
    evidence: at(subject, signal),
  });
  return [
    episode("frontend", "latency.p99", "03:54", "04:05", 1.92, 0.081, "s"),
    episode("frontend", "success-ratio", "04:03", "04:06", 0.62, 0.9998, "1", "low"),
    episode("frontend", "latency.p99", "04:11", "04:20", 0.97, 0.081, "s"),
    episode("cart", "latency.p99", "04:28", "04:37", 0.812, 0.009, "s"),
    episode("cart", "saturation.cpu", "04:36", "04:44", 1.03, 0.42, "1"),
    episode("checkout", "latency.p99", "04:45", "04:52", 0.44, 0.061, "s"),
    episode("recommendation", "latency.p99", "13:02", "13:14", 0.66, 0.014, "s"),
    episode("recommendation", "saturation.cpu", "13:02", "13:14", 1.02, 0.35, "1"),
    episode("frontend", "requests", "19:09", "22:59", 0, 41.5, "1/s", "absent"),
  ];
}

/** One that is spent while an alert fires, and one of which nothing is known. */
function budgetsOf(): Assessment["errorBudgets"] {
  const window = { start: "2022-07-26T00:00:00Z", end: DAY.end, rolling: true };
  return [
    {
      name: "frontend-availability",
      service: "frontend",
      objective: "99.9 % over 28 days",
      target: 0.999,
      budgetingMethod: "Occurrences",
      window,
      good: 998_960,
      total: 1_000_000,
      sli: 0.99896,
      sliInterval: { low: 0.998895, high: 0.999021, confidence: 0.95 },
      errorBudget: { total: 0.001, consumed: 1.04, remaining: -0.04, remainingMinutes: -1.6128, burnRate: 1.04 },
      burnRates: [
        { severity: "page", long: "1h", short: "5m", threshold: 13.44, longRate: 15, shortRate: 20, firing: true },
        { severity: "ticket", long: "3d", short: "6h", threshold: 0.9333, longRate: 0.4, shortRate: 3, firing: false },
      ],
      status: "exhausted",
      reason: null,
    },
    {
      name: "checkout-latency",
      service: "checkout",
      objective: "95 % over 28 days",
      target: 0.95,
      budgetingMethod: "Timeslices",
      window,
      good: null,
      total: null,
      sli: null,
      sliInterval: null,
      errorBudget: { total: 0.05, consumed: null, remaining: null, remainingMinutes: null, burnRate: null },
      burnRates: [],
      status: "unknown",
      reason: "39,111 of 40,320 slices have no data",
    },
  ];
}

function chartsOf(evidence: EvidenceSummary[]): Assessment["charts"] {
  const wave = (peakAt: number, base: number, peak: number, width: number) =>
    Array.from({ length: 240 }, (_, index) => {
      if (index > 190 && index < 228) return null;
      const distance = Math.abs(index - peakAt);
      const bump = distance < width ? peak * (1 - distance / width) : 0;
      return base + base * 0.15 * Math.sin(index / 5) + base * 0.05 * Math.sin(index * 1.7) + bump;
    });
  const chart = (subject: string, signal: string, unit: string, values: (number | null)[]) => ({
    subject,
    signal,
    evidence: evidence.find((item) => item.subject === subject && item.signal === signal)?.id ?? "",
    unit,
    start: DAY.start,
    step: 360,
    values,
  });
  return [
    chart("frontend", "latency.p99", "s", wave(40, 0.081, 1.8, 4)),
    chart("frontend", "requests", "1/s", wave(120, 41, 9, 60)),
    chart("cart", "latency.p99", "s", wave(45, 0.009, 0.8, 3)),
    chart("cart", "saturation.cpu", "1", wave(46, 0.4, 0.6, 3)),
    chart("checkout", "latency.p99", "s", wave(48, 0.061, 0.38, 3)),
    chart("recommendation", "latency.p99", "s", wave(131, 0.014, 0.65, 3)),
    chart("recommendation", "saturation.cpu", "1", wave(131, 0.35, 0.67, 3)),
  ];
}

function moreChecks(count: number): SampleCheck[] {
  return Array.from({ length: count }, (_, index) => {
    const model = SAMPLE_CHECKS[index % SAMPLE_CHECKS.length] as SampleCheck;
    return {
      ...model,
      id: `${model.id}-${index + 2}`,
      need: { ...model.need, signal: `${model.need.signal}.${index}` },
    };
  });
}

function generatedReadings(index: number): { [subject: string]: Reading } {
  const kinds: ((n: number) => Reading)[] = [
    pass,
    pass,
    fail,
    pass,
    (n) => partial(n, 0.5),
    () => unknown("no such signal was recorded"),
  ];
  const subjects =
    index % 3 === 0 ? [WORKLOAD] : SAMPLE_COMPONENTS.slice(0, 3 + (index % 4)).map((component) => component.id);
  return Object.fromEntries(
    subjects.map((subject, at) => [subject, (kinds[(index + at * 5) % kinds.length] ?? pass)(index + at)]),
  );
}

/** The framework grown to the published number of practices. */
function grown(framework: SampleFramework): SampleFramework {
  const goal = { "aws-well-architected": 307, "iso-25010-2023": 40, dora: 5 }[framework.id] ?? 0;
  const missing = goal - framework.pillars.reduce((total, pillar) => total + pillar.practices.length, 0);
  const pillars = framework.pillars.map((pillar) => ({ ...pillar, practices: [...pillar.practices] }));
  const risks = ["high", "medium", "low"] as const;
  for (let index = 0; index < missing; index++) {
    const pillar = pillars[index % pillars.length];
    const check = index % 3 === 0 ? `${SAMPLE_CHECKS[index % 9]?.id}-${(index % 91) + 2}` : undefined;
    const known = check !== undefined && (index % 91) % 9 === index % 9;
    pillar?.practices.push({
      id: `${pillar.id.slice(0, 3).toUpperCase()}${20 + Math.floor(index / 36)}-BP${index}`,
      title: `Keep the recommended practice number ${index} in view while the workload changes`,
      ...(framework.id === "aws-well-architected"
        ? { question: `How do you look after area ${Math.floor(index / 36)} of your workload?` }
        : {}),
      risk: risks[index % 3] ?? "low",
      ...(known
        ? {
            checks: [{ id: check, covers: index % 2 === 0 ? "full" : "part", why: "it is what the practice asks for" }],
          }
        : {}),
      wouldEvidence: "an answer of the team",
    });
  }
  return { ...framework, pillars };
}

function sampleDelivery(): Assessment["delivery"] {
  const window = { start: "2026-01-01T00:00:00Z", end: "2026-03-31T00:00:00Z" };
  return {
    asOf: window.end,
    window,
    zone: "UTC",
    services: [
      {
        service: "checkout",
        deploymentFrequency: {
          deployments: 12,
          perDay: 12 / 89,
          deployDays: 11,
          deployDayRatio: 11 / 89,
          weeklyMedian: 1,
          fullWeeks: 12,
          sampleSize: 12,
        },
        changeLeadTime: {
          unit: "h",
          basis: "commit",
          commits: 40,
          median: 30.5,
          medianInterval: { low: 20, high: 44, confidence: 0.95 },
          p90: 120,
          oldestCommitMedian: 60,
          negativeDropped: 0,
          undated: 0,
          seeds: 0,
          squashSuspected: 0,
          cherryPicked: 0,
          datedByCommit: 0,
          sampleSize: 40,
        },
        changeFailRate: {
          value: 0.25,
          interval: { explicit: 1 / 12, all: 0.25 },
          failed: 3,
          failedExplicitly: 1,
          deployments: 12,
          failures: [
            {
              tag: "checkout/v1.4.0",
              at: "2026-02-03T10:00:00Z",
              kind: "revert",
              grade: "explicit",
              evidence: "commit 1f3c9a0 reverts a commit of it",
              recoveredBy: null,
              recoveryHours: null,
            },
          ],
          sampleSize: 12,
        },
        failedDeploymentRecoveryTime: {
          unit: "h",
          median: null,
          medianInterval: null,
          open: 1,
          oldestOpen: 30,
          sampleSize: 0,
          reason: "the one failed deployment is still open",
        },
        deploymentReworkRate: { value: 0.25, rework: 3, deployments: 12, window, sampleSize: 12 },
        weeks: [
          { start: "2026-01-05", deployments: 2, failed: 0 },
          { start: "2026-01-12", deployments: 0, failed: 0 },
          { start: "2026-01-19", deployments: 3, failed: 1 },
        ],
        grades: [
          {
            year: "2024",
            verify: "primary",
            source: "Accelerate State of DevOps 2024, p. 13",
            levels: {
              changeLeadTime: { level: "high" },
              changeFailRate: { closestTo: ["medium", "low"] },
              failedDeploymentRecoveryTime: { level: null, reason: "no recovery was seen" },
            },
            overall: "medium",
          },
          {
            year: "2025",
            verify: "secondary",
            source: "State of AI-assisted Software Development 2025",
            scores: { changeLeadTime: { value: 6.5, industry: { id: "mean", mean: 5, deviation: 2 } } },
            score: 6.5,
          },
        ],
      },
    ],
    unattributed: [],
  };
}
