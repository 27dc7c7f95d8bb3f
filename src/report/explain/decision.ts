import type { Assessment } from "../../model/assessment.ts";
import type { Decision } from "../../model/decision.ts";
import { formatPoints } from "../quantities.ts";
import { pillarTitle } from "../words.ts";
import { findingNode } from "./findings.ts";
import type { ExplainNode } from "./node.ts";

/** What is to be decided, the ways to do it, and the findings that ask for it. */
export function decisionNode(assessment: Assessment, decision: Decision): ExplainNode {
  const { options = [], recommended, tradeoffs = [], confirmation, records = [], gain, checks = [] } = decision;
  const asking = new Set(decision.findings);
  return {
    kind: "decision",
    id: decision.id,
    title: decision.title,
    details: [
      ...(gain ? [{ label: "would gain", text: `${formatPoints(gain)} points of low in the first framework` }] : []),
      ...(checks.length > 0 ? [{ label: "asked by", text: checks.join(", ") }] : []),
      ...options.map(({ name, gains, costs }) => ({ label: "option", text: `${name}: ${gains}; but ${costs}` })),
      ...(recommended ? [{ label: "recommended", text: `${recommended.option}, because ${recommended.reason}` }] : []),
      ...tradeoffs.map(({ option, serves, against, titles }) => ({
        label: "trade-off",
        text: `${option}: ${pillarTitle(serves)} against ${pillarTitle(against)}: ${titles.join("; ")}`,
      })),
      ...(confirmation
        ? [{ label: "confirmed by", text: `${confirmation.checks.join(", ")}, by ${confirmation.by}` }]
        : []),
      ...records.map(({ path, title, status }) => ({ label: "record", text: `${path}: ${title} (${status})` })),
      ...(records.length === 0 ? [{ label: "draft", text: "plumbrule adrs suggest" }] : []),
    ],
    children: assessment.findings
      .filter(({ id }) => asking.has(id))
      .map((finding) => findingNode(assessment, finding, false)),
  };
}
