import type { Assessment } from "../../model/assessment.ts";
import { compareAssessments, pillarMoves } from "../compare/index.ts";
import { formatTime } from "../instants.ts";
import { counted } from "../words.ts";

interface MovedView {
  since: string;
  rows: { pillar: string; text: string }[];
  sentence: { figure: string; text: string };
}

/** Moves of what is proven that print as something. Points. */
const LEAST_MOVE = 0.05;

/** What moved since an earlier assessment; of other rules or of another workload nothing is compared, and that is said. */
export function movedView(assessment: Assessment, since: Assessment | undefined): MovedView {
  if (!since) return { since: "", rows: [], sentence: { figure: "", text: "" } };
  const at = formatTime(since.asOf);
  if (since.rulesDigest !== assessment.rulesDigest || since.workload.name !== assessment.workload.name) {
    const other =
      since.workload.name !== assessment.workload.name ? "is of another workload" : "was scored by other rules";
    return { since: at, rows: [], sentence: { figure: "not compared", text: `the assessment of ${at} ${other}` } };
  }
  const titles = new Map(assessment.frameworks.map(({ id, title }) => [id, title]));
  const rows = pillarMoves(compareAssessments(since, assessment))
    .filter(({ moved }) => Math.abs(moved) >= LEAST_MOVE)
    .map(({ framework, title, moved, line }) => ({
      move: moved,
      pillar: `${titles.get(framework) ?? framework}: ${title}`,
      text: line,
    }));
  const up = rows.filter(({ move }) => move > 0).length;
  return {
    since: at,
    rows,
    sentence: {
      figure: rows.length === 0 ? "nothing" : `${up} up, ${rows.length - up} down`,
      text: rows.length === 0 ? `no pillar moved since ${at}` : `${counted(rows.length, "pillar")} moved since ${at}`,
    },
  };
}
