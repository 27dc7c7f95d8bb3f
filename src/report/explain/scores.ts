import type { Assessment, FrameworkResult, PillarResult, PracticeResult } from "../../model/assessment.ts";
import { pillarArithmetic, practiceArithmetic } from "../arithmetic.ts";
import { practiceGroups } from "../findings.ts";
import { formatTime } from "../instants.ts";
import { formatInterval, formatScore, formatShare } from "../quantities.ts";
import { OUTCOME_WORDS, riskCounts } from "../words.ts";
import { checkNode } from "./findings.ts";
import type { ExplainNode, ExplainSum } from "./node.ts";

/** Digits of points and shares inside a sum: enough to add up by hand. */
const DIGITS = 3;
/** Findings of one check under a pillar, worst first: a pillar of ten thousand components stays readable. */
const MOST_FINDINGS = 10;

/** Its pillars, each with the interval of its score; their ids go on. */
export function frameworkNode(framework: FrameworkResult): ExplainNode {
  return {
    kind: "framework",
    id: framework.id,
    title: `${framework.title} ${framework.version}`,
    details: framework.pillars.map(({ id, score, risks }) => ({
      label: `${framework.id}/${id}`,
      text: `${formatScore(score.value)} (${formatInterval(score)}), coverage ${formatShare(score.coverage)}, risks: ${riskCounts(risks)}`,
    })),
    children: [],
  };
}

export function pillarNode(assessment: Assessment, framework: FrameworkResult, pillar: PillarResult): ExplainNode {
  const { score } = pillar;
  const groups = practiceGroups(pillar.practices);
  return {
    kind: "pillar",
    id: `${framework.id}/${pillar.id}`,
    title: `${pillar.title} (${framework.title} ${framework.version})`,
    details: [
      {
        label: "score",
        text: score.value === null ? `– (${score.reason ?? "too little is known"})` : points(score.value),
      },
      { label: "low–high", text: `${points(score.low)} – ${points(score.high)}` },
      { label: "coverage", text: formatShare(score.coverage) },
      { label: "known by", text: strengths(score.strength) },
      { label: "risks", text: riskCounts(pillar.risks) },
      {
        label: "practices",
        text: groups.map((group) => `${group.practices.length} ${OUTCOME_WORDS[group.outcome].many}`).join(", "),
      },
    ],
    sum: pillarSum(pillar),
    children: pillar.practices
      .filter((practice) => practice.coverage > 0 || practice.contributions.length > 0)
      .map((practice) => practiceNode(assessment, framework, pillar, practice, MOST_FINDINGS)),
  };
}

function strengths(strength: PillarResult["score"]["strength"]): string {
  const parts = (["observed", "configured", "attested"] as const).filter((one) => strength[one] > 0);
  return parts.length === 0 ? "nothing" : parts.map((one) => `${formatShare(strength[one])} ${one}`).join(", ");
}

function pillarSum(pillar: PillarResult): ExplainSum {
  const own = pillarArithmetic(pillar);
  const counted = own.rows.filter((row) => row.share > 0);
  const open = counted.filter((row) => row.practice.coverage === 0);
  const rows = counted
    .filter((row) => row.practice.coverage > 0)
    .map((row) => [
      row.practice.id,
      String(row.practice.weight),
      fixed(row.share * row.practice.coverage),
      formatShare(row.practice.score ?? 0),
      fixed(row.low),
      fixed(row.high),
    ]);
  const openRow = [
    `${open.length} not known`,
    String(open.reduce((all, row) => all + row.practice.weight, 0)),
    fixed(0),
    "–",
    fixed(0),
    fixed(open.reduce((all, row) => all + row.high, 0)),
  ];
  return {
    heads: ["practice", "weight", "decided share", "reached", "low", "high"],
    rows: open.length > 0 ? [...rows, openRow] : rows,
    total: [
      "sum",
      String(own.weight),
      fixed(own.coverage),
      own.value === null ? "–" : `${points(own.low)} / ${fixed(own.coverage)} = ${points(own.value)}`,
      fixed(own.low),
      fixed(own.high),
    ],
    agrees: own.agrees,
  };
}

export function practiceNode(
  assessment: Assessment,
  framework: FrameworkResult,
  pillar: PillarResult,
  practice: PracticeResult,
  mostFindings = Number.POSITIVE_INFINITY,
): ExplainNode {
  const question = pillar.questions?.find((one) => one.id === practice.question);
  const { answer } = practice;
  const members = new Set(practice.findings);
  return {
    kind: "practice",
    id: `${framework.id}/${practice.id}`,
    title: practice.title,
    outcome: practice.outcome,
    details: [
      { label: "outcome", text: `${OUTCOME_WORDS[practice.outcome].symbol} ${OUTCOME_WORDS[practice.outcome].word}` },
      ...(practice.reason ? [{ label: "reason", text: practice.reason }] : []),
      ...(practice.question
        ? [{ label: "question", text: question ? `${question.id}: ${question.title}` : practice.question }]
        : []),
      ...(practice.risk
        ? [{ label: "risk", text: `${practice.risk}, weight ${practice.weight} in ${pillar.title}` }]
        : []),
      {
        label: "score",
        text: `${practice.score === null ? "–" : formatShare(practice.score)} of what was decided, low ${fixed(practice.low)}, high ${fixed(practice.high)}, coverage ${formatShare(practice.coverage)}`,
      },
      ...(answer
        ? [
            {
              label: "answer",
              text: `${answer.outcome} by ${answer.by} on ${formatTime(answer.at)}${answer.until ? `, until ${formatTime(answer.until)}` : ""}: ${answer.reason}`,
            },
          ]
        : []),
      ...(practice.wouldEvidence ? [{ label: "would decide it", text: practice.wouldEvidence }] : []),
    ],
    ...(practice.contributions.length > 0 || answer ? { sum: practiceSum(practice) } : {}),
    children: practice.contributions.map((one) => ({
      ...checkNode(assessment, one.check, { among: (finding) => members.has(finding.id), most: mostFindings }),
      title: `covers it in ${one.covers}, since ${one.why}`,
    })),
  };
}

function practiceSum(practice: PracticeResult): ExplainSum {
  const own = practiceArithmetic(practice);
  return {
    heads: ["check", "covers", "share", "decided", "reached", "gives to low"],
    rows: own.terms.map((term) => [
      term.contribution?.check ?? term.note ?? "answer",
      term.contribution?.covers ?? "rest",
      fixed(term.share),
      fixed(term.decided),
      term.decided > 0 ? formatShare(term.low / term.decided) : "–",
      fixed(term.low),
    ]),
    total: [
      "sum",
      "",
      "",
      fixed(own.coverage),
      own.coverage > 0 ? formatShare(own.low / own.coverage) : "–",
      fixed(own.low),
    ],
    agrees: own.agrees,
  };
}

function fixed(value: number): string {
  return value.toFixed(DIGITS);
}

function points(value: number): string {
  return `${value.toFixed(DIGITS)} (${formatScore(value)})`.replace(
    /^(\S+) \((\S+)\)$/,
    (whole, exact: string, short: string) =>
      Number(exact) === Number(short) ? short : whole.replace(` (${short})`, ""),
  );
}
