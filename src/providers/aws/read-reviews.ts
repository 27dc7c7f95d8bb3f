import {
  type AnswerSummary,
  GetLensReviewCommand,
  ListAnswersCommand,
  ListWorkloadsCommand,
  WellArchitectedClient,
  type WorkloadSummary,
} from "@aws-sdk/client-wellarchitected";
import type { EvidenceValue, Row } from "../../model/evidence.ts";
import { visible } from "../../model/text.ts";
import type { Access } from "./access.ts";
import { paged } from "./paged.ts";

const API = "aws/wellarchitected";
const LENS = "wellarchitected";
const MOST_PAGES = 40;
const RISKS = ["HIGH", "MEDIUM", "NONE", "NOT_APPLICABLE"];

export async function readReviews(
  names: readonly string[],
  region: string,
  access: Access,
): Promise<{ values: { [signal: string]: EvidenceValue }; pages: number } | { reason: string }> {
  const client = access.traced(new WellArchitectedClient(access.configFor(region)));
  const workloads = await paged<WorkloadSummary>(access, {
    api: API,
    what: "ListWorkloads",
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new ListWorkloadsCommand({
        MaxResults: 50,
        ...(token === undefined ? {} : { NextToken: token }),
      });
      const { WorkloadSummaries, NextToken } = await client.send(command, { abortSignal });
      return { items: WorkloadSummaries, next: NextToken };
    },
  });
  if ("reason" in workloads) return workloads;
  let { pages } = workloads;
  const review: Row[] = [];
  const answers: Row[] = [];
  for (const name of names) {
    const found = workloads.items.filter(({ WorkloadName }) => WorkloadName === name);
    const [workload] = found;
    if (!workload || found.length > 1)
      return { reason: `the Well-Architected Tool has ${found.length} workloads of the name ${visible(name)}` };
    const id = { WorkloadId: workload.WorkloadId, LensAlias: LENS };
    const lens = await access.calls.call(API, (abortSignal) =>
      client.send(new GetLensReviewCommand(id), { abortSignal }),
    );
    if ("failure" in lens) return { reason: `GetLensReview: ${lens.failure.reason}` };
    const listed = await paged<AnswerSummary>(access, {
      api: API,
      what: "ListAnswers",
      mostPages: MOST_PAGES,
      async send(token, abortSignal) {
        const command = new ListAnswersCommand({
          ...id,
          MaxResults: 50,
          ...(token === undefined ? {} : { NextToken: token }),
        });
        const { AnswerSummaries, NextToken } = await client.send(command, { abortSignal });
        return { items: AnswerSummaries, next: NextToken };
      },
    });
    if ("reason" in listed) return listed;
    pages += 1 + listed.pages;
    const at = (lens.answer.LensReview?.UpdatedAt ?? workload.UpdatedAt)?.toISOString() ?? null;
    for (const { PillarId = "", RiskCounts = {} } of lens.answer.LensReview?.PillarReviewSummaries ?? []) {
      const answered = RISKS.reduce((sum, risk) => sum + ((RiskCounts as { [risk: string]: number })[risk] ?? 0), 0);
      review.push({
        workload: visible(name),
        lens: LENS,
        pillar: visible(PillarId),
        high: RiskCounts.HIGH ?? 0,
        medium: RiskCounts.MEDIUM ?? 0,
        unanswered: RiskCounts.UNANSWERED ?? 0,
        answered,
        at,
      });
    }
    for (const { QuestionId = "", PillarId = "", Risk = "", SelectedChoices = [] } of listed.items) {
      answers.push({
        lens: LENS,
        pillar: visible(PillarId),
        question: visible(QuestionId),
        risk: visible(Risk),
        choices: SelectedChoices.map(visible),
        at,
      });
    }
  }
  client.destroy();
  return { values: { review, "review.answers": answers }, pages };
}
