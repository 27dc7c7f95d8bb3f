import {
  CreateMilestoneCommand,
  GetAnswerCommand,
  ListAnswersCommand,
  ListWorkloadsCommand,
  UpdateAnswerCommand,
  WellArchitectedClient,
} from "@aws-sdk/client-wellarchitected";
import { EXIT, PlumbruleError, UsageError } from "../../model/errors.ts";
import { visible } from "../../model/text.ts";
import { type Access, type AccessContext, accessFor } from "./access.ts";
import { paged } from "./paged.ts";
import type { ReviewChange, ReviewQuestion } from "./review-changes.ts";

const API = "aws/wellarchitected";
const LENS = "wellarchitected";
const MOST_PAGES = 40;

/** A review of the Well-Architected Tool that may be written to. */
export interface OpenReview {
  questions: ReviewQuestion[];
  /** Writes the answers, one after the other, then the milestone. Throws PlumbruleError (exit 3) with how many were written until then. */
  write(changes: readonly ReviewChange[], milestone: string | undefined): Promise<void>;
}

/** Reads a workload's review. Throws UsageError where there is none of that name, PlumbruleError (exit 3) where it cannot be read. */
export async function openReview(name: string, region: string, context: AccessContext): Promise<OpenReview> {
  const access = accessFor(context);
  if ("reason" in access) throw new UsageError(access.reason);
  const client = access.traced(new WellArchitectedClient(access.configFor(region)));
  const id = { WorkloadId: await workloadId(client, name, access), LensAlias: LENS };
  const ids = await paged(access, {
    api: API,
    what: "ListAnswers",
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new ListAnswersCommand({ ...id, MaxResults: 50, ...(token ? { NextToken: token } : {}) });
      const { AnswerSummaries, NextToken } = await client.send(command, { abortSignal });
      return { items: AnswerSummaries?.flatMap(({ QuestionId }) => QuestionId ?? []), next: NextToken };
    },
  });
  if ("reason" in ids) throw unreadable(ids.reason);
  const questions = await Promise.all(
    ids.items.map(async (question): Promise<ReviewQuestion> => {
      const { Answer: answer = {} } = await asked(access, `GetAnswer ${question}`, (abortSignal) =>
        client.send(new GetAnswerCommand({ ...id, QuestionId: question }), { abortSignal }),
      );
      return {
        id: question,
        title: answer.QuestionTitle ?? "",
        choices: (answer.Choices ?? []).map(({ ChoiceId = "", Title = "" }) => ({ id: ChoiceId, title: Title })),
        selected: answer.SelectedChoices ?? [],
        notes: answer.Notes ?? "",
      };
    }),
  );
  return {
    questions,
    async write(changes, milestone) {
      for (const [at, { question, selected, notes }] of changes.entries()) {
        const command = new UpdateAnswerCommand({
          ...id,
          QuestionId: question,
          SelectedChoices: selected,
          Notes: notes,
        });
        const what = `${at} of ${changes.length} answers are written; UpdateAnswer ${question}`;
        await asked(access, what, (abortSignal) => client.send(command, { abortSignal }));
      }
      if (milestone === undefined) return;
      const command = new CreateMilestoneCommand({ WorkloadId: id.WorkloadId, MilestoneName: milestone });
      const what = "all answers are written; CreateMilestone";
      await asked(access, what, (abortSignal) => client.send(command, { abortSignal }));
    },
  };
}

async function workloadId(client: WellArchitectedClient, name: string, access: Access): Promise<string> {
  const listed = await paged(access, {
    api: API,
    what: "ListWorkloads",
    mostPages: MOST_PAGES,
    async send(token, abortSignal) {
      const command = new ListWorkloadsCommand({ MaxResults: 50, ...(token ? { NextToken: token } : {}) });
      const { WorkloadSummaries, NextToken } = await client.send(command, { abortSignal });
      return { items: WorkloadSummaries, next: NextToken };
    },
  });
  if ("reason" in listed) throw unreadable(listed.reason);
  const found = listed.items.filter(({ WorkloadName }) => WorkloadName === name);
  const [workload] = found;
  if (!workload?.WorkloadId || found.length > 1)
    throw new UsageError(`the Well-Architected Tool has ${found.length} workloads of the name "${visible(name)}"`, [
      "see `aws wellarchitected list-workloads`",
    ]);
  return workload.WorkloadId;
}

function unreadable(reason: string): PlumbruleError {
  return new PlumbruleError(reason, { code: "PLUMBRULE_E_SOURCE", exitCode: EXIT.noVerdict });
}

async function asked<T>({ calls }: Access, what: string, send: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const called = await calls.call(API, send);
  if ("failure" in called) throw unreadable(`${what}: ${called.failure.reason}`);
  return called.answer;
}
