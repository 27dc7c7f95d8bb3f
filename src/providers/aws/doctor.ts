import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { DoctorResult, ProviderContext } from "../../model/provider.ts";
import { visible } from "../../model/text.ts";
import { toldSubjects } from "../shared/told-subjects.ts";
import { accessFor } from "./access.ts";
import { gatherAws } from "./gather.ts";
import { intended } from "./intended.ts";

/** What a refused call needs, by the name that AWS gives it in its message (`… is not authorized to perform: cloudwatch:GetMetricData …`). */
const PERMISSION = /not authorized to perform:? ([a-z0-9-]+:[A-Za-z]+)/;

/** Whose credentials these are; then what would be gathered, told for each component, with the permissions that are missing. */
export async function examineAws(context: ProviderContext): Promise<DoctorResult[]> {
  const access = accessFor(context);
  if ("reason" in access)
    return [
      { subject: "aws", ok: false, message: access.reason, fix: "correct providers.aws.endpoint in plumbrule.yaml" },
    ];
  const region = intended(context).regions[0] ?? "us-east-1";
  const client = access.traced(new STSClient(access.configFor(region)));
  const called = await access.calls.call("aws/sts", (abortSignal) =>
    client.send(new GetCallerIdentityCommand({}), { abortSignal }),
  );
  client.destroy();
  if ("failure" in called) {
    return [
      {
        subject: "credentials",
        ok: false,
        message: called.failure.reason,
        fix: "set AWS_PROFILE, or the variables of a role or a user; `aws sts get-caller-identity` has to work",
      },
    ];
  }
  const identity: DoctorResult = {
    subject: "credentials",
    ok: true,
    message: `${visible(called.answer.Arn ?? "an identity without a name")}, account ${visible(called.answer.Account ?? "not told")}`,
  };
  return [identity, ...(await examineEvidence(context))];
}

async function examineEvidence(context: ProviderContext): Promise<DoctorResult[]> {
  const { evidence } = await gatherAws(context);
  const results = toldSubjects(evidence, {
    component: "compare `ref` with what `aws cloudwatch list-metrics` lists",
    objective: "try the objective's metric in CloudWatch",
  });
  const denied = new Set(evidence.flatMap(({ reason }) => PERMISSION.exec(reason ?? "")?.[1] ?? []));
  return [
    ...results,
    ...[...denied].sort().map(
      (permission): DoctorResult => ({
        subject: "permissions",
        ok: false,
        message: `${permission} is missing`,
        fix: "allow it: docs/permissions/aws.json has the whole policy",
      }),
    ),
  ];
}
